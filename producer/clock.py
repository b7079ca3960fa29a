"""Lengths as people write them: "2:00", "1:02:30", or seconds as "45"."""

from __future__ import annotations

import re
from typing import Final

_LENGTH: Final = re.compile(r"(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,4}):)?(?P<s>\d{1,5}(?:\.\d{1,3})?)")

FORM: Final = "2:00, 1:02:30, or seconds as 45"
"""How a length is written, for whoever wrote it otherwise."""


def length_ms(text: str) -> int | None:
    """The milliseconds of a written length; None for what is none, and for nothing at all."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.group("h", "m", "s"))
    return round(((hours * 60 + minutes) * 60 + seconds) * 1000) or None
