"""The rolling file: always the newest piece, whole, with its own tags, and never an old hour."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import av
import pytest

from producer import pipeline
from producer.errors import InputError, OutputError
from producer.model import Airing, Piece
from producer.pipeline.air.rolling import Rolling, roll, rolling_files
from producer.pipeline.air.shelves import shelves_of
from producer.station import Air, Category, Station
from tests.paths import PIER

NOW = datetime(2026, 5, 4, 6, 0, tzinfo=ZoneInfo("America/New_York"))
MINUTE = timedelta(minutes=1)


def piece(place: Path, name: str, *, made: datetime = NOW, kind: str = "mp3") -> Piece:
    """A segment whose sound is its name: what lies under the rolling name can be told by it."""
    folder = place / "audio" / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"segment.{kind}").write_text(name, encoding="ascii")
    return Piece(
        id=f"urn:{name}",
        title=name,
        category="newscast",
        length_ms=60_000,
        file=folder / f"segment.{kind}",
        media_type="audio/mpeg",
        folder=folder,
        made=made,
    )


def air(place: Path, *, standby: Path | None = None) -> Air:
    latest = place / "out" / "newscast-latest.mp3"
    return Air(
        categories=(
            Category(name="newscast", stale_after_ms=3_600_000, rolling=latest, standby=standby),
            Category(name="news"),
        )
    )


def looked(of: Air, now: datetime, *pieces: Piece) -> Rolling:
    (found,) = rolling_files(of, pieces, now)
    return found


def rolled(of: Air, now: datetime, *pieces: Piece) -> Rolling:
    """Bring the file up to date, and look again."""
    roll(looked(of, now, *pieces), now)
    return looked(of, now, *pieces)


def test_the_newest_piece_lies_under_the_name_and_stays_until_a_newer_one_comes(
    own_place: Path,
) -> None:
    of, six = air(own_place), piece(own_place, "six")
    assert not looked(of, NOW, six).right
    found = rolled(of, NOW, six)
    assert found.right
    assert found.file.read_text() == "six"
    assert found.until == NOW + 60 * MINUTE
    seven = piece(own_place, "seven", made=NOW + MINUTE)
    assert not looked(of, NOW + MINUTE, six, seven).right
    assert rolled(of, NOW + MINUTE, six, seven).file.read_text() == "seven"


def test_who_has_the_old_one_open_hears_it_to_its_end(own_place: Path) -> None:
    of = air(own_place)
    file = rolled(of, NOW, piece(own_place, "six")).file
    with file.open() as reader:
        rolled(of, NOW + MINUTE, piece(own_place, "seven", made=NOW + MINUTE))
        assert (reader.read(), file.read_text()) == ("six", "seven")
    assert sorted(path.name for path in file.parent.iterdir()) == [
        ".newscast-latest.mp3.json",
        "newscast-latest.mp3",
    ]


def test_an_old_hour_is_taken_away_on_its_second(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    file = rolled(of, NOW, six).file
    assert looked(of, NOW + 60 * MINUTE - timedelta(seconds=1), six).right
    late = NOW + 60 * MINUTE
    assert not looked(of, late, six).right
    assert rolled(of, late, six).right
    assert list(file.parent.iterdir()) == []


def test_the_standby_file_takes_its_place(own_place: Path) -> None:
    standby = own_place / "standby.mp3"
    standby.write_text("music", encoding="ascii")
    of, six, late = air(own_place, standby=standby), piece(own_place, "six"), NOW + 60 * MINUTE
    rolled(of, NOW, six)
    assert rolled(of, late, six).file.read_text() == "music"
    standby.write_text("other music", encoding="ascii")
    assert not looked(of, late, six).right
    assert rolled(of, late, six).file.read_text() == "other music"


def test_a_standby_that_is_missing_is_told_and_the_old_hour_is_gone_all_the_same(
    own_place: Path,
) -> None:
    of, six = air(own_place, standby=own_place / "gone.mp3"), piece(own_place, "six")
    file = rolled(of, NOW, six).file
    with pytest.raises(InputError, match=r"gone\.mp3: there is no such standby file"):
        rolled(of, NOW + 60 * MINUTE, six)
    assert not file.exists()


def test_a_piece_without_a_sound_of_that_kind_is_told_with_what_to_type(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    seven = piece(own_place, "seven", made=NOW + MINUTE, kind="wav")
    found = looked(of, NOW + MINUTE, six, seven)
    assert found.piece == six
    assert found.remarks == (
        "'seven' can't become newscast-latest.mp3: it was not made as mp3; add mp3 to `formats:` "
        "in the station file",
    )


def test_the_sound_of_the_names_kind_is_taken(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    wav = piece(own_place, "six", kind="wav")
    wav.file.write_text("six, in another format", encoding="ascii")
    assert rolled(of, NOW, replace(six, file=wav.file)).file.read_text() == "six"


def test_a_file_that_we_did_not_put_there_is_not_taken_away(own_place: Path) -> None:
    file = own_place / "out" / "newscast-latest.mp3"
    file.parent.mkdir()
    file.write_text("somebody's", encoding="ascii")
    assert looked(air(own_place), NOW).right
    assert file.read_text() == "somebody's"


def test_two_names_that_differ_in_their_endings_have_a_note_each(own_place: Path) -> None:
    of = air(own_place)
    latest = of.categories[0].rolling
    assert latest is not None
    news = Category(name="news", rolling=latest.with_suffix(".wav"))
    of = replace(of, categories=(of.categories[0], news))
    other = replace(piece(own_place, "ferry", kind="wav"), category="news")
    pieces = (piece(own_place, "six"), other)
    for one in rolling_files(of, pieces, NOW):
        roll(one, NOW)
    assert [one.right for one in rolling_files(of, pieces, NOW)] == [True, True]


def test_another_sound_of_the_same_length_is_seen(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    file = rolled(of, NOW, six).file
    file.write_text("xis", encoding="ascii")
    os.utime(file, ns=(0, 0))
    assert not looked(of, NOW, six).right


@pytest.mark.parametrize("late", [False, True])
def test_a_run_that_was_stopped_between_note_and_sound_is_done_again(
    own_place: Path, late: bool
) -> None:
    of, six = air(own_place), piece(own_place, "six")
    seven = piece(own_place, "seven", made=NOW + MINUTE)
    file = rolled(of, NOW, six).file
    note = file.with_name(".newscast-latest.mp3.json")
    told = json.loads(note.read_text())
    note.write_text(
        json.dumps(told | {"piece": "urn:seven", "sha256": "0" * 64, "before": told["sha256"]})
    )
    now = NOW + (3 * 60 if late else 2) * MINUTE
    assert not looked(of, now, six, seven).right
    found = rolled(of, now, six, seven)
    assert found.right
    assert file.exists() is not late


def test_a_damaged_note_is_written_anew(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    file = rolled(of, NOW, six).file
    file.with_name(".newscast-latest.mp3.json").write_text("{", encoding="ascii")
    assert not looked(of, NOW, six).right
    assert rolled(of, NOW, six).right


@pytest.mark.parametrize("note", [None, "of another file"])
def test_somebody_else_s_file_is_not_replaced(own_place: Path, note: str | None) -> None:
    of, six = air(own_place), piece(own_place, "six")
    file = own_place / "out" / "newscast-latest.mp3"
    if note:
        rolled(of, NOW, six)
    file.parent.mkdir(exist_ok=True)
    file.write_text("a record of mine", encoding="ascii")
    with pytest.raises(InputError, match=r"newscast-latest\.mp3: .* nothing was changed"):
        rolled(of, NOW, six if note is None else piece(own_place, "seven", made=NOW + MINUTE))
    assert file.read_text(encoding="ascii") == "a record of mine"


def test_a_place_that_can_not_be_written_is_an_error_of_the_output(own_place: Path) -> None:
    of, six = air(own_place), piece(own_place, "six")
    (own_place / "out").write_text("a file where a folder is needed", encoding="ascii")
    with pytest.raises(OutputError, match="can't write"):
        rolled(of, NOW, six)


def test_the_tags_that_players_read_are_the_new_pieces_with_its_date(own_place: Path) -> None:
    of = Station(name="Harlow Radio", engine="tone", formats=("mp3",), air=air(own_place))
    of = replace(of, air=replace(of.air, zone="America/New_York"))
    order = pipeline.Order(airing=Airing(category="newscast"))
    made = pipeline.make((str(PIER),), of, order)
    latest = replace(of.air.categories[0], stale_after_ms=None)
    now = datetime.now(NOW.tzinfo)
    of = replace(of, air=replace(of.air, categories=(latest,)))
    file = rolled(of.air, now, *shelves_of(of, now).pieces).file
    with av.open(str(file)) as opened:
        tags = {name.lower(): value for name, value in opened.metadata.items()}
    assert tags["title"] == made.segment.script.title
    assert tags["album"] == "Harlow Radio"
    assert datetime.fromisoformat(f"{tags['date']}+00:00") > now - MINUTE
    assert file.read_bytes() == (made.folder / "segment.mp3").read_bytes()
