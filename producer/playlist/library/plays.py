"""What has aired, and what is to: by the playlists of the days."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.model import Airs, Play, utc
from producer.playlist import document
from producer.playlist.library import scan

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Playlist
    from producer.playlist.library.index import Index, Table

DAYS: Final = 92
"""How far back plays are counted: three months tell what is worn, and a year would take a second
to read."""
_DAY: Final = re.compile(r"(\d{4}-\d{2}-\d{2})\.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The plays of a day's playlist."""

    plays: str
    """JSON: [[piece, when, whether as music], …]."""


def plays_of(playlist: Playlist) -> tuple[Play, ...]:
    """Each time that a piece goes on the air, as itself or to fill what is missing, in order."""
    return tuple(
        Play(piece=entry.piece.id, start=entry.start, music=entry.airs is Airs.FILL)
        for entry in playlist.entries
        if entry.piece is not None
    )


def plays_in(
    folder: Path, index: Index, table: Table[Day], now: datetime
) -> tuple[tuple[Play, ...], tuple[str, ...]]:
    """The plays of the playlists in a folder, from DAYS before `now` on, in order; and a line for
    each playlist that can't be read.

    `now` is aware, and its zone the plays'.
    """
    first = now.date() - timedelta(days=DAYS)
    found = {
        name: stamp
        for name, stamp in scan.files(folder, {".json"}).items()
        if (day := _day(name)) is not None and day >= first
    }
    told = scan.read(index, table, str(folder), found, lambda name: _read(folder / name))
    zone = now.tzinfo
    plays = (
        Play(piece=piece, start=datetime.fromisoformat(start).astimezone(zone), music=music)
        for one in told.values()
        if one.row is not None
        for piece, start, music in json.loads(one.row.plays)
    )
    remarks = tuple(one.why for one in told.values() if one.why)
    return tuple(sorted(plays, key=lambda play: (utc(play.start), play.piece))), remarks


def _day(name: str) -> date | None:
    """The day whose playlist a file is, by its name; exports lie beside it."""
    found = _DAY.fullmatch(name)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _read(file: Path) -> Day:
    try:
        plays = plays_of(document.read(file))
    except InputError as error:
        raise ValueError(error.message) from error
    told = [(play.piece, play.start.isoformat(), play.music) for play in plays]
    return Day(plays=json.dumps(told, ensure_ascii=False))
