"""A day scheduled, what it lacks made, and scheduled again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.pipeline.air.rolling import roll, rolling_files
from producer.pipeline.air.scheduling import schedule_day
from producer.pipeline.air.shelves import shelves_of
from producer.pipeline.air.supply.run import Supplied
from producer.pipeline.air.supply.to_order import make_missing
from producer.pipeline.order import Order
from producer.playlist.missing import missing
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from producer.pipeline.air.scheduling import Scheduled
    from producer.pipeline.air.supply.run import Refused
    from producer.pipeline.making import Progress
    from producer.station import Station

_PLAIN = Order()


def schedule_and_make(
    station: Station,
    day: date,
    *,
    clock: Callable[[], datetime],
    solver: str = "search",
    out: Path | None = None,
    order: Order = _PLAIN,
    progress: Progress | None = None,
    tell: Callable[[str], None] = silent,
) -> tuple[Scheduled, tuple[Supplied | Refused, ...]]:
    """A day's playlist with what could be made for it, and what came of making it.

    `clock` tells the moment, aware: what began while a segment was made stays as it was. Raises as
    `schedule_day` and `make_missing` do.
    """
    scheduled = schedule_day(station, day, now=clock(), solver=solver, out=out)
    wanted = missing(scheduled.playlist, station.air)
    if not wanted:
        return scheduled, ()
    now, folder = clock(), scheduled.file.parent
    shelves = shelves_of(station, now, playlists=folder)
    results = make_missing(
        station,
        wanted,
        (*shelves.pieces, *(one.piece for one in shelves.held)),
        folder,
        now=now,
        order=order,
        progress=progress,
        tell=tell,
    )
    if any(isinstance(one, Supplied) for one in results):
        scheduled = schedule_day(station, day, now=clock(), solver=solver, out=out)
    return scheduled, results


def roll_all(station: Station, now: datetime, *, out: Path | None = None) -> tuple[str, ...]:
    """Bring every rolling file up to date; a line for each that was not. Raises as `roll` does."""
    pieces = shelves_of(station, now, playlists=out).pieces
    files = rolling_files(station.air, pieces, now)
    remarks = tuple(remark for one in files for remark in one.remarks)
    return (*remarks, *(roll(one, now) for one in files if not one.right))
