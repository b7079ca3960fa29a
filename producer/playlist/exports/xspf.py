"""XSPF, version 1 (Xiph, xspf.org/spec): a playlist in XML, with the moments of its tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from producer.markup import text
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import cues, uri
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from producer.model import Entry, Playlist
    from producer.playlist.exports.export import Place

_START: Final = "https://schema.org/startDate"
"""What a track's meta is named by, which must be a URI."""

_VLC: Final = "http://www.videolan.org/vlc/playlist/"
"""Begins the names of VLC's own elements."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day's entries in order; one that can't be opened is a comment. Lengths in ms.

    Every location is absolute or relative to the file itself, so that no reader needs xml:base.
    """
    tracks = "".join(_track(entry, place) for entry in playlist.entries)
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<playlist version="1" xmlns="http://xspf.org/ns/0/"'
        f' xmlns:vlc="{_VLC}ns/0/">\n'
        f"<title>{_told(playlist.station)} {playlist.day.isoformat()}</title>\n"
        f"<creator>{_told(playlist.station)}</creator>\n"
        f"<trackList>\n{tracks}</trackList>\n"
        "</playlist>\n"
    )
    return (Sheet(name=f"{playlist.day.isoformat()}.xspf", text=document),)


def _track(entry: Entry, place: Place) -> str:
    where = uri(entry, place)
    if where is None:
        return f"<!-- {_comment(entry)} -->\n"
    piece = entry.piece
    parts = (
        ("location", where),
        ("identifier", quote(piece.id, safe=":/") if piece else ""),
        ("title", one_line(entry.title)),
        ("creator", one_line(entry.artist)),
        ("annotation", one_line(piece.category) if piece else ""),
        ("duration", str(entry.length_ms)),
    )
    told = "".join(f"<{name}>{text(value)}</{name}>" for name, value in parts if value)
    start = entry.start.isoformat(timespec="milliseconds")
    return f'<track>{told}<meta rel="{_START}">{start}</meta>{_part(entry)}</track>\n'


def _part(entry: Entry) -> str:
    """Which part of its file it is, as VLC is told."""
    told = "".join(f"<vlc:option>{cue}</vlc:option>" for cue in cues(entry))
    return f'<extension application="{_VLC}0">{told}</extension>' if told else ""


def _comment(entry: Entry) -> str:
    """ "--" ends a comment in some readers, and is no part of one in XML 1.0, 2.5."""
    return f"{entry.start:%H:%M:%S} {_told(entry.title)}".replace("-", "‐")


def _told(value: str) -> str:
    return text(one_line(value))
