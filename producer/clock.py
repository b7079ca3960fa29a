"""Lengths and moments as people write and read them: "2:00", "1:02:30", "2026-11-25 18:00"."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

_LENGTH: Final = re.compile(r"(?:(?:(?P<h>\d{1,2}):)?(?P<m>\d{1,4}):)?(?P<s>\d{1,5}(?:\.\d{1,3})?)")

FORM: Final = "2:00, 1:02:30, or seconds as 45"
"""How a length is written, for whoever wrote it otherwise."""
MOMENT_FORM: Final = "2026-11-25, 2026-11-25 18:00, or with its zone 2026-11-25T18:00-05:00"
"""How a moment is written."""


def moment(text: str) -> str | None:
    """A written moment as ISO 8601, to the second; a day alone means its end. None for none.

    It is local where it names no zone.
    """
    text = text.strip()
    for read in (_end_of_day, datetime.fromisoformat):
        try:
            found = read(text)
        except ValueError:
            continue
        # Years long past are slips, and some can't be reckoned from one zone to another.
        return found.isoformat(timespec="seconds") if 1970 <= found.year < 9999 else None
    return None


def _end_of_day(text: str) -> datetime:
    return datetime.combine(date.fromisoformat(text), time(23, 59, 59))


def length_ms(text: str) -> int | None:
    """The milliseconds of a written length; None for what is none, and for nothing at all."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        return None
    hours, minutes, seconds = (float(part or 0) for part in found.group("h", "m", "s"))
    if (found["m"] and seconds >= 60) or (found["h"] and minutes >= 60):
        return None
    return round(((hours * 60 + minutes) * 60 + seconds) * 1000) or None


def whole(ms: int) -> str:
    """Whole seconds and no more: "0:09", "1:02:03"."""
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def whole_up(ms: int) -> str:
    """Rounded up to the second: what may be asked for where `ms` is the least."""
    return whole(-(-ms // 1000) * 1000)
