"""The index: it remembers, it may be lost, and several processes may have it."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.paths import ROOT
from tests.playlist.library.shelf_builder import NOON, Shelf


def titles(shelf: Shelf) -> list[str]:
    shelves = shelf.library()
    assert shelves.remarks == ()
    return [piece.title for piece in shelves.pieces]


def rows(shelf: Shelf) -> int:
    with closing(sqlite3.connect(shelf.index)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM segments").fetchone()
    return int(count)


def garbled(file: Path) -> None:
    """Other content that looks the same from outside."""
    before = file.stat()
    file.write_bytes(b"x" * before.st_size)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def test_what_looks_the_same_is_not_read_again(shelf: Shelf) -> None:
    folder = shelf.put()
    first = shelf.library()
    garbled(folder / "manifest.json")
    garbled(folder / "report.json")
    assert shelf.library() == first
    shelf.index.unlink()
    assert shelf.library() != first


def test_what_was_changed_added_or_taken_away_is_seen(shelf: Shelf) -> None:
    first = shelf.put("a")
    shelf.tell(first, name="One")
    assert titles(shelf) == ["One"]
    shelf.tell(first, name="Another")
    assert titles(shelf) == ["Another"]
    shelf.tell(shelf.put("b"), name="Two")
    assert titles(shelf) == ["Another", "Two"]
    first.rename(shelf.place / "a")
    assert titles(shelf) == ["Two"]
    assert rows(shelf) == 1


def test_a_report_that_was_made_anew_is_seen(shelf: Shelf) -> None:
    folder = shelf.put()
    shelf.report(folder, "slot")
    assert shelf.library().pieces == ()
    (folder / "report.json").write_bytes((shelf.pattern / "report.json").read_bytes())
    assert len(shelf.library().pieces) == 1


def test_what_is_broken_is_remembered_and_read_again_when_it_is_mended(shelf: Shelf) -> None:
    folder = shelf.put()
    whole = (folder / "manifest.json").read_bytes()
    (folder / "manifest.json").write_bytes(b"{")
    first = shelf.library().remarks
    assert (len(first), shelf.library().remarks) == (1, first)
    (folder / "manifest.json").write_bytes(whole)
    assert len(titles(shelf)) == 1


def another_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(
            "DROP TABLE segments; CREATE TABLE segments (path, colour);"
            "INSERT INTO segments VALUES ('a', 'red'); PRAGMA user_version = 7;"
        )


def torn(file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


DAMAGE: dict[str, Callable[[Path], object]] = {
    "another version": another_version,
    "torn": torn,
    "cut short": lambda file: file.write_bytes(file.read_bytes()[:5000]),
    "no database": lambda file: file.write_bytes(b"Not a database at all. " * 500),
    "empty": lambda file: file.write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_index_is_made_anew_without_a_word(
    damage: Callable[[Path], object], shelf: Shelf
) -> None:
    for name in "abc":
        shelf.put(name)
    first = shelf.library()
    damage(shelf.index)
    assert shelf.library() == first
    assert rows(shelf) == 3


def test_where_it_cannot_be_written_the_library_is_read_all_the_same(shelf: Shelf) -> None:
    shelf.put()
    shelf.index.parent.write_text("a file where the folder should be")
    assert len(titles(shelf)) == 1
    assert len(shelf.library(index=None).pieces) == 1


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write all")
def test_an_index_that_may_only_be_read_is_read(shelf: Shelf) -> None:
    shelf.put("a")
    titles(shelf)
    shelf.index.chmod(0o444)
    shelf.index.parent.chmod(0o555)
    shelf.put("b")
    assert len(titles(shelf)) == 2
    shelf.index.parent.chmod(0o755)


def test_an_index_in_use_is_waited_for_or_done_without(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("producer.playlist.library.index._BUSY_S", 0.05)
    shelf.put("a")
    titles(shelf)
    shelf.put("b")
    with closing(sqlite3.connect(shelf.index, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert len(titles(shelf)) == 2
        other.execute("ROLLBACK")
    assert rows(shelf) == 1
    assert len(titles(shelf)) == 2
    assert rows(shelf) == 2


def test_several_processes_may_look_at_once(shelf: Shelf) -> None:
    for number in range(30):
        shelf.put(f"s{number}")
    code = (
        "import sys, datetime, pathlib\n"
        "from producer.playlist.library.shelves import library\n"
        "from producer.station import Station\n"
        "place = pathlib.Path(sys.argv[1])\n"
        "now = datetime.datetime.fromisoformat(sys.argv[2])\n"
        "for _ in range(5):\n"
        "    found = library(Station(out=place / 'audio'), now, playlists=place / 'playlists',\n"
        "                    index=place / 'cache' / 'library.sqlite')\n"
        "    assert len(found.pieces) == 30 and not found.remarks, found.remarks\n"
    )
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(shelf.place), NOON.isoformat()],
            cwd=ROOT,
            stderr=subprocess.PIPE,
        )
        for _ in range(3)
    ]
    told = [run.communicate(timeout=60)[1].decode() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], told
    assert rows(shelf) == 30


def test_two_stations_share_an_index_and_not_their_shelves(shelf: Shelf, tmp_path: Path) -> None:
    other = Shelf(place=tmp_path / "other", pattern=shelf.pattern)
    shelf.put("a")
    other.put("b")
    assert [len(one.library(index=shelf.index).pieces) for one in (shelf, other, shelf)] == [1] * 3
    assert rows(shelf) == 2
