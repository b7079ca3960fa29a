"""What was made to order long ago, removed: a station that nobody looks after must not fill its
disk.

A newscast of five minutes in WAV and MP3 is 70 MB, and an hourly one 600 GB a year.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from producer.files import output_error
from producer.pipeline.air.supply.newscasts import FOLDER, SLOT
from producer.playlist import document
from producer.playlist.library.pieces import moment
from producer.segment.folder import owned
from producer.segment.manifest import FILE_NAME, OURS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from producer.model import Piece

KEPT_DAYS: Final = 7
"""How many whole days a newscast lies on after its kill time: whoever asks what aired last week,
or comes back from a week off, still finds it."""
_FAULTS = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a folder that holds no segment of ours makes of a look at its manifest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """What came of it."""

    count: int
    left: tuple[Path, ...]
    """Folders that are outdated and hold something else beside."""


def made_to_order(pieces: tuple[Piece, ...], out: Path) -> tuple[Piece, ...]:
    """Those that were made for a slot and expire, as they lie below the segments' folder."""
    place = out.absolute() / FOLDER
    return tuple(
        piece
        for piece in pieces
        if piece.kill is not None
        and piece.folder is not None
        and piece.folder.parent.parent == place
        and _is_slot(piece.folder.parent)
    )


def outdated(pieces: tuple[Piece, ...], today: date) -> tuple[Piece, ...]:
    """Those that expired before the last KEPT_DAYS days began: they become so once a day."""
    return tuple(one for one in pieces if one.kill and one.kill.date() < first_kept(today))


def first_kept(today: date) -> date:
    """What expired on this day, or later, is kept."""
    return today - timedelta(days=KEPT_DAYS)


def remove(out: Path, playlists: Path, now: datetime) -> Removed:
    """Remove what was made for slots, expired KEPT_DAYS days ago and is named by no playlist of
    today or later; then their folders, where nothing else is in them.

    `now` is aware, in the station's zone. A folder goes only where its manifest says that it is
    ours and has expired, and tells of everything in it. Raises OutputError where one can't be
    removed, InputError where a playlist can't be read: nobody knows then what it names.
    """
    named = _named(playlists, now.date())
    count, left = 0, []
    for slot in _folders(out.absolute() / FOLDER):
        if not _is_slot(slot):
            continue
        for folder in _folders(slot):
            told = _manifest(folder)
            if (
                told is None
                or not _expired(told, now)
                or not named.isdisjoint({Path(os.path.normpath(folder)), told["id"]})
            ):
                continue
            if not _holds_only(folder, told):
                left.append(folder)
                continue
            _remove(folder)
            count += 1
        _remove_empty(slot)
    return Removed(count=count, left=tuple(left))


def _named(playlists: Path, today: date) -> frozenset[Path | str | None]:
    """The folders and ids of the pieces in playlists of today and later."""
    pieces = (
        entry.piece
        for file in sorted(playlists.glob("????-??-??.json"))
        if _is_day(file.stem, today)
        for entry in document.read(file).entries
        if entry.piece is not None
    )
    return frozenset(name for piece in pieces for name in (piece.folder, piece.id))


def _is_day(name: str, first: date) -> bool:
    try:
        return date.fromisoformat(name) >= first
    except ValueError:
        return False


def _is_slot(folder: Path) -> bool:
    try:
        datetime.strptime(folder.name, SLOT)
    except ValueError:
        return False
    return True


def _folders(folder: Path) -> tuple[Path, ...]:
    """The folders in a folder, in order; neither hidden ones, at which a run may be, nor links."""
    try:
        found = [
            one
            for one in folder.iterdir()
            if one.name[0] != "." and one.is_dir() and not one.is_symlink()
        ]
    except OSError:  # none, or not ours to read
        return ()
    return tuple(sorted(found))


def _manifest(folder: Path) -> dict[str, Any] | None:
    """The manifest of a segment that we made; None where there is none."""
    if owned(folder) is None:
        return None
    try:
        told: dict[str, Any] = json.loads((folder / FILE_NAME).read_bytes())
        dict(told[OURS]["contents"]), str(told["id"])
    except _FAULTS:
        return None
    return told


def _expired(told: dict[str, Any], now: datetime) -> bool:
    zone: tzinfo | None = now.tzinfo
    assert zone is not None
    expires = told[OURS].get("expires")
    kill = moment(expires, zone) if isinstance(expires, str) else None
    return kill is not None and kill.date() < first_kept(now.date())


def _holds_only(folder: Path, told: dict[str, Any]) -> bool:
    """Whether everything in a folder is told of by its manifest."""
    ours = {FILE_NAME, *told[OURS]["contents"]}
    return all(path in ours for path in _files(folder, folder))


def _files(folder: Path, top: Path) -> Iterator[str]:
    for one in folder.iterdir():
        if one.is_dir() and not one.is_symlink():
            yield from _files(one, top)
        else:
            yield one.relative_to(top).as_posix()


def _remove(folder: Path) -> None:
    """The manifest goes last: where this is ended halfway, the rest is still known as ours."""
    try:
        manifest = folder / FILE_NAME
        for one in sorted(folder.rglob("*"), reverse=True):  # what is in a folder before it
            if one.is_dir():
                one.rmdir()
            elif one != manifest:
                one.unlink()
        manifest.unlink()
        folder.rmdir()
    except OSError as error:
        raise output_error(folder, error) from error


def _remove_empty(slot: Path) -> None:
    try:
        if not any(slot.iterdir()):
            slot.rmdir()
    except OSError as error:
        raise output_error(slot, error) from error
