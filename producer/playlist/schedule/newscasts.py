"""Newscasts: no choice, but the newest one that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.model import Airs
from producer.playlist.schedule.rooms import keys, legal_categories
from producer.playlist.schedule.spans import moment_ms, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Opening, Piece
    from producer.playlist.schedule.airings import Airings
    from producer.playlist.schedule.spans import Limits
    from producer.station import Air


def newscasts(
    openings: tuple[Opening, ...],
    shelves: Mapping[str, tuple[Piece, ...]],
    air: Air,
    limits: Limits,
    fixed: Airings,
    *,
    late: int = 0,
) -> dict[int, Piece]:
    """The piece of each newscast's opening, by its place; those with none are missing.

    The newest that is no longer than its slot, may air then and isn't stale; of the same age, the
    one of higher priority. Each is added to `fixed`. `late` as for `rooms_of`.
    """
    legal = legal_categories(openings)
    found: dict[int, Piece] = {}
    for place, opening in enumerate(openings):
        if opening.airs is not Airs.NEWSCAST or opening.category in legal:
            continue
        told = air.category(opening.category)
        at = moment_ms(opening.start) + (late if place == 0 else 0)
        end = moment_ms(opening.start) + opening.length_ms
        for piece in sorted(shelves.get(opening.category, ()), key=_newest_first):
            starts = limits.starts(piece, told.stale_after_ms)
            free = without(starts, fixed.barred(keys(piece), told.separation_ms))
            if at + piece.length_ms <= end and any(low <= at <= high for low, high in free):
                found[place] = piece
                fixed.add(keys(piece), at, told.separation_ms)
                break
    return found


def _newest_first(piece: Piece) -> tuple[int, int, str]:
    made = 0 if piece.made is None else moment_ms(piece.made)
    return -made, piece.priority, piece.id
