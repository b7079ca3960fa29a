"""producer library: a line a piece, remarks beside it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from producer.playlist import document
from tests.cli.command import producer
from tests.playlist.library.day_builder import day_of, piece
from tests.playlist.library.shelf_builder import NOON, Shelf, pattern

AT = ("--at", NOON.isoformat())


@pytest.fixture(scope="module")
def finished_segment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pattern(tmp_path_factory.mktemp("finished"))


@pytest.fixture
def shelf(own_place: Path, finished_segment: Path) -> Shelf:
    (own_place / "station.yaml").write_text("name: WZQY\ntime-zone: America/New_York\n")
    return Shelf(place=own_place, pattern=finished_segment)


def listed(capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(producer(capsys, "library", *AT, "--json", *more).out)
    return told


def test_it_is_a_table_of_what_airs_and_what_does_not(
    capsys: pytest.CaptureFixture[str], shelf: Shelf
) -> None:
    airing = {"category": "local", "priority": 1, "hours": "06:00-10:00"}
    shelf.tell(shelf.put("a", airing=airing, durationMs=45_600), name="Pier reopens")
    embargo = {"category": "local", "notBefore": "2026-11-23T06:00"}
    shelf.tell(shelf.put("b", airing=embargo, durationMs=61_000), name="Budget")
    shelf.tell(shelf.put("c", expires="2026-11-22T09:00", durationMs=9_000), name="Fog " * 20)
    failed = shelf.put("d", durationMs=9_000)
    shelf.tell(failed, name="Regatta")
    shelf.report(failed, "slot")
    outcome = producer(capsys, "library", *AT)
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "title                                     category  TRT     priority  hours        "
        "kill time         plays  last play  state",
        "Pier reopens                              local     0:45.6  1         06:00-10:00  "
        "                  0                 airs",
        "Budget                                    local     1:01.0  3                      "
        "                  0                 embargoed until 2026-11-23 06:00",
        "Fog Fog Fog Fog Fog Fog Fog Fog Fog Fog…  voicer    0:09.0  3                      "
        "2026-11-22 09:00  0                 killed",
        "Regatta                                   voicer    0:09.0  3                      "
        "                  0                 failed its report: slot",
    ]
    assert outcome.err == f"producer: {failed}: failed its report: slot\n"


def test_plays_are_counted_from_the_playlists(
    capsys: pytest.CaptureFixture[str], shelf: Shelf
) -> None:
    shelf.put()
    (told,) = listed(capsys)["pieces"]
    playlists = shelf.place / "playlists"
    playlists.mkdir()
    aired = day_of(NOON - timedelta(hours=1), piece(told["id"]))
    (playlists / "2026-11-22.json").write_text(document.to_json(aired, playlists))
    (told,) = listed(capsys)["pieces"]
    assert (told["plays"], told["lastPlay"]) == (1, "2026-11-22T11:00:00-05:00")
    assert "2026-11-22 11:00" in producer(capsys, "library", *AT).out


def test_json_is_one_document(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    folder = shelf.put(expires="2026-11-25T18:00", airing={"hours": "22:00-02:00"})
    (shelf.out / "web").mkdir()
    (shelf.out / "web" / "manifest.json").write_text("{}")
    told = listed(capsys)
    (found,) = told["pieces"]
    assert (
        found.items()
        >= {
            "title": "The Larkin Island ferry sails again",
            "artist": "Tobias Renn",
            "category": "voicer",
            "priority": 3,
            "file": str(folder / "segment.mp3"),
            "folder": str(folder),
            "made": "2026-05-04T00:00:00-04:00",
            "notBefore": None,
            "kill": "2026-11-25T18:00:00-05:00",
            "hours": "22:00-02:00",
            "plays": 0,
            "lastPlay": None,
            "state": "airs",
        }.items()
    )
    assert told["remarks"] == [
        f"{shelf.out / 'web'}: its manifest is not of a segment that producer made"
    ]


def test_a_category_alone(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    shelf.put("a", airing={"category": "local"})
    shelf.put("b", airing={"category": "arts"})
    assert [one["category"] for one in listed(capsys, "--category", "arts")["pieces"]] == ["arts"]
    nothing = producer(capsys, "library", *AT, "--category", "sport")
    assert (nothing.code, nothing.out) == (0, "")
    assert "there is nothing of sport in audio" in nothing.err


def test_the_same_library_is_the_same_table(
    capsys: pytest.CaptureFixture[str], shelf: Shelf
) -> None:
    for name in "cab":
        shelf.put(name)
    first = producer(capsys, "library", *AT).out
    assert producer(capsys, "library", *AT).out == first


def test_a_title_keeps_to_its_line(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    shelf.tell(shelf.put(), name="Two\nlines\x1b[31m and \u202ecolour")
    out = producer(capsys, "library", *AT).out
    assert len(out.splitlines()) == 2
    assert not {"\x1b", "\u202e"} & set(out)


def test_a_station_file_may_be_named(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    shelf.put()
    (shelf.place / "station.yaml").rename(shelf.place / "wzqy.yaml")
    assert producer(capsys, "library", "wzqy.yaml", *AT).code == 0
    assert producer(capsys, "library", "nobody.yaml", *AT).code == 3


def test_moments_need_a_zone(capsys: pytest.CaptureFixture[str], shelf: Shelf) -> None:
    (shelf.place / "station.yaml").write_text("name: WZQY\n")
    outcome = producer(capsys, "library")
    assert outcome.code == 2
    assert "time-zone:" in outcome.err
