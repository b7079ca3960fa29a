"""How an export names the sound of an entry: an address, a path or a URI."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Entry
    from producer.playlist.exports.export import Place

_WEB: Final = re.compile(r"https?://[^\s/\x00-\x20\x7f]+[^\s\x00-\x20\x7f]*", re.IGNORECASE)
_UNWRITABLE: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]|^\\s|\\s$")
"""What no line of a playlist can hold as it is."""
_SAFE: Final = "!#$%&'()*+,/:;=?@[]~"
"""What an address holds as it is (RFC 3986, 2.2), "%" too: it is escaped already."""


def web(source: str) -> str | None:
    """The address of a feed, its letters beyond ASCII escaped; None where it is none."""
    return quote(source, safe=_SAFE) if _WEB.fullmatch(source) else None


def path(entry: Entry, place: Place) -> str | None:
    """Where an entry's sound is, for a list of paths; None where it has none that can be told.

    The address where it is served, else the path: relative where it lies in the folder of the
    playlist, else absolute; a file URI where a line can't hold the path.
    """
    if entry.piece is None:
        return web(entry.source)
    file = entry.piece.file
    address = place.address(file)
    if address is not None:
        return address
    inside = _inside(file, place)
    # "./" keeps what begins with "#" from being a comment.
    told = str(file) if inside is None else f"./{inside}"
    return _absolute(file, place).as_uri() if _UNWRITABLE.search(told) else told


def uri(entry: Entry, place: Place) -> str | None:
    """The same as a URI reference (RFC 3986)."""
    if entry.piece is None:
        return web(entry.source)
    file = entry.piece.file
    address = place.address(file)
    if address is not None:
        return address
    inside = _inside(file, place)
    return _absolute(file, place).as_uri() if inside is None else f"./{quote(inside)}"


def cues(entry: Entry) -> tuple[str, ...]:
    """VLC's options of an entry that is a part of its file, in seconds; none of a whole one."""
    if entry.piece is None or (entry.cue_in_ms == 0 and entry.length_ms >= entry.piece.length_ms):
        return ()
    return (
        f"start-time={entry.cue_in_ms / 1000:.3f}",
        f"stop-time={entry.cue_out_ms / 1000:.3f}",
    )


def _inside(file: Path, place: Place) -> str | None:
    """The path from the playlist's folder of what lies in it."""
    file = _absolute(file, place)
    return file.relative_to(place.folder).as_posix() if file.is_relative_to(place.folder) else None


def _absolute(file: Path, place: Place) -> Path:
    return place.folder / file
