"""The slots of a day: its clocks, placed in the hours that it really has."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.model import Opening, after
from producer.playlist.clocks.hours import Hour, hours_of
from producer.station import HOUR_MS, NO_CLOCK, Air, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from producer.station import Slot


def openings(air: Air, day: date) -> tuple[Opening, ...]:
    """Every slot of a local day, in order; none overlaps another, whatever the clocks say.

    An hour that is cut short has the slots of that part of its clock, one that is repeated has all
    of them twice, and one without a clock has none. Raises InputError where the station tells no
    time zone.
    """
    if not air.zone:
        raise InputError(
            "the station file tells no time zone, so that its hours can't be placed in a day",
            "Add a line such as `time-zone: America/New_York` to it.",
        )
    clocks = {clock.name: clock for clock in air.clocks}
    told = clocks_of(air, day)
    return tuple(
        opening
        for hour in hours_of(day, air.zone)
        if told[hour.hour] in clocks
        for opening in _placed(clocks[told[hour.hour]], hour)
    )


def clocks_of(air: Air, day: date) -> tuple[str, ...]:
    """The names of the clocks of a day's 24 hours, NO_CLOCK where there is none."""
    for dated in air.dates:
        if dated.day == day:
            return dated.hours
    return air.week[day.weekday()] if air.week else (NO_CLOCK,) * 24


def _placed(clock: Clock, hour: Hour) -> Iterator[Opening]:
    for slot, start_ms, end_ms in _apart(clock):
        first, last = max(start_ms, hour.from_ms), min(end_ms, hour.to_ms)
        if first < last:
            start = after(hour.start, first - hour.from_ms)
            yield Opening(
                id=_id(start),
                start=start,
                length_ms=last - first,
                hard=slot.hard,
                airs=slot.airs,
                name=slot.name,
                category=slot.category,
                source=slot.source,
                clock=clock.name,
            )


def _apart(clock: Clock) -> Iterator[tuple[Slot, int, int]]:
    """The slots by their starts, each from when to when: to the next one's start at the latest."""
    slots = sorted(clock.slots, key=lambda slot: slot.start_ms)
    starts = (*(slot.start_ms for slot in slots), HOUR_MS)
    for slot, (start, following) in zip(slots, pairwise(starts), strict=True):
        yield slot, start, min(slot.end_ms, following)


def _id(start: datetime) -> str:
    """Its UTC offset tells an hour from the one that repeats it."""
    return start.isoformat(timespec="milliseconds" if start.microsecond else "seconds")
