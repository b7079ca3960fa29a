"""The slots that a choice is to be made for, and what may air in each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.model import Airs
from producer.playlist.schedule.spans import Spans, both, moment_ms, without

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
class Candidate:
    """A piece that may air in a room, and when; times are offsets from the room's start."""

    piece: Piece
    length: int
    separation: int
    starts: Spans
    """At which offsets it may start, as far as what is fixed allows."""
    mates: int
    """Those of a room with the same number tell one story: one of them airs in it at most."""

    @property
    def keys(self) -> tuple[str, ...]:
        return keys(self.piece)


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


def keys(piece: Piece) -> tuple[str, ...]:
    """What mustn't be repeated too soon: the piece, and its story."""
    return (f"piece {piece.id}", f"story {piece.story}") if piece.story else (f"piece {piece.id}",)


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
    found: list[Room] = []
    for place, number in numbers.items():
        opening = openings[place]
        following = openings[place + 1] if place + 1 < len(openings) else None
        over = run_over(opening, following)
        room = Room(
            number=number,
            start=moment_ms(opening.start),
            length=opening.length_ms,
            single=opening.airs is Airs.LEGAL_ID,
            over=over,
            into=numbers.get(place + 1) if over else None,
            late=late if place == 0 else 0,
            category=opening.category,
            separation=air.category(opening.category).separation_ms,
            candidates=(),
        )
        apart = opening.category in legal and opening.airs is not Airs.LEGAL_ID
        pieces = () if apart else shelves.get(opening.category, ())
        candidates = _candidates(room, pieces, air, limits, fixed)
        found.append(replace(room, candidates=candidates))
    return tuple(found)


def legal_categories(openings: Iterable[Opening]) -> frozenset[str]:
    """The categories whose pieces air in slots for legal IDs alone."""
    named = (one.category for one in openings if one.airs is Airs.LEGAL_ID)
    return frozenset((Airs.LEGAL_ID.value, *named))


def _candidates(
    room: Room, pieces: tuple[Piece, ...], air: Air, limits: Limits, fixed: Airings
) -> tuple[Candidate, ...]:
    told = air.category(room.category)
    found: list[Candidate] = []
    end = room.start + room.length + room.over
    for piece in pieces:
        if piece.length_ms > room.length + room.over:
            continue
        space: Spans = ((room.start, end - piece.length_ms),)
        spans = both(limits.starts(piece, told.stale_after_ms), space)
        if spans:
            spans = without(spans, fixed.barred(keys(piece), told.separation_ms))
        if spans:
            found.append(
                Candidate(
                    piece=piece,
                    length=piece.length_ms,
                    separation=told.separation_ms,
                    starts=tuple((low - room.start, high - room.start) for low, high in spans),
                    mates=len(found),
                )
            )
    return _ordered(room, found)


def _ordered(room: Room, found: list[Candidate]) -> tuple[Candidate, ...]:
    """The order of airing: first what must end within the room, last what can't begin with it,
    between them by priority, freshness and id; those of one story stand where its first would."""

    def order(one: Candidate) -> tuple[int, int, int, int, str]:
        ends, begins = one.starts[-1][1] + one.length, one.starts[0][0]
        made = 0 if one.piece.made is None else moment_ms(one.piece.made)
        rest = (one.piece.priority, -made, one.piece.id)
        if ends < room.length + room.over:
            return (0, ends, *rest)
        return (2, begins, *rest) if begins > 0 else (1, 0, *rest)

    firsts: dict[str, tuple[int, int, int, int, str]] = {}

    def story(one: Candidate) -> str:
        return one.keys[-1] if one.separation else one.keys[0]

    for one in found:
        firsts[story(one)] = min(order(one), firsts.get(story(one), order(one)))
    found.sort(key=lambda one: (firsts[story(one)], story(one), order(one)))
    return tuple(
        replace(one, mates=number)
        for number, (_, mates) in enumerate(groupby(found, key=story))
        for one in mates
    )
