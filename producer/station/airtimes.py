"""When a segment may air, as people write it: hours of the day, and the end of an embargo."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import Final

from producer import clock

HOURS_FORM: Final = "06:00-10:00, or past midnight as 22:00-02:00"
"""How hours of the day are written, for whoever wrote them otherwise."""
_HOURS: Final = re.compile(r"(\d{1,2}):(\d{2})\s*[-–]\s*(\d{1,2}):(\d{2})")
_DAY_MINUTES: Final = 24 * 60
_MINUTE_MS: Final = 60_000


def hours_ms(text: str) -> tuple[int, int] | None:
    """From and until of written hours of the day, in milliseconds of the local clock from midnight.

    The second is less where they run past midnight. None for what are no hours, or none at all.
    """
    found = _HOURS.fullmatch(text.strip())
    if not found:
        return None
    first_hour, first_minute, last_hour, last_minute = map(int, found.groups())
    if first_minute > 59 or last_minute > 59:
        return None
    first, last = first_hour * 60 + first_minute, last_hour * 60 + last_minute
    if first >= _DAY_MINUTES or last > _DAY_MINUTES or first == last:
        return None
    return first * _MINUTE_MS, last * _MINUTE_MS


def hours(text: str) -> str | None:
    """Written hours of the day in one way, "06:00-10:00"; None for what are none."""
    found = hours_ms(text)
    return None if found is None else hours_text(found)


def hours_text(between: tuple[int, int]) -> str:
    """Hours of the day as they are written, of milliseconds from midnight."""
    return "-".join(map(_time, between))


def embargo(text: str) -> str | None:
    """The end of an embargo as ISO 8601, to the second; a day alone means its begin. None for none.

    It is local where it names no zone.
    """
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return clock.moment(text)
    return clock.moment(datetime.combine(day, time()).isoformat())


def _time(ms: int) -> str:
    hour, minute = divmod(ms // _MINUTE_MS, 60)
    return f"{hour:02}:{minute:02}"
