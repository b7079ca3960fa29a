"""A day goes into AzuraCast once, in order, on the minute."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from producer.errors import EngineError, InputError, ProducerError, UsageError
from producer.model import Playlist
from producer.playlist.uploads import azuracast, azuracast_files
from producer.playlist.uploads.uploaded import Uploaded
from producer.station.air import AzuraCast
from tests.playlist.uploads.azuracast_system import KEY, AzuraCastSystem
from tests.playlist.uploads.day_sample import (
    HOSTILE,
    Waits,
    at,
    entry,
    in_order,
    piece,
    playlist,
    slot,
    two_hours,
)
from tests.playlist.uploads.faulty import Running, running

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]
EARLY = at("05:00:00")


@pytest.fixture
def system() -> AzuraCastSystem:
    return AzuraCastSystem()


@pytest.fixture
def server(system: AzuraCastSystem) -> Iterator[Running]:
    with running(system) as found:
        yield found


def _upload(
    server: Running, day: Playlist, now: datetime = EARLY, *, key: str = KEY, **told: Any
) -> Uploaded:
    settings = replace(
        AzuraCast(url=server.address, station="wxyz", playlist=3, folder="producer"), **told
    )
    return azuracast.upload(
        day, settings, key, now=now, day_tells=lambda _: None, patience=Waits().patience()
    )


def _songs(system: AzuraCastSystem) -> dict[str, list[str]]:
    """The titles of each of our playlists."""
    return {
        row["name"]: [system.media[one]["title"] for one in row["songs"]]
        for row in system.playlists.values()
        if row["name"].startswith("producer")
    }


def test_a_day_is_a_playlist_for_each_stretch_from_one_hard_slot_to_the_next(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    came = _upload(server, two_hours(tmp_path))
    assert _songs(system) == {
        "producer 2026-11-23 06:00": ["The id", "The news", "The music", "The music"],
        "producer 2026-11-23 07:00": ["The id", "The music"],
    }
    assert (came.sent, came.there) == (4, 0)
    assert came.notes == ()


def test_each_is_switched_on_for_its_day_and_minutes_and_played_once_in_order(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    first, second = (row for row in system.playlists.values() if row["id"] != 3)
    told = {"start_date": "2026-11-23", "end_date": "2026-11-23", "days": [], "loop_once": True}
    for row, begins, ends in ((first, 600, 700), (second, 700, 0)):
        (item,) = row["schedule_items"]
        assert item == {**told, "id": item["id"], "start_time": begins, "end_time": ends}
        assert row["order"] == "sequential"
        assert row["is_enabled"]
        assert (row["weight"], row["backend_options"]) == (5, ["interrupt", "merge"])


def test_a_sound_is_there_once_for_each_way_that_it_is_cued(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    music = (tmp_path / "music.wav").read_bytes()
    digest = hashlib.sha256(music).hexdigest()
    whole, cut = sorted(
        (row for row in system.media.values() if row["sha256"] == digest),
        key=lambda row: len(row["path"]),
    )
    assert whole["path"] == f"producer/{digest[:24]}.wav"
    assert cut["path"] == f"producer/{digest[:24]}-10000-35500-500-1500.wav"
    assert cut["extra_metadata"] == {
        "cue_in": 10.0,
        "cue_out": 35.5,
        "fade_in": 0.5,
        "fade_out": 1.5,
        "cross_start_next": 35.5,
    }


def test_a_second_upload_changes_nothing(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    held = system.holds()
    server.calls.clear()
    came = _upload(server, two_hours(tmp_path))
    assert server.changes == []
    assert (came.sent, came.there, came.changed) == (0, 4, 0)
    assert system.holds() == held


def test_a_changed_hour_is_changed_and_the_others_are_left_alone(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    day = two_hours(tmp_path)
    _upload(server, day)
    server.calls.clear()
    late = piece(tmp_path, "late", 30_000)
    changed = replace(day, slots=(*day.slots[:3], in_order(at("07:00:00"), late)))
    came = _upload(server, changed)
    assert _songs(system)["producer 2026-11-23 07:00"] == ["The late"]
    assert len(_songs(system)["producer 2026-11-23 06:00"]) == 4
    assert (came.sent, came.there) == (1, 4)
    touched = {call.path for call in server.calls if call.changes and "/playlist/" in call.path}
    assert len({path.split("/")[5] for path in touched}) == 1


def test_what_is_on_the_air_is_not_touched(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    day = two_hours(tmp_path)
    _upload(server, day)
    late = piece(tmp_path, "late", 30_000)
    both = (in_order(at("06:00:00"), late), in_order(at("07:00:00"), late))
    _upload(server, replace(day, slots=both), at("06:30:00"))
    assert len(_songs(system)["producer 2026-11-23 06:00"]) == 4
    assert _songs(system)["producer 2026-11-23 07:00"] == ["The late"]


def test_a_day_that_is_first_uploaded_in_its_middle_holds_what_is_to_come(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path), at("06:01:00"))
    assert _songs(system)["producer 2026-11-23 06:00"] == ["The music", "The music"]
    starts = [
        row["schedule_items"][0]["start_time"]
        for row in system.playlists.values()
        if row["id"] != 3
    ]
    assert starts == [603, 700]


def test_a_run_that_the_day_no_longer_has_is_removed_and_so_are_old_days(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    day = two_hours(tmp_path)
    _upload(server, day)
    system.playlists[99] = {**system.playlists[3], "id": 99, "name": "producer 2026-11-01 06:00"}
    _upload(server, replace(day, slots=day.slots[:3]))
    assert "producer 2026-11-23 07:00" not in _songs(system)
    assert 99 in system.playlists, "somebody else's, for it does not say that it is ours"
    later = EARLY.date().replace(day=25)
    _upload(server, playlist(day=later), at("05:00:00", later))
    assert list(_songs(system)) == ["producer 2026-11-01 06:00"]


def test_a_long_file_goes_in_pieces(
    server: Running,
    system: AzuraCastSystem,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(azuracast_files, "CHUNK", 1000)
    content = b"RIFF" + bytes(range(256)) * 20
    _upload(server, playlist(in_order(at("06:00:00"), piece(tmp_path, "a", 9, content=content))))
    (row,) = system.media.values()
    assert row["sha256"] == hashlib.sha256(content).hexdigest()
    assert sum(call.path.endswith("/files/upload") for call in server.calls) == 6


def test_a_hostile_title_is_one_line_of_what_a_field_holds(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    day = playlist(
        slot(
            at("06:00:00"),
            9,
            [replace(entry(at("06:00:00"), piece(tmp_path, "a", 9)), title=HOSTILE)],
        )
    )
    _upload(server, day)
    (row,) = system.media.values()
    assert row["title"].startswith('The "ferry" | is back - \N{SMILING FACE WITH SUNGLASSES} ')
    assert len(row["title"]) == 255
    assert "\n" not in row["title"]
    server.calls.clear()
    _upload(server, day)
    assert server.changes == []


@pytest.mark.parametrize(
    ("told", "key", "kind", "says"),
    [
        ({}, "", UsageError, "PRODUCER_AZURACAST_KEY holds none"),
        ({}, "with\nbreak", UsageError, "holds something else"),
        ({}, "wrong:key", UsageError, "refused the key"),
        ({"station": "other"}, KEY, UsageError, "no playlist 3 in station 'other'"),
        ({"playlist": 77}, KEY, UsageError, "no playlist 77"),
        ({"folder": "../up"}, KEY, UsageError, "no folder for AzuraCast's media"),
        ({"url": "radio.example"}, KEY, UsageError, "is no address of AzuraCast"),
    ],
)
def test_what_the_station_can_mend_is_told_at_once(
    server: Running,
    tmp_path: Path,
    told: dict[str, Any],
    key: str,
    kind: type[ProducerError],
    says: str,
) -> None:
    with pytest.raises(kind) as raised:
        _upload(server, two_hours(tmp_path), key=key, **told)
    assert says in str(raised.value)
    assert raised.value.hint
    assert not key or key not in str(raised.value)
    assert len(server.calls) <= 2
    assert server.changes == []


def test_a_sound_that_it_cannot_use_is_named(server: Running, tmp_path: Path) -> None:
    bad = piece(tmp_path, "bad", 9, content=b"no sound at all")
    with pytest.raises(InputError, match=r"can't use .*bad\.wav: .*cannot be processed"):
        _upload(server, playlist(in_order(at("06:00:00"), bad)))


def test_a_missing_file_is_named(server: Running, tmp_path: Path) -> None:
    one = piece(tmp_path, "gone", 9)
    one.file.unlink()
    with pytest.raises(InputError, match=r"gone\.wav, which airs as 'The gone', can't be read"):
        _upload(server, playlist(in_order(at("06:00:00"), one)))


def test_what_is_refused_is_told_in_the_servers_words(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    system.playlists[3]["weight"] = {"no": "number"}

    def strict(call: object, rest: str) -> object:
        from tests.playlist.uploads.faulty import Refused

        raise Refused(422, {"message": "weight: This value should be of type integer."})

    system.post_playlists = strict  # type: ignore[method-assign]  # a stricter version of it
    with pytest.raises(EngineError, match=r"refused what was sent .*should be of type integer"):
        _upload(server, two_hours(tmp_path))


def test_a_run_that_a_slow_server_made_twice_is_there_once_in_the_end(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    wanted = system.holds()
    for number, row in [each for each in system.playlists.items() if each[0] != 3]:
        again = {"id": 900 + number, "songs": list(row["songs"])}
        system.playlists[900 + number] = {**row, **again}
    _upload(server, two_hours(tmp_path))
    assert system.holds() == wanted


def test_a_run_that_was_never_switched_on_is_made_whole_even_when_its_time_has_come(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    _upload(server, two_hours(tmp_path))
    (first,) = (row for row in system.playlists.values() if row["name"].endswith("06:00"))
    first |= {"is_enabled": False, "songs": [], "schedule_items": []}
    _upload(server, two_hours(tmp_path), at("06:01:00"))
    assert _songs(system)["producer 2026-11-23 06:00"] == ["The music", "The music"]
    assert first["is_enabled"]


def test_a_pattern_that_waits_for_songs_to_end_is_told_of(
    server: Running, system: AzuraCastSystem, tmp_path: Path
) -> None:
    system.playlists[3]["backend_options"] = [""]
    came = _upload(server, two_hours(tmp_path))
    assert came.notes[0].startswith("Runs wait for what is playing: edit playlist 3 there")


@pytest.mark.parametrize("source", ["remote_url", None])
def test_a_pattern_that_is_not_made_of_songs_is_refused(
    server: Running, system: AzuraCastSystem, tmp_path: Path, source: str | None
) -> None:
    system.playlists[3]["source"] = source
    with pytest.raises(UsageError, match="playlist 3 is not made of songs"):
        _upload(server, two_hours(tmp_path))
