"""What was made to order and expired long ago goes; nothing else does, whatever it looks like."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from producer import pipeline
from producer.errors import InputError
from producer.files import write_atomic
from producer.model import Airing, Airs, Entry, Filled, Opening, Piece, Playlist, Proof
from producer.pipeline.air.shelves import shelves_of
from producer.pipeline.air.watch.outdated import made_to_order, outdated, remove
from producer.playlist import document
from producer.station import NEWSCAST, Station
from tests.pipeline.air.day_of_watch import NEW_YORK
from tests.pipeline.air.station_of_air import station, write_story

KILL = datetime(2026, 11, 1, 23, 59, tzinfo=NEW_YORK)
KEPT = datetime(2026, 11, 8, 23, 59, tzinfo=NEW_YORK)
"""The last minute in which it lies there: seven whole days on, and the day of 25 hours itself."""
GONE = KEPT + timedelta(minutes=1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A segment that expires."""
    place = tmp_path_factory.mktemp("outdated")
    order = pipeline.Order(airing=Airing(category=NEWSCAST), expires=KILL.isoformat())
    page = str(write_story(place, "bridge", KILL - timedelta(hours=2), sentences=4))
    return pipeline.make((page,), station(place), order).folder


@pytest.fixture
def newscast(own_place: Path, made: Path) -> Path:
    """The same where a newscast made to order lies."""
    folder = own_place / "audio" / "newscasts" / "2026-11-01T230010-0500" / made.name
    shutil.copytree(made, folder)
    return folder


def removed(place: Path, now: datetime) -> tuple[int, tuple[Path, ...]]:
    found = remove(place / "audio", place / "playlists", now)
    return found.count, found.left


def test_a_newscast_lies_seven_whole_days_after_its_kill_time(
    own_place: Path, newscast: Path
) -> None:
    of = station(own_place)
    pieces = made_to_order(everything(of, KEPT), of.out)
    assert [piece.folder for piece in pieces] == [newscast]
    assert outdated(pieces, KEPT.date()) == ()
    assert outdated(pieces, GONE.date()) == pieces
    assert removed(own_place, KEPT) == (0, ())
    assert newscast.is_dir()
    assert removed(own_place, GONE) == (1, ())
    assert list((own_place / "audio" / "newscasts").iterdir()) == []


def everything(of: Station, now: datetime) -> tuple[Piece, ...]:
    shelves = shelves_of(of, now)
    return (*shelves.pieces, *(one.piece for one in shelves.held))


@pytest.mark.parametrize(
    "beside", ["notes.txt", ".hidden", "takes/one.wav", "segment.wav.bak", "manifest.json/x"]
)
def test_what_holds_a_file_of_somebody_else_stays_whole(
    own_place: Path, newscast: Path, beside: str
) -> None:
    extra = newscast / beside.replace("manifest.json/", "more/")
    extra.parent.mkdir(exist_ok=True)
    extra.write_text("mine", encoding="utf-8")
    before = sorted(newscast.rglob("*"))
    assert removed(own_place, GONE) == (0, (newscast,))
    assert sorted(newscast.rglob("*")) == before


def test_what_lies_beside_it_in_its_slot_stays(own_place: Path, newscast: Path) -> None:
    note = newscast.parent / "notes.txt"
    note.write_text("mine", encoding="utf-8")
    assert removed(own_place, GONE) == (1, ())
    assert [*newscast.parent.iterdir()] == [note]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"expires": None}, id="it never expires"),
        pytest.param({"expires": "soon"}, id="nobody knows when"),
        pytest.param({"expires": KEPT.isoformat()}, id="it has been given more time"),
        pytest.param({"contents": None}, id="it does not tell what is in it"),
    ],
)
def test_what_its_manifest_does_not_give_up_stays(
    own_place: Path, newscast: Path, change: dict[str, Any]
) -> None:
    file = newscast / "manifest.json"
    manifest = json.loads(file.read_bytes())
    manifest["x-producer"] |= change
    file.write_text(json.dumps(manifest), encoding="utf-8")
    assert removed(own_place, GONE) == (0, ())
    assert newscast.is_dir()


def test_only_what_lies_in_the_folder_of_a_slot_goes(own_place: Path, newscast: Path) -> None:
    audio = own_place / "audio"
    others = (
        audio / "ferry",
        audio / "newscasts" / "kept" / "ferry",
        audio / "newscasts" / "2026-11-01T230010-0500" / "deeper" / "ferry",
    )
    for other in others:
        shutil.copytree(newscast, other)
    linked = audio / "newscasts" / "2026-11-01T220010-0500"
    linked.symlink_to(newscast.parent, target_is_directory=True)
    elsewhere = own_place / "elsewhere"
    shutil.copytree(newscast, elsewhere)
    (newscast.parent / "link").symlink_to(elsewhere, target_is_directory=True)
    assert removed(own_place, GONE) == (1, ())
    assert not newscast.exists()
    assert all((other / "segment.wav").is_file() for other in (*others, elsewhere))


def playlist(piece: Piece, day: date) -> Playlist:
    start = datetime(day.year, day.month, day.day, tzinfo=NEW_YORK)
    opening = Opening(
        id="x", start=start, length_ms=60_000, hard=True, airs=Airs.NEWSCAST, name="News"
    )
    entry = Entry(start=start, length_ms=60_000, airs=Airs.NEWSCAST, title="News", piece=piece)
    return Playlist(
        station="",
        call_letters="",
        zone="America/New_York",
        day=day,
        slots=(Filled(opening=opening, entries=(entry,)),),
        proof=Proof(dead_ms=0, bound_ms=0, solver="search"),
    )


@pytest.mark.parametrize(("days", "count"), [(-1, 1), (0, 0), (1, 0), (30, 0)])
def test_what_a_playlist_of_today_or_later_names_stays(
    own_place: Path, newscast: Path, days: int, count: int
) -> None:
    (piece,) = everything(station(own_place), GONE)
    day = GONE.date() + timedelta(days=days)
    folder = own_place / "playlists"
    # By its folder, should it have been made anew since.
    told = document.to_json(playlist(replace(piece, id="urn:uuid:0"), day), folder)
    write_atomic(folder / f"{day}.json", told)
    assert removed(own_place, GONE) == (count, ())
    assert newscast.is_dir() is (count == 0)


def test_nothing_goes_while_a_playlist_can_not_be_read(own_place: Path, newscast: Path) -> None:
    write_atomic(own_place / "playlists" / "2026-11-10.json", "{")
    with pytest.raises(InputError, match="no playlist"):
        removed(own_place, GONE)
    assert newscast.is_dir()


def test_what_was_ended_halfway_goes_the_next_time(own_place: Path, newscast: Path) -> None:
    (newscast / "segment.wav").unlink()
    (newscast / "index.html").unlink()
    assert removed(own_place, GONE) == (1, ())
