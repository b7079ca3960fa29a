"""The library: what may air, what may not and why, and what has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.model import utc
from producer.playlist.library import manifest, pieces, plain, plays, scan, verdict
from producer.playlist.library.index import Table, opened
from producer.playlist.library.manifest import Facts
from producer.playlist.library.plain import Sounding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime, tzinfo

    from producer.model import Piece, Play
    from producer.playlist.library.index import Index
    from producer.station import Category, Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A piece that does not air."""

    piece: Piece
    why: str
    """For people, a few words: "killed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelves:
    """Everything that the library holds, each by category and title."""

    pieces: tuple[Piece, ...]
    """What may air from now on; each id once."""
    held: tuple[Held, ...]
    plays: tuple[Play, ...]
    """In order, those to come among them."""
    remarks: tuple[str, ...]
    """A line, with its place, for each thing that could not be taken in or is held back by its
    report."""


def library(
    station: Station,
    now: datetime,
    *,
    index: Path | None,
    playlists: Path,
    prefer: Sequence[str] = pieces.PREFERRED,
) -> Shelves:
    """The segments of a station, its categories' plain sounds, and the plays of its playlists.

    `now` is aware, and its zone is that of moments that name none. `index` is the file that
    remembers what was read, None for nowhere. `prefer` are the media types of segments' files,
    the first that is there airs. Raises nothing for what lies in the folders: see `remarks`.
    """
    with opened(index, _SEGMENTS, _SOUNDS, _DAYS) as known:
        found = list(_found(station, known, now.tzinfo or UTC, prefer))
        played, more = plays.plays_in(playlists.absolute(), known, _DAYS, now)
    remarks = [f"{one.place}: {one.why}" for one in found if one.why]
    found.sort(key=_by_title)
    shelved: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: bool(one.why)):  # a good copy before a bad one
        if one.piece is not None:
            first = shelved.setdefault(one.piece.id, one)
            if first is not one:
                remarks.append(f"{one.place}: it is the same as {first.place}")
    return Shelves(
        pieces=tuple(
            one.piece for one in shelved.values() if one.piece is not None and not _held(one, now)
        ),
        held=tuple(
            Held(piece=one.piece, why=why)
            for one in shelved.values()
            if one.piece is not None and (why := _held(one, now))
        ),
        plays=played,
        remarks=(*remarks, *more),
    )


_SEGMENTS: Final = Table("segments", Facts)
_SOUNDS: Final = Table("sounds", Sounding)
_DAYS: Final = Table("days", plays.Day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a folder or a file turned out to be."""

    place: Path
    piece: Piece | None = None
    why: str = ""
    """It is no piece, or does not air whatever the time."""


def _by_title(one: _Found) -> tuple[str, str, str]:
    piece = one.piece
    return (piece.category, piece.title, str(one.place)) if piece else ("", "", str(one.place))


def _held(one: _Found, now: datetime) -> str:
    if one.why:
        return one.why
    kill = one.piece.kill if one.piece else None
    return "killed" if kill is not None and utc(kill) <= utc(now) else ""


def _found(station: Station, index: Index, zone: tzinfo, prefer: Sequence[str]) -> Iterator[_Found]:
    yield from _segments(station, index, zone, prefer)
    for category in station.air.categories:
        if category.folder is not None:
            yield from _sounds(category, category.folder.absolute(), station.name, index, zone)


def _segments(
    station: Station, index: Index, zone: tzinfo, prefer: Sequence[str]
) -> Iterator[_Found]:
    out = station.out.absolute()
    told = scan.read(index, _SEGMENTS, str(out), scan.segments(out), partial(_facts, out))
    for path, known in told.items():
        folder = Path(f"{out}/{path}")
        if known.row is None:
            yield _Found(place=folder, why=known.why)
            continue
        try:
            piece = pieces.segment(
                known.row,
                folder,
                written_ns=scan.written_ns(known.stamp),
                zone=zone,
                station=station.name,
                prefer=prefer,
            )
        except ValueError as error:
            yield _Found(place=folder, why=str(error))
        else:
            yield _Found(place=folder, piece=piece, why=known.row.held)


def _facts(out: Path, path: str) -> Facts:
    content = scan.content(f"{out}/{path}/{manifest.FILE_NAME}")
    try:
        report = scan.content(f"{out}/{path}/{verdict.FILE_NAME}")
    except FileNotFoundError:
        report = None
    return manifest.facts_of(content, verdict.held_back(report))


def _sounds(
    category: Category, folder: Path, station: str, index: Index, zone: tzinfo
) -> Iterator[_Found]:
    if not folder.is_dir():
        yield _Found(place=folder, why=f"there is no such folder for {category.name}")
        return
    found = scan.files(folder, plain.MEDIA_TYPES)
    told = scan.read(index, _SOUNDS, str(folder), found, lambda path: plain.sounding(folder / path))
    for path, known in told.items():
        if known.row is None:
            yield _Found(place=folder / path, why=known.why)
        else:
            yield _Found(
                place=folder / path,
                piece=pieces.sound(
                    known.row,
                    folder,
                    path,
                    category=category.name,
                    written_ns=scan.written_ns(known.stamp),
                    zone=zone,
                    station=station,
                ),
            )
