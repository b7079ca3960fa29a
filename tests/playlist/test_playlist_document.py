"""A playlist written and read again is the same."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, after
from producer.playlist import document

ZONE = ZoneInfo("America/New_York")
BEFORE = datetime(2026, 11, 1, 0, 30, tzinfo=ZONE)
"""An hour and a half before the clock goes back."""


def piece(root: Path, title: str = "Ferry returns") -> Piece:
    return Piece(
        id="urn:uuid:1",
        title=title,
        category="voicer",
        length_ms=61_500,
        file=root / "audio" / "ferry" / "segment.mp3",
        media_type="audio/mpeg",
        artist="Dana Ito",
        folder=root / "audio" / "ferry",
        story="https://station.example/ferry",
        made=BEFORE,
        priority=1,
        not_before=BEFORE,
        kill=after(BEFORE, 7_200_000),
        hours=(21_600_000, 3_600_000),
    )


def playlist(root: Path, title: str = "Ferry returns") -> Playlist:
    slots = []
    for hour in range(3):  # 0:30, 1:30, and 1:30 again
        start = after(BEFORE, hour * 3_600_000)
        opening = Opening(
            id=start.isoformat(),
            start=start,
            length_ms=70_000,
            hard=hour == 0,
            airs=Airs.CATEGORY,
            name="News",
            category="voicer",
            clock="night",
        )
        told = piece(root, title)
        entries = (
            Entry(
                start=start,
                length_ms=61_500,
                airs=Airs.CATEGORY,
                title=told.title,
                artist=told.artist,
                piece=told,
            ),
            Entry(
                start=after(start, 61_500),
                length_ms=8_500,
                airs=Airs.FILL,
                title="",
                cue_in_ms=1_000,
                fade_in_ms=500,
            ),
        )
        slots.append(Filled(opening=opening, entries=entries, residual_ms=8_500))
    return Playlist(
        station="WZQY",
        call_letters="WZQY",
        zone="America/New_York",
        day=date(2026, 11, 1),
        slots=tuple(slots),
        proof=Proof(dead_ms=25_500, bound_ms=25_500, solver="search"),
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path


@given(title=st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_it_reads_back_as_it_was(title: str) -> None:
    root = Path("/radio")
    told = playlist(root, title)
    file = root / "playlists" / "2026-11-01.json"
    assert document.from_json(document.to_json(told, file.parent), file) == told


def test_the_repeated_hour_is_told_apart() -> None:
    file = Path("/radio/day.json")
    read = document.from_json(document.to_json(playlist(Path("/radio")), file.parent), file)
    starts = [slot.opening.start for slot in read.slots]
    assert [start.strftime("%H:%M") for start in starts] == ["00:30", "01:30", "01:30"]
    assert starts[2].timestamp() - starts[1].timestamp() == 3600
    assert starts[1].utcoffset() == timedelta(hours=-4)
    assert starts[2].utcoffset() == timedelta(hours=-5)


def test_it_may_be_moved_with_its_sounds(root: Path) -> None:
    text = document.to_json(playlist(root), root / "playlists")
    assert str(root) not in text
    moved = root / "elsewhere" / "playlists" / "2026-11-01.json"
    (first, *_) = document.from_json(text, moved).entries
    assert first.piece is not None
    assert first.piece.file == root / "elsewhere" / "audio" / "ferry" / "segment.mp3"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        "3",
        "{}",
        '{"producerPlaylist": 1}',
        "\0",
        '{"producerPlaylist": 1, "zone": 3}',
    ],
)
def test_what_is_no_playlist_is_told(root: Path, content: str) -> None:
    file = root / "day.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"day\.json: this is no playlist"):
        document.read(file)


@pytest.mark.parametrize(
    ("key", "value", "why"),
    [
        ("lengthMs", "-5", "lengthMs is -5, not a whole number"),
        ("lengthMs", "true", "lengthMs is True"),
        ("lengthMs", "1e30", "lengthMs is 1e"),
        ("residualMs", "Infinity", "residualMs is inf"),
        ("name", "null", "name is None, not a text"),
        ("start", '"2026-11-01T04:00:00-05:00"', "out of its order"),
        ("start", '"2026-11-01T04:00:00"', "no playlist"),
    ],
)
def test_what_no_hand_should_write_is_named(root: Path, key: str, value: str, why: str) -> None:
    told = json.loads(document.to_json(playlist(root), root))
    told["slots"][0][key] = json.loads(value)
    with pytest.raises(InputError, match=why):
        document.from_json(json.dumps(told), root / "day.json")


def test_a_format_of_another_time_is_told(root: Path) -> None:
    with pytest.raises(InputError, match="format 9, and 1 is known"):
        document.from_json('{"producerPlaylist": 9}', root / "day.json")


def test_a_missing_playlist_says_how_to_make_one(root: Path) -> None:
    with pytest.raises(InputError, match="no such file") as raised:
        document.read(root / "day.json")
    assert "producer schedule" in raised.value.hint
