"""What has aired, and what is to: by the playlists of the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.model import Piece, Play, Playlist
from producer.playlist import document
from producer.playlist.library.listing import listed
from producer.playlist.library.plays import DAYS, plays_of
from producer.playlist.library.shelves import Shelves
from tests.playlist.library.day_builder import day_of, piece
from tests.playlist.library.shelf_builder import NOON, ZONE, Shelf


def write(shelf: Shelf, playlist: Playlist) -> Path:
    folder = shelf.place / "playlists"
    folder.mkdir(exist_ok=True)
    file = folder / f"{playlist.day.isoformat()}.json"
    file.write_text(document.to_json(playlist, folder), encoding="utf-8")
    return file


FERRY, MUSIC = piece("ferry"), piece("music", "fill")


def test_every_piece_plays_music_among_them_and_feeds_do_not() -> None:
    assert plays_of(day_of(NOON, FERRY, None, MUSIC, FERRY)) == (
        Play(piece="ferry", start=NOON),
        Play(piece="music", start=NOON + timedelta(minutes=2), music=True),
        Play(piece="ferry", start=NOON + timedelta(minutes=3)),
    )


def test_plays_of_all_days_are_in_order_and_in_the_station_s_zone(shelf: Shelf) -> None:
    write(shelf, day_of(NOON + timedelta(days=1), FERRY))
    write(shelf, day_of(NOON.astimezone(ZoneInfo("Europe/Berlin")), MUSIC))
    plays = shelf.library().plays
    assert plays == (
        Play(piece="music", start=NOON, music=True),
        Play(piece="ferry", start=NOON + timedelta(days=1)),
    )
    assert {play.start.tzinfo for play in plays} == {ZONE}
    assert shelf.library().plays == plays


def test_the_hour_that_repeats_comes_after_the_one_that_it_repeats(shelf: Shelf) -> None:
    late = datetime(2026, 11, 1, 1, 58, tzinfo=ZONE)
    write(shelf, day_of(late, FERRY, MUSIC, FERRY))
    shelves = shelf.library()
    assert [play.piece for play in shelves.plays] == ["ferry", "music", "ferry"]
    (row,) = listed(replace(shelves, pieces=(FERRY,), held=()), NOON)
    assert row.last_play is not None
    assert row.last_play.isoformat() == "2026-11-01T01:00:00-05:00"


def test_a_day_that_was_scheduled_anew_is_seen(shelf: Shelf) -> None:
    write(shelf, day_of(NOON, FERRY))
    assert [play.piece for play in shelf.library().plays] == ["ferry"]
    write(shelf, day_of(NOON, MUSIC, MUSIC))
    assert [play.piece for play in shelf.library().plays] == ["music", "music"]


@pytest.mark.parametrize(("days", "counted"), [(DAYS, 1), (DAYS + 1, 0)])
def test_plays_long_past_are_not_counted(days: int, counted: int, shelf: Shelf) -> None:
    write(shelf, day_of(NOON - timedelta(days=days), FERRY))
    assert len(shelf.library().plays) == counted


def test_exports_beside_the_playlists_are_none(shelf: Shelf) -> None:
    folder = write(shelf, day_of(NOON, FERRY)).parent
    for name in ("now-next.json", "2026-13-45.json", "2026-11-22-rundown.json"):
        (folder / name).write_text("{}")
    shelves = shelf.library()
    assert (len(shelves.plays), shelves.remarks) == (1, ())


def test_a_playlist_that_is_none_is_a_remark(shelf: Shelf) -> None:
    file = write(shelf, day_of(NOON, FERRY))
    file.write_text("[]")
    (remark,) = shelf.library().remarks
    assert remark.startswith(f"{file}: ")


# --- The list -------------------------------------------------------------------------


def test_the_first_to_air_come_first_and_the_newest_of_them() -> None:
    def of(id_: str, priority: int, day: int) -> Piece:
        made = datetime(2026, 11, day, tzinfo=ZONE)
        return Piece(
            id=id_, title=id_, category="local", length_ms=1, file=Path("a.mp3"),
            media_type="audio/mpeg", priority=priority, made=made,
        )  # fmt: skip

    pieces = (of("old", 3, 1), of("new", 3, 2), of("urgent", 1, 1), piece("z", "arts"))
    shelves = Shelves(pieces=pieces, held=(), plays=(), remarks=())
    assert [row.piece.id for row in listed(shelves, NOON)] == ["z", "urgent", "new", "old"]
    assert [row.piece.id for row in listed(shelves, NOON, "arts")] == ["z"]


def test_plays_are_those_that_have_been() -> None:
    times = (NOON - timedelta(days=2), NOON - timedelta(hours=1), NOON + timedelta(hours=1))
    plays = tuple(Play(piece="ferry", start=each) for each in times)
    (row,) = listed(Shelves(pieces=(FERRY,), held=(), plays=plays, remarks=()), NOON)
    assert (row.plays, row.last_play, row.state) == (2, times[1], "airs")
