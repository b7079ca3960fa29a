"""Lengths and moments as people write them."""

from __future__ import annotations

import pytest

from producer.clock import length_ms, moment, whole, whole_up


@pytest.mark.parametrize(
    ("typed", "ms"),
    [
        ("2:00", 120_000),
        ("0:45", 45_000),
        ("45", 45_000),
        ("1:02:30", 3_750_000),
        ("59.5", 59_500),
        (" 1:00 ", 60_000),
        ("90", 90_000),
    ],
)
def test_what_is_a_length(typed: str, ms: int) -> None:
    assert length_ms(typed) == ms


@pytest.mark.parametrize(
    "typed", " |0|0:00|2m|-1|1:2:3:4|1:|:30|two|1:99|1:60:00|99:99:99".split("|")
)
def test_what_is_none(typed: str) -> None:
    assert length_ms(typed) is None


@pytest.mark.parametrize(
    ("ms", "down", "up"),
    [
        (0, "0:00", "0:00"),
        (9_000, "0:09", "0:09"),
        (9_001, "0:09", "0:10"),
        (59_999, "0:59", "1:00"),
        (3_723_000, "1:02:03", "1:02:03"),
    ],
)
def test_whole_seconds(ms: int, down: str, up: str) -> None:
    assert (whole(ms), whole_up(ms)) == (down, up)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("2026-11-25", "2026-11-25T23:59:59"),
        ("20261125", "2026-11-25T23:59:59"),
        (" 2026-11-25 18:00 ", "2026-11-25T18:00:00"),
        ("2026-11-25T18:00:30", "2026-11-25T18:00:30"),
        ("2026-11-25T18:00-05:00", "2026-11-25T18:00:00-05:00"),
        ("2026-11-25T18:00Z", "2026-11-25T18:00:00+00:00"),
    ],
)
def test_what_is_a_moment_and_a_day_means_its_end(typed: str, iso: str) -> None:
    assert moment(typed) == iso


@pytest.mark.parametrize(
    "typed", " |tomorrow|2026-13-01|25.11.2026|18:00|0001-01-01 00:00|2026-11-25 25:00".split("|")
)
def test_what_is_no_moment(typed: str) -> None:
    assert moment(typed) is None
