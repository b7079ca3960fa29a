"""A finished segment's report, made anew: what somebody did to its folder shows."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import soundfile

from producer.errors import InputError
from producer.pipeline.finished.checking import Checked, check
from producer.segment import manifest, seal
from producer.segment.folder import contents
from producer.segment.formats import FORMATS
from tests.builders import delivery
from tests.finished import Finished, short

if TYPE_CHECKING:
    from collections.abc import Callable

    Deed = Callable[[Path], object]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    return short(tmp_path_factory.mktemp("audio") / "larkin-ferry")


def failed(checked: Checked) -> list[str]:
    return [each.name for each in checked.failed]


def contents_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


# --- Untouched ------------------------------------------------------------------------


def test_a_segment_as_it_was_made_keeps_every_promise(whole: Finished) -> None:
    before = contents_of(whole.folder)
    checked = check(whole.folder)
    assert failed(checked) == []
    assert checked.segment is not None
    assert replace(checked.segment, checks=()).cues == whole.segment.cues
    assert contents_of(whole.folder) == before


def test_it_asks_what_was_asked_when_it_was_made(whole: Finished) -> None:
    """The same checks with the same figures, and what needs the folder."""
    checked = check(whole.folder).checks
    here = {"manifest", "files", "script", "transcript"}
    assert {each.name for each in checked} == here | {each.name for each in whole.segment.checks}
    assert tuple(each for each in checked if each.name not in here) == whole.segment.checks


def test_every_format_is_measured_again(tmp_path: Path) -> None:
    names = tuple(each.name for each in FORMATS)
    made = short(tmp_path / "out", delivery(names=names))
    checked = check(made.folder)
    assert failed(checked) == []
    lengths = [each for each in checked.checks if each.name.startswith("length of ")]
    assert len(lengths) == len(FORMATS)


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.lossy])
def test_a_segment_of_one_lossy_file_keeps_every_promise(name: str, tmp_path: Path) -> None:
    made = short(tmp_path / "out", delivery(names=(name,)))
    assert [each.name for each in made.segment.checks if not each.passed] == []


def test_files_that_somebody_put_beside_it_do_not_matter(whole: Finished, tmp_path: Path) -> None:
    folder = shutil.copytree(whole.folder, tmp_path / "copy")
    (folder / "notes.txt").write_text("call Odile")
    assert failed(check(folder)) == []


def test_an_expired_segment_fails(tmp_path: Path) -> None:
    made = short(tmp_path / "out", expires="2026-05-05T18:00:00+00:00")
    assert failed(check(made.folder)) == ["expiry"]


# --- Tampered with --------------------------------------------------------------------


def edited(*path: str | int, value: object) -> Deed:
    """The manifest with another value at a place."""

    def deed(folder: Path) -> None:
        document: Any = json.loads((folder / manifest.FILE_NAME).read_bytes())
        place = document
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
        (folder / manifest.FILE_NAME).write_text(json.dumps(document))

    return deed


def written(name: str, content: str) -> Deed:
    return lambda folder: (folder / name).write_text(content, encoding="utf-8")


def replaced(name: str, before: str, after: str) -> Deed:
    def deed(folder: Path) -> None:
        text = (folder / name).read_text(encoding="utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")

    return deed


def removed(name: str) -> Deed:
    return lambda folder: (folder / name).unlink()


def cut_short(name: str, share: float) -> Deed:
    def deed(folder: Path) -> None:
        data = (folder / name).read_bytes()
        (folder / name).write_bytes(data[: int(len(data) * share)])

    return deed


def sounding(change: Callable[[np.ndarray[Any, Any]], np.ndarray[Any, Any]]) -> Deed:
    """The WAV with other sound, and a manifest that knows the new file."""

    def deed(folder: Path) -> None:
        samples, rate = soundfile.read(folder / "segment.wav", dtype="float32")
        soundfile.write(folder / "segment.wav", change(samples), rate, subtype="PCM_16")
        document = json.loads((folder / manifest.FILE_NAME).read_bytes())
        told = contents(folder)
        del told[manifest.FILE_NAME]
        document[manifest.OURS]["contents"] = told
        (folder / manifest.FILE_NAME).write_text(seal.sealed(json.dumps(document)))

    return deed


def spiked(samples: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    samples[100_000:100_003] = 1.0
    return samples


def humming(samples: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    samples[:1000] = 0.01
    return samples


def muted(samples: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """From the second sentence to the fourth."""
    samples[2 * 48_000 : 6 * 48_000] = 0
    return samples


OURS = manifest.OURS
DEEDS = [
    pytest.param(cut_short("segment.mp3", 0.5), ["files", "length of segment.mp3"], id="MP3 cut"),
    pytest.param(
        cut_short("segment.wav", 0.5),
        ["files", "length of segment.wav", "head and tail"],
        id="WAV cut",
    ),
    pytest.param(cut_short("segment.mp3", 0), ["files", "sound of segment.mp3"], id="emptied"),
    pytest.param(written("segment.wav", "no sound"), ["files", "sound of segment.wav"], id="other"),
    pytest.param(removed("segment.mp3"), ["files", "sound of segment.mp3"], id="MP3 gone"),
    pytest.param(removed("transcript.vtt"), ["files"], id="transcript gone"),
    pytest.param(removed("report.json"), ["files"], id="report gone"),
    pytest.param(replaced("report.json", "true", "false"), ["files"], id="report edited"),
    pytest.param(
        replaced("transcript.vtt", "Rain", "Snow"), ["files", "transcript"], id="transcript edited"
    ),
    pytest.param(
        replaced("script.yaml", "Rain fell", "Snow fell"),
        ["files", "script", "sentences aired"],
        id="script edited",
    ),
    pytest.param(removed("script.yaml"), ["files", "script"], id="script gone"),
    pytest.param(written("script.yaml", "script: ["), ["files", "script"], id="script broken"),
    pytest.param(edited("name", value="Another title"), ["manifest"], id="title edited"),
    pytest.param(
        edited(OURS, "rights", "approvedBy", value="Nobody"), ["manifest"], id="approver edited"
    ),
    pytest.param(
        edited(OURS, "samples", value=480_000),
        ["manifest", "length of segment.wav", "length of segment.mp3", "sentences aired"],
        id="length edited",
    ),
    pytest.param(
        edited(OURS, "asked", "lengthMs", value=60_000), ["manifest", "slot"], id="slot edited"
    ),
    pytest.param(
        edited(OURS, "cues", 1, "text", value="Snow fell all day."),
        ["manifest", "sentences aired", "transcript"],
        id="a cue's words edited",
    ),
    pytest.param(
        edited(OURS, "contents", "segment.wav", value="0" * 64), ["manifest", "files"], id="a hash"
    ),
    pytest.param(
        edited(OURS, "contents", value={"../../secret": "0" * 64}),
        ["manifest", "files"],
        id="a path that leads out",
    ),
    pytest.param(
        sounding(lambda samples: samples * 0.9), ["loudness of segment.wav"], id="made quieter"
    ),
    pytest.param(
        sounding(spiked),
        ["true peak of segment.wav", "sample peak of segment.wav", "clipped samples"],
        id="a click",
    ),
    pytest.param(sounding(humming), ["head and tail"], id="a hum at the head"),
    pytest.param(
        sounding(lambda samples: samples[:-48]),
        ["length of segment.wav"],
        id="a millisecond short",
    ),
    pytest.param(
        sounding(muted),
        ["longest silence", "sentences aired"],
        id="sentences muted",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("deed", "names"), DEEDS)
def test_what_was_done_to_it_shows(
    deed: Deed, names: list[str], whole: Finished, tmp_path: Path
) -> None:
    folder = shutil.copytree(whole.folder, tmp_path / "copy")
    deed(folder)
    assert set(failed(check(folder))) == set(names)


# --- Manifests that can't be read -----------------------------------------------------


@pytest.mark.parametrize(
    "deed",
    [
        pytest.param(cut_short("manifest.json", 0.5), id="cut short"),
        pytest.param(edited(OURS, "cues", value=[{"sentence": "p1.s1"}]), id="cues without times"),
        pytest.param(edited(OURS, "cues", 0, "startMs", value="soon"), id="words for a time"),
        pytest.param(edited(OURS, "asked", value={}), id="nothing asked"),
        pytest.param(edited(OURS, "files", value=7), id="a number for files"),
    ],
)
def test_a_manifest_that_can_not_be_read_is_a_failed_check(
    deed: Deed, whole: Finished, tmp_path: Path
) -> None:
    folder = shutil.copytree(whole.folder, tmp_path / "copy")
    deed(folder)
    checked = check(folder)
    assert failed(checked) == ["manifest"]
    assert checked.segment is None


# --- Not a segment --------------------------------------------------------------------


@pytest.mark.parametrize("name", ["missing", "empty", "other", "list", "file"])
def test_what_is_no_segment_is_refused_with_what_to_type(name: str, tmp_path: Path) -> None:
    for folder in ("empty", "other", "list"):
        (tmp_path / folder).mkdir()
    (tmp_path / "other" / "manifest.json").write_text('{"name": "somebody else\'s"}')
    (tmp_path / "list" / "manifest.json").write_text("[1]")
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="no segment in this folder") as caught:
        check(tmp_path / name)
    assert "producer make" in caught.value.hint
