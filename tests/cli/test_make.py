"""producer make: the main job."""

from __future__ import annotations

import json
import wave
from pathlib import Path

import pytest

from tests.cli.command import producer
from tests.paths import EXAMPLE, PIER

FILES = {
    "segment.wav",
    "segment.mp3",
    "manifest.json",
    "chapters.json",
    "transcript.vtt",
    "transcript.srt",
    "peaks.json",
    "waveform.png",
    "report.json",
    "script.yaml",
    "index.html",
}


def test_it_writes_the_folder_and_says_what_it_wrote(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    outcome = producer(capsys, "make", PIER, "--engine", "tone")
    folder = own_place / "audio" / "pier-open-again"
    assert outcome.code == 0
    assert outcome.err == ""
    assert {path.name for path in folder.iterdir()} == FILES
    assert "The pier is open again" in outcome.out
    assert str(Path("audio") / "pier-open-again") in outcome.out
    assert "TRT" in outcome.out
    assert "-24.0 LUFS" in outcome.out
    assert "0 from the cache" in outcome.out


def test_nothing_else_is_left_beside_the_folder(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    producer(capsys, "make", PIER, "--engine", "tone")
    assert [path.name for path in (own_place / "audio").iterdir()] == ["pier-open-again"]


def test_a_second_run_speaks_nothing_and_gives_the_same_wav(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    first = json.loads(producer(capsys, "make", PIER, "--engine", "tone", "--json").out)
    wav = (own_place / first["folder"] / "segment.wav").read_bytes()
    second = json.loads(producer(capsys, "make", PIER, "--engine", "tone", "--json").out)
    assert (first["spoken"], second["spoken"]) == (first["sentences"], 0)
    assert (own_place / second["folder"] / "segment.wav").read_bytes() == wav


def test_one_edited_sentence_is_spoken_once(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    producer(capsys, "script", PIER, "-o", "pier.yaml")
    made = producer(capsys, "make", "pier.yaml", "--engine", "tone", "--json")
    assert json.loads(made.out)["spoken"] > 1
    script = own_place / "pier.yaml"
    script.write_text(script.read_text().replace("A band played", "Two bands played", 1))
    made = producer(capsys, "make", "pier.yaml", "--engine", "tone", "--json")
    assert json.loads(made.out)["spoken"] == 1


def test_the_json_tells_the_length_to_the_sample(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    made = json.loads(producer(capsys, "make", PIER, "--engine", "tone", "--json").out)
    with wave.open(str(own_place / made["folder"] / "segment.wav")) as wav:
        assert wav.getnframes() == made["samples"]
        assert wav.getframerate() == made["rate"]
    assert made["passed"] is True


def test_formats_and_profile_and_folder_are_the_ones_asked_for(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    outcome = producer(
        capsys,
        *("make", PIER, "--engine", "tone", "--profile", "podcast"),
        *("--format", "mp3", "--out", "elsewhere", "--json"),
    )
    made = json.loads(outcome.out)
    assert made["files"] == ["segment.mp3"]
    assert made["integratedLufs"] == pytest.approx(-16, abs=0.1)
    assert (own_place / "elsewhere" / "pier-open-again" / "segment.mp3").is_file()


def test_the_form_decides_the_length_of_the_blocks(capsys: pytest.CaptureFixture[str]) -> None:
    def blocks(form: str) -> int:
        outcome = producer(capsys, "preview", EXAMPLE, "--form", form, "--json")
        return len(json.loads(outcome.out)["blocks"])

    assert blocks("reader") > blocks("voicer") >= blocks("feature")


def test_a_speed_other_than_one_is_another_take(capsys: pytest.CaptureFixture[str]) -> None:
    normal = json.loads(producer(capsys, "make", PIER, "--engine", "tone", "--json").out)
    faster = json.loads(
        producer(capsys, "make", PIER, "--engine", "tone", "--speed", "1.25", "--json").out
    )
    assert faster["spoken"] == faster["sentences"]
    assert faster["durationMs"] < normal["durationMs"]


def test_a_station_file_sets_what_no_option_does(
    capsys: pytest.CaptureFixture[str], own_place: Path
) -> None:
    (own_place / "station.yaml").write_text(
        "name: WZQY\nengine: tone\nprofile: ebu\nout: on-air\nformats: [wav]\n"
        "words:\n  disclosure: A computer read this.\n"
    )
    made = json.loads(producer(capsys, "make", PIER, "--json").out)
    folder = own_place / made["folder"]
    assert made["folder"].startswith("on-air")
    assert (made["profile"], made["files"]) == ("ebu", ["segment.wav"])
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["readBy"]["name"] == "WZQY synthetic voice"
    assert manifest["x-producer"]["disclosure"] == "A computer read this."
    assert "A computer read this." in (folder / "transcript.vtt").read_text()
