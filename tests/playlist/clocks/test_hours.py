"""The hours of a day: those that it really has, in every zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from producer.playlist.clocks import hours_of

HOUR = 3_600_000
MINUTE = timedelta(minutes=1)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})


class Day(NamedTuple):
    zone: str
    day: str
    hours: float
    """How long it is."""
    shown: str
    """What the clocks show at its full hours and parts."""


ALL = " ".join(map(str, range(24)))


def without(hour: int) -> str:
    return " ".join(str(shown) for shown in range(24) if shown != hour)


def twice(hour: int) -> str:
    return " ".join(str(shown) for shown in sorted([*range(24), hour]))


DAYS = [
    Day("America/New_York", "2026-11-22", 24, ALL),
    Day("America/New_York", "2026-03-08", 23, without(2)),
    Day("America/New_York", "2026-11-01", 25, twice(1)),
    Day("America/New_York", "2028-02-29", 24, ALL),
    Day("Europe/London", "2026-03-29", 23, without(1)),
    Day("Europe/London", "2026-10-25", 25, twice(1)),
    Day("America/Phoenix", "2026-03-08", 24, ALL),
    Day("Asia/Kathmandu", "2024-02-29", 24, ALL),
    Day("America/Havana", "2026-03-08", 23, without(0)),
    Day("America/Havana", "2026-11-01", 25, twice(0)),
    Day("Africa/Cairo", "2026-04-24", 23, without(0)),
    Day("Africa/Cairo", "2026-10-29", 25, twice(23)),
    Day("America/Santiago", "2026-09-06", 23, without(0)),
    Day("America/Santiago", "2026-04-04", 25, twice(23)),
    Day("America/Scoresbysund", "2026-10-24", 25, twice(23)),
    Day("Australia/Lord_Howe", "2026-10-04", 23.5, ALL),
    Day("Australia/Lord_Howe", "2026-04-05", 24.5, twice(1)),
    Day("Antarctica/Troll", "2026-03-29", 22, " ".join(["0", *map(str, range(3, 24))])),
    Day("Pacific/Apia", "2011-12-29", 24, ALL),
    Day("Pacific/Apia", "2011-12-30", 0, ""),
]


@pytest.mark.parametrize("case", DAYS, ids=lambda case: f"{case.zone}-{case.day}")
def test_a_day_has_its_own_hours(case: Day) -> None:
    hours = hours_of(date.fromisoformat(case.day), case.zone)
    assert [hour.hour for hour in hours] == [int(shown) for shown in case.shown.split()]
    assert sum(hour.length_ms for hour in hours) == case.hours * HOUR


def test_an_hour_that_comes_again_is_told_by_its_fold() -> None:
    _, first, second, third, *_ = hours_of(date(2026, 11, 1), "America/New_York")
    assert [str(hour.start)[11:] for hour in (first, second, third)] == [
        "01:00:00-04:00",
        "01:00:00-05:00",
        "02:00:00-05:00",
    ]
    assert (first.start.fold, second.start.fold) == (0, 1)
    assert first.end == second.start


@pytest.mark.parametrize(
    ("day", "start", "hour", "part"),
    [
        ("2026-10-04", "02:30:00+11:00", 2, (HOUR // 2, HOUR)),
        ("2026-04-05", "01:30:00+10:30", 1, (HOUR // 2, HOUR)),
    ],
)
def test_half_an_hour_that_is_skipped_or_repeated_leaves_a_part(
    day: str, start: str, hour: int, part: tuple[int, int]
) -> None:
    hours = hours_of(date.fromisoformat(day), "Australia/Lord_Howe")
    (half,) = (one for one in hours if one.length_ms != HOUR)
    assert str(half.start)[11:] == start
    assert (half.hour, (half.from_ms, half.to_ms)) == (hour, part)


def test_a_change_a_minute_after_midnight_gives_each_moment_to_the_day_it_shows() -> None:
    """Newfoundland's clocks once went back at 0:01: to 23:01 of the day before."""
    before = hours_of(date(2006, 10, 28), "America/St_Johns")
    following = hours_of(date(2006, 10, 29), "America/St_Johns")
    assert (before[-1].hour, before[-1].length_ms) == (23, 59 * 60_000)
    assert (following[0].hour, following[0].length_ms) == (0, 60_000)
    assert following[0].end == before[-1].start
    assert before[-1].end == following[1].start


# --- In any zone ----------------------------------------------------------------------

days = st.dates(date(1990, 1, 1), date(2037, 12, 30))


@st.composite
def changes(draw: st.DrawFn) -> tuple[str, date]:
    """A zone, and a day near one on which its clocks change (or any, where none does)."""
    zone, year = draw(st.sampled_from(ZONES)), draw(st.integers(1990, 2037))
    first = datetime(year, 1, 1, tzinfo=UTC)
    moments = [(first + timedelta(days=number)).astimezone(ZoneInfo(zone)) for number in range(365)]
    changing = [
        one.date() for one, later in pairwise(moments) if one.utcoffset() != later.utcoffset()
    ]
    near = timedelta(days=draw(st.integers(-1, 1)))
    return zone, draw(st.sampled_from(changing or [date(year, 6, 1)])) + near


@given(st.one_of(st.tuples(st.sampled_from(ZONES), days), changes()))
@example(("America/St_Johns", date(2006, 10, 28)))
@example(("Australia/Lord_Howe", date(2026, 4, 5)))
@example(("Pacific/Apia", date(2011, 12, 30)))
def test_the_hours_of_a_day_are_its_whole_time_and_nothing_else(case: tuple[str, date]) -> None:
    """Minute by minute, in order: no zone has kept seconds since 1972."""
    zone, day = case
    place = ZoneInfo(zone)
    start = datetime.combine(day, time(), UTC) - timedelta(hours=16)
    around = (start + MINUTE * number for number in range(57 * 60))
    told = [
        hour.start.astimezone(UTC) + MINUTE * number
        for hour in hours_of(day, zone)
        for number in range(hour.length_ms // 60_000)
    ]
    assert told == [moment for moment in around if moment.astimezone(place).date() == day]


@given(st.sampled_from(ZONES), days)
@example("Asia/Kathmandu", date(2024, 2, 29))
def test_an_hour_is_what_the_clocks_show(zone: str, day: date) -> None:
    for hour in hours_of(day, zone):
        past = (hour.start.minute * 60 + hour.start.second) * 1000
        assert (hour.start.date(), hour.start.hour, past) == (day, hour.hour, hour.from_ms)
        assert 0 <= hour.from_ms < hour.to_ms <= HOUR
