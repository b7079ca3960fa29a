"""Rolling files: under a name that stays, always the newest piece of a category.

A playout system reads the name at its own times. It never meets half a file, and who has the old
one open hears it to its end.
"""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

from producer.errors import InputError
from producer.files import atomic_file, output_error, sha256, write_atomic
from producer.playlist.rolling import newest, next_change, until

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from producer.model import Piece
    from producer.station import Air, Category

STANDBY: Final = "standby"
"""In the place of a piece's id."""
_FAULTS = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a sidecar that is none of ours, or damaged, makes of a look at it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolling:
    """A category's rolling file: what is to lie there, and whether it does."""

    category: Category
    file: Path
    piece: Piece | None
    """None for the standby file, or for no file."""
    right: bool
    until: datetime | None
    """When something else is to lie there, as far as is known now."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Note:
    """What is put under the name, kept beside it."""

    piece: str
    sha256: str
    before: str
    """The SHA-256 of what lay there, empty for nothing of ours: the note is written first, and
    where we are stopped then, that is still known as ours to replace."""
    expires: str | None


def rolling_files(air: Air, pieces: tuple[Piece, ...], now: datetime) -> tuple[Rolling, ...]:
    """What is to lie under the name of each category that has one. `now` is aware."""
    return tuple(
        _rolling(category, category.rolling, pieces, now)
        for category in air.categories
        if category.rolling is not None
    )


def roll(rolling: Rolling, now: datetime) -> str:
    """Put under the name what is to lie there; give what was done, for people.

    Raises OutputError, InputError where a file of somebody else's has that name, and InputError
    for a standby file that is not there: then what has expired is gone all the same.
    """
    if rolling.piece is not None:
        expires = until(rolling.piece, rolling.category, now)
        _put(rolling.file, _sound(rolling.piece, rolling.file), rolling.piece.id, expires)
        told = f", until {expires:%H:%M:%S}" if expires else ""
        return f"{rolling.file.name} is {rolling.piece.title!r}{told}"
    standby = rolling.category.standby
    if standby is None:
        _take_away(rolling.file)
        return f"{rolling.file.name} is taken away: no {rolling.category.name} may air"
    if not standby.is_file():
        _take_away(rolling.file)
        raise InputError(
            f"{standby}: there is no such standby file; {rolling.file.name} is taken away",
            f"Put it there, or leave `standby:` of {rolling.category.name} out.",
        )
    _put(rolling.file, standby, STANDBY, None)
    return f"{rolling.file.name} is the standby {standby.name}"


def _rolling(category: Category, file: Path, pieces: tuple[Piece, ...], now: datetime) -> Rolling:
    piece = newest(pieces, category, now, usable=partial(_has_sound, file=file))
    lies = _lies(file)
    if piece is not None:
        right = lies == piece.id
    elif category.standby is not None:
        right = lies == STANDBY and _same(category.standby, file)
    else:
        right = lies is None
    return Rolling(
        category=category,
        file=file,
        piece=piece,
        right=right,
        until=next_change(pieces, category, now),
        remarks=_unheard(category, file, pieces, now),
    )


def _unheard(
    category: Category, file: Path, pieces: tuple[Piece, ...], now: datetime
) -> tuple[str, ...]:
    """A remark where a newer piece could lie there, if it had a sound of that kind."""
    best = newest(pieces, category, now, usable=lambda _: True)
    if best is None or _has_sound(best, file):
        return ()
    kind = file.suffix.removeprefix(".")
    return (
        f"{best.title!r} can't become {file.name}: it was not made as {kind}; add {kind} to "
        "`formats:` in the station file",
    )


def _has_sound(piece: Piece, file: Path) -> bool:
    sound = _sound(piece, file)
    return sound.suffix.lower() == file.suffix.lower() and sound.is_file()


def _sound(piece: Piece, file: Path) -> Path:
    """The sound of a piece that is of the kind that the name says, there or not."""
    if piece.folder is None or piece.file.suffix.lower() == file.suffix.lower():
        return piece.file
    return piece.file.with_suffix(file.suffix.lower())


def _put(file: Path, sound: Path, piece: str, expires: datetime | None) -> None:
    """Raises InputError where somebody else's file has that name."""
    if file.exists() and _lies(file) is None and not _damaged(_beside(file)):
        raise InputError(
            f"{file}: this file is not of producer's making: nothing was changed",
            "Move it away, or give `rolling:` another name in the station file.",
        )
    note = _Note(
        piece=piece,
        sha256=_sum(sound),
        before=_sum(file) if _lies(file) is not None else "",
        expires=None if expires is None else expires.isoformat(timespec="seconds"),
    )
    write_atomic(_beside(file), json.dumps(asdict(note), indent=1) + "\n")
    with atomic_file(file) as temporary:
        shutil.copyfile(sound, temporary)


def _take_away(file: Path) -> None:
    """Only what we put there: a name may be mistyped, and lead to somebody's own file."""
    try:
        if _lies(file) is not None:
            file.unlink(missing_ok=True)
            _beside(file).unlink(missing_ok=True)
    except OSError as error:
        raise output_error(file, error) from error


def _lies(file: Path) -> str | None:
    """Of what lies under the name its piece's id, STANDBY, or nothing where only that it is ours
    is known; None where it is not ours, or no file."""
    try:
        told: dict[str, Any] = json.loads(_beside(file).read_bytes())
        note, found = _Note(**told), _sha256(file)
    except _FAULTS:
        return None
    if found == note.sha256:
        return note.piece
    return "" if found == note.before else None


def _damaged(note: Path) -> bool:
    """Whether a note is there that can't be read: whatever lies beside it was put there by us."""
    try:
        _Note(**json.loads(note.read_bytes()))
    except FileNotFoundError:
        return False
    except _FAULTS:
        return True
    return False


def _same(standby: Path, file: Path) -> bool:
    return not standby.is_file() or _sum(standby) == _sum(file)


def _sum(file: Path) -> str:
    try:
        return _sha256(file)
    except OSError as error:
        raise InputError(
            f"{file}: this file can't be read: {(error.strerror or str(error)).lower()}",
            "Make it readable: chmod u+r, or name another in the station file.",
        ) from error


def _sha256(file: Path) -> str:
    """Of a file that is read again only when it has changed: a watch looks twice a minute. Raises
    OSError."""
    there = file.stat()
    return _read(file, there.st_mtime_ns, there.st_size, there.st_ino)


@lru_cache(maxsize=64)
def _read(file: Path, *_: int) -> str:
    return sha256(file)


def _beside(file: Path) -> Path:
    return file.with_name(f".{file.name}.json")
