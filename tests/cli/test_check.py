"""producer check: a verdict on a finished segment; make --strict: the same one at once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from producer.segment.listening import listener
from tests.cli.command import producer
from tests.finished import short
from tests.paths import EXAMPLE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return short(tmp_path / "larkin-ferry").folder


# --- check ----------------------------------------------------------------------------


def test_a_whole_segment_passes_on_one_screen(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = producer(capsys, "check", folder)
    assert (outcome.code, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    assert lines[0] == "The Larkin Island ferry sails again"
    assert lines[-1] == "  22 of 22 checks passed"
    assert len(lines) <= 24


def test_a_changed_file_ends_with_7_and_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "segment.mp3").write_bytes(b"")
    outcome = producer(capsys, "check", folder)
    assert outcome.code == 7
    assert "FAIL  files" in outcome.out
    assert "segment.mp3 is changed" in outcome.out
    assert "not as promised: files, sound of segment.mp3" in outcome.err


def test_json_tells_each_check(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(producer(capsys, "check", folder, "--json").out)
    assert (told["slug"], told["passed"], told["profile"]) == ("larkin-ferry", True, "prss")
    assert {"name", "expected", "measured", "passed"} == set(told["checks"][0])
    (folder / "script.yaml").unlink()
    outcome = producer(capsys, "check", folder, "--json")
    told = json.loads(outcome.out)
    assert (outcome.code, told["passed"]) == (7, False)


def test_a_manifest_that_can_not_be_read_is_told_without_a_traceback(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "manifest.json").write_text('{"name": ')
    outcome = producer(capsys, "check", folder)
    assert outcome.code == 7
    assert "FAIL  manifest" in outcome.out
    assert "Traceback" not in outcome.err
    assert json.loads(producer(capsys, "check", folder, "--json").out)["slug"] is None


def test_what_is_no_segment_is_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = producer(capsys, "check", tmp_path)
    assert outcome.code == 3
    assert "there is no segment in this folder" in outcome.err
    assert "Name a folder that producer make wrote" in outcome.err


@pytest.mark.parametrize("command", [("check", "nowhere"), ("make", EXAMPLE)])
def test_listening_without_a_model_says_what_to_type_before_any_work(
    command: tuple[str | Path, ...],
    own_place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(listener, "_MODULES", ("a_module_that_nobody_has",))
    outcome = producer(capsys, *command, "--listen-back")
    assert outcome.code == 4
    assert "pip install 'producer[check]'" in outcome.err
    assert list(own_place.iterdir()) == []


# --- make --strict ----------------------------------------------------------------------


PIER = "The pier is open again\n\nThe old pier opened on Monday after a long winter.\n"


@pytest.fixture
def pier(own_place: Path) -> Path:
    path = own_place / "pier.txt"
    path.write_text(PIER, encoding="utf-8")
    return path


def undisclosed(pier: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A script that does not say that the voice is synthetic."""
    script = pier.with_name("pier.yaml")
    producer(capsys, "script", pier, "-o", script)
    text = script.read_text(encoding="utf-8")
    assert "It was read by a synthetic voice." in text
    spoken = text.replace("It was read by a synthetic voice.", "It was read aloud.")
    script.write_text(spoken, encoding="utf-8")
    return script


@pytest.mark.parametrize(("strict", "code"), [((), 0), (("--strict",), 7)])
def test_strict_ends_with_7_where_a_check_fails_and_keeps_the_folder(
    strict: tuple[str, ...], code: int, pier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = undisclosed(pier, capsys)
    outcome = producer(capsys, "make", script, "--engine", "tone", "--format", "wav", *strict)
    assert outcome.code == code
    (folder,) = Path("audio").iterdir()
    assert (folder / "segment.wav").is_file()
    assert "FAILED    disclosure" in outcome.out
    assert ("FAILED disclosure: not said" in outcome.err) is bool(strict)
    assert producer(capsys, "check", folder).code == 7


def test_where_all_is_well_strict_says_nothing_and_the_check_passes(
    pier: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = producer(capsys, "make", pier, "--engine", "tone", "--strict")
    assert (outcome.code, outcome.err) == (0, "")
    (folder,) = Path("audio").iterdir()
    checked = producer(capsys, "check", folder)
    assert checked.code == 0, checked.out
