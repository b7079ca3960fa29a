"""What a day lacks that could be made for it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from producer.model import Airs, after, utc

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Filled, Opening, Piece, Playlist
    from producer.station import Air, Category

LEAST_MS: Final = 30_000
"""The shortest segment that is worth making: a reader is 20 to 30 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """An opening, and how much of it a piece could be made for."""

    opening: Opening
    length_ms: int
    """Of the piece; of a legal ID the most that it may take."""
    soft: bool
    """Whether the piece may be longer or shorter by 5 s: the slot gives, and what follows too."""


def missing(playlist: Playlist, air: Air) -> tuple[Missing, ...]:
    """What a day lacks and its station tells how to make, in the order in which it would air.

    A newscast or a legal ID that is not there, and what is left of a category's slot where that
    is at least LEAST_MS.
    """
    pairs = zip_longest(playlist.slots, playlist.slots[1:])
    found = ((slot, _lacks_ms(slot, air), following) for slot, following in pairs)
    return tuple(
        Missing(opening=slot.opening, length_ms=lacks, soft=_gives(slot, following))
        for slot, lacks, following in found
        if lacks
    )


def fresh_from(opening: Opening, category: Category) -> datetime | None:
    """From when on a newscast made for an opening is not stale when it airs; None for any time.

    It is the newest there is by then: one made the evening before is yesterday's news.
    """
    if opening.airs is not Airs.NEWSCAST or category.stale_after_ms is None:
        return None
    return after(opening.end, -category.stale_after_ms)


def kill_time(opening: Opening, category: Category) -> datetime | None:
    """From when on nothing airs what was made for an opening: a newscast never airs in an hour
    that is not its own. None where it may."""
    if opening.airs is not Airs.NEWSCAST or category.stale_after_ms is None:
        return None
    stale = after(opening.start, category.stale_after_ms)
    return max(stale, opening.end, key=utc)


def _lacks_ms(slot: Filled, air: Air) -> int:
    opening = slot.opening
    category = air.category(opening.category)
    match opening.airs:
        case Airs.LEGAL_ID if category.text:
            return (
                0 if any(_says(piece, category) for piece in _pieces(slot)) else opening.length_ms
            )
        case Airs.NEWSCAST if category.sources:
            return 0 if _pieces(slot) else opening.length_ms
        case Airs.CATEGORY if category.sources and slot.residual_ms >= LEAST_MS:
            return slot.residual_ms
    return 0


def said_by(category: Category) -> str:
    """What a piece that says a category's text tells of as its story."""
    return f"{category.name}: {category.text}"


def _says(piece: Piece, category: Category) -> bool:
    """Whether a piece is not one that was made of another text of the category's."""
    ours = piece.story.startswith(f"{category.name}: ")
    return not ours or piece.story == said_by(category)


def _pieces(slot: Filled) -> tuple[Piece, ...]:
    """What airs in a slot of its own kind: fill music is none."""
    return tuple(
        entry.piece for entry in slot.entries if entry.piece and entry.airs is not Airs.FILL
    )


def _gives(slot: Filled, following: Filled | None) -> bool:
    return (
        not slot.opening.hard
        and following is not None
        and not following.opening.hard
        and utc(slot.opening.end) == utc(following.opening.start)
    )
