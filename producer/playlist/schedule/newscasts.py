"""Newscasts: no choice, but the newest one that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.model import Airs
from producer.playlist.schedule.candidates import shelved
from producer.playlist.schedule.rooms import legal_categories
from producer.playlist.schedule.spans import moment_ms, without

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Opening, Piece
    from producer.playlist.schedule.airings import Airings
    from producer.playlist.schedule.candidates import Shelved
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
    places = [
        place
        for place, opening in enumerate(openings)
        if opening.airs is Airs.NEWSCAST and opening.category not in legal
    ]
    newest = {
        name: sorted(shelved(shelves.get(name, ()), air.category(name), limits), key=_newest_first)
        for name in {openings[place].category for place in places}
    }
    found: dict[int, Piece] = {}
    for place in places:
        opening = openings[place]
        separation = air.category(opening.category).separation_ms
        start = moment_ms(opening.start)
        at = start + (late if place == 0 else 0)
        end = start + opening.length_ms
        for one in newest[opening.category]:
            free = without(one.starts, fixed.barred(one.keys, separation))
            if at + one.piece.length_ms <= end and any(low <= at <= high for low, high in free):
                found[place] = one.piece
                fixed.add(one.keys, at, separation)
                break
    return found


def _newest_first(one: Shelved) -> tuple[int, int, str]:
    priority, age, name = one.rank
    return age, priority, name
