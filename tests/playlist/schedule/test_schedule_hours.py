"""Hours by chance: within the rules, never more dead air than greedy, the optimum where proved."""

from __future__ import annotations

import random
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import MissingError, UsageError
from producer.model import Filled, Proof
from producer.playlist.schedule import fill_day
from producer.station import Air
from tests.playlist.air_builder import MINUTE, MORNING, ZONE, Hour, piece, random_hour, row
from tests.playlist.greedy_days import greedy_dead
from tests.playlist.judge import faults


def filled(hour: Hour, solver: str = "search") -> tuple[tuple[Filled, ...], Proof]:
    return fill_day(hour.openings, hour.pieces, hour.air, hour.plays, solver=solver)


def judged(hour: Hour, slots: tuple[Filled, ...], proof: Proof) -> list[str]:
    return faults(hour.openings, hour.pieces, hour.air, hour.plays, slots, proof)


@pytest.mark.parametrize("seed", [3, 7, 17, 39, 45, 49, 1031])
def test_an_hour_keeps_the_rules_and_leaves_no_more_dead_than_greedy(seed: int) -> None:
    hour = random_hour(seed)
    slots, proof = filled(hour)
    assert judged(hour, slots, proof) == []
    assert proof.bound_ms <= proof.dead_ms <= greedy_dead(hour)


# In a row, as they come: the search was made on others.
@pytest.mark.parametrize("seed", range(200, 220))
def test_an_hour_is_as_full_as_cp_sat_proves_it_can_be(seed: int) -> None:
    hour = random_hour(seed)
    slots, proof = filled(hour, "cp-sat")
    assert judged(hour, slots, proof) == []
    assert proof.best
    assert filled(hour)[1].dead_ms == proof.dead_ms


def test_a_long_day_is_solved_a_stretch_at_a_time() -> None:
    dice = random.Random(5)
    slots = [("local", 100_000), ("~local", 150_000), ("~local", 90_000)] * 4
    pieces = [piece(f"p{number}", dice.randint(6, 16) * 5_000) for number in range(16)]
    hour = Hour(openings=row(MORNING, *slots), pieces=tuple(pieces), air=Air(zone=ZONE.key))
    slots_solved, proof = filled(hour, "cp-sat")
    assert judged(hour, slots_solved, proof) == []
    assert proof.bound_ms <= proof.dead_ms <= filled(hour)[1].dead_ms


@pytest.mark.parametrize("seed", [3, 13, 28])
@pytest.mark.parametrize("solver", ["search", "cp-sat"])
def test_the_same_hour_gives_the_same_schedule_in_whatever_order_it_is_told(
    seed: int, solver: str
) -> None:
    hour = random_hour(seed)
    turned = replace(hour, pieces=hour.pieces[::-1], plays=hour.plays[::-1])
    assert filled(hour, solver) == filled(turned, solver)


@settings(max_examples=8)
@given(st.integers(50, 10**6), st.integers(0, 59), st.sets(st.integers(0, 40)))
def test_whatever_is_there_the_rules_hold(seed: int, minutes: int, missing: set[int]) -> None:
    hour = random_hour(seed)
    few = tuple(one for place, one in enumerate(hour.pieces) if place not in missing)[:8]
    stations = replace(
        hour.air, categories=(replace(hour.air.category("local"), separation_ms=minutes * MINUTE),)
    )
    hour = replace(hour, pieces=few, air=stations)
    slots, proof = filled(hour)
    assert judged(hour, slots, proof) == []


def test_a_solver_that_is_not_there_is_told_with_what_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    with pytest.raises(MissingError, match=r"pip install 'producer\[solve\]'"):
        filled(random_hour(3), "cp-sat")
    with pytest.raises(UsageError, match="search, cp-sat"):
        filled(random_hour(3), "magic")
