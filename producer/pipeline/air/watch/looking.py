"""How things lie: a station's library, playlists and rolling files at a moment."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.pipeline.air.rolling import rolling_files
from producer.pipeline.air.scheduling import playlist_file
from producer.pipeline.air.shelves import shelves_of
from producer.pipeline.air.watch import memory as memories
from producer.pipeline.air.watch.due import State, on_air
from producer.playlist import document
from producer.playlist.missing import missing
from producer.playlist.now_next import FILE_NAME as NOW_NEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime
    from pathlib import Path

    from producer.model import Piece, Playlist
    from producer.pipeline.air.watch.due import Try
    from producer.pipeline.air.watch.memory import Memory
    from producer.station import Air, Station

_NOTHING: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The state, and what the works that are due need of it."""

    state: State
    pieces: tuple[Piece, ...]
    """The library's, those that may not air any more among them."""
    sums: Mapping[date, str]
    """Of the days' playlists, their SHA-256."""
    library: str
    """By which it is known that the library, or the station's clocks, have changed."""
    shown: str
    """By which it is known that the page tells what is on air; empty where nothing is scheduled."""
    remarks: tuple[str, ...]


def look(
    station: Station,
    folder: Path,
    memory: Memory,
    tries: Mapping[str, Try],
    *,
    now: datetime,
    lead_ms: int,
) -> Looked:
    """What lies in the station's folders. `now` is aware, in the station's zone."""
    shelves = shelves_of(station, now, playlists=folder)
    pieces = (*shelves.pieces, *(one.piece for one in shelves.held))
    library = _library(pieces, station.air)
    days, sums = _days(station, folder, now.date())
    shown = _shown(days, sums, now)
    state = State(
        days=days,
        stale=frozenset(day for day in days if memory.scheduled.get(day.isoformat()) != library),
        missing=tuple(one for playlist in days.values() for one in missing(playlist, station.air)),
        rolling=rolling_files(station.air, shelves.pieces, now),
        unsent=tuple(_unsent(station.air.exports, sums, memory)),
        shown=memory.shown == shown and (folder / NOW_NEXT).is_file(),
        tries=tries,
        lead_ms=lead_ms,
    )
    return Looked(
        state=state,
        pieces=pieces,
        sums=sums,
        library=library,
        shown=shown,
        remarks=shelves.remarks,
    )


def _days(
    station: Station, folder: Path, today: date
) -> tuple[dict[date, Playlist], dict[date, str]]:
    """The playlists of today and tomorrow that can be read, and the SHA-256 of each."""
    days, sums = {}, {}
    for day in (today, today + timedelta(days=1)):
        file = playlist_file(station, day, folder)
        try:
            content = file.read_bytes()
            days[day] = document.from_json(content, file)
        except (OSError, InputError):
            continue  # scheduling the day will tell what is wrong with it
        sums[day] = hashlib.sha256(content).hexdigest()
    return days, sums


def _unsent(
    exports: tuple[str, ...], sums: Mapping[date, str], memory: Memory
) -> Iterator[tuple[date, str]]:
    """Each day and what does not have it, the sooner day first."""
    for day, digest in sums.items():
        for to in exports:
            if memory.sent.get(memories.sent_key(day, to)) != digest:
                yield day, to


def _shown(days: Mapping[date, Playlist], sums: Mapping[date, str], now: datetime) -> str:
    if now.date() not in days:
        return _NOTHING
    entry = on_air(days, now)
    start = entry.start.isoformat() if entry is not None else ""
    return hashlib.sha256(f"{sums[now.date()]} {start}".encode()).hexdigest()


def _library(pieces: tuple[Piece, ...], air: Air) -> str:
    """The clocks count too: a watch may be started again with others."""
    told = sorted(
        (one.id, one.category, one.priority, str(one.not_before), str(one.kill), one.hours or ())
        for one in pieces
    )
    return hashlib.sha256(f"{told} {air}".encode()).hexdigest()
