"""A segment that is there already is left alone, and nothing else is."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from producer import pipeline
from producer.pipeline import Made
from producer.segment.unchanged import find, fingerprint
from producer.station import Pauses, Signing, Station, Words
from tests.builders import delivery
from tests.paths import PIER


def station_in(place: Path) -> Station:
    return Station(engine="tone", formats=("wav",), out=place / "out", cache=place / "cache")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return pipeline.make((str(PIER),), station_in(tmp_path_factory.mktemp("original")))


@pytest.fixture
def station(original: Made, tmp_path: Path) -> Station:
    """A station that made the segment, and has its takes."""
    shutil.copytree(original.folder.parents[1], tmp_path, dirs_exist_ok=True)
    return station_in(tmp_path)


@pytest.fixture
def made(original: Made, station: Station) -> Made:
    return replace(original, folder=station.out / original.folder.name)


def times(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_the_same_again_writes_nothing_and_tells_the_same(made: Made, station: Station) -> None:
    before = times(made.folder)
    again = pipeline.make((str(PIER),), station)
    assert (made.unchanged, again.unchanged) == (False, True)
    assert times(made.folder) == before
    assert (again.spoken, again.folder) == (0, made.folder)
    assert again.segment.cues == made.segment.cues
    assert [(one.name, one.sha256, one.samples) for one in again.segment.files] == [
        (one.name, one.sha256, one.samples) for one in made.segment.files
    ]
    assert again.segment.checks == made.segment.checks
    assert again.segment.duration_ms == made.segment.duration_ms


@pytest.mark.parametrize(
    "change",
    [
        {"profile": "podcast"},
        {"formats": ("wav", "mp3")},
        {"speed": 1.1},
        {"form": "reader"},
        {"name": "WZQY"},
        {"pauses": Pauses(sentence=300)},
        {"pauses": Pauses(tail=600)},
        {"pauses": Pauses(most=140)},
        {"layout": "stereo"},
        {"tempo": 2.0},
        {"words": Words(disclosure="A machine read this.")},
    ],
)
def test_any_other_setting_makes_it_anew(
    change: dict[str, object], made: Made, station: Station
) -> None:
    assert made.segment.samples
    assert not pipeline.make((str(PIER),), replace(station, **change)).unchanged  # type: ignore[arg-type]  # the table's rows are of mixed types


@pytest.mark.parametrize("name", ["segment.wav", "index.html", "transcript.vtt", "script.yaml"])
def test_a_file_that_was_touched_or_lost_is_made_anew(
    name: str, made: Made, station: Station
) -> None:
    (made.folder / name).write_bytes(b"changed")
    again = pipeline.make((str(PIER),), station)
    assert not again.unchanged
    assert (made.folder / name).read_bytes() != b"changed"
    (made.folder / name).unlink()
    assert not pipeline.make((str(PIER),), station).unchanged
    assert (made.folder / name).is_file()


def test_a_manifest_that_was_edited_is_made_anew(made: Made, station: Station) -> None:
    path = made.folder / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    del told["x-producer"]["cues"][0]["startMs"]
    path.write_text(json.dumps(told), encoding="utf-8")
    assert not pipeline.make((str(PIER),), station).unchanged


@pytest.mark.parametrize("indent", ["  ", "    ", "  - "])
def test_when_a_page_was_read_is_no_other_segment(indent: str, made: Made) -> None:
    """Of one story, and of each in a newscast."""
    script = made.segment.script
    texts = (f"{indent}retrieved: {day}\n" for day in ("2026-05-04", "2026-05-05"))
    one, other = (fingerprint(script, text, delivery(), (), ()) for text in texts)
    assert one == other


def test_a_certificate_that_was_renewed_makes_it_anew(made: Made, tmp_path: Path) -> None:
    certificate = tmp_path / "chain.pem"
    signed = replace(delivery(), signing=Signing(certificate=certificate, key=tmp_path / "key.pem"))
    told = []
    for text in ("2026", "2026", "2027"):
        certificate.write_text(text, encoding="utf-8")
        told.append(fingerprint(made.segment.script, "", signed, (), ()))
    assert told[0] == told[1] != told[2]


@pytest.mark.parametrize("contents", [[], "none", None])
def test_a_manifest_of_another_kind_is_no_segment(contents: object, made: Made) -> None:
    path = made.folder / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    told["x-producer"]["contents"] = contents
    path.write_text(json.dumps(told), encoding="utf-8")
    wanted = told["x-producer"]["fingerprint"]
    assert find(made.folder, wanted, made.segment.script) is None


def test_an_estimate_that_moved_is_no_other_segment(made: Made, station: Station) -> None:
    """A voice's pace is learned while it is used."""
    script = made.segment.script
    text = (made.folder / "script.yaml").read_text("utf-8")
    moved = re.sub(r"# about \d+ s", "# about 7 s", text)
    assert moved != text
    told = [fingerprint(script, each, delivery(), (), ()) for each in (text, moved, text + "x")]
    assert told[0] == told[1] != told[2]
