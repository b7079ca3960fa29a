"""How things lie: a station's library, playlists and rolling files at a moment."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.model import utc
from producer.pipeline.air.exporting import is_of, tells_of_now
from producer.pipeline.air.rolling import rolling_files
from producer.pipeline.air.scheduling import playlist_file
from producer.pipeline.air.watch import memory as memories
from producer.pipeline.air.watch import stock as stocks
from producer.pipeline.air.watch.due import State, on_air
from producer.pipeline.air.watch.outdated import outdated
from producer.pipeline.air.watch.stock import Stock
from producer.playlist import document
from producer.playlist.clocks.openings import openings
from producer.playlist.missing import missing
from producer.playlist.now_next import FILE_NAME as NOW_NEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from producer.model import Piece, Playlist
    from producer.pipeline.air.watch.due import Try
    from producer.pipeline.air.watch.memory import Memory
    from producer.playlist.missing import Missing
    from producer.station import Air, Station

_NOTHING: Final = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """The state, and what the works that are due need of it."""

    state: State
    pieces: tuple[Piece, ...]
    """The library's, those that may not air any more among them."""
    versions: Mapping[tuple[date, str], str]
    """Of each day and what it is handed on to: by which it is known that it has it as it is."""
    library: str
    """By which it is known that the library, or the station's clocks, have changed."""
    shown: str
    """By which it is known that the page tells what is on air; empty where nothing is scheduled."""
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """A day's playlist as it was read."""

    stamp: tuple[int, int, int]
    """Of its file, by which it is known that it is another one now."""
    playlist: Playlist
    digest: str
    missing: tuple[Missing, ...]


@dataclass(slots=True, kw_only=True)
class Lookout:
    """Looks at a station's folders, and reads again only what has changed."""

    station: Station
    folder: Path
    """Of the playlists."""
    _stock: Stock | None = None
    _days: dict[date, _Day] = field(default_factory=dict)

    def look(
        self, memory: Memory, tries: Mapping[str, Try], *, now: datetime, lead_ms: int
    ) -> Looked:
        """What lies there. `now` is aware, in the station's zone."""
        air = self.station.air
        stock = self._stock_at(now)
        self._days = dict(self._read_days(now.date()))
        days = {day: one.playlist for day, one in self._days.items()}
        sums = {day: one.digest for day, one in self._days.items()}
        versions = dict(_versions(air.exports, self._days, now))
        shown = _shown(days, sums, now)
        library = stock.known_by
        state = State(
            days=days,
            over=now.date() not in days and _over(air, now),
            stale=frozenset(
                day for day in days if memory.scheduled.get(day.isoformat()) != library
            ),
            missing=tuple(lacks for one in self._days.values() for lacks in one.missing),
            rolling=rolling_files(air, stock.airing, now),
            unsent=tuple(
                key
                for key, version in versions.items()
                if memory.sent.get(memories.sent_key(*key)) != version
            ),
            outdated=bool(outdated(stock.made_to_order, now.date())),
            shown=memory.shown == shown and (self.folder / NOW_NEXT).is_file(),
            tries=tries,
            lead_ms=lead_ms,
        )
        return Looked(
            state=state,
            pieces=stock.pieces,
            versions=versions,
            library=library,
            shown=shown,
            remarks=stock.remarks,
        )

    def _stock_at(self, now: datetime) -> Stock:
        if self._stock is None or not self._stock.good(now):
            self._stock = stocks.read(self.station, self.folder, now)
        return self._stock

    def _read_days(self, today: date) -> Iterator[tuple[date, _Day]]:
        """The playlists of today and tomorrow that can be read."""
        for day in (today, today + timedelta(days=1)):
            before = self._days.get(day)
            file = playlist_file(self.station, day, self.folder)
            try:
                stamp = _stamp(file)
                if before is None or before.stamp != stamp:
                    before = self._read_day(file, stamp)
            except (OSError, InputError):
                continue  # scheduling the day will tell what is wrong with it
            yield day, before

    def _read_day(self, file: Path, stamp: tuple[int, int, int]) -> _Day:
        content = file.read_bytes()
        playlist = document.from_json(content, file)
        return _Day(
            stamp=stamp,
            playlist=playlist,
            digest=hashlib.sha256(content).hexdigest(),
            missing=missing(playlist, self.station.air),
        )


def _stamp(file: Path) -> tuple[int, int, int]:
    """Playlists are replaced whole, by another file."""
    there = file.stat()
    return there.st_mtime_ns, there.st_size, there.st_ino


def _over(air: Air, now: datetime) -> bool:
    """Whether all that today has is over."""
    opened = openings(air, now.date())
    return bool(opened) and all(utc(one.end) <= utc(now) for one in opened)


def _versions(
    exports: tuple[str, ...], days: Mapping[date, _Day], now: datetime
) -> Iterator[tuple[tuple[date, str], str]]:
    """The sooner day first. What tells of the moment is another one after an embargo or a kill
    time: a feed must not go on with what may not be heard any more."""
    for day, one in days.items():
        for to in exports:
            if is_of(day, to, now.date()):
                passed = f" {_passed(one.playlist, now)}" if tells_of_now(to) else ""
                yield (day, to), f"{one.digest}{passed}"


def _passed(playlist: Playlist, now: datetime) -> int:
    """How many embargoes and kill times of its pieces are over."""
    pieces = {entry.piece.id: entry.piece for entry in playlist.entries if entry.piece is not None}
    moments = (moment for one in pieces.values() for moment in (one.not_before, one.kill))
    return sum(utc(moment) <= utc(now) for moment in moments if moment is not None)


def _shown(days: Mapping[date, Playlist], sums: Mapping[date, str], now: datetime) -> str:
    if now.date() not in days:
        return _NOTHING
    entry = on_air(days, now)
    start = entry.start.isoformat() if entry is not None else ""
    return hashlib.sha256(f"{sums[now.date()]} {start}".encode()).hexdigest()
