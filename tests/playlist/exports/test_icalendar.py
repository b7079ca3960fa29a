"""The calendar, as the `icalendar` package reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar as reader
import pytest
from hypothesis import given

from producer.model import Playlist
from producer.playlist.exports import icalendar
from tests.playlist.exports.day import (
    HOSTILE,
    at,
    entry,
    morning,
    piece,
    place,
    plain,
    playlist,
    slot,
    titled,
    titles,
)


def text_of(day: Playlist) -> str:
    (sheet,) = icalendar.write(day, place())
    return sheet.text


def events(day: Playlist) -> list[reader.Event]:
    calendar = reader.Calendar.from_ical(text_of(day))
    assert isinstance(calendar, reader.Calendar)
    return calendar.events


@given(title=titles)
def test_a_title_comes_back_as_it_went_in(title: str) -> None:
    (event,) = events(titled(title))
    assert event["DESCRIPTION"] == f"06:00:00 1:00 {plain(title)}"


@given(name=titles)
def test_so_does_the_name_of_a_slot(name: str) -> None:
    (event,) = events(playlist(slot(entry(piece("one"), at("06:00:00")), name=name)))
    assert event["SUMMARY"] == plain(name)


@pytest.mark.parametrize("title", HOSTILE)
def test_lines_are_no_longer_than_75_octets_and_whole_in_utf_8(title: str) -> None:
    text = text_of(titled(title * 3))
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_an_event_a_slot_with_its_entries(tmp_path: Path) -> None:
    day = morning(tmp_path)
    found = events(day)
    assert len(found) == len(day.slots)
    assert [event.start for event in found] == [
        one.opening.start.astimezone(UTC).replace(microsecond=0) for one in day.slots
    ]
    news = found[1]
    assert str(news["DESCRIPTION"]).splitlines() == [
        '06:00:10 4:45 Six o’clock: "all quiet" - almost (Odile Marsh)',
        "06:04:55 0:04 Slow bed",
    ]
    assert news.end == datetime(2026, 11, 22, 11, 5, tzinfo=UTC)
    assert news["TRANSP"] == "TRANSPARENT"


def test_a_slot_keeps_its_uid_and_no_two_share_one(tmp_path: Path) -> None:
    day = morning(tmp_path)
    uids = [str(event["UID"]) for event in events(day)]
    assert uids == [str(event["UID"]) for event in events(day)]
    assert len(set(uids)) == len(uids)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    night = date(2026, 11, 1)
    day = playlist(
        *(slot(entry(piece("one"), at("01:30:00", night, fold=fold))) for fold in (0, 1)), day=night
    )
    first, second = events(day)
    assert second.start - first.start == timedelta(hours=1)
    assert first["UID"] != second["UID"]


def test_an_end_is_later_than_its_start() -> None:
    (event,) = events(playlist(slot(entry(piece("one"), at("06:00:00"), length_ms=400))))
    assert event.end - event.start == timedelta(seconds=1)
