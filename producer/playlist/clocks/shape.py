"""Whether a clock is an hour: its slots one after the other, from 0:00 to 60:00."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.playlist.clocks.finding import Finding, error, minutes, warning
from producer.station import HOUR_MS, Clock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.station import Slot

_SHORTEST_HARD_MS: Final = 1000
"""Playout systems count a post as on time within a second (Rivendell); less can't be kept."""


def shape(clock: Clock) -> Iterator[Finding]:
    """The gaps, overlaps, sums and lengths that are wrong in a clock."""
    yield from _lengths(clock)
    yield from _joints(clock)
    total = sum(slot.length_ms for slot in clock.slots)
    if total != HOUR_MS:
        off = f"{minutes(abs(total - HOUR_MS))} {'over' if total > HOUR_MS else 'short of'}"
        message = f"the slots of “{clock.name}” add up to {minutes(total)}, {off} 60:00"
        yield error(clock.line, "sum", message)


def _lengths(clock: Clock) -> Iterator[Finding]:
    for slot in clock.slots:
        if slot.start_ms >= HOUR_MS:
            said = f"“{slot.name}” starts at {minutes(slot.start_ms)}, and the hour ends at 60:00"
            yield error(slot.line, "hour", said)
        elif slot.length_ms <= 0:
            said = f"“{slot.name}” at {minutes(slot.start_ms)} has no length: what follows starts"
            yield error(slot.line, "length", f"{said} no later")
        elif slot.end_ms > HOUR_MS:
            over = minutes(slot.end_ms - HOUR_MS)
            said = f"“{slot.name}” ends at {minutes(slot.end_ms)}, {over} after the hour"
            yield error(slot.line, "hour", said)
        elif slot.hard and slot.length_ms < _SHORTEST_HARD_MS:
            said = f"“{slot.name}” is hard and takes {minutes(slot.length_ms)}: no playout system"
            yield warning(slot.line, "length", f"{said} is that exact")


def _joints(clock: Clock) -> Iterator[Finding]:
    """The gaps and overlaps, in the order of the hour."""
    reached, last = 0, None
    slots = (slot for slot in clock.slots if slot.length_ms > 0)
    for slot in sorted(slots, key=lambda slot: slot.start_ms):
        start = min(slot.start_ms, HOUR_MS)
        if start > reached:
            yield error(slot.line, "gap", _gap(reached, start, last, slot))
        elif slot.start_ms < reached and last is not None:
            yield error(slot.line, "overlap", _overlap(last, slot))
        if slot.end_ms > reached:
            reached, last = slot.end_ms, slot
    if reached < HOUR_MS:
        line = last.line if last else clock.line
        yield error(line, "gap", _gap(reached, HOUR_MS, last, None))


def _gap(start: int, end: int, before: Slot | None, following: Slot | None) -> str:
    names = " and ".join(f"“{slot.name}”" for slot in (before, following) if slot)
    where = {
        (True, True): f" between {names}",
        (True, False): f" after {names}",
        (False, True): f" before {names}",
    }.get((before is not None, following is not None), "")
    return f"nothing airs from {minutes(start)} to {minutes(end)} ({minutes(end - start)}){where}"


def _overlap(first: Slot, second: Slot) -> str:
    end = min(first.end_ms, second.end_ms)
    return (
        f"“{first.name}” ({minutes(first.start_ms)} to {minutes(first.end_ms)}) and "
        f"“{second.name}” ({minutes(second.start_ms)} to {minutes(second.end_ms)}) overlap for "
        f"{minutes(end - second.start_ms)}"
    )
