"""A day is filled once, and changed only from now on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pytest
import soundfile

from producer.errors import InputError, UsageError
from producer.model import Airs, Playlist
from producer.pipeline.air.scheduling import schedule_day
from producer.playlist import document
from producer.station import FILL, Category, Clock, Station
from tests.finished import short
from tests.pipeline.air.station_of_air import FULL, NEWS, slot, station
from tests.playlist.library.shelf_builder import Shelf

ZONE = ZoneInfo("America/New_York")
DAY = date(2026, 11, 23)
EARLY = datetime(2026, 11, 22, 20, tzinfo=ZONE)
NOON = datetime(2026, 11, 23, 12, 0, 45, tzinfo=ZONE)
"""Five seconds into the news of noon."""


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return short(tmp_path_factory.mktemp("finished") / "pattern").folder


@pytest.fixture
def shelf(tmp_path: Path, pattern: Path) -> Shelf:
    return Shelf(place=tmp_path, pattern=pattern)


def of(shelf: Shelf, clock: Clock = FULL) -> Station:
    """The station of these tests, with music to fill with."""
    music = shelf.place / "music"
    if not music.exists():
        music.mkdir()
        soundfile.write(music / "tune.wav", np.full(60 * 8000, 0.1, np.float32), 8000)
    plain = station(shelf.place, clock=clock)
    fill = Category(name=FILL, separation_ms=0, folder=music)
    return replace(plain, air=replace(plain.air, categories=(*plain.air.categories, fill)))


def titles(playlist: Playlist, airs: Airs) -> list[str]:
    return [entry.title for entry in playlist.entries if entry.airs is airs]


def whole(playlist: Playlist) -> bool:
    """Whether its entries follow one another without a gap."""
    return all(
        one.end.timestamp() == next_.start.timestamp() for one, next_ in pairwise(playlist.entries)
    )


def test_a_day_is_written_once(shelf: Shelf) -> None:
    shelf.put("ferry", airing={"category": NEWS})
    first = schedule_day(of(shelf), DAY, now=EARLY)
    assert first.changed
    assert first.file == shelf.place / "playlists" / "2026-11-23.json"
    assert document.read(first.file) == first.playlist
    assert len(first.playlist.slots) == 24 * len(FULL.slots)
    assert whole(first.playlist)
    before = first.file.stat().st_mtime_ns
    again = schedule_day(of(shelf), DAY, now=EARLY)
    assert not again.changed
    assert again.playlist == first.playlist
    assert first.file.stat().st_mtime_ns == before


def test_a_piece_keeps_its_distance_to_itself(shelf: Shelf) -> None:
    shelf.put("ferry", airing={"category": NEWS})
    told = schedule_day(of(shelf), DAY, now=EARLY).playlist
    aired = [entry.start for entry in told.entries if entry.airs is Airs.CATEGORY]
    assert len(aired) == 8
    assert {later - earlier for earlier, later in pairwise(aired)} == {timedelta(hours=3)}


def test_the_next_day_keeps_its_distance_to_this_one(shelf: Shelf) -> None:
    """The second day's first hour comes an hour after the first day's last."""
    shelf.put("ferry", airing={"category": NEWS})
    hours = replace(of(shelf), air=replace(of(shelf).air, week=((*("full",) * 24,),) * 7))
    first = schedule_day(hours, DAY, now=EARLY).playlist
    second = schedule_day(hours, DAY + timedelta(days=1), now=EARLY).playlist
    last = [entry.start for entry in first.entries if entry.airs is Airs.CATEGORY][-1]
    following = next(entry.start for entry in second.entries if entry.airs is Airs.CATEGORY)
    assert following - last >= timedelta(hours=3)


def test_a_day_on_air_changes_from_now_on(shelf: Shelf) -> None:
    shelf.put("ferry", airing={"category": NEWS})
    first = schedule_day(of(shelf), DAY, now=EARLY).playlist
    for name in ("bridge", "school"):
        folder = shelf.put(name, airing={"category": NEWS, "priority": 1})
        shelf.tell(folder, name=name.title(), ours={"rights": {"source": f"{name}.html"}})
    then = schedule_day(of(shelf), DAY, now=NOON).playlist
    began = sum(one.opening.start <= NOON for one in first.slots)
    assert then.slots[:began] == first.slots[:began]
    assert then.slots[began:] != first.slots[began:]
    assert "Bridge" in titles(then, Airs.CATEGORY)
    assert whole(then)


def test_clocks_that_change_during_the_day_hold_from_now_on(shelf: Shelf) -> None:
    first = schedule_day(of(shelf), DAY, now=EARLY).playlist
    half = Clock(
        name="full",
        slots=(FULL.slots[0], slot(10, 3590, Airs.CATEGORY, category=NEWS, hard=False)),
    )
    then = schedule_day(of(shelf, half), DAY, now=NOON).playlist
    assert then.entries[0] == first.entries[0]
    assert whole(then)
    (cut,) = (
        one.opening for one in then.slots if one.opening.start == NOON + timedelta(seconds=55)
    )
    assert cut.length_ms == 3_500_000
    assert len([one for one in then.slots if one.opening.start.hour == 13]) == 2


def test_a_day_that_is_on_without_a_playlist_begins_with_what_runs_now(shelf: Shelf) -> None:
    told = schedule_day(of(shelf), DAY, now=NOON).playlist
    assert told.slots[0].opening.start == datetime(2026, 11, 23, 12, 0, 40, tzinfo=ZONE)
    assert told.slots[-1].opening.end == datetime(2026, 11, 24, tzinfo=ZONE)


@pytest.mark.parametrize(("fold", "kept"), [(0, 2), (1, 3)])
def test_the_repeated_hour_is_on_air_twice(shelf: Shelf, fold: int, kept: int) -> None:
    """At 1:00:05 the legal ID of that hour is on, for the first or for the second time, and the
    newscast of 1:00:10 is too near to be changed."""
    shelf.put("ferry", airing={"category": NEWS})
    day = date(2026, 11, 1)
    first = schedule_day(of(shelf), day, now=datetime(2026, 10, 30, tzinfo=ZONE)).playlist
    moved = Clock(name="full", slots=(FULL.slots[0], slot(10, 3590, Airs.FILL, category=FILL)))
    now = datetime(2026, 11, 1, 1, 0, 5, tzinfo=ZONE, fold=fold)
    then = schedule_day(of(shelf, moved), day, now=now).playlist
    hours = len(FULL.slots)
    assert then.slots[: (kept - 1) * hours + 2] == first.slots[: (kept - 1) * hours + 2]
    assert len(then.slots) == (kept - 1) * hours + 3 + (25 - kept) * 2
    assert whole(then)


def test_a_day_that_is_over_stays(shelf: Shelf) -> None:
    first = schedule_day(of(shelf), DAY, now=EARLY)
    shelf.put("ferry", airing={"category": NEWS})
    then = schedule_day(of(shelf), DAY, now=NOON + timedelta(days=2))
    assert not then.changed
    assert then.playlist == first.playlist


@pytest.mark.parametrize(
    ("day", "slots"),
    [(date(2027, 3, 14), 23 * 4), (date(2026, 11, 1), 25 * 4), (date(2028, 2, 29), 24 * 4)],
)
def test_days_of_other_lengths(shelf: Shelf, day: date, slots: int) -> None:
    shelf.put("ferry", airing={"category": NEWS})
    told = schedule_day(of(shelf), day, now=datetime(2026, 10, 1, tzinfo=ZONE)).playlist
    assert len(told.slots) == slots
    assert whole(told)


def test_without_music_the_bed_stands_in(shelf: Shelf) -> None:
    told = schedule_day(station(shelf.place), DAY, now=EARLY).playlist
    fill = [entry for entry in told.entries if entry.airs is Airs.FILL and entry.length_ms >= 1000]
    assert fill
    assert all(entry.piece is not None and entry.piece.file.is_file() for entry in fill)
    (bed,) = {entry.piece.file for entry in fill if entry.piece}
    assert bed.parent == shelf.place / "playlists"


def test_a_day_that_is_over_without_a_playlist_is_not_made_up(shelf: Shelf) -> None:
    """It would count as aired: what it holds could not air for hours."""
    with pytest.raises(UsageError, match="2026-11-23 is over") as raised:
        schedule_day(of(shelf), DAY, now=NOON + timedelta(days=2))
    assert "--at" in raised.value.hint
    assert not (shelf.place / "playlists" / "2026-11-23.json").exists()


def test_a_playlist_that_can_t_be_read_is_laid_aside(shelf: Shelf) -> None:
    first = schedule_day(of(shelf), DAY, now=EARLY)
    first.file.write_text(first.file.read_text("utf-8")[:-500], encoding="utf-8")
    then = schedule_day(of(shelf), DAY, now=NOON)
    assert then.changed
    assert then.playlist.slots[0].opening.start <= NOON
    assert any("lies in 2026-11-23.json.broken" in remark for remark in then.remarks)
    assert (first.file.parent / "2026-11-23.json.broken").is_file()
    assert document.read(then.file) == then.playlist


def test_music_takes_turns_whatever_other_days_hold(shelf: Shelf) -> None:
    """What tomorrow will play has not been heard yet."""
    station = of(shelf)
    soundfile.write(shelf.place / "music" / "air.wav", np.full(60 * 8000, 0.1, np.float32), 8000)
    schedule_day(station, DAY + timedelta(days=1), now=EARLY)
    told = schedule_day(station, DAY, now=EARLY).playlist
    heard = [entry.title for entry in told.entries if entry.airs is Airs.FILL and entry.piece]
    assert abs(heard.count("air") - heard.count("tune")) <= 1


def test_a_station_without_a_name_goes_by_its_call_letters(shelf: Shelf) -> None:
    told = schedule_day(replace(of(shelf), name=""), DAY, now=EARLY).playlist
    assert told.station == "WZQY"


def test_what_is_in_no_library_is_remarked(shelf: Shelf) -> None:
    (shelf.put("ferry") / "manifest.json").write_text("{", encoding="utf-8")
    (remark,) = schedule_day(of(shelf), DAY, now=EARLY).remarks
    assert "ferry" in remark


def test_a_station_needs_a_zone_and_clocks(shelf: Shelf) -> None:
    good = of(shelf)
    with pytest.raises(UsageError, match="no time zone"):
        schedule_day(replace(good, air=replace(good.air, zone="")), DAY, now=EARLY)
    with pytest.raises(UsageError, match="no clocks"):
        schedule_day(replace(good, air=replace(good.air, clocks=())), DAY, now=EARLY)


def test_clocks_that_are_wrong_schedule_nothing(shelf: Shelf) -> None:
    gap = Clock(name="full", slots=(FULL.slots[0], FULL.slots[3]))
    with pytest.raises(InputError, match="wrong") as raised:
        schedule_day(of(shelf, gap), DAY, now=EARLY)
    assert "--check" in raised.value.hint
    assert not (shelf.place / "playlists").exists()
