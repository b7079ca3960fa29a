"""The checker: what is wrong on the air with clocks that could be read."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.playlist.clocks.finding import WHOLE_FILE, Finding, error, warning
from producer.playlist.clocks.identifying import identifying
from producer.playlist.clocks.shape import shape
from producer.station import NO_CLOCK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from producer.station import Air

__all__ = ["Finding", "findings"]

_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def findings(air: Air) -> tuple[Finding, ...]:
    """All that is wrong with a station's days, by line; none where it may go on the air."""
    return tuple(sorted(_found(air), key=lambda finding: finding.line))


def _found(air: Air) -> Iterator[Finding]:
    if not air.clocks:
        yield error(WHOLE_FILE, "clocks", "the station file has no clocks: nothing is scheduled")
        return
    if not air.zone:
        said = "the station file has no `time-zone`: its hours can't be placed in a day"
        yield error(WHOLE_FILE, "time zone", said)
    days = (*air.week, *(dated.hours for dated in air.dates))
    used = {name for hours in days for name in hours}
    for clock in air.clocks:
        yield from shape(clock)
        if clock.name not in used:
            said = f"“{clock.name}” airs on no day of the week and on no date"
            yield warning(clock.line, "unused", said)
    yield from identifying(air, tuple(clock for clock in air.clocks if clock.name in used))
    if bare := _bare(air.week):
        said = f"no clock tells what airs on {bare}"
        yield warning(WHOLE_FILE, "week", said)


def _bare(week: Sequence[Sequence[str]]) -> str:
    """The hours of a week without a clock, as a week is written: "mon-fri 0-5, sun 0-23"."""
    hours = [
        tuple(hour for hour in range(24) if not week or week[day][hour] == NO_CLOCK)
        for day in range(7)
    ]
    told = []
    for bare, days in groupby(range(7), key=lambda day: hours[day]):
        if bare:
            run = list(days)
            name = _DAYS[run[0]] if len(run) == 1 else f"{_DAYS[run[0]]}-{_DAYS[run[-1]]}"
            told.append(f"{name} {_ranges(bare)}")
    return "; ".join(told)


def _ranges(hours: Sequence[int]) -> str:
    """ "0-5,22-23"."""
    runs = groupby(hours, key=lambda hour: hour - hours.index(hour))
    ends = [(run[0], run[-1]) for run in (list(group) for _, group in runs)]
    return ",".join(str(low) if low == high else f"{low}-{high}" for low, high in ends)
