"""A day goes into LibreTime once: its files, its playlist, its schedule in a show of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from producer.errors import BusyError, InputError, UsageError
from producer.model import Airs, Playlist
from producer.playlist.uploads import libretime
from producer.playlist.uploads.uploaded import Uploaded
from producer.station.air import LibreTime
from tests.playlist.uploads.day_sample import (
    HOSTILE,
    Waits,
    at,
    in_order,
    piece,
    playlist,
    slot,
    two_hours,
)
from tests.playlist.uploads.faulty import Running, running
from tests.playlist.uploads.libretime_system import KEY, LibreTimeSystem

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]
EARLY = at("05:00:00")


@pytest.fixture
def system() -> LibreTimeSystem:
    return LibreTimeSystem()


@pytest.fixture
def server(system: LibreTimeSystem) -> Iterator[Running]:
    with running(system) as found:
        yield found


def _upload(
    server: Running,
    day: Playlist,
    now: datetime = EARLY,
    *,
    key: str = KEY,
    waits: Waits | None = None,
) -> Uploaded:
    patience = (waits or Waits()).patience()
    return libretime.upload(
        day,
        LibreTime(url=server.address),
        key,
        now=now,
        day_tells=lambda _: None,
        patience=patience,
    )


def _rows(system: LibreTimeSystem, table: str) -> list[dict[str, Any]]:
    order = "starts_at" if table == "schedule" else "position"
    return sorted(system.tables[table].values(), key=lambda row: str(row.get(order, "")))


def _scheduled(system: LibreTimeSystem) -> list[tuple[str, str, str]]:
    """When each starts (UTC) and ends, and its title."""
    files = system.tables["files"]
    return [
        (row["starts_at"][11:23], row["ends_at"][11:23], files[row["file"]]["track_title"])
        for row in _rows(system, "schedule")
    ]


def test_each_entry_is_scheduled_to_the_millisecond_in_utc(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    came = _upload(server, two_hours(tmp_path))
    assert _scheduled(system) == [
        ("11:00:00.000", "11:00:10.000", "The id"),
        ("11:00:10.000", "11:03:00.000", "The news"),
        ("11:03:00.000", "11:04:00.000", "The music"),
        ("11:04:00.000", "11:04:25.500", "The music"),
        ("12:00:00.000", "12:00:10.000", "The id"),
        ("12:00:10.000", "12:01:10.000", "The music"),
    ]
    assert (came.sent, came.there) == (3, 0)
    assert came.notes == ()


def test_cues_and_fades_belong_to_the_place_and_not_to_the_file(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    whole, cut = _rows(system, "schedule")[2:4]
    assert whole["file"] == cut["file"]
    names = ("cue_in", "cue_out", "length", "fade_in", "fade_out")
    assert [whole[name] for name in names] == [
        "00:00:00.000000",
        "00:01:00.000000",
        "00:01:00.000000",
        "00:00:00.000000",
        "00:00:00.000000",
    ]
    assert [cut[name] for name in names] == [
        "00:00:10.000000",
        "00:00:35.500000",
        "00:00:25.500000",
        "00:00:00.500000",
        "00:00:01.500000",
    ]


def test_it_airs_in_a_show_of_its_own_that_is_on_where_the_day_has_something(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    (show,) = system.tables["shows"].values()
    assert show["name"] == "producer"
    assert [
        (row["starts_at"][11:19], row["ends_at"][11:19], row["modified"])
        for row in system.tables["show-instances"].values()
    ] == [("11:00:00", "11:04:25", False), ("12:00:00", "12:01:10", False)]


def test_the_library_has_a_playlist_of_the_day(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    (made,) = system.tables["playlists"].values()
    assert (made["name"], made["length"]) == ("producer 2026-11-23", "00:05:35.500000")
    assert [row["position"] for row in _rows(system, "playlist-contents")] == [0, 1, 2, 3, 4, 5]


def test_a_second_upload_changes_nothing(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    held = system.holds()
    server.calls.clear()
    came = _upload(server, two_hours(tmp_path))
    assert server.changes == []
    assert (came.sent, came.there, came.changed) == (0, 3, 0)
    assert system.holds() == held


def test_a_changed_day_changes_what_is_to_come_and_no_more(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    day = two_hours(tmp_path)
    _upload(server, day)
    before = {row["id"] for row in _rows(system, "schedule")[:4]}
    late = piece(tmp_path, "late", 90_000)
    both = (in_order(at("06:00:00"), late), *day.slots[1:3], in_order(at("07:00:00"), late))
    server.calls.clear()
    _upload(server, replace(day, slots=both), at("06:03:30"))
    assert {row["id"] for row in _rows(system, "schedule")[:4]} == before
    assert _scheduled(system)[4:] == [("12:00:00.000", "12:01:30.000", "The late")]
    # An instance that is too short is made longer, as is the playlist.
    assert sum(change.startswith("DELETE /api/v2/schedule") for change in server.changes) == 2
    assert any(change.startswith("PATCH /api/v2/show-instances") for change in server.changes)


def test_a_changed_cue_is_a_new_row_because_a_row_keeps_its_cue_out(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    day = two_hours(tmp_path)
    _upload(server, day)
    (bed,) = day.slots[2].entries
    shorter = replace(day.slots[2], entries=(replace(bed, length_ms=20_000),))
    _upload(server, replace(day, slots=(*day.slots[:2], shorter, day.slots[3])))
    assert [row["cue_out"] for row in _rows(system, "schedule")][3] == "00:00:30.000000"
    assert len(system.tables["schedule"]) == 6


def test_a_feed_is_left_to_shows_of_the_stations_own(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    one = piece(tmp_path, "one", 3_600_000)
    day = playlist(
        in_order(at("06:00:00"), one),
        slot(at("07:00:00"), 3_600_000, airs=Airs.FEED),
        in_order(at("08:00:00"), one),
    )
    _other_show(system, "2026-11-23T12:00:00Z", "2026-11-23T13:00:00Z")
    came = _upload(server, day)
    assert len(system.tables["show-instances"]) == 3
    assert came.notes == ("1 feeds are left out: put each into LibreTime's calendar as a show.",)


def test_another_show_in_the_way_is_named_and_nothing_is_scheduled(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _other_show(system, "2026-11-23T10:30:00Z", "2026-11-23T11:30:00Z")
    with pytest.raises(InputError, match="the show 'Jazz' from 05:30 to 06:30"):
        _upload(server, two_hours(tmp_path))
    assert system.tables["schedule"] == {}
    assert len(system.tables["shows"]) == 1


def test_a_file_that_the_library_has_is_not_sent_again_whoever_put_it_there(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    day = playlist(in_order(at("06:00:00"), piece(tmp_path, "a", 9000)))
    md5 = hashlib.md5((tmp_path / "a.wav").read_bytes()).hexdigest()
    told = {"track_title": "Old", "artist_name": None, "exists": True, "import_status": 0}
    system.tables["files"][7] = {"id": 7, "md5": md5, **told}
    assert _upload(server, day).there == 1
    assert [(row["id"], row["track_title"]) for row in system.tables["files"].values()] == [
        (7, "The a")
    ]


def test_it_waits_till_a_file_was_looked_into_and_then_tells_its_title(
    tmp_path: Path,
) -> None:
    system, waits = LibreTimeSystem(looks=4), Waits()
    day = playlist(in_order(at("06:00:00"), piece(tmp_path, "a", 9000)))
    with running(system) as server:
        _upload(server, day, waits=waits)
    assert waits.asked == [1.0, 1.0, 1.0]
    assert [row["track_title"] for row in system.tables["files"].values()] == ["The a"]


def test_an_analyzer_that_does_not_come_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    day = playlist(in_order(at("06:00:00"), piece(tmp_path, "a", 9000)))
    with (
        running(LibreTimeSystem(looks=1000)) as server,
        pytest.raises(BusyError, match=r"has not looked into a\.wav in 300 seconds"),
    ):
        _upload(server, day)


def test_a_sound_that_it_cannot_use_is_named(server: Running, tmp_path: Path) -> None:
    bad = piece(tmp_path, "bad", 9000, content=b"BROKEN")
    with pytest.raises(InputError, match=r"can't use .*bad\.wav"):
        _upload(server, playlist(in_order(at("06:00:00"), bad)))


def test_a_wrong_key_is_told_at_once_and_not_shown(server: Running, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="refused the key") as raised:
        _upload(server, two_hours(tmp_path), key="not-the-key")
    assert "PRODUCER_LIBRETIME_KEY" in raised.value.hint
    assert "not-the-key" not in str(raised.value)
    assert len(server.calls) == 1


def test_a_hostile_title_is_one_line_of_what_a_field_holds(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    told = in_order(at("06:00:00"), piece(tmp_path, "a", 9000))
    day = playlist(replace(told, entries=(replace(told.entries[0], title=HOSTILE),)))
    _upload(server, day)
    (row,) = system.tables["files"].values()
    assert row["track_title"].startswith('The "ferry" | is back - ')
    assert len(row["track_title"]) == 512
    server.calls.clear()
    _upload(server, day)
    assert server.changes == []


def test_what_the_player_may_not_hear_of_in_time_is_told(server: Running, tmp_path: Path) -> None:
    came = _upload(server, two_hours(tmp_path), at("06:02:00"))
    (note,) = came.notes
    assert "looks every 400 seconds: what starts before 06:08:40" in note


def test_a_day_of_25_hours_airs_its_repeated_hour_twice(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    one = piece(tmp_path, "one", 60_000)
    first = at("01:00:00", datetime(2026, 11, 1).date())
    second = first.replace(fold=1)
    day = playlist(in_order(first, one), in_order(second, one), day=first.date())
    _upload(server, day, at("00:00:00", first.date()))
    assert [when[0] for when in _scheduled(system)] == ["05:00:00.000", "06:00:00.000"]


def _other_show(system: LibreTimeSystem, starts: str, ends: str) -> None:
    system.tables["shows"][5] = {"id": 5, "name": "Jazz"}
    system.tables["show-instances"][6] = {
        "id": 6,
        "show": 5,
        "modified": False,
        "starts_at": starts,
        "ends_at": ends,
    }


def test_a_show_that_a_slow_server_made_twice_is_ours_both_times(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    wanted = _scheduled(system)
    (show,) = (row for row in system.tables["shows"].values() if row["name"] == "producer")
    system.tables["shows"][1] = {**show, "id": 1}
    _upload(server, two_hours(tmp_path))
    assert _scheduled(system) == wanted


def test_what_is_in_the_show_twice_or_by_hand_is_removed(
    server: Running, system: LibreTimeSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    wanted = _scheduled(system)
    row = _rows(system, "schedule")[1]
    system.tables["schedule"][1] = {**row, "id": 1}
    system.tables["schedule"][2] = {**row, "id": 2, "starts_at": "2026-11-23T11:01:00.000000Z"}
    _upload(server, two_hours(tmp_path))
    assert _scheduled(system) == wanted
