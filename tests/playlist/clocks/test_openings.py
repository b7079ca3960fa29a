"""The slots of a day, placed."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.model import Airs, Opening
from producer.playlist.clocks import openings
from producer.station import Air, Clock, Slot, read
from tests.paths import ROOT
from tests.playlist.clocks.stations import air, full_hours, one_clock

HOUR = 3_600_000
NEW_YORK = ZoneInfo("America/New_York")


def test_a_slot_becomes_an_opening_at_its_moment() -> None:
    station = one_clock('- {at: "20:00", airs: feed, name: Morning, source: "https://n.example"}')
    sixth = openings(station, date(2026, 11, 22))[6]
    assert sixth == Opening(
        id="2026-11-22T06:20:00-05:00",
        start=datetime(2026, 11, 22, 6, 20, tzinfo=NEW_YORK),
        length_ms=40 * 60_000,
        hard=True,
        airs=Airs.FEED,
        name="Morning",
        source="https://n.example",
        clock="day",
    )


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", "2026-11-22", 24),
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("America/New_York", "2028-02-29", 24),
        ("America/Havana", "2026-03-08", 23),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Asia/Kathmandu", "2026-11-22", 24),
    ],
)
def test_full_clocks_fill_the_day_with_ids_of_their_own(zone: str, day: str, hours: float) -> None:
    slots = openings(full_hours(zone), date.fromisoformat(day))
    assert sum(slot.length_ms for slot in slots) == hours * HOUR
    assert len({slot.id for slot in slots}) == len(slots)
    for slot, following in pairwise(slots):
        assert slot.end == following.start


def test_the_repeated_hour_airs_its_clock_twice() -> None:
    slots = openings(full_hours("America/New_York"), date(2026, 11, 1))
    assert [slot.id for slot in slots if slot.start.hour == 1 and slot.airs is Airs.NEWSCAST] == [
        "2026-11-01T01:00:10-04:00",
        "2026-11-01T01:00:10-05:00",
    ]


def test_an_hour_cut_short_airs_that_part_of_its_clock() -> None:
    """At Lord Howe it is 2:30 after 1:59:59: the newscast up to half past is gone."""
    slots = openings(full_hours("Australia/Lord_Howe"), date(2026, 10, 4))
    (only,) = (slot for slot in slots if slot.start.hour == 2)
    assert (only.id, only.length_ms) == ("2026-10-04T02:30:00+11:00", HOUR // 2)


def test_a_slot_that_the_change_cuts_has_what_is_left_of_it() -> None:
    station = one_clock("- {airs: fill}", "time-zone: Australia/Lord_Howe\n#\n#")
    (half,) = (one for one in openings(station, date(2026, 10, 4)) if one.start.hour == 2)
    assert (str(half.start)[11:19], half.length_ms) == ("02:30:00", HOUR // 2)


WEEK = """\
    time-zone: Europe/Berlin
    clocks:
      day: [{airs: fill, name: Day}]
      night: [{airs: fill, name: Night}]
    week: {mon-fri: {6-8: day}, sun: {0: night}}
    dates: {2026-12-25: {8-9: night}}
    """


@pytest.mark.parametrize(
    ("day", "aired"),
    [
        ("2026-11-27", "6 Day, 7 Day, 8 Day"),
        ("2026-11-28", ""),
        ("2026-11-29", "0 Night"),
        ("2026-12-25", "6 Day, 7 Day, 8 Night, 9 Night"),
    ],
    ids=["a Friday", "a day without a clock", "another day", "a date: the rest is as on Fridays"],
)
def test_week_and_dates_say_which_clock_airs(day: str, aired: str) -> None:
    slots = openings(air(WEEK), date.fromisoformat(day))
    assert ", ".join(f"{slot.start.hour} {slot.name}" for slot in slots) == aired


def test_without_a_time_zone_there_is_no_day() -> None:
    with pytest.raises(InputError) as caught:
        openings(air("clocks: {day: [{airs: fill}]}"), date(2026, 11, 22))
    assert "time-zone: America/New_York" in str(caught.value)


def test_the_example_station_fills_its_days() -> None:
    station = read(ROOT / "examples" / "radio" / "station.yaml").air
    for day, hours in (("2026-11-23", 24), ("2026-11-01", 25), ("2026-12-25", 24)):
        slots = openings(station, date.fromisoformat(day))
        assert sum(slot.length_ms for slot in slots) == hours * HOUR
    assert {slot.clock for slot in slots if 6 <= slot.start.hour < 23} == {"night"}


slots = st.builds(
    Slot,
    start_ms=st.integers(0, HOUR + 60_000),
    length_ms=st.integers(0, HOUR),
    hard=st.booleans(),
    airs=st.just(Airs.FILL),
    name=st.just("Music"),
)


@given(st.lists(slots, max_size=8), st.sampled_from(["2026-03-08", "2026-11-01", "2026-11-22"]))
def test_whatever_a_clock_says_no_slot_overlaps_another(told: list[Slot], day: str) -> None:
    station = Air(
        zone="America/New_York",
        clocks=(Clock(name="day", slots=tuple(told)),),
        week=(("day",) * 24,) * 7,
    )
    placed = openings(station, date.fromisoformat(day))
    assert len({slot.id for slot in placed}) == len(placed)
    assert all(slot.length_ms > 0 for slot in placed)
    for slot, following in pairwise(placed):
        assert slot.end.astimezone(UTC) <= following.start.astimezone(UTC)
