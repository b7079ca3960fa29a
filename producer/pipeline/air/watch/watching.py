"""The watch: a station's days kept up with nobody there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from producer.errors import InputError, ProducerError
from producer.model import utc
from producer.pipeline.air import exporting
from producer.pipeline.air.scheduling import faults, playlist_file
from producer.pipeline.air.watch import memory as memories
from producer.pipeline.air.watch.due import Try, due, next_moment, tried
from producer.pipeline.air.watch.locking import only_one
from producer.pipeline.air.watch.looking import look
from producer.pipeline.air.watch.works import Desk, do
from producer.pipeline.order import Order

if TYPE_CHECKING:
    from producer.pipeline.air.watch.due import Event
    from producer.pipeline.air.watch.looking import Looked
    from producer.pipeline.air.watch.memory import Memory
    from producer.station import Station

LEAD_MS: Final = 15 * 60_000
"""How long before an opening what it lacks is made, where nobody says otherwise."""
_LOOK: Final = "look"
"""By which a look that failed is known when it is tried again."""
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
) -> NoReturn:
    """Keep a station's days up until the process is ended; `tell` is told a line an event.

    Today has its playlist, and from 22:00 tomorrow; what they lack is made `lead_ms` before it
    airs; rolling files swap and expire; now-next.json and the page follow what is on air. What
    fails is logged and tried again, ever more seldom. Raises UsageError where another watch runs
    or the station has no clocks, InputError where they are wrong, OutputError.
    """
    wrong = tuple(found for found in faults(station) if found.severity == "error")
    if wrong:
        raise InputError(
            f"the station's clocks can't be aired: line {wrong[0].line}: {wrong[0].message}",
            "See all that is wrong with: producer schedule STATION --check",
        )
    exporting.check(station.air.exports)
    folder = playlist_file(station, clock.now().date(), out).parent
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
        try:
            _keep_up(_Watch(desk=desk, lead_ms=lead_ms, memory=memories.read(folder)), clock, log)
        except KeyboardInterrupt:
            log.event("ended", "it was told to; started again it goes on from here")
            raise


@dataclass(slots=True, kw_only=True)
class _Watch:
    """What a watch knows from one look to the next."""

    desk: Desk
    lead_ms: int
    memory: Memory
    tries: dict[str, Try] = field(default_factory=dict)

    def look(self) -> Looked:
        return look(
            self.desk.station,
            self.desk.folder,
            self.memory,
            self.tries,
            now=self.desk.clock(),
            lead_ms=self.lead_ms,
        )

    def do(self, event: Event, looked: Looked) -> None:
        done = do(event, looked, self.memory, self.desk)
        self.memory = done.memory
        if done.whole:
            self.tries.pop(event.key, None)
        else:
            self.failed(event.key)

    def failed(self, key: str) -> Try:
        now = self.desk.clock()
        self.tries[key] = tried(self.tries.get(key), now)
        return self.tries[key]


def _keep_up(watch: _Watch, clock: Clock, log: _Log) -> NoReturn:
    while True:
        key = _LOOK
        try:
            looked = watch.look()
            watch.tries.pop(_LOOK, None)
            log.remarks(looked)
            events = due(looked.state, clock.now())
            for event in events[:1]:  # then all is looked at anew: it may have changed the rest
                key = event.key
                watch.do(event, looked)
            until = next_moment(looked.state, clock.now())
        except Exception as error:  # what fails must not take the rest off the air
            if _interrupted(error):
                raise KeyboardInterrupt from error
            until = watch.failed(key).again
            log.failure(key, error, until)
            if key != _LOOK:
                continue
        else:
            if events:
                continue
        clock.sleep(max(0.0, (utc(until) - utc(clock.now())).total_seconds()))


def _interrupted(error: BaseException | None) -> bool:
    """Whether ^C came before it: an engine may tell it as a failure of its own."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


@dataclass(slots=True, kw_only=True)
class _Log:
    """One line an event; what is no event but a state is told once."""

    clock: Clock
    tell: Callable[[str], None]
    said: set[str] = field(default_factory=set)

    def event(self, event: str, what: str) -> None:
        if event in _ONCE:
            if what in self.said:
                return
            self.said.add(what)
        moment = self.clock.now().isoformat(timespec="seconds")
        self.tell(" ".join(f"{moment} {event}: {what}".split()))

    def remarks(self, looked: Looked) -> None:
        more = (remark for one in looked.state.rolling for remark in one.remarks)
        for remark in (*looked.remarks, *more):
            self.event("remark", remark)

    def failure(self, key: str, error: Exception, again: datetime) -> None:
        if isinstance(error, ProducerError):
            why = error.in_a_line
        else:
            why = f"this is a bug in producer: {type(error).__name__}: {error}"
        self.event("failed", f"{key}: {why} (again at {again:%H:%M:%S})")


_ONCE: Final = frozenset({"remark", "refused"})
