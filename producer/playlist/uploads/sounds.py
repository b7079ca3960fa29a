"""The sound files of a day, by names that stay the same as long as the sound does."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.model import Airs

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Entry, Filled, Piece, Playlist

_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\s]+")


class Digests:
    """What each file's bytes come to, read once however often it airs."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._known: dict[Path, str] = {}

    def of(self, piece: Piece) -> str:
        """In hexadecimal. Raises InputError where the file can't be read."""
        file = piece.file
        if file not in self._known:
            try:
                with file.open("rb") as stream:
                    # LibreTime knows files by their MD5; nothing is kept secret by it.
                    digest = hashlib.file_digest(
                        stream, lambda: hashlib.new(self._kind, usedforsecurity=False)
                    )
            except OSError as error:
                raise InputError(
                    f"{file}, which airs as {line(piece.title, 60)!r}, can't be read "
                    f"({error.strerror}).",
                    "Schedule the day again, without it.",
                ) from error
            self._known[file] = digest.hexdigest()
        return self._known[file]


def aired(playlist: Playlist) -> tuple[tuple[Entry, Piece], ...]:
    """What a file is played for, in order."""
    return tuple((entry, entry.piece) for entry in playlist.entries if entry.piece is not None)


def outside(slot: Filled) -> bool:
    """Whether it is left to a feed."""
    return slot.opening.airs is Airs.FEED and not any(entry.piece for entry in slot.entries)


def size(file: Path) -> int:
    """In bytes. Raises InputError where the file can't be read."""
    try:
        return file.stat().st_size
    except OSError as error:
        raise InputError(f"{file} can't be read ({error.strerror}).") from error


def suffix(piece: Piece) -> str:
    """The ending of its file's name, of small letters and digits: fit for any server's names."""
    return re.sub(r"[^.a-z0-9]", "", piece.file.suffix.lower())


def line(text: str, longest: int) -> str:
    """On one line, and no longer than a field of the other system holds, in characters."""
    return _UNSEEN.sub(" ", text).strip()[:longest].rstrip()
