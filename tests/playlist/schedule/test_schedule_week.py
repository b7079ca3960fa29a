"""A station's week, both days on which the clocks change, and a leap day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from producer.model import Play
from producer.playlist.clocks.openings import openings
from producer.playlist.schedule import fill_day
from tests.playlist.air_builder import AIR, ZONE, week_library
from tests.playlist.judge import faults

if TYPE_CHECKING:
    from producer.model import Filled


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)


def plays_of(slots: tuple[Filled, ...]) -> tuple[Play, ...]:
    return tuple(
        Play(piece=one.piece.id, start=one.start)
        for slot in slots
        for one in slot.entries
        if one.piece
    )


@pytest.mark.parametrize(
    ("first", "days", "slots"),
    [
        pytest.param(date(2026, 11, 23), 3, 152, id="days in a row"),
        pytest.param(date(2026, 11, 1), 1, 157, id="25 hours"),
        pytest.param(date(2027, 3, 14), 1, 147, id="23 hours"),
        pytest.param(date(2028, 2, 29), 1, 152, id="a leap day"),
    ],
)
def test_days_keep_every_rule_and_are_proved_best(first: date, days: int, slots: int) -> None:
    pieces = week_library(midnight(first))
    plays: tuple[Play, ...] = ()
    for day in range(days):
        opened = openings(AIR, first + timedelta(days=day))
        filled, proof = fill_day(opened, pieces, AIR, plays)
        assert len(filled) == slots
        assert faults(opened, pieces, AIR, plays, filled, proof) == []
        assert proof.best
        plays += plays_of(filled)


def test_a_day_on_the_air_is_changed_from_now_on_alone() -> None:
    first = date(2026, 11, 1)
    pieces = week_library(midnight(first))
    opened = openings(AIR, first)
    before, _ = fill_day(opened, pieces, AIR, ())
    kept = before[:40]
    fewer = tuple(one for one in pieces if one.id != "local 3")
    after, proof = fill_day(opened, fewer, AIR, (), kept=kept)
    assert after[:40] == kept
    assert [slot.opening for slot in after] == list(opened)
    assert not any(
        one.piece and one.piece.id == "local 3" for slot in after[40:] for one in slot.entries
    )
    assert faults(opened, pieces, AIR, (), after, proof) == []
