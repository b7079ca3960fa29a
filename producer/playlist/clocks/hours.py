"""The hours that a day really has, on the clocks of a zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from producer.model import after

if TYPE_CHECKING:
    from collections.abc import Iterator

_FARTHEST: Final = timedelta(hours=16)
"""From Greenwich: more than any zone has been."""
_STEP: Final = timedelta(hours=1)
_SECOND: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """An hour of a day, or the part of it that there is."""

    start: datetime
    """Aware, in the zone; `fold` tells an hour that comes again."""
    hour: int
    """What the clocks show: 0 to 23."""
    from_ms: int = 0
    to_ms: int = 3_600_000
    """The part of the clock's hour that there is, from its top."""

    @property
    def length_ms(self) -> int:
        return self.to_ms - self.from_ms

    @property
    def end(self) -> datetime:
        return after(self.start, self.length_ms)


def hours_of(day: date, zone: str) -> tuple[Hour, ...]:
    """The hours of a local day, in the order in which they pass.

    They are all the time, and only the time, at which the calendar shows `day`: an hour that is
    skipped is missing, one that is repeated comes twice, one that is cut short is a part, and a
    day that a zone left out (Pacific/Apia, 2011-12-30) has none. `zone` is an IANA name.
    """
    place = ZoneInfo(zone)
    midnight = datetime.combine(day, time(), UTC)
    around = (midnight - _FARTHEST, midnight + timedelta(days=1) + _FARTHEST)
    return tuple(
        hour
        for start, end in _stretches(place, *around)
        for hour in _shown(place, start, end, midnight)
    )


def _shown(place: ZoneInfo, start: datetime, end: datetime, midnight: datetime) -> Iterator[Hour]:
    """What a stretch of one offset has of the day that starts at `midnight` (its date, as UTC)."""
    offset = _offset(place, start)
    start = max(start, midnight - offset)
    end = min(end, midnight + timedelta(days=1) - offset)
    while start < end:
        hour, inside = divmod(start + offset - midnight, _STEP)
        to = min(_STEP, inside + (end - start))
        yield Hour(start=start.astimezone(place), hour=hour, from_ms=_ms(inside), to_ms=_ms(to))
        start += to - inside


def _stretches(
    place: ZoneInfo, start: datetime, end: datetime
) -> Iterator[tuple[datetime, datetime]]:
    """From `start` to `end`, parted wherever the zone's distance from UTC changes."""
    steps = int((end - start) / _STEP)
    moments = [start + _STEP * step for step in range(steps + 1)]
    parted = [
        _change(place, low, high)
        for low, high in pairwise(moments)
        if _offset(place, low) != _offset(place, high)
    ]
    yield from pairwise((start, *parted, end))


def _change(place: ZoneInfo, low: datetime, high: datetime) -> datetime:
    """The first second after `low` that has the offset of `high`."""
    before = _offset(place, low)
    while high - low > _SECOND:
        middle = low + (high - low) // _SECOND // 2 * _SECOND
        if _offset(place, middle) == before:
            low = middle
        else:
            high = middle
    return high


def _offset(place: ZoneInfo, moment: datetime) -> timedelta:
    offset = moment.astimezone(place).utcoffset()
    assert offset is not None
    return offset


def _ms(length: timedelta) -> int:
    return length // timedelta(milliseconds=1)
