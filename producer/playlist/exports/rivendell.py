"""Rivendell: a log for its "Rivendell Standard Import", and the sounds for rdimport."""

from __future__ import annotations

import hashlib
import shlex
import uuid
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from producer.model import Airs
from producer.playlist.exports import carts
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.papers import paper
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Entry, Filled, Piece, Playlist
    from producer.playlist.exports.export import Place

MARKER: Final = "MARKER"
"""What stands in the cart column of a line that is none: the service's "Insert Marker String"."""
_TITLE: Final = 34
"""Width of the title column, in UTF-16 units: Rivendell counts Qt's characters."""
_LABEL: Final = 191
"""Characters that a cart's title and artist hold (`rdcart.cpp`)."""
_OUTCUE: Final = 64
"""Those of a cut's out-cue (`rdcut.cpp`)."""
_EARLIEST: Final = "19700101-000000"
_LATEST: Final = "99991231-235959"


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The log, the script that imports its sounds, and carts.json, which keeps their numbers.

    Reads the carts.json that lies in `place.folder`, which must therefore be the same every day.
    """
    pieces = {e.piece.id: e.piece for e in playlist.entries if e.piece is not None}
    given = carts.give(pieces, carts.read(place.folder), playlist.day)
    day = f"{playlist.day:%Y%m%d}"
    commands = "".join(
        _rdimport(piece, given[piece.id].number, playlist) for piece in pieces.values()
    )
    return (
        Sheet(name=f"rivendell-{day}.txt", text=_log(playlist, given)),
        Sheet(name=f"rdimport-{day}.sh", text=_HEAD + commands + _TAIL, executable=True),
        Sheet(name=carts.FILE_NAME, text=carts.to_json(given)),
    )


def _log(playlist: Playlist, given: dict[str, carts.Cart]) -> str:
    return "".join(
        _line(entry, slot, index == 0, given)
        for slot in playlist.slots
        for index, entry in enumerate(slot.entries)
        if entry.piece or entry.airs is Airs.FEED
    )


def _line(entry: Entry, slot: Filled, first: bool, given: dict[str, carts.Cart]) -> str:
    """Columns of "Rivendell Standard Import" (`rddbmgr/create.cpp`): time @0, cart @10, title @25,
    length @60, data @69; then, for a template of the station's own, the time type @102."""
    cart = f"{given[entry.piece.id].number:06}" if entry.piece else MARKER
    guid = _guid(entry.piece.id) if entry.piece else ""
    minutes, seconds = divmod(entry.length_ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    kind = "HARD" if first and slot.opening.hard else ""
    line = (
        f"{entry.start:%H:%M:%S}  {cart:<15}{_column(one_line(entry.title))} "
        f"{hours:02}:{minutes:02}:{seconds:02} {guid:<32} {kind}"
    )
    return line.rstrip() + "\n"


def _column(title: str) -> str:
    """As much of a title as the column holds, padded to its width."""
    told, width = "", 0
    for char in title:
        units = 2 if ord(char) > 0xFFFF else 1
        if width + units > _TITLE:
            break
        told += char
        width += units
    return told + " " * (_TITLE - width)


def _guid(piece: str) -> str:
    """32 hexadecimal digits, which is what the column holds: a segment's UUID, else a hash."""
    try:
        return uuid.UUID(piece).hex
    except ValueError:
        return hashlib.sha256(piece.encode()).hexdigest()[:32]


def _rdimport(piece: Piece, cart: int, playlist: Playlist) -> str:
    out_cue = one_line(paper(piece).out_cue)
    title = one_line(piece.title)[:_LABEL].strip() or _guid(piece.id)
    artist = one_line(piece.artist)[:_LABEL].strip()
    options = (
        f"--to-cart={cart}",
        f"--set-string-title={title}",
        f"--set-string-artist={artist}" if artist else "",
        f"--set-string-outcue={out_cue[-_OUTCUE:].strip()}" if out_cue else "",
        _datetimes(piece, ZoneInfo(playlist.zone)),
    )
    told = " ".join(shlex.quote(option) for option in options if option)
    return f"bring {cart} {shlex.quote(str(piece.file))} {told}\n"


def _datetimes(piece: Piece, zone: ZoneInfo) -> str:
    """Air window and kill time by the station's clock; none where nobody set one."""
    if piece.not_before is None and piece.kill is None:
        return ""
    start = _stamp(piece.not_before, zone) if piece.not_before else _EARLIEST
    end = _stamp(piece.kill, zone) if piece.kill else _LATEST
    return f"--set-datetimes={start},{end}" if start < end else ""


def _stamp(moment: datetime, zone: ZoneInfo) -> str:
    return f"{moment.astimezone(zone):%Y%m%d-%H%M%S}"


_HEAD: Final = f"""\
#!/bin/sh
# Brings the sounds of the log into Rivendell's library. Run it on a host of the Rivendell system:
#   sh THIS_FILE [GROUP]
# GROUP is NEWS where none is named, and must have the carts {carts.FIRST} to {carts.LAST}.
# What was imported before is left as it is; "imported" beside this file remembers it.
set -u
# Titles are UTF-8, and rdimport reads its words by the locale.
export LC_ALL=C.UTF-8
group=${{1:-NEWS}}
memory=$(dirname -- "$0")/imported
failed=0
mkdir -p -- "$memory" || exit 6

# Mastered sound stays as it is: no normalization, no trimming.
bring() {{
    cart=$1 file=$2
    shift 2
    mark=$memory/$cart
    told=$(printf '%s\\n' "$file" "$@" | cksum)
    if [ -f "$mark" ] && [ "$(cat -- "$mark")" = "$told" ] && [ ! "$file" -nt "$mark" ]; then
        return
    fi
    if rdimport --verbose --normalization-level=0 --autotrim-level=0 --delete-cuts "$@" \\
        "$group" "$file"; then
        printf '%s\\n' "$told" > "$mark"
    else
        echo "not imported to cart $cart: $file" >&2
        failed=1
    fi
}}

"""
_TAIL: Final = """
exit $failed
"""
