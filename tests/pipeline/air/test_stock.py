"""When a watch reads its library again: not at every look, and as soon as somebody changes it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from producer import pipeline
from producer.files import write_atomic
from producer.model import after
from producer.pipeline.air.watch import stock
from producer.pipeline.air.watch.stock import READ_MS, Stock
from tests.pipeline.air.day_of_watch import NEW_YORK
from tests.pipeline.air.station_of_air import music, station, write_story

NOW = datetime(2026, 11, 1, 1, 59, tzinfo=NEW_YORK)  # of the hour that comes twice
LATER = after(NOW, 4 * 60_000)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("stock")
    page = str(write_story(place, "bridge", NOW, sentences=2))
    return pipeline.make((page,), station(place)).folder


@pytest.fixture
def place(own_place: Path, made: Path) -> Path:
    """A station with a segment, a newscast's slot and some music."""
    shutil.copytree(made, own_place / "audio" / "bridge")
    shutil.copytree(made, own_place / "audio" / "newscasts" / "slot" / "news")
    music(own_place / "music")
    return own_place


def long_ago(place: Path) -> None:
    """As if all that lies there had been written an hour ago."""
    for path in (place, *place.rglob("*")):
        told = path.stat()
        os.utime(path, ns=(told.st_atime_ns, told.st_mtime_ns - 3_600_000_000_000))


def read(place: Path) -> Stock:
    return stock.read(station(place, fill=place / "music"), place / "playlists", NOW)


def arrive(place: Path) -> None:
    shutil.copytree(place / "audio" / "bridge", place / "audio" / ".school.part")
    (place / "audio" / ".school.part").rename(place / "audio" / "school")


def leave(place: Path) -> None:
    shutil.rmtree(place / "audio" / "bridge")


def fill_a_slot(place: Path) -> None:
    slot = place / "audio" / "newscasts" / "slot"
    (place / "audio" / "bridge").rename(slot / "school")


def judge(place: Path) -> None:
    write_atomic(place / "audio" / "bridge" / "report.json", "{}")


def lose_a_sound(place: Path) -> None:
    (place / "audio" / "newscasts" / "slot" / "news" / "segment.wav").unlink()


def grow_a_song(place: Path) -> None:
    with (place / "music" / "hour.wav").open("ab") as song:
        song.write(b"\x80")


def add_a_song(place: Path) -> None:
    (place / "music" / "more.wav").write_bytes((place / "music" / "hour.wav").read_bytes())


def lose_all(place: Path) -> None:
    shutil.rmtree(place / "audio")


@pytest.mark.parametrize(
    "change",
    [arrive, leave, fill_a_slot, judge, lose_a_sound, grow_a_song, add_a_song, lose_all],
)
def test_a_change_of_the_library_shows_from_outside(
    place: Path, change: Callable[[Path], None]
) -> None:
    long_ago(place)
    before = read(place)
    assert before.good(LATER)
    change(place)
    assert not before.good(LATER)


def test_a_slot_that_was_empty_when_it_was_seen_shows_what_comes_into_it(place: Path) -> None:
    slot = place / "audio" / "newscasts" / "next"
    slot.mkdir()
    long_ago(place)
    before = read(place)
    assert before.good(LATER)
    shutil.copytree(place / "audio" / "bridge", slot / "news")
    assert not before.good(LATER)


def test_what_is_no_part_of_it_is_no_change(place: Path) -> None:
    long_ago(place)
    before = read(place)
    write_atomic(place / "playlists" / "2026-11-01.json", "{}")
    write_story(place, "school", NOW)
    assert before.good(LATER)


def test_what_was_written_just_now_may_go_on_within_the_tick_of_a_coarse_clock(
    place: Path,
) -> None:
    long_ago(place)
    os.utime(place / "audio")
    assert not read(place).good(NOW)


def test_it_is_read_again_after_a_while_by_the_clock_of_the_world(place: Path) -> None:
    long_ago(place)
    before = read(place)
    assert before.good(after(NOW, READ_MS - 1))
    assert not before.good(after(NOW, READ_MS))
    assert not before.good(NOW.replace(fold=1))  # the same on the wall, and an hour later
    assert not before.good(after(NOW, -READ_MS))
