"""Days so small that every choice can be looked at: none leaves less dead air than the proof says.

It shares no line with the scheduler: the rules are those of docs/schedule.md, slot by slot.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import pytest

from producer.model import Airs, Opening, Piece, after, ms_between
from producer.playlist.schedule import fill_day
from producer.station import Air, Category
from tests.playlist.air_builder import MINUTE, MORNING, ZONE, piece, row

SECOND = 1000


@dataclass(frozen=True, kw_only=True)
class Tiny:
    openings: tuple[Opening, ...]
    pieces: tuple[Piece, ...]
    separation: int

    @property
    def air(self) -> Air:
        told = Category(name="local", separation_ms=self.separation)
        return Air(zone=ZONE.key, categories=(told,))


def tiny(seed: int) -> Tiny:
    dice = random.Random(seed)
    slots = [
        (dice.choice(("~local", "~local", "local", "~fill")), dice.randint(20, 90) * SECOND)
        for _ in range(3)
    ]
    pieces = []
    for number in range(dice.randint(1, 5)):
        told: dict[str, Any] = {"priority": dice.randint(1, 5)}
        if dice.random() < 0.3:
            told["kill"] = after(MORNING, dice.randint(20, 200) * SECOND)
        if dice.random() < 0.3:
            told["not_before"] = after(MORNING, dice.randint(1, 120) * SECOND)
        if dice.random() < 0.3:
            told["story"] = "ferry"
        length = dice.randint(8, 60) * SECOND + dice.choice((0, 30, 99, 250))
        pieces.append(piece(f"p{number}", length, **told))
    separation = dice.choice((0, MINUTE, 90 * SECOND, 180 * MINUTE))
    return Tiny(openings=row(MORNING, *slots), pieces=tuple(pieces), separation=separation)


@dataclass(frozen=True, kw_only=True)
class Aired:
    piece: Piece
    at: int


def least(day: Tiny, place: int = 0, late: int = 0, aired: tuple[Aired, ...] = ()) -> int:
    """Tenths of dead air that the best of all choices leaves from a slot on."""
    if place == len(day.openings):
        return 0
    opening = day.openings[place]
    if opening.airs is Airs.FILL:
        return least(day, place + 1, 0, aired)
    found = []
    room = opening.length_ms + over(day.openings, place)
    order = in_order(day, opening, room)
    for count in range(len(order) + 1):
        for chosen in combinations(order, count):
            end = late + sum(one.length_ms for one in chosen)
            put = placed(day, opening, chosen, late, aired)
            if put is not None and end <= room:
                dead = max(0, opening.length_ms - end) // 100
                following = max(0, end - opening.length_ms)
                found.append(dead + least(day, place + 1, following, put))
    return min(found)


def over(openings: tuple[Opening, ...], place: int) -> int:
    both = openings[place : place + 2]
    soft = len(both) == 2 and not any(one.hard for one in both)
    return min(5 * SECOND, both[1].length_ms - SECOND) if soft else 0


def within(opening: Opening, room: int, one: Piece) -> tuple[int, int]:
    """From when to when in its slot a piece may be on the air."""
    begins = ms_between(opening.start, one.not_before) if one.not_before else 0
    ends = ms_between(opening.start, one.kill) if one.kill else room
    return max(0, begins), min(room, ends)


def story(day: Tiny, one: Piece) -> str:
    return one.story if one.story and day.separation else one.id


def in_order(day: Tiny, opening: Opening, room: int) -> list[Piece]:
    """The pieces that may air in a slot, as docs/schedule.md has them follow each other."""

    def rank(one: Piece) -> tuple[int, int, int, str]:
        begins, ends = within(opening, room, one)
        if ends < room:
            return 0, ends, one.priority, one.id
        return (2, begins, one.priority, one.id) if begins else (1, 0, one.priority, one.id)

    may = []
    for one in day.pieces:
        begins, ends = within(opening, room, one)
        if begins + one.length_ms <= ends:
            may.append(one)
    firsts = {story(day, one): rank(one) for one in sorted(may, key=rank, reverse=True)}
    return sorted(may, key=lambda one: (firsts[story(day, one)], rank(one)))


def placed(
    day: Tiny, opening: Opening, chosen: tuple[Piece, ...], late: int, aired: tuple[Aired, ...]
) -> tuple[Aired, ...] | None:
    """What has aired with these one after the other; None where a rule forbids it."""
    if len({story(day, one) for one in chosen}) < len(chosen):
        return None
    room, at, put = 10**9, late, list(aired)
    for one in chosen:
        begins, ends = within(opening, room, one)
        start = ms_between(MORNING, opening.start) + at
        near = (each for each in aired if start - each.at < day.separation)
        same = any(each.piece == one or each.piece.story == one.story != "" for each in near)
        if same or not begins <= at <= ends - one.length_ms:
            return None
        put.append(Aired(piece=one, at=start))
        at += one.length_ms
    return tuple(put)


@pytest.mark.parametrize("solver", ["search", "cp-sat"])
def test_no_choice_leaves_less_dead_than_the_proof_says(solver: str) -> None:
    for seed in range(40 if solver == "search" else 10):
        day = tiny(seed)
        _, proof = fill_day(day.openings, day.pieces, day.air, (), solver=solver)
        best = least(day) * 100
        assert proof.bound_ms <= best == proof.dead_ms, (seed, proof, best)
