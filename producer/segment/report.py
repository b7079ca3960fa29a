"""The report as a document: every promise of a segment with its measured value, pass or fail."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from producer.segment import listening

if TYPE_CHECKING:
    from producer.model import Segment
    from producer.segment.listening import Hearing


def to_json(segment: Segment, hearing: Hearing | None = None) -> str:
    """Whether all passed, and each check; and what was heard, where somebody listened back."""
    document = {
        "slug": segment.script.slug,
        "passed": all(check.passed for check in segment.checks),
        "profile": segment.profile,
        "checks": [asdict(check) for check in segment.checks],
    }
    heard = {} if hearing is None else {"heard": listening.to_document(hearing)}
    return json.dumps(document | heard, ensure_ascii=False, indent=1)
