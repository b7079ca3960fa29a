"""The library: segments by their manifests, what may air of them, and what is wrong with others."""

from __future__ import annotations

import json
import os
import shutil
from datetime import datetime, timedelta
from typing import Any

import pytest

from producer.model import Piece
from producer.playlist.library.verdict import ADVICE
from tests.playlist.library.shelf_builder import NOON, ZONE, Shelf


def only(shelf: Shelf, **options: Any) -> Piece:
    shelves = shelf.library(**options)
    assert shelves.remarks == ()
    (piece,) = shelves.pieces
    return piece


# --- A segment ------------------------------------------------------------------------


def test_a_segment_is_the_piece_that_its_manifest_tells_of(shelf: Shelf) -> None:
    folder = shelf.put()
    told = json.loads((folder / "manifest.json").read_bytes())
    assert only(shelf) == Piece(
        id=told["id"],
        title="The Larkin Island ferry sails again",
        category="voicer",
        length_ms=told["x-producer"]["durationMs"],
        file=folder / "segment.mp3",
        media_type="audio/mpeg",
        artist="Tobias Renn",
        folder=folder,
        story="https://harbour.example/2026/ferry",
        made=datetime(2026, 5, 4, tzinfo=ZONE),
    )


def test_what_was_asked_of_its_airing_is_kept(shelf: Shelf) -> None:
    shelf.put(
        airing={
            "category": "local", "priority": 1, "notBefore": "2026-11-23", "hours": "22:00-02:00",
        },
        expires="2026-11-25T18:00:00-08:00",
    )  # fmt: skip
    piece = only(shelf)
    assert (piece.category, piece.priority) == ("local", 1)
    assert piece.not_before == datetime(2026, 11, 23, tzinfo=ZONE)
    assert piece.kill == datetime(2026, 11, 25, 21, tzinfo=ZONE)
    assert piece.hours == (79_200_000, 7_200_000)


@pytest.mark.parametrize(
    ("told", "artist"),
    [
        ({}, "Tobias Renn"),
        ({"author": None}, "Harbour Public Radio"),
        ({"author": None, "publisher": None}, "WZQY"),
    ],
)
def test_its_artist_is_who_wrote_it_or_whose_it_is(
    told: dict[str, Any], artist: str, shelf: Shelf
) -> None:
    shelf.tell(shelf.put(), **told)
    assert only(shelf).artist == artist


@pytest.mark.parametrize(
    ("published", "ours", "made"),
    [
        ("2026-05-04T10:00:00Z", {}, datetime(2026, 5, 4, 6, tzinfo=ZONE)),
        ("2026-05-04", {}, datetime(2026, 5, 4, tzinfo=ZONE)),
        ("2026-05-04T10:00:00", {}, datetime(2026, 5, 4, 10, tzinfo=ZONE)),
        # On the night on which the clock goes from 2 to 3
        ("2026-03-08T02:30:00", {}, datetime(2026, 3, 8, 3, 30, tzinfo=ZONE)),
        (
            "last Monday",
            {"rights": {"source": "-", "retrieved": "2026-05-05T12:00:00+00:00"}},
            datetime(2026, 5, 5, 8, tzinfo=ZONE),
        ),
        (
            None,
            {"rights": {"source": "-"}, "made": "2026-05-06T12:00:00+00:00"},
            datetime(2026, 5, 6, 8, tzinfo=ZONE),
        ),
        # A newscast is new, however old its stories are.
        (
            "2026-05-04",
            {"stories": [{"id": "n1"}], "made": "2026-05-06T12:00:00+00:00"},
            datetime(2026, 5, 6, 8, tzinfo=ZONE),
        ),
    ],
)
def test_it_is_as_fresh_as_its_story(
    published: str | None, ours: dict[str, Any], made: datetime, shelf: Shelf
) -> None:
    shelf.tell(shelf.put(**ours), datePublished=published)
    assert only(shelf).made == made


def test_where_nothing_tells_when_it_was_made_its_file_does(shelf: Shelf) -> None:
    folder = shelf.put(made=None, rights={"source": "-"})
    shelf.tell(folder, datePublished=None)
    written = datetime(2026, 1, 2, 3, 4, 5, tzinfo=ZONE)
    os.utime(folder / "manifest.json", (written.timestamp(),) * 2)
    assert only(shelf).made == written


@pytest.mark.parametrize(
    ("prefer", "lost", "name"),
    [
        (("audio/mpeg", "audio/wav"), "", "segment.mp3"),
        (("audio/wav",), "", "segment.wav"),
        (("audio/flac",), "", "segment.mp3"),
        (("audio/mpeg",), "segment.mp3", "segment.wav"),
    ],
)
def test_the_preferred_file_airs_of_those_that_are_there(
    prefer: tuple[str, ...], lost: str, name: str, shelf: Shelf
) -> None:
    folder = shelf.put()
    if lost:
        (folder / lost).unlink()
    assert only(shelf, prefer=prefer).file == folder / name


def test_a_file_that_was_changed_is_not_the_one_that_airs(shelf: Shelf) -> None:
    folder = shelf.put()
    (folder / "segment.mp3").write_bytes(b"another")
    assert only(shelf).file == folder / "segment.wav"


def test_titles_are_kept_to_the_letter(shelf: Shelf) -> None:
    title = 'A "quoted" | title - with\nevery 😀 \u202eoddity ' + "x" * 500
    shelf.tell(shelf.put(), name=title)
    assert [only(shelf).title for _ in range(2)] == [title] * 2


# --- Where they are found -------------------------------------------------------------


def test_segments_are_found_below_and_halves_of_runs_are_not(shelf: Shelf) -> None:
    shelf.put("news/morning/ferry")
    shelf.put(".pier.x.part")
    (shelf.out / "notes").mkdir()
    (shelf.out / "notes" / "todo.txt").write_text("call the harbour")
    assert only(shelf).folder == shelf.out / "news" / "morning" / "ferry"


def test_no_folder_is_an_empty_library(shelf: Shelf) -> None:
    shelves = shelf.library()
    assert (shelves.pieces, shelves.held, shelves.plays, shelves.remarks) == ((), (), (), ())


def test_a_link_in_a_circle_ends(shelf: Shelf) -> None:
    shelf.put()
    (shelf.out / "again").symlink_to(shelf.out)
    shelves = shelf.library()
    assert len(shelves.pieces) == 1
    assert all("it is the same as" in remark for remark in shelves.remarks)


def test_pieces_are_in_one_order_by_category_and_title(shelf: Shelf) -> None:
    for name, category, title in (("a", "z", "A"), ("b", "b", "Pier"), ("c", "b", "Ferry")):
        shelf.tell(shelf.put(name, airing={"category": category}), name=title)
    told = [(piece.category, piece.title) for piece in shelf.library().pieces]
    assert told == [("b", "Ferry"), ("b", "Pier"), ("z", "A")]


def test_the_same_sound_in_two_folders_is_one_piece(shelf: Shelf) -> None:
    first = shelf.put("a")
    shutil.copytree(first, shelf.out / "b")
    shelves = shelf.library()
    assert [piece.folder for piece in shelves.pieces] == [first]
    assert shelves.remarks == (f"{shelf.out / 'b'}: it is the same as {first}",)


# --- What does not air ----------------------------------------------------------------


@pytest.mark.parametrize(("before", "airs"), [(timedelta(seconds=1), True), (timedelta(), False)])
def test_nothing_airs_from_its_kill_time_on(before: timedelta, airs: bool, shelf: Shelf) -> None:
    shelf.put(expires=NOON.isoformat())
    shelves = shelf.library(NOON - before)
    assert [len(shelves.pieces), len(shelves.held)] == ([1, 0] if airs else [0, 1])
    assert [held.why for held in shelves.held] == ([] if airs else ["killed"])
    assert shelves.remarks == ()


@pytest.mark.parametrize("name", ["slot", "loudness of segment.wav", "disclosure", "voice"])
def test_a_segment_that_failed_its_report_is_held_back(name: str, shelf: Shelf) -> None:
    folder = shelf.put()
    shelf.report(folder, name, "heard back")
    shelves = shelf.library()
    assert shelves.pieces == ()
    assert [held.why for held in shelves.held] == [f"failed its report: {name}"]
    assert shelves.remarks == (f"{folder}: failed its report: {name}",)


@pytest.mark.parametrize("name", sorted(ADVICE))
def test_what_is_only_advice_holds_nothing_back(name: str, shelf: Shelf) -> None:
    shelf.report(shelf.put(), name)
    only(shelf)


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "it has no report"), (b"{", "its report can't be read"), (b"[]", "its report can't")],
)
def test_nobody_knows_what_a_segment_without_a_report_is(
    content: bytes | None, why: str, shelf: Shelf
) -> None:
    folder = shelf.put()
    (folder / "report.json").unlink()
    if content is not None:
        (folder / "report.json").write_bytes(content)
    shelves = shelf.library()
    assert shelves.pieces == ()
    assert shelves.held[0].why.startswith(why)
