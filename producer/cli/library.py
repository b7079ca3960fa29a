"""producer library: what may air, what does not and why, and how often it has."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from producer import station as stations
from producer.cli.console import duration, note, say, say_json
from producer.cli.options import AiringStation, Json, Moment
from producer.station import airtimes

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Piece
    from producer.playlist.library.listing import Listed

_HEADS: Final = (
    "title", "category", "TRT", "priority", "hours", "kill time", "plays", "last play", "state",
)  # fmt: skip
_TITLE: Final = 40
"""Characters of a title or a category that the table shows."""


def run(
    station: AiringStation = None,
    category: Annotated[
        str | None, typer.Option(help="Of this category alone.", show_default=False)
    ] = None,
    at: Moment = None,
    json: Json = False,
) -> None:
    """List what may air, with its length, its window and its plays."""
    settled = stations.load(station, os.environ)
    from producer.pipeline.air import moments
    from producer.pipeline.air.shelves import shelves_of
    from producer.playlist.library.listing import listed

    now = moments.aware(at, settled) if at else moments.now(settled)
    shelves = shelves_of(settled, now)
    rows = listed(shelves, now, category)
    for remark in shelves.remarks:
        note(remark)
    if json:
        say_json({"pieces": [as_json(row) for row in rows], "remarks": list(shelves.remarks)})
    elif rows:
        say(as_text(rows))
    else:
        note(f"there is nothing{f' of {category}' if category else ''} in {settled.out}")


def as_text(rows: tuple[Listed, ...]) -> str:
    """A line a piece under the heads of its columns."""
    table = (_HEADS, *map(_cells, rows))
    widths = tuple(max(map(len, column)) for column in zip(*table, strict=True))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
        for cells in table
    )


def _cells(row: Listed) -> tuple[str, ...]:
    piece = row.piece
    return (
        _short(piece.title),
        _short(piece.category),
        duration(piece.length_ms),
        str(piece.priority),
        airtimes.hours_text(piece.hours) if piece.hours else "",
        _minute(piece.kill),
        str(row.plays),
        _minute(row.last_play),
        _state(row),
    )


def _short(text: str) -> str:
    """On one line, and nothing in it that a terminal would take for an order."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return shown if len(shown) <= _TITLE else f"{shown[: _TITLE - 1]}…"


def _state(row: Listed) -> str:
    until = row.piece.not_before if row.state == "embargoed" else None
    return f"{row.state} until {_minute(until)}" if until else row.state


def _minute(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def as_json(row: Listed) -> dict[str, Any]:
    piece = row.piece
    return {
        "id": piece.id,
        "title": piece.title,
        "artist": piece.artist,
        "category": piece.category,
        "lengthMs": piece.length_ms,
        "priority": piece.priority,
        "file": str(piece.file),
        "mediaType": piece.media_type,
        "folder": str(piece.folder) if piece.folder else None,
        "story": piece.story,
        **{key: told.isoformat() if told else None for key, told in _moments(piece)},
        "hours": airtimes.hours_text(piece.hours) if piece.hours else None,
        "plays": row.plays,
        "lastPlay": row.last_play.isoformat() if row.last_play else None,
        "state": row.state,
    }


def _moments(piece: Piece) -> tuple[tuple[str, datetime | None], ...]:
    return ("made", piece.made), ("notBefore", piece.not_before), ("kill", piece.kill)
