"""The slots that pieces are to be chosen for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.model import Airs
from producer.playlist.schedule.candidates import Candidate, candidates, shelved
from producer.playlist.schedule.spans import moment_ms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from producer.model import Opening, Piece
    from producer.playlist.schedule.airings import Airings
    from producer.playlist.schedule.spans import Limits
    from producer.station import Air

OVER: Final = 5_000
"""Milliseconds by which a soft slot may run over: by practice."""
_LEAST: Final = 1_000
"""Of a slot that is run into, so much is left."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Room:
    """An opening that pieces are chosen for."""

    number: int
    start: int
    length: int
    single: bool
    """Whether one piece airs in it and no more: a legal ID."""
    over: int
    """By how much it may run over."""
    into: int | None
    """The room that it would run into; None where that is fill, or where it may not."""
    late: int
    """What was taken of it by a slot that is already on the air."""
    category: str
    separation: int
    """Of its category."""
    candidates: tuple[Candidate, ...]
    """In the order in which those that are chosen air."""


def chosen_for(opening: Opening) -> bool:
    """Whether its pieces are sought; newscasts follow from a rule, the others hold none."""
    return opening.airs in (Airs.CATEGORY, Airs.LEGAL_ID)


def run_over(opening: Opening, following: Opening | None) -> int:
    """Milliseconds by which an opening may run over into what follows.

    Newscasts, legal IDs and feeds neither run over nor are run into: they keep their length.
    """
    if (
        following is None
        or opening.hard
        or following.hard
        or opening.airs is not Airs.CATEGORY
        or following.airs not in (Airs.CATEGORY, Airs.FILL)
        or moment_ms(opening.end) != moment_ms(following.start)
    ):
        return 0
    return max(0, min(OVER, following.length_ms - _LEAST))


def rooms_of(
    openings: tuple[Opening, ...],
    shelves: Mapping[str, tuple[Piece, ...]],
    air: Air,
    limits: Limits,
    fixed: Airings,
    *,
    late: int = 0,
) -> tuple[Room, ...]:
    """A room for each opening that is chosen for, in order.

    `shelves` are the pieces by category, `fixed` is what airs whatever is chosen; `late` is by how
    much the first opening is run into already.
    """
    numbers = {
        place: number
        for number, place in enumerate(
            place for place, opening in enumerate(openings) if chosen_for(opening)
        )
    }
    legal = legal_categories(openings)
    named = {openings[place].category for place in numbers}
    shelf = {name: shelved(shelves.get(name, ()), air.category(name), limits) for name in named}
    found: list[Room] = []
    for place, number in numbers.items():
        opening = openings[place]
        following = openings[place + 1] if place + 1 < len(openings) else None
        start, over = moment_ms(opening.start), run_over(opening, following)
        separation = air.category(opening.category).separation_ms
        apart = opening.category in legal and opening.airs is not Airs.LEGAL_ID
        pieces = () if apart else shelf[opening.category]
        found.append(
            Room(
                number=number,
                start=start,
                length=opening.length_ms,
                single=opening.airs is Airs.LEGAL_ID,
                over=over,
                into=numbers.get(place + 1) if over else None,
                late=late if place == 0 else 0,
                category=opening.category,
                separation=separation,
                candidates=candidates(pieces, start, opening.length_ms + over, separation, fixed),
            )
        )
    return tuple(found)


def legal_categories(openings: Iterable[Opening]) -> frozenset[str]:
    """The categories whose pieces air in slots for legal IDs alone."""
    named = (one.category for one in openings if one.airs is Airs.LEGAL_ID)
    return frozenset((Airs.LEGAL_ID.value, *named))
