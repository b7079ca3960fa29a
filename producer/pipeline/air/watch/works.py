"""What a watch does when something is due, and the lines that it logs of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from producer.clock import whole
from producer.pipeline.air.exporting import export, hand_on
from producer.pipeline.air.rolling import roll
from producer.pipeline.air.scheduling import playlist_file, schedule_day
from producer.pipeline.air.supply.run import Supplied
from producer.pipeline.air.supply.to_order import make_missing
from producer.pipeline.air.watch import memory as memories
from producer.pipeline.air.watch import outdated
from producer.pipeline.air.watch.due import Task, on_air
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from producer.model import Entry
    from producer.pipeline.air.supply.run import Refused
    from producer.pipeline.air.watch.due import Event
    from producer.pipeline.air.watch.looking import Looked
    from producer.pipeline.air.watch.memory import Memory
    from producer.pipeline.order import Order
    from producer.station import Station

    Log = Callable[[str, str], None]
    """Told an event in a word, and what."""

_PAGE = "station-page"
"""The export that renews both the station's page and now-next.json."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What all works need."""

    station: Station
    folder: Path
    """Of the playlists."""
    solver: str
    order: Order
    log: Log
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What is to be remembered of a work, and whether it brought all that it should."""

    remember: Callable[[Memory], Memory] = memories.unchanged
    """Others may have been done meanwhile, and have their own to remember."""
    whole: bool = True


def do(event: Event, looked: Looked, last: str, desk: Desk) -> Done:
    """Do what is due; `last` is what was told last to be on the air.

    Raises a ProducerError where it can't be done.
    """
    match event.task:
        case Task.ROLL:
            return _roll(event, desk)
        case Task.SCHEDULE:
            return _schedule(event, looked, desk)
        case Task.MAKE:
            return _make(event, looked, desk)
        case Task.HAND_ON:
            return _hand_on(event, looked, desk)
        case Task.SHOW:
            return _show(event, looked, last, desk)
        case Task.REMOVE:
            return _remove(desk)


def _roll(event: Event, desk: Desk) -> Done:
    assert event.rolling is not None
    desk.log("rolled", roll(event.rolling, desk.clock()))
    return Done()


def _schedule(event: Event, looked: Looked, desk: Desk) -> Done:
    assert event.day is not None
    now = desk.clock()
    done = schedule_day(desk.station, event.day, now=now, solver=desk.solver, out=desk.folder)
    for remark in done.remarks:
        desk.log("remark", remark)
    if done.changed:
        slots, dead = len(done.playlist.slots), done.playlist.proof.dead_ms
        desk.log("scheduled", f"{event.day}: {slots} slots, {whole(dead)} of dead air")
    return Done(
        remember=partial(
            memories.scheduled, day=event.day, library=looked.library, today=now.date()
        )
    )


def _make(event: Event, looked: Looked, desk: Desk) -> Done:
    """Never whole: should it still be missing when the day is scheduled anew, it is tried again,
    but not at once."""
    assert event.missing is not None
    results = make_missing(
        desk.station,
        (event.missing,),
        looked.pieces,
        desk.folder,
        now=desk.clock(),
        order=desk.order,
        tell=lambda remark: desk.log("remark", remark),
    )
    for result in results:
        desk.log(*told(result))
    return Done(whole=False)


def told(result: Supplied | Refused) -> tuple[str, str]:
    """What came of making to order, as an event and what."""
    opening = f"{result.opening.start:%H:%M:%S} {result.opening.name}"
    if not isinstance(result, Supplied):
        story = f"{result.story}: " if result.story not in result.error.message else ""
        return "refused", f"{opening}: {story}{result.error.in_a_line}"
    segment = result.made.segment
    wrong = f"; held back by its report: {', '.join(result.failed)}" if result.failed else ""
    length = whole(segment.duration_ms)
    return "made", f"{opening}: {segment.script.title!r}, {length}, {result.made.folder}{wrong}"


def _hand_on(event: Event, looked: Looked, desk: Desk) -> Done:
    assert event.day is not None
    now = desk.clock()
    file = playlist_file(desk.station, event.day, desk.folder)
    # What it lacks and each file that is sent would be a line a minute: the sum of it is told.
    line = hand_on(file, desk.station, event.to, now=now, tell=silent)
    desk.log("handed on", f"{event.day} {event.to}: {line}")
    version = looked.versions[event.day, event.to]
    return Done(
        remember=partial(
            memories.sent, day=event.day, to=event.to, version=version, today=now.date()
        )
    )


def _show(event: Event, looked: Looked, last: str, desk: Desk) -> Done:
    assert event.day is not None
    now = desk.clock()
    file = playlist_file(desk.station, event.day, desk.folder)
    export(file, desk.station, _PAGE, out=desk.folder, at=now)
    entry = on_air(looked.state.days, now)
    on = _airing(entry)
    if on != last:
        desk.log("on air", on.partition(" ")[2])
    return Done(remember=partial(memories.shown, page=looked.shown, on_air=on))


def _remove(desk: Desk) -> Done:
    """Never whole: what stays for good reasons is looked at again, but not at once."""
    now = desk.clock()
    removed = outdated.remove(desk.station.out, desk.folder, now)
    for folder in removed.left:
        desk.log("remark", f"{folder}: it has expired, and stays: it holds files of yours")
    if removed.count:
        before = outdated.first_kept(now.date())
        newscasts = "newscast" if removed.count == 1 else "newscasts"
        desk.log("removed", f"{removed.count} {newscasts} that expired before {before}")
    return Done(whole=False)


def _airing(entry: Entry | None) -> str:
    """When and what, by which the same is known after a restart."""
    if entry is None:
        return "- nothing is scheduled"
    title = f" {entry.title!r}" if entry.title else ""
    return f"{entry.start.isoformat()} {entry.airs}{title}, {whole(entry.length_ms)}"
