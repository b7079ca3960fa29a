"""Which piece lies under a category's stable name, and until when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Piece
from producer.playlist.rolling import may_begin, newest, next_change, until
from producer.station import Category

ZONE = ZoneInfo("America/New_York")
NEWSCAST = Category(name="newscast", stale_after_ms=3_600_000)
SIX = datetime(2026, 5, 4, 6, 0, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)
PIECE = Piece(
    id="urn:six",
    title="Six",
    category="newscast",
    length_ms=300_000,
    file=Path("six.mp3"),
    media_type="audio/mpeg",
    made=SIX - 10 * MINUTE,
)


def chosen(now: datetime, *pieces: Piece) -> str | None:
    found = newest(pieces, NEWSCAST, now, usable=lambda _: True)
    return found.id if found else None


def test_the_newest_lies_there_by_when_its_news_were_made() -> None:
    seven = replace(PIECE, id="urn:seven", made=SIX + 5 * MINUTE)
    assert chosen(SIX + 6 * MINUTE, PIECE, seven) == "urn:seven"
    assert chosen(SIX + 6 * MINUTE, seven, PIECE) == "urn:seven"


def test_another_category_never_does() -> None:
    assert chosen(SIX, replace(PIECE, category="news")) is None


def test_the_next_newest_lies_there_where_the_newest_can_not_be_used() -> None:
    seven = replace(PIECE, id="urn:seven", made=SIX - MINUTE)
    found = newest((PIECE, seven), NEWSCAST, SIX, usable=lambda one: one.id != "urn:seven")
    assert found is PIECE


@pytest.mark.parametrize(
    ("piece", "at", "may"),
    [
        pytest.param(PIECE, SIX + 50 * MINUTE - timedelta(seconds=1), True, id="nearly stale"),
        pytest.param(PIECE, SIX + 50 * MINUTE, False, id="stale"),
        pytest.param(replace(PIECE, made=None), SIX, False, id="of no date"),
        pytest.param(replace(PIECE, not_before=SIX), SIX - MINUTE, False, id="embargoed"),
        pytest.param(replace(PIECE, not_before=SIX), SIX, True, id="the embargo ends"),
        pytest.param(replace(PIECE, kill=SIX + 6 * MINUTE), SIX, True, id="ends before the kill"),
        pytest.param(replace(PIECE, kill=SIX + 4 * MINUTE), SIX, False, id="ends after it"),
        pytest.param(replace(PIECE, kill=SIX), SIX + MINUTE, False, id="killed"),
        pytest.param(replace(PIECE, hours=(6 * 3_600_000, 0)), SIX, True, id="its hours begin"),
        pytest.param(replace(PIECE, hours=(0, 6 * 3_600_000)), SIX, False, id="its hours are over"),
        pytest.param(
            replace(PIECE, hours=(0, 6 * 3_600_000)), SIX - MINUTE, False, id="it would run over"
        ),
        pytest.param(
            replace(PIECE, hours=(22 * 3_600_000, 7 * 3_600_000)), SIX, True, id="over midnight"
        ),
    ],
)
def test_what_may_begin(piece: Piece, at: datetime, may: bool) -> None:
    assert may_begin(piece, NEWSCAST, at) is may


def test_any_age_will_do_where_the_category_names_none() -> None:
    ages = replace(NEWSCAST, stale_after_ms=None)
    assert may_begin(replace(PIECE, made=None), ages, SIX)
    assert until(PIECE, ages, SIX) is None
    assert next_change((PIECE,), ages, SIX) is None


def test_it_lies_there_until_it_could_not_end_in_time() -> None:
    killed = replace(PIECE, kill=SIX + 20 * MINUTE)
    assert until(killed, NEWSCAST, SIX) == SIX + 15 * MINUTE
    assert until(PIECE, NEWSCAST, SIX) == SIX + 50 * MINUTE


def test_the_next_change_is_the_first_of_all_pieces() -> None:
    embargoed = replace(PIECE, id="urn:later", not_before=SIX + 3 * MINUTE)
    assert next_change((PIECE, embargoed), NEWSCAST, SIX) == SIX + 3 * MINUTE
    assert next_change((PIECE, embargoed), NEWSCAST, SIX + 3 * MINUTE) == SIX + 50 * MINUTE
    assert next_change((PIECE, embargoed), NEWSCAST, SIX + 50 * MINUTE) is None


def test_an_hour_old_is_an_hour_old_where_the_clock_runs_twice() -> None:
    half_past = datetime(2026, 11, 1, 1, 30, tzinfo=ZONE)
    piece = replace(PIECE, made=half_past)
    assert may_begin(piece, NEWSCAST, half_past + 29 * MINUTE)
    assert not may_begin(piece, NEWSCAST, half_past.replace(fold=1))
    ends = until(piece, NEWSCAST, half_past)
    assert ends is not None
    assert ends.isoformat() == "2026-11-01T01:30:00-05:00"


@pytest.mark.parametrize(
    ("at", "may"),
    [
        pytest.param("2026-11-01T05:30+00:00", True, id="01:30 for the first time"),
        pytest.param("2026-11-01T06:05+00:00", False, id="01:05 again"),
        pytest.param("2026-11-01T06:30+00:00", True, id="01:30 again"),
        pytest.param("2027-03-14T07:00+00:00", False, id="03:00, where 02:00 is no hour"),
    ],
)
def test_its_hours_are_those_that_the_schedule_goes_by(at: str, may: bool) -> None:
    piece = replace(PIECE, hours=(90 * 60_000, 120 * 60_000))
    now = datetime.fromisoformat(at).astimezone(ZONE)
    ages = replace(NEWSCAST, stale_after_ms=None)
    assert may_begin(piece, ages, now) is may


@given(
    minutes=st.integers(0, 3 * 24 * 60),
    kill=st.none() | st.integers(0, 3 * 24 * 60),
    embargo=st.none() | st.integers(0, 3 * 24 * 60),
    hours=st.none() | st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_between_two_changes_nothing_changes(
    minutes: int, kill: int | None, embargo: int | None, hours: tuple[int, int] | None
) -> None:
    began = datetime(2026, 10, 31, 0, 0, tzinfo=ZONE)
    piece = replace(
        PIECE,
        made=began,
        kill=None if kill is None else began + kill * MINUTE,
        not_before=None if embargo is None else began + embargo * MINUTE,
        hours=None if hours is None else (hours[0] * 3_600_000, hours[1] * 3_600_000),
    )
    ages = replace(NEWSCAST, stale_after_ms=None)
    now = began + minutes * MINUTE
    change = next_change((piece,), ages, now)
    if change is not None:
        just_before = (change.astimezone(ZoneInfo("UTC")) - timedelta(seconds=1)).astimezone(ZONE)
        assert may_begin(piece, ages, just_before) == may_begin(piece, ages, now)
