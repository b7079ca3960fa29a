"""Takes → Segment: a folder that is whole or not there, and true to what is in it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.audio import decode
from producer.errors import OutputError, RuleError
from producer.model import Segment, Sound
from producer.segment import manifest
from producer.segment.delivery import Delivery
from producer.segment.folder import check_writable
from producer.segment.formats import Format
from producer.segment.loudness import measure
from producer.segment.profiles import PROFILES
from producer.segment.timeline import RATE
from producer.station import Pauses
from tests.builders import OUTRO, built, delivery, script, take, takes

if TYPE_CHECKING:
    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

SHORT = script(
    [["The ferry sails.", "Rain fell."], ["A band plays at seven."]], ["By T. Renn.", OUTRO[1]]
)
TAKES = takes(SHORT)
TEXT = "slug: larkin-ferry\n# ünïcode\n"


def make(folder: Path, order: Delivery | None = None) -> Segment:
    return built(folder, SHORT, order, read=TAKES, text=TEXT)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Segment, Path]:
    folder = tmp_path_factory.mktemp("audio") / "larkin-ferry"
    return make(folder), folder


# --- What lies there ------------------------------------------------------------------


def test_the_folder_holds_what_the_manifest_names_and_nothing_else(
    whole: tuple[Segment, Path],
) -> None:
    _, folder = whole
    told = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    first = told["readingOrder"][0]
    named = {each["url"] for each in (first, *first["alternate"], *told["resources"])}
    assert {path.name for path in folder.iterdir()} == named | {"manifest.json"}
    assert set(told[manifest.OURS]["contents"]) == named
    assert all(path.stat().st_size > 0 for path in folder.iterdir())
    assert [path.name for path in folder.parent.iterdir()] == [folder.name]


def test_the_script_lies_there_as_it_was_given(whole: tuple[Segment, Path]) -> None:
    assert (whole[1] / "script.yaml").read_bytes() == TEXT.encode("utf-8")


def test_every_check_passes_and_the_report_says_so(whole: tuple[Segment, Path]) -> None:
    segment, folder = whole
    assert [check.name for check in segment.checks if not check.passed] == []
    assert json.loads((folder / "report.json").read_text(encoding="utf-8"))["passed"] is True


@pytest.mark.parametrize("profile", [profile.name for profile in PROFILES])
def test_every_profile_passes(profile: str, tmp_path: Path) -> None:
    segment = make(tmp_path / "out", delivery(profile=profile, names=("wav",)))
    assert segment.profile == profile
    assert all(check.passed for check in segment.checks)


def test_what_is_told_was_measured_on_the_file(whole: tuple[Segment, Path]) -> None:
    segment, folder = whole
    sound = decode(folder / "segment.wav")
    assert (len(sound.samples), sound.rate) == (segment.samples, RATE)
    assert measure(sound.samples) == segment.loudness
    assert [file.name for file in segment.files] == ["segment.mp3", "segment.wav"]
    assert {file.samples for file in segment.files} == {segment.samples}


def test_the_sound_itself_says_what_it_is(whole: tuple[Segment, Path]) -> None:
    import av

    with av.open(str(whole[1] / "segment.mp3")) as container:
        tags = dict(container.metadata)
    assert tags["title"] == SHORT.title
    assert tags["artist"] == "Harbour Public Radio"
    assert tags["comment"] == "It was read by a synthetic voice."
    assert tags["digital_source_type"].endswith("/algorithmicMedia")
    assert tags["source_url"] == SHORT.origin.url


def test_the_voice_and_engine_are_told_once(whole: tuple[Segment, Path]) -> None:
    assert whole[0].voices == (TAKES[0].voice,)
    assert whole[0].engine_versions == ("1",)


# --- The cues are what is heard -------------------------------------------------------


@pytest.mark.parametrize("name", ["segment.wav", "segment.mp3"])
def test_sound_inside_the_cues_and_silence_between(name: str, whole: tuple[Segment, Path]) -> None:
    segment, folder = whole
    power = np.abs(decode(folder / name).samples)
    floor = 0.0 if name.endswith("wav") else 0.003
    reach = RATE // 1000 if name.endswith("wav") else RATE // 20  # an MP3 smears its frames
    between = np.ones(len(power), bool)
    for cue in segment.cues:
        start, end = (ms * RATE // 1000 for ms in (cue.start_ms, cue.end_ms))
        assert float(np.sqrt(np.mean(power[start:end] ** 2))) > 0.02
        assert float(power[start : start + RATE // 10].max()) > 0.02, "it speaks from the start"
        assert float(power[end - RATE // 5 : end].max()) > 0.02, "it speaks to the end"
        between[max(0, start - reach) : end + reach] = False
    assert float(power[between].max()) <= floor


def test_pauses_are_the_scripts_to_the_millisecond(whole: tuple[Segment, Path]) -> None:
    cues = whole[0].cues
    gaps = [after.start_ms - before.end_ms for before, after in pairwise(cues)]
    assert all(abs(gap - 350) <= 1 for gap in gaps)
    assert cues[0].start_ms == 500
    assert whole[0].duration_ms - cues[-1].end_ms in {499, 500, 501}


def test_the_stations_pauses_are_kept(tmp_path: Path) -> None:
    order = delivery(names=("wav",), pauses=Pauses(head=0, tail=1234))
    segment = make(tmp_path / "out", order)
    assert segment.cues[0].start_ms == 0
    assert abs(segment.duration_ms - segment.cues[-1].end_ms - 1234) <= 1
    assert all(check.passed for check in segment.checks)


# --- Again ----------------------------------------------------------------------------


def test_two_builds_are_the_same_bytes(whole: tuple[Segment, Path], tmp_path: Path) -> None:
    make(tmp_path / "again")
    assert contents(tmp_path / "again") == contents(whole[1])


def test_a_segment_is_replaced_and_what_it_no_longer_has_is_gone(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    make(folder)
    make(folder, delivery(names=("wav",)))
    assert not (folder / "segment.mp3").exists()
    assert (folder / "segment.wav").exists()


def test_files_of_others_are_kept(tmp_path: Path) -> None:
    folder = tmp_path / "out"
    make(folder, delivery(names=("wav",)))
    (folder / "notes.txt").write_text("call Odile")
    (folder / "cuts").mkdir()
    (folder / "cuts" / "segment.wav").write_text("an old cut")
    make(folder, delivery(names=("wav",)))
    assert (folder / "notes.txt").read_text() == "call Odile"
    assert (folder / "cuts" / "segment.wav").read_text() == "an old cut"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


# --- Refused --------------------------------------------------------------------------


def test_a_folder_that_is_not_a_segments_is_refused_and_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "music"
    folder.mkdir()
    (folder / "segment.wav").write_text("somebody's own")
    with pytest.raises(OutputError, match="nothing was changed"):
        make(folder)
    with pytest.raises(OutputError, match="nothing was changed"):
        check_writable(folder)
    assert contents(tmp_path) == {"music/segment.wav": b"somebody's own"}


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "audio").write_text("in the way")
    with pytest.raises(OutputError, match="can't write") as caught:
        make(tmp_path / "audio" / "larkin-ferry")
    assert "choose another place" in caught.value.hint


def test_a_trial_leaves_nothing(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "larkin-ferry")
    assert contents(tmp_path) == {}
    assert not (tmp_path / "new" / "larkin-ferry").exists()


def test_silent_takes_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    quiet = Sound(samples=np.zeros(24_000, np.float32), rate=24_000)
    silent = tuple(take(one, quiet) for one in SHORT.sentences)
    with pytest.raises(RuleError, match="silent"):
        built(tmp_path / "out", SHORT, read=silent)
    assert list(tmp_path.iterdir()) == []


def test_takes_in_another_order_do_not_pass(tmp_path: Path) -> None:
    moved = (TAKES[1], TAKES[0], *TAKES[2:])
    segment = built(tmp_path / "out", SHORT, delivery(names=("wav",)), read=moved)
    assert [check.name for check in segment.checks if not check.passed] == ["sentences aired"]


# --- Failures in the middle -----------------------------------------------------------


def failing(error: BaseException) -> Delivery:
    """An order whose second format writes half a file and fails."""

    def write(sound: Mastered, path: Path, labels: Labels) -> None:
        path.write_bytes(b"half")
        raise error

    broken = Format(
        name="ogg",
        file_name="segment.ogg",
        media_type="audio/ogg",
        write=write,
        lossy=True,
        work=1,
    )
    good = delivery()
    return replace(good, formats=(good.formats[0], broken))


FAILURES = [
    pytest.param(OSError(28, "No space left on device"), OutputError, id="the disk is full"),
    pytest.param(RuntimeError("a bug"), RuntimeError, id="a bug"),
    pytest.param(KeyboardInterrupt(), KeyboardInterrupt, id="an interrupt"),
]


@pytest.mark.parametrize(("error", "raised"), FAILURES)
def test_a_failure_leaves_no_folder(
    error: BaseException, raised: type[BaseException], tmp_path: Path
) -> None:
    with pytest.raises(raised):
        make(tmp_path / "out", failing(error))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("error", "raised"), FAILURES)
def test_a_failure_keeps_the_former_segment(
    error: BaseException, raised: type[BaseException], tmp_path: Path
) -> None:
    make(tmp_path / "out", delivery(names=("wav",)))
    before = contents(tmp_path)
    with pytest.raises(raised):
        make(tmp_path / "out", failing(error))
    assert contents(tmp_path) == before


def test_a_full_disk_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="no space left") as caught:
        make(tmp_path / "out", failing(OSError(28, "No space left on device")))
    assert "free some space" in caught.value.hint


# --- Odd scripts ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script> --> & “Q” 東京 😀",
        "a",
        "word " * 200,
        "unbroken" * 60,
        "left \u202eright\u202c \u200b \ufeff end",
    ],
    ids=["markup", "one letter", "long", "one long word", "directions"],
)
def test_odd_texts_make_a_whole_segment(text: str, tmp_path: Path) -> None:
    odd = script([[text, "Rain fell."]], OUTRO)
    segment = built(tmp_path / "out", odd, delivery(names=("wav",)), text=text)
    assert all(check.passed for check in segment.checks)
    assert segment.cues[0].text == text
    assert len(list((tmp_path / "out").iterdir())) == 10
