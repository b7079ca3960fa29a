"""What every file says of how its voice was made, who answers for it, and how long it may air."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.segment.labels import Labels


def marking(labels: Labels) -> dict[str, str]:
    """The marking by name, in one order for all containers; what nobody knows is left out."""
    told = {
        "digital_source_type": labels.digital_source_type,
        "engine": labels.engine,
        "voice": labels.voice,
        "disclosure": labels.disclosure,
        "source_url": labels.url,
        "byline": labels.byline,
        "published": labels.published,
        "approver": labels.approver,
        "expires": labels.expires,
        "script_sha256": labels.script_sha256,
        "reference": labels.reference,
    }
    return {name: value for name, value in told.items() if value}
