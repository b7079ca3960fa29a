"""How a day is cut for a system that knows minutes of the wall clock alone."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from producer.model import Airs, Filled, Piece, after
from producer.playlist.uploads.azuracast_runs import lost, runs
from tests.playlist.uploads.day_sample import at, in_order, piece, playlist, slot

MINUTE = 60_000


@pytest.fixture
def one(tmp_path: Path) -> Piece:
    return piece(tmp_path, "one", MINUTE)


def _cut(*slots: Filled, day: date = date(2026, 11, 23)) -> list[tuple[int, int, int]]:
    """Of each run: from, to, and how many sounds."""
    found = runs(playlist(*slots, day=day))
    return [(run.from_hhmm, run.to_hhmm, len(run.entries)) for run in found]


def test_a_hard_slot_on_the_minute_begins_a_run_and_a_soft_one_follows(one: Piece) -> None:
    assert _cut(
        in_order(at("06:00:00"), one),
        in_order(at("06:01:00"), one, hard=False),
        in_order(at("06:02:00"), one),
    ) == [(600, 602, 2), (602, 0, 1)]


def test_a_hard_slot_off_the_minute_follows_and_that_is_told(tmp_path: Path, one: Piece) -> None:
    slots = (
        in_order(at("06:00:00"), piece(tmp_path, "id", 90_000)),
        in_order(at("06:01:30"), one),
    )
    assert _cut(*slots) == [(600, 0, 2)]
    (note,) = lost(playlist(*slots))
    assert note.startswith("1 hard slots, the first at 06:01:30, are not met to the second")


def test_what_comes_after_a_feed_begins_where_the_feed_ends(one: Piece) -> None:
    slots = (
        in_order(at("06:00:00"), one),
        slot(at("06:01:00"), 9 * MINUTE, airs=Airs.FEED),
        in_order(at("06:10:00"), one, hard=False),
    )
    assert _cut(*slots) == [(600, 601, 1), (610, 0, 1)]
    assert lost(playlist(*slots))[0].startswith("1 feeds are left out")


def test_what_stands_in_for_a_feed_is_kept(one: Piece) -> None:
    told = in_order(at("06:01:00"), one)
    stand_in = slot(at("06:01:00"), MINUTE, told.entries, airs=Airs.FEED)
    assert _cut(in_order(at("06:00:00"), one), stand_in) == [(600, 601, 1), (601, 0, 1)]


def test_after_an_hour_without_a_clock_a_run_begins(one: Piece) -> None:
    assert _cut(in_order(at("06:00:00"), one), in_order(at("08:00:00"), one, hard=False)) == [
        (600, 800, 1),
        (800, 0, 1),
    ]


def test_one_run_from_midnight_is_not_the_quarter_of_an_hour_that_0_to_0_would_be(
    one: Piece,
) -> None:
    assert _cut(in_order(at("00:00:00"), one)) == [(0, 2359, 1)]


def test_the_second_pass_of_a_repeated_hour_follows_the_first(one: Piece) -> None:
    day = date(2026, 11, 1)
    first = at("01:00:00", day)
    second = after(first, 60 * MINUTE)
    assert (second.hour, second.fold) == (1, 1)
    slots = (in_order(first, one), in_order(second, one), in_order(at("02:00:00", day), one))
    assert _cut(*slots, day=day) == [(100, 200, 2), (200, 0, 1)]
    assert "the first at 01:00:00" in lost(playlist(*slots, day=day))[0]


def test_a_day_of_23_hours_has_no_run_in_the_hour_that_is_not_there(one: Piece) -> None:
    day = date(2026, 3, 8)
    begins = at("01:00:00", day)
    hours = [in_order(after(begins, hour * 60 * MINUTE), one) for hour in range(3)]
    assert [begin for begin, _, _ in _cut(*hours, day=day)] == [100, 300, 400]


def test_names_and_places_in_the_schedule_are_of_the_playlists_day(one: Piece) -> None:
    day = date(2028, 2, 29)
    (run,) = runs(playlist(in_order(at("06:00:00", day), one), day=day))
    assert run.name == "producer 2028-02-29 06:00"
    assert (run.item["start_date"], run.item["end_date"]) == ("2028-02-29", "2028-02-29")
    assert run.start == at("06:00:00", day)


def test_every_sound_is_in_a_run_once_and_in_order(one: Piece) -> None:
    begins = at("00:00:00")
    slots = [
        in_order(begins + timedelta(seconds=97 * number), one, hard=number % 3 == 0)
        for number in range(500)
    ]
    found = [entry for run in runs(playlist(*slots)) for entry in run.entries]
    assert found == [entry for filled in slots for entry in filled.entries]
