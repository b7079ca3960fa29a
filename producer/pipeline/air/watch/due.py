"""What a station's watch has to do, and when next: reckoned from what lies there, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from producer.model import after, ms_between, utc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from producer.model import Entry, Playlist
    from producer.pipeline.air.rolling import Rolling
    from producer.playlist.missing import Missing

TOMORROW_FROM: Final = time(22, 0)
"""From when on, at the station, the next day has its playlist."""
POLL_MS: Final = 30_000
"""How long at most until the library is looked at again: somebody may have made a segment."""
_FIRST_BACK_OFF_MS: Final = 30_000
_LONGEST_BACK_OFF_MS: Final = 15 * 60_000
_FORGOTTEN_MS: Final = 24 * 3_600_000
"""What is still due was tried again since: of the others nothing need be known any more."""


class Task(StrEnum):
    """What is to be done; in this order where several are."""

    ROLL = "roll"
    """Swap a rolling file."""
    SCHEDULE = "schedule"
    """Write a day's playlist, or write it anew: the library has changed."""
    SHOW = "show"
    """Tell what is on air, in now-next.json and on the station's page."""
    HAND_ON = "hand on"
    """Write a day's playlist in another format, or hand it to a server."""
    MAKE = "make"
    """Make what an opening lacks."""
    REMOVE = "remove"
    """Remove what was made to order and expired long ago."""


AT_ONCE: Final = frozenset({Task.ROLL, Task.SHOW})
"""What is done in a moment, and on its second; all else may take its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that is due."""

    task: Task
    day: date | None = None
    """Of SCHEDULE, HAND_ON and SHOW; of REMOVE today: what must stay then holds up no other day."""
    to: str = ""
    """Of HAND_ON: the format or the server."""
    missing: Missing | None = None
    """Of MAKE."""
    rolling: Rolling | None = None
    """Of ROLL."""

    @property
    def key(self) -> str:
        """The same for the same work: by it a failed one is known when it is due again."""
        if self.missing is not None:
            return f"{self.task} {self.missing.opening.id}"
        if self.rolling is not None:
            return f"{self.task} {self.rolling.category.name}"
        return " ".join(str(one) for one in (self.task, self.day, self.to) if one)


@dataclass(frozen=True, slots=True, kw_only=True)
class Try:
    """That an event was tried, and did not bring what it should."""

    count: int
    again: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How things lie. Moments are aware, in the station's zone."""

    days: Mapping[date, Playlist]
    """The playlists of today and tomorrow, where they are there."""
    over: bool
    """Whether nothing of today is to come, so that it needs no playlist."""
    stale: frozenset[date]
    """The days of those that were scheduled from another library than there is now."""
    missing: tuple[Missing, ...]
    """What they lack that can be made."""
    rolling: tuple[Rolling, ...]
    unsent: tuple[tuple[date, str], ...]
    """The days, each with a format or a server that does not have it as it is."""
    outdated: bool
    """Whether something lies there that was made to order and expired long ago."""
    shown: bool
    """Whether what is shown is what is on air."""
    tries: Mapping[str, Try]
    lead_ms: int
    """How long before an opening what it lacks is made."""


def due(state: State, now: datetime) -> tuple[Event, ...]:
    """What is to be done at `now`, the most urgent first."""
    return tuple(event for event in _open(state, now) if _may_try(state, event, now))


def first(events: tuple[Event, ...], free: Callable[[Task], bool]) -> Event | None:
    """The first of what is due that may begin; `free` tells whether nothing of its kind goes on.

    What is handed on, made and removed waits until the days are scheduled, which may change it.
    """
    scheduling = not free(Task.SCHEDULE) or any(one.task is Task.SCHEDULE for one in events)
    for event in events:
        if event.task in AT_ONCE:
            return event
        if free(event.task) and (event.task is Task.SCHEDULE or not scheduling):
            return event
    return None


def next_moment(state: State, now: datetime) -> datetime:
    """When there may be something to do again, after all that is due at `now` is done."""
    moments = (
        *(try_.again for try_ in state.tries.values()),
        *(one.until for one in state.rolling if one.until is not None),
        *(after(one.opening.start, -state.lead_ms) for one in state.missing),
        *_turns(state, now),
        _local(now.date(), TOMORROW_FROM, now),
        _local(now.date() + timedelta(days=1), time(), now),
    )
    to_come = [moment for moment in moments if utc(moment) > utc(now)]
    return min(after(now, POLL_MS), *to_come, key=utc)


def tried(before: Try | None, now: datetime) -> Try:
    """One more try that did not bring what it should: the next one has twice as long to wait."""
    count = 1 if before is None else before.count + 1
    wait = min(_FIRST_BACK_OFF_MS * 2 ** min(count - 1, 16), _LONGEST_BACK_OFF_MS)
    return Try(count=count, again=after(now, wait))


def forgotten(told: Try, now: datetime) -> bool:
    """Whether a try is so long ago that it need not be known any more."""
    return ms_between(told.again, now) > _FORGOTTEN_MS


def on_air(days: Mapping[date, Playlist], now: datetime) -> Entry | None:
    """What airs at `now`; None for nothing that a playlist tells of."""
    playlist = days.get(now.date())
    moment = utc(now)
    for entry in playlist.entries if playlist is not None else ():
        if utc(entry.start) <= moment < utc(entry.end):
            return entry
    return None


def _open(state: State, now: datetime) -> Iterator[Event]:
    """All that is due, tried before or not."""
    today = now.date()
    tomorrow = today + timedelta(days=1)
    for rolling in state.rolling:
        if not rolling.right:
            yield Event(task=Task.ROLL, rolling=rolling)
    if (today not in state.days and not state.over) or today in state.stale:
        yield Event(task=Task.SCHEDULE, day=today)
    if today in state.days and not state.shown:
        yield Event(task=Task.SHOW, day=today)
    # Who airs today waits for its change; tomorrow can wait.
    unsent = [Event(task=Task.HAND_ON, day=day, to=to) for day, to in state.unsent]
    yield from (event for event in unsent if event.day == today)
    late = utc(now) >= utc(_local(today, TOMORROW_FROM, now))
    if (late and tomorrow not in state.days) or tomorrow in state.stale:
        yield Event(task=Task.SCHEDULE, day=tomorrow)
    yield from (event for event in unsent if event.day != today)
    for missing in state.missing:
        start = missing.opening.start
        if utc(now) < utc(start) <= utc(after(now, state.lead_ms)):
            yield Event(task=Task.MAKE, missing=missing)
    if state.outdated:
        yield Event(task=Task.REMOVE, day=today)


def _may_try(state: State, event: Event, now: datetime) -> bool:
    """Also where it would have to wait longer than anything does: the clock was set back."""
    before = state.tries.get(event.key)
    left = 0 if before is None else ms_between(now, before.again)
    return not 0 < left <= _LONGEST_BACK_OFF_MS


def _turns(state: State, now: datetime) -> Iterator[datetime]:
    """When today something else goes on the air."""
    playlist = state.days.get(now.date())
    for entry in playlist.entries if playlist is not None else ():
        yield entry.start
        yield entry.end


def _local(day: date, wall: time, now: datetime) -> datetime:
    return datetime.combine(day, wall, tzinfo=now.tzinfo)
