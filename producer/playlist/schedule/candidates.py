"""What may air in a slot that pieces are chosen for: when, and in which order."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from producer.playlist.schedule.spans import both, moment_ms, without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Piece
    from producer.playlist.schedule.airings import Airings
    from producer.playlist.schedule.spans import Limits, Spans
    from producer.station import Category

_Order: TypeAlias = tuple[int, int, tuple[int, int, str]]
"""Whether first, between or last, when, and the piece's rank."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A piece that may air in a room, and when; times are offsets from the room's start."""

    piece: Piece
    length: int
    separation: int
    keys: tuple[str, ...]
    starts: Spans
    """At which offsets it may start, as far as what is fixed allows."""
    mates: int
    """Those of a room with the same number tell one story: one of them airs in it at most."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelved:
    """A piece as every room of its category looks at it."""

    piece: Piece
    keys: tuple[str, ...]
    story: str
    """The key of what airs once in a room."""
    rank: tuple[int, int, str]
    """Priority, then the newest, then the id."""
    starts: Spans
    """In milliseconds since 1970."""


def keys(piece: Piece) -> tuple[str, ...]:
    """What mustn't be repeated too soon: the piece, and its story."""
    return (f"piece {piece.id}", f"story {piece.story}") if piece.story else (f"piece {piece.id}",)


def shelved(pieces: Iterable[Piece], category: Category, limits: Limits) -> tuple[Shelved, ...]:
    """The pieces of a category that may start at all, by their ranks."""
    found: list[Shelved] = []
    for piece in pieces:
        if starts := limits.starts(piece, category.stale_after_ms):
            told = keys(piece)
            made = 0 if piece.made is None else moment_ms(piece.made)
            found.append(
                Shelved(
                    piece=piece,
                    keys=told,
                    story=told[-1] if category.separation_ms else told[0],
                    rank=(piece.priority, -made, piece.id),
                    starts=starts,
                )
            )
    return tuple(sorted(found, key=lambda one: one.rank))


def candidates(
    shelf: Iterable[Shelved], start: int, length: int, separation: int, fixed: Airings
) -> tuple[Candidate, ...]:
    """What may air from `start` on within `length` milliseconds, in the order of airing.

    First what must end within them, the earliest end first; last what can't begin with them, the
    earliest begin first; between them by rank. Those of one story stand where its first would.
    """
    found: list[tuple[_Order, Shelved, Spans]] = []
    firsts: dict[str, _Order] = {}
    for one in shelf:
        spans = _offsets(one, start, length - one.piece.length_ms)
        if spans and (barred := tuple(fixed.barred(one.keys, separation))):
            spans = without(spans, ((low - start, high - start) for low, high in barred))
        if not spans:
            continue
        order = _order(one, spans, length)
        found.append((order, one, spans))
        if one.story not in firsts or order < firsts[one.story]:
            firsts[one.story] = order
    found.sort(key=lambda told: (firsts[told[1].story], told[1].story, told[0]))
    return tuple(
        Candidate(
            piece=one.piece,
            length=one.piece.length_ms,
            separation=separation,
            keys=one.keys,
            starts=spans,
            mates=number,
        )
        for number, (_, mates) in enumerate(groupby(found, key=lambda told: told[1].story))
        for _, one, spans in mates
    )


def _offsets(one: Shelved, start: int, last: int) -> Spans:
    """From `start` to `last` milliseconds later, when it may start."""
    if last < 0:
        return ()
    if len(one.starts) > 1:
        spans = both(one.starts, ((start, start + last),))
        return tuple((low - start, high - start) for low, high in spans)
    ((low, high),) = one.starts
    low, high = max(low - start, 0), min(high - start, last)
    return ((low, high),) if low <= high else ()


def _order(one: Shelved, spans: Spans, length: int) -> _Order:
    ends, begins = spans[-1][1] + one.piece.length_ms, spans[0][0]
    if ends < length:
        return (0, ends, one.rank)
    return (2, begins, one.rank) if begins > 0 else (1, 0, one.rank)
