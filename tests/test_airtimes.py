"""Hours of the day and embargoes, as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.station import airtimes

HOUR = 3_600_000


@pytest.mark.parametrize(
    ("typed", "between", "written"),
    [
        ("06:00-10:00", (6 * HOUR, 10 * HOUR), "06:00-10:00"),
        ("6:00 - 10:30", (6 * HOUR, 10 * HOUR + HOUR // 2), "06:00-10:30"),
        ("22:00–02:00", (22 * HOUR, 2 * HOUR), "22:00-02:00"),
        ("18:00-24:00", (18 * HOUR, 24 * HOUR), "18:00-24:00"),
        ("00:00-00:01", (0, 60_000), "00:00-00:01"),
    ],
)
def test_hours_are_read_and_written_in_one_way(
    typed: str, between: tuple[int, int], written: str
) -> None:
    assert airtimes.hours_ms(typed) == between
    assert airtimes.hours(typed) == written
    assert airtimes.hours_text(between) == written


@pytest.mark.parametrize(
    "typed",
    ["", "6-10", "06:00", "06:60-10:00", "24:00-02:00", "06:00-24:01", "06:00-06:00", "a-b"],
)
def test_what_are_no_hours_is_none(typed: str) -> None:
    assert airtimes.hours_ms(typed) is None
    assert airtimes.hours(typed) is None


@given(st.integers(0, 1439), st.integers(0, 1440))
def test_what_is_written_reads_back(first: int, last: int) -> None:
    between = (first * 60_000, last * 60_000)
    expected = None if first == last else between
    assert airtimes.hours_ms(airtimes.hours_text(between)) == expected


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2026-11-25", "2026-11-25T00:00:00"),
        (" 2026-11-25 18:00 ", "2026-11-25T18:00:00"),
        ("2026-11-25T18:00-05:00", "2026-11-25T18:00:00-05:00"),
        ("tomorrow", None),
        ("1066-10-14", None),
    ],
)
def test_an_embargo_to_a_day_ends_as_it_begins(typed: str, means: str | None) -> None:
    assert airtimes.embargo(typed) == means
