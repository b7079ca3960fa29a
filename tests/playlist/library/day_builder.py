"""Days on which pieces air one after another."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, after

PIECE_MS = 60_000


def piece(id_: str, category: str = "local") -> Piece:
    return Piece(
        id=id_,
        title=id_,
        category=category,
        length_ms=PIECE_MS,
        file=Path("/radio") / f"{id_}.mp3",
        media_type="audio/mpeg",
    )


def day_of(start: datetime, *pieces: Piece | None) -> Playlist:
    """A day on which these air one after another, a minute each; None is a feed."""
    starts = [after(start, number * PIECE_MS) for number in range(len(pieces))]
    opening = Opening(
        id=start.isoformat(),
        start=start,
        length_ms=len(pieces) * PIECE_MS,
        hard=True,
        airs=Airs.CATEGORY,
        name="Local",
        category="local",
    )
    entries = tuple(
        Entry(
            start=each,
            length_ms=PIECE_MS,
            airs=Airs.FEED
            if one is None
            else Airs.FILL
            if one.category == "fill"
            else opening.airs,
            title="x",
            piece=one,
        )
        for each, one in zip(starts, pieces, strict=True)
    )
    return Playlist(
        station="WZQY",
        call_letters="WZQY",
        zone="America/New_York",
        day=start.date(),
        slots=(Filled(opening=opening, entries=entries),),
        proof=Proof(dead_ms=0, bound_ms=0, solver="search"),
    )
