"""The rundown for a spreadsheet: CSV (RFC 4180), a row an entry."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import path
from producer.playlist.exports.rundown import rows, timer
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place
    from producer.playlist.exports.rundown import Row

COLUMNS: Final = (
    "date",
    "start",
    "utc_offset",
    "length",
    "back_time",
    "slot",
    "hard",
    "airs",
    "title",
    "artist",
    "out_cue",
    "category",
    "piece",
    "file",
    "residual",
)
_FORMULA: Final = tuple("=+-@＝＋－＠")
"""What makes a spreadsheet reckon a cell (OWASP, CSV injection), the wide forms too."""
_BOM: Final = "\ufeff"
"""Without it Excel reads the file in the code page of its machine."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day, UTF-8 with a byte order mark; a text that would be a formula begins with "'"."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(playlist):
        writer.writerow(_safe(cell) for cell in _cells(row, place))
    name = f"rundown-{playlist.day.isoformat()}.csv"
    return (Sheet(name=name, text=_BOM + out.getvalue()),)


def _cells(row: Row, place: Place) -> tuple[str, ...]:
    entry, opening = row.entry, row.slot.opening
    return (
        f"{entry.start:%Y-%m-%d}",
        f"{entry.start:%H:%M:%S}.{entry.start.microsecond // 1000:03}",
        f"UTC{entry.start.isoformat()[-6:]}",
        timer(entry.length_ms),
        timer(row.back_ms),
        opening.name,
        "hard" if row.hard else "",
        str(entry.airs),
        entry.title,
        entry.artist,
        row.out_cue,
        opening.category,
        entry.piece.id if entry.piece else "",
        path(entry, place) or entry.source,
        timer(row.slot.residual_ms) if row.first else "",
    )


def _safe(cell: str) -> str:
    told = one_line(cell)
    return f"'{told}" if told.startswith(_FORMULA) else told
