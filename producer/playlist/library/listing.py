"""The library as a person looks at it: what airs, what does not, and how often it has."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.model import utc

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Piece
    from producer.playlist.library.shelves import Shelves


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A piece and what has become of it by a moment."""

    piece: Piece
    state: str
    """"airs", "embargoed", or why it does not air."""
    plays: int
    """Within the days that plays are counted."""
    last_play: datetime | None


def listed(shelves: Shelves, now: datetime, category: str | None = None) -> tuple[Listed, ...]:
    """The pieces of a category, or all: by category, the first to air before others, the newest
    before older ones."""
    played = tuple(play for play in shelves.plays if utc(play.start) <= utc(now))
    counts = Counter(play.piece for play in played)
    last = {play.piece: play.start for play in played}
    told = (
        *((piece, _state(piece, now)) for piece in shelves.pieces),
        *((held.piece, held.why) for held in shelves.held),
    )
    rows = (
        Listed(piece=piece, state=state, plays=counts[piece.id], last_play=last.get(piece.id))
        for piece, state in told
        if category is None or piece.category == category
    )
    return tuple(sorted(rows, key=_order))


def _state(piece: Piece, now: datetime) -> str:
    embargoed = piece.not_before is not None and utc(now) < utc(piece.not_before)
    return "embargoed" if embargoed else "airs"


def _order(row: Listed) -> tuple[str, int, float, str, str]:
    piece = row.piece
    made = piece.made.timestamp() if piece.made else 0.0
    return piece.category, piece.priority, -made, piece.title, piece.id
