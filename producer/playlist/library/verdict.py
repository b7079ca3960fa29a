"""Whether a segment may air with nobody listening, by its report."""

from __future__ import annotations

import json
from typing import Any, Final

FILE_NAME: Final = "report.json"
ADVICE: Final = frozenset({"expiry", "language", "heard back"})
"""The checks that hold nothing back where they fail. `expiry` told of the day on which the segment
was made: the kill time itself is what counts on another. `language` is the station's own choice
of a voice. `heard back` counts what a small model took for other words: places to listen to, not
faults; a sentence that it did not hear at all (`sentences heard`) is more, and does hold back."""
_ALL_PASSED: Final = b'\n "passed": true,\n'
"""A line of a report as it is written; those of its checks stand deeper."""


def held_back(content: bytes | None) -> str:
    """Why a report holds its segment back, for people; empty where it does not.

    `content` is None where there is none: nobody knows then what airs.
    """
    if content is None:
        return "it has no report"
    if _ALL_PASSED in content:
        return ""
    try:
        checks: list[dict[str, Any]] = json.loads(content)["checks"]
        failed = [str(check["name"]) for check in checks if check["passed"] is not True]
    except (ValueError, KeyError, TypeError, RecursionError):
        return "its report can't be read"
    names = ", ".join(name for name in failed if name not in ADVICE)
    return f"failed its report: {names}" if names else ""
