"""Keys of other programs' servers: of the environment alone, so that no file holds one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Mapping

AZURACAST = "PRODUCER_AZURACAST_KEY"
LIBRETIME = "PRODUCER_LIBRETIME_KEY"
SERVERS: Final = {"azuracast": AZURACAST, "libretime": LIBRETIME}
"""What a day is handed over to through HTTP, and where its key stands."""


def key(name: str, environment: Mapping[str, str]) -> str:
    """The key of that name. Raises UsageError where it is not set."""
    found = environment.get(name, "").strip()
    if not found:
        raise UsageError(
            f"{name} is not set in the environment", f"Set it to the server's API key: {name}=…"
        )
    return found
