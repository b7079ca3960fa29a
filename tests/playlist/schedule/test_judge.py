"""The judge itself: a schedule that breaks a rule is told so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from producer.model import Airs, Filled, Proof, after
from producer.playlist.schedule import fill_day
from producer.station import Air
from tests.playlist.air_builder import MINUTE, MORNING, ZONE, music, piece, row
from tests.playlist.judge import faults

AIR = Air(zone=ZONE.key)
OPENED = row(MORNING, ("local", 2 * MINUTE), ("newscast", MINUTE), ("legal-id", 10_000))
PIECES = (
    piece("a", 55_000, kill=after(MORNING, 2 * MINUTE)),
    piece("b", 54_000, story="ferry"),
    piece("old", 50_000, "newscast", made=after(MORNING, -9 * MINUTE)),
    piece("new", 40_000, "newscast", made=after(MORNING, -5 * MINUTE)),
    piece("id", 9_000, "legal-id"),
    *music(90_000),
)
Wrong = Callable[[Filled], Filled]


def entries(change: Callable[[Filled], list[int]]) -> Wrong:
    """Only those entries of a slot, by their places."""
    return lambda slot: replace(slot, entries=tuple(slot.entries[at] for at in change(slot)))


def first(**changed: object) -> Wrong:
    """The first entry with something else about it."""

    def wrong(slot: Filled) -> Filled:
        entry = replace(slot.entries[0], **changed)  # type: ignore[arg-type]  # any field
        return replace(slot, entries=(entry, *slot.entries[1:]))

    return wrong


@pytest.mark.parametrize(
    ("place", "wrong", "told"),
    [
        pytest.param(0, entries(lambda slot: [1, 2]), "ms late", id="the first is gone"),
        pytest.param(0, entries(lambda slot: [0, 2]), "a gap", id="a gap"),
        pytest.param(0, entries(lambda slot: [0, 1]), "ends", id="too short"),
        pytest.param(0, first(length_ms=70_000), "not aired whole", id="stretched"),
        pytest.param(0, first(piece=PIECES[3]), "of another category", id="a stray newscast"),
        pytest.param(0, first(piece=PIECES[4]), "where none belongs", id="a stray legal ID"),
        pytest.param(0, first(piece=PIECES[1]), "a piece twice", id="the same twice"),
        pytest.param(0, first(start=after(MORNING, MINUTE + 6_000)), "kill time", id="killed"),
        pytest.param(0, lambda slot: replace(slot, residual_ms=1), "a residual", id="residual"),
        pytest.param(1, first(piece=PIECES[2]), "is newer", id="an older newscast"),
        pytest.param(2, first(airs=Airs.FILL), "where id could air", id="no legal ID"),
    ],
)
def test_a_broken_rule_is_found(place: int, wrong: Wrong, told: str) -> None:
    slots, proof = fill_day(OPENED, PIECES, AIR, ())
    assert faults(OPENED, PIECES, AIR, (), slots, proof) == []
    broken = (*slots[:place], wrong(slots[place]), *slots[place + 1 :])
    assert told in "\n".join(faults(OPENED, PIECES, AIR, (), broken, proof))


def test_repeats_and_false_proofs_are_found() -> None:
    opened = row(MORNING, ("local", MINUTE), ("local", MINUTE))
    slots, proof = fill_day(opened, PIECES, AIR, ())
    moved = after(slots[0].entries[0].start, MINUTE)
    again = replace(slots[0].entries[0], start=moved)
    both = (slots[0], replace(slots[1], entries=(again, *slots[1].entries[1:])))
    assert any(" ms after " in fault for fault in faults(opened, PIECES, AIR, (), both, proof))
    false = Proof(dead_ms=0, bound_ms=100_000, solver="search")
    assert len(faults(opened, PIECES, AIR, (), slots, false)) == 2
