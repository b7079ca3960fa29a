"""The watch: a station's days kept up with nobody there."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from producer.errors import InputError, ProducerError
from producer.markup import printable
from producer.model import utc
from producer.pipeline.air import exporting
from producer.pipeline.air.scheduling import faults
from producer.pipeline.air.shelves import playlists_of
from producer.pipeline.air.watch import memory as memories
from producer.pipeline.air.watch.due import (
    AT_ONCE,
    Try,
    due,
    first,
    forgotten,
    next_moment,
    tried,
)
from producer.pipeline.air.watch.lanes import Threads, outcome
from producer.pipeline.air.watch.locking import only_one
from producer.pipeline.air.watch.looking import Lookout
from producer.pipeline.air.watch.works import Desk, do
from producer.pipeline.order import Order

if TYPE_CHECKING:
    from producer.pipeline.air.watch.due import Event
    from producer.pipeline.air.watch.lanes import Lanes, Outcome
    from producer.pipeline.air.watch.looking import Looked
    from producer.pipeline.air.watch.memory import Memory
    from producer.pipeline.air.watch.works import Done
    from producer.station import Station

LEAD_MS: Final = 15 * 60_000
"""How long before an opening what it lacks is made, where nobody says otherwise."""
_LOOK: Final = "look"
"""By which a look that failed is known when it is tried again."""
_STEP_S: Final = 0.25
"""How often it is looked whether a work has ended, while one is under way."""
_PLAIN = Order()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Whence the time comes; tests bring their own."""

    now: Callable[[], datetime]
    """Aware, in the station's zone."""
    sleep: Callable[[float], None]
    """Seconds."""


def watch(
    station: Station,
    clock: Clock,
    tell: Callable[[str], None],
    *,
    lead_ms: int = LEAD_MS,
    solver: str = "search",
    order: Order = _PLAIN,
    out: Path | None = None,
    lanes: Lanes | None = None,
) -> NoReturn:
    """Keep a station's days up until the process is ended; `tell` is told a line an event.

    Today has its playlist, and from 22:00 tomorrow; what they lack is made `lead_ms` before it
    airs; rolling files swap and expire; now-next.json and the page follow what is on air; what was
    made to order and has expired long ago is removed. What takes its time is done in `lanes`,
    threads where none are given, and holds up nothing else. What fails is logged and tried again,
    ever more seldom. Raises UsageError where another watch runs or the station has no clocks,
    InputError where they are wrong, OutputError.
    """
    wrong = tuple(found for found in faults(station) if found.severity == "error")
    if wrong:
        raise InputError(
            f"the station's clocks can't be aired: line {wrong[0].line}: {wrong[0].message}",
            "See all that is wrong with: producer schedule STATION --check",
        )
    exporting.check(station.air.exports)
    folder = playlists_of(station, out)
    with only_one(folder):
        log = _Log(clock=clock, tell=tell)
        desk = Desk(
            station=station,
            folder=folder,
            solver=solver,
            order=order,
            log=log.event,
            clock=clock.now,
        )
        log.event("watching", f"{station.name or 'the station'}, playlists in {folder}")
        watched = _Watch(
            desk=desk,
            lead_ms=lead_ms,
            memory=memories.read(folder),
            lookout=Lookout(station=station, folder=folder),
            lanes=lanes or Threads(),
            log=log,
        )
        try:
            _keep_up(watched, clock)
        except KeyboardInterrupt:
            watched.lanes.end()
            log.event("ended", "it was told to; started again it goes on from here")
            raise


@dataclass(slots=True, kw_only=True)
class _Watch:
    """What a watch knows from one look to the next."""

    desk: Desk
    lead_ms: int
    memory: Memory
    lookout: Lookout
    lanes: Lanes
    log: _Log
    tries: dict[str, Try] = field(default_factory=dict)

    def look(self) -> tuple[Event | None, datetime]:
        """What may begin now, if anything, and until when nothing else may."""
        now = self.desk.clock()
        self.tries = {key: one for key, one in self.tries.items() if not forgotten(one, now)}
        looked = self.lookout.look(self.memory, self.tries, now=now, lead_ms=self.lead_ms)
        self.log.remarks(looked)
        self.tries.pop(_LOOK, None)
        event = first(due(looked.state, now), self.lanes.free)
        if event is not None:
            self._begin(event, looked)
        return event, next_moment(looked.state, now)

    def _begin(self, event: Event, looked: Looked) -> None:
        work = partial(do, event, looked, self.memory.on_air, self.desk)
        if event.task in AT_ONCE:
            self.settle(outcome(event, work))
        else:
            self.lanes.begin(event, work)

    def settle(self, ended: Outcome) -> None:
        """Remember what a work has done, or when it is to be tried again."""
        done, error, key = ended.done, ended.error, ended.event.key
        if done is not None:
            try:
                self._remember(done)
            except ProducerError as failed:
                error = failed
        if error is not None:
            self.failed(key, error)
        elif done is not None and not done.whole:
            self._try_again(key)
        else:
            self.tries.pop(key, None)

    def failed(self, key: str, error: BaseException) -> datetime:
        """When it is tried again. Raises KeyboardInterrupt where it comes of one."""
        if _interrupted(error):
            raise KeyboardInterrupt from error
        again = self._try_again(key)
        self.log.failure(key, error, again)
        return again

    def _remember(self, done: Done) -> None:
        memory = done.remember(self.memory)
        if memory != self.memory:
            memories.write(self.desk.folder, memory)
            self.memory = memory

    def _try_again(self, key: str) -> datetime:
        self.tries[key] = tried(self.tries.get(key), self.desk.clock())
        return self.tries[key].again


def _keep_up(watch: _Watch, clock: Clock) -> NoReturn:
    while True:
        for ended in watch.lanes.ended():
            watch.settle(ended)
        try:
            event, until = watch.look()
        except Exception as error:  # noqa: BLE001 - what fails must not take the rest off the air
            event, until = None, watch.failed(_LOOK, error)
        if event is None:  # else all is looked at anew: it may have changed the rest
            _rest(clock, until, watch.lanes)


def _rest(clock: Clock, until: datetime, lanes: Lanes) -> None:
    """Sleep until a moment, or until a work that is under way has ended."""
    while (left := (utc(until) - utc(clock.now())).total_seconds()) > 0:
        if not lanes.busy:
            clock.sleep(left)
            return
        clock.sleep(min(left, _STEP_S))
        if lanes.any_ended:
            return


def _interrupted(error: BaseException | None) -> bool:
    """Whether ^C came before it: an engine may tell it as a failure of its own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


@dataclass(slots=True, kw_only=True)
class _Log:
    """One line an event, of several threads; a remark is told once, a refusal once a day."""

    clock: Clock
    tell: Callable[[str], None]
    said: set[tuple[date | None, str]] = field(default_factory=set)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def event(self, event: str, what: str) -> None:
        with self.turn:
            now = self.clock.now()
            if self._is_news(event, what, now.date()):
                moment = now.isoformat(timespec="seconds")
                self.tell(" ".join(printable(f"{moment} {event}: {what}").split()))

    def _is_news(self, event: str, what: str, today: date) -> bool:
        if event not in ("remark", "refused"):
            return True
        told = (today if event == "refused" else None, what)
        if told in self.said:
            return False
        self.said = {one for one in self.said if one[0] in (None, today)} | {told}
        return True

    def remarks(self, looked: Looked) -> None:
        more = (remark for one in looked.state.rolling for remark in one.remarks)
        for remark in (*looked.remarks, *more):
            self.event("remark", remark)

    def failure(self, key: str, error: BaseException, again: datetime) -> None:
        if isinstance(error, ProducerError):
            why = error.in_a_line
        else:
            why = f"this is a bug in producer: {type(error).__name__}: {error}"
        self.event("failed", f"{key}: {why} (again at {again:%H:%M:%S})")
