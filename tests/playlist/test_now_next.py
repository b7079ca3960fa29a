"""now-next.json: what listeners are told of the air at a moment."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Airs, Playlist, after
from producer.playlist.exports import now_next as export
from producer.playlist.now_next import NEXT, now_next
from producer.station import Stream
from tests.paths import ROOT
from tests.playlist.now_next_sample import HOUR, SIX, STATION, ZONE, Row, piece, place, playlist


def told(day: Playlist, at: datetime, **changes: object) -> dict[str, Any]:
    return now_next(day, place(at, **changes))


def titles(items: list[dict[str, Any]]) -> list[str]:
    return [item["title"] for item in items]


def test_the_docs_example_is_what_is_written() -> None:
    page = (ROOT / "docs" / "station-page.md").read_text("utf-8")
    (example,) = re.findall(r"^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    (sheet,) = export.write(
        playlist(HOUR[:6]), place(after(SIX, 310_000), base_url="https://wzqy.example/audio")
    )
    assert sheet.name == "now-next.json"
    assert json.loads(example) == json.loads(sheet.text)


@pytest.mark.parametrize(
    ("at_ms", "title", "position_ms"),
    [
        (0, "Station identification", 0),
        (9_999, "Station identification", 9_999),
        (10_000, "News at six", 0),
        (300_000, "Harlow Point ferry returns", 0),
        (409_115, "Music", 0),
        (599_999, "Music", 190_884),
        (600_000, "Sunday Baroque", 0),
    ],
)
def test_on_air_is_what_has_begun_and_not_ended(at_ms: int, title: str, position_ms: int) -> None:
    on_air = told(playlist(), after(SIX, at_ms))["onAir"]
    assert (on_air["title"], on_air["positionMs"]) == (title, position_ms)


def test_music_is_one_thing_however_many_files_it_takes() -> None:
    on_air = told(playlist(), after(SIX, 540_000))["onAir"]
    assert (on_air["kind"], on_air["durationMs"], on_air["artist"]) == ("fill", 190_885, "")
    assert on_air["start"] == "2026-11-22T06:06:49.115-05:00"
    assert on_air["end"] == "2026-11-22T06:10:00.000-05:00"


@pytest.mark.parametrize(
    ("airs", "title", "slot", "said"),
    [
        (Airs.FILL, "bed-1", "Fill", "Music"),
        (Airs.FILL, "bed-1", "Night owls", "Night owls"),
        (Airs.FILL, "bed-1", "local-news", "Music"),
        (Airs.LEGAL_ID, "wzqy-id", "Legal ID", "Station identification"),
        (Airs.LEGAL_ID, "wzqy-id", "This is WZQY", "This is WZQY"),
        (Airs.FEED, "Feed", "Feed", STATION),
        (Airs.FEED, "World news", "Feed", "World news"),
        (Airs.CATEGORY, "", "Local news", "Local news"),
        (Airs.CATEGORY, "Ferry\nreturns \u2028 today", "Local news", "Ferry returns today"),
    ],
)
def test_everything_is_said_in_words_for_listeners(
    airs: Airs, title: str, slot: str, said: str
) -> None:
    day = playlist(((airs, 60_000, title, "", slot),))
    assert told(day, SIX)["onAir"]["title"] == said


def test_music_in_a_slot_that_lacks_its_own_is_music() -> None:
    day = playlist(HOUR[2:3])
    (slot,) = day.slots
    fill = replace(slot.entries[0], airs=Airs.FILL)
    day = replace(day, slots=(replace(slot, entries=(fill,)),))
    assert told(day, SIX)["onAir"]["title"] == "Music"
    silence = replace(slot, entries=(replace(fill, piece=None),))
    assert told(replace(day, slots=(silence,)), SIX)["onAir"]["title"] == STATION


def test_next_tells_the_programme_and_later_everything() -> None:
    found = told(playlist(), SIX)
    programme = ["Sunday Baroque", "Weekend Edition", "The bakery on the pier"]
    assert titles(found["next"]) == ["News at six", "Harlow Point ferry returns", *programme]
    assert titles(found["later"]) == [
        "News at six",
        "Harlow Point ferry returns",
        "Music",
        "Sunday Baroque",
        "Weekend Edition",
    ], "what begins within two hours"


def test_where_nothing_else_follows_music_is_next() -> None:
    day = playlist((HOUR[1], HOUR[0], HOUR[3]))
    assert titles(told(day, SIX)["next"]) == ["Station identification", "Music"]


@pytest.mark.parametrize("hours", [-1, 24])
def test_before_and_after_the_day_nothing_is_on_air(hours: int) -> None:
    found = told(playlist(), SIX + timedelta(hours=hours))
    assert found["onAir"] is None
    assert len(found["next"]) == (NEXT if hours < 0 else 0)
    assert "onAir" not in found["stations"][0]


def test_the_moment_is_told_in_the_station_s_zone() -> None:
    found = told(playlist(), datetime(2026, 11, 22, 11, 5, 10, 250_000, tzinfo=UTC))
    assert found["at"] == "2026-11-22T06:05:10.250-05:00"
    assert found["onAir"]["title"] == "Harlow Point ferry returns"


@pytest.mark.parametrize(("fold", "title"), [(0, "First hour"), (1, "Second hour")])
def test_the_repeated_hour_is_two(fold: int, title: str) -> None:
    rows: tuple[Row, ...] = (
        (Airs.FEED, 3_600_000, "First hour", "", "A"),
        (Airs.FEED, 3_600_000, "Second hour", "", "B"),
    )
    day = playlist(rows, start=datetime(2026, 11, 1, 1, tzinfo=ZONE))
    found = told(day, datetime(2026, 11, 1, 1, 30, tzinfo=ZONE, fold=fold))
    assert (found["onAir"]["title"], found["onAir"]["positionMs"]) == (title, 1_800_000)
    assert found["at"].endswith(("-04:00", "-05:00")[fold])
    assert titles(found["next"]) == ["Second hour"][fold:]


class TestAddresses:
    SERVED = "https://wzqy.example/audio"
    FERRY = after(SIX, 310_000)

    def test_a_segment_that_is_served_has_its_page(self) -> None:
        on_air = told(playlist(), self.FERRY, base_url=self.SERVED)["onAir"]
        assert on_air["url"] == f"{self.SERVED}/harlow-point-ferry-returns/index.html"

    def test_no_address_where_nothing_is_served(self) -> None:
        assert "url" not in told(playlist(), self.FERRY)["onAir"]

    def test_none_before_the_embargo_is_over(self) -> None:
        day = playlist(HOUR[2:3])
        (slot,) = day.slots
        held = piece(HOUR[2][2], HOUR[2][1], not_before=SIX)
        slot = replace(slot, entries=(replace(slot.entries[0], piece=held),))
        day = replace(day, slots=(slot,))
        before = told(day, SIX - timedelta(minutes=1), base_url=self.SERVED)
        assert "url" not in before["next"][0]
        assert "url" in told(day, SIX, base_url=self.SERVED)["onAir"]

    def test_music_has_none(self) -> None:
        assert "url" not in told(playlist(), after(SIX, 540_000), base_url=self.SERVED)["onAir"]

    def test_the_stations_say_where_they_are_told(self) -> None:
        bare = Stream(name="HD3", url="http://a.example/hd3")
        streams = (*place(SIX).streams, bare)
        own, classical, third = told(playlist(), SIX, streams=streams)["stations"]
        assert (own["nowNext"], own["onAir"]) == ("now-next.json", "Station identification")
        assert classical["nowNext"] == "https://classical.wzqy.example/now-next.json"
        assert third == {"name": "HD3", "url": "http://a.example/hd3"}


@given(st.integers(-60_000, sum(row[1] for row in HOUR) + 60_000), st.text())
def test_the_line_of_time_has_no_hole_and_no_overlap(at_ms: int, title: str) -> None:
    rows = tuple((*row[:2], title or row[2], *row[3:]) for row in HOUR)
    (sheet,) = export.write(playlist(rows), place(after(SIX, at_ms)))
    sheet.text.encode()
    found = json.loads(sheet.text)
    items = [item for item in (found["onAir"], *found["later"]) if item]
    for one, following in pairwise(items):
        assert one["end"] == following["start"]
    assert all(item["title"] for item in items)
    assert all(item["durationMs"] > 0 for item in items)
