"""Liquidsoap's annotated playlist: one request a line, with its cues and the moment it airs.

A line is what `annotate:` takes, in M3U: https://www.liquidsoap.info/doc-2.1.4/requests.html
"""

from __future__ import annotations

import re
import string
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Final

from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import web
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from producer.model import Entry, Playlist
    from producer.playlist.exports.export import Place

SUFFIX: Final = ".annotate.m3u"
"""Of the files' names, after the day: by it the script finds the day that it is in."""
_TITLE_BYTES: Final = 3000
"""Of a title as an address has it. Icecast 2.4 reads 4 kB of a request, the path and headers
included, and says 4080 bytes to listeners (16 × 255)."""
_PLAIN: Final = frozenset(string.ascii_letters + string.digits + "-._~")
_ELLIPSIS: Final = "…"
_BREAKS: Final = re.compile(r"[\r\n]")
"""What no line of a playlist holds; Liquidsoap knows no other way to write a path."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day's entries in order, as `DAY.annotate.m3u`.

    Feeds, and what has no sound, are comments in the same form, told by what they are known by:
    Liquidsoap would download them. The script of `liquidsoap_script` airs them.
    """
    lines = ["#EXTM3U", *(line(entry, place) for entry in playlist.entries)]
    return (Sheet(name=name(playlist), text="\n".join(lines) + "\n"),)


def name(playlist: Playlist) -> str:
    return f"{playlist.day.isoformat()}{SUFFIX}"


def line(entry: Entry, place: Place) -> str:
    """A request: its fields up to `producer_title` in the order in which the script reads them."""
    title, artist = one_line(entry.title), one_line(entry.artist)
    fields = {
        "producer_start": _seconds(round(entry.start.timestamp() * 1000)),
        "producer_end": _seconds(round(entry.end.timestamp() * 1000)),
        "producer_airs": entry.airs.value,
        "liq_cue_in": _seconds(entry.cue_in_ms),
        "producer_title": _encoded(heard(artist, title)),
        "liq_cue_out": _seconds(entry.cue_out_ms),
        "liq_fade_in": _seconds(entry.fade_in_ms),
        "liq_fade_out": _seconds(entry.fade_out_ms),
        # Levels and cues are measured already, and nothing may find others.
        "liq_disable_autocue": "true",
        "title": title,
        "artist": artist,
    }
    told = ",".join(f"{key}={annotated(value)}" for key, value in fields.items())
    if entry.piece is None:
        return f"#annotate:{told}:{source(entry)}"
    file = str(place.folder / entry.piece.file)
    if _BREAKS.search(file):
        return f"#annotate:{told}:"
    return f"annotate:{told}:{file}"


def source(entry: Entry) -> str:
    """What a feed is known by, without the quotes that would end where it is looked for."""
    return web(entry.source) or one_line(entry.source).replace('"', "'")


def annotated(value: str) -> str:
    """A string as `annotate:` reads it.

    An expression, `#{…}`, would be taken for one, and 2.1 drops the whole request; its lexer has
    undone any escape by then. A word joiner, which isn't seen, stands between its two signs.
    """
    return quoted(value.replace("#{", "#\N{WORD JOINER}{"))


def quoted(value: str) -> str:
    """A string as Liquidsoap's lexer reads it: the same in 2.1 to 2.4."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def heard(artist: str, title: str) -> str:
    """What listeners see, "Artist - Title", cut where Icecast could not take it whole.

    `';` ends a title in the stream, and has no escape: its quote becomes a typographic one.
    """
    told = " - ".join(part for part in (artist, title) if part).replace("';", "’;")
    told = told[: _TITLE_BYTES + 1]  # a sign is a byte at least
    if _bytes(told) <= _TITLE_BYTES:
        return told
    sizes = accumulate(map(_bytes, told), initial=_bytes(_ELLIPSIS))
    return (
        told[: sum(1 for _ in takewhile(lambda size: size <= _TITLE_BYTES, sizes)) - 1] + _ELLIPSIS
    )


def _bytes(told: str) -> int:
    """As an address has it: each byte that is not plain as three signs (RFC 3986, 2.1)."""
    return sum(1 if sign in _PLAIN else 3 * len(sign.encode("utf-8")) for sign in told)


def _encoded(title: str) -> str:
    """As in an address, but for what needs no escape here, so that people can read it."""
    return "".join(f"%{ord(sign):02X}" if sign in '%"\\#' else sign for sign in title)


def _seconds(ms: int) -> str:
    return f"{ms // 1000}.{ms % 1000:03}"
