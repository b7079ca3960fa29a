"""producer preview: on the terminal, as JSON, and as a page in a file."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.command import producer, producer_process
from tests.paths import EXAMPLE

PIER = (
    "The pier is open again\n\nThe old pier opened on Monday after a long winter.\n\n"
    "“It’s ours,” the mayor said, and that 300 people came to see it.\n"
)


@pytest.fixture
def pier(own_place: Path) -> Path:
    path = own_place / "pier.txt"
    path.write_text(PIER, encoding="utf-8")
    return path


def test_the_terminal_gets_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    lines = producer(capsys, "preview", EXAMPLE).out.splitlines()
    assert lines[0].startswith("HARLOW-POINT-FERRY-RETURNS")
    assert "TRT about 1:" in lines[0]
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("outro     starts 1:") for line in lines)


def test_a_terminal_of_few_characters_gets_what_it_can_show(
    pier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", narrow)
    outcome = producer(capsys, "preview", pier)
    narrow.flush()
    assert (outcome.code, outcome.err) == (0, "")
    shown = narrow.buffer
    assert isinstance(shown, io.BytesIO)
    assert b'"It\'s ours," the mayor said' in shown.getvalue()


def test_a_file_holds_every_character(capsys: pytest.CaptureFixture[str], pier: Path) -> None:
    assert producer(capsys, "preview", pier, "-o", "pier.out").code == 0
    assert "“It’s ours,” the mayor said" in Path("pier.out").read_text(encoding="utf-8")


def test_json_keeps_its_keys_and_tells_the_clock(
    capsys: pytest.CaptureFixture[str], pier: Path
) -> None:
    shown = json.loads(producer(capsys, "preview", pier, "--json").out)
    assert {"slug", "title", "form", "estimateMs", "blocks", "cuts"} <= set(shown)
    block = shown["blocks"][0]
    assert {"id", "kind", "estimateMs", "sentences"} <= set(block)
    assert {"id", "source", "text", "spoken", "rewrites", "estimateMs", "pauseMs"} <= set(
        block["sentences"][0]
    )
    assert block["startMs"] == shown["headMs"] == 500
    last = shown["blocks"][-1]
    assert last["endMs"] + last["leftMs"] == shown["trtMs"]
    assert shown["trtMs"] == shown["headMs"] + shown["estimateMs"] + shown["tailMs"]


def test_the_head_and_tail_are_the_stations(
    capsys: pytest.CaptureFixture[str], pier: Path, own_place: Path
) -> None:
    (own_place / "station.yaml").write_text("pauses: {head: 2000, tail: 3000}\n")
    shown = json.loads(producer(capsys, "preview", pier, "--json").out)
    assert (shown["headMs"], shown["tailMs"]) == (2000, 3000)
    assert shown["blocks"][-1]["leftMs"] == 3000


def test_the_page_goes_to_stdout_or_whole_into_a_file(
    capsys: pytest.CaptureFixture[str], pier: Path
) -> None:
    shown = producer(capsys, "preview", pier, "--html")
    assert shown.out.startswith("<!doctype html>")
    written = producer(capsys, "preview", pier, "--html", "-o", "pier.html")
    assert (written.code, written.out) == (0, "")
    assert "wrote pier.html; open it in a browser" in written.err
    assert Path("pier.html").read_text(encoding="utf-8") == shown.out


def test_a_page_that_is_there_is_kept_unless_forced(
    capsys: pytest.CaptureFixture[str], pier: Path
) -> None:
    Path("pier.html").write_text("mine")
    outcome = producer(capsys, "preview", pier, "--html", "-o", "pier.html")
    assert outcome.code == 6
    assert "--force" in outcome.err
    assert Path("pier.html").read_text() == "mine"
    assert producer(capsys, "preview", pier, "--html", "-o", "pier.html", "--force").code == 0
    assert Path("pier.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_two_forms_at_once_are_refused(capsys: pytest.CaptureFixture[str], pier: Path) -> None:
    outcome = producer(capsys, "preview", pier, "--html", "--json")
    assert outcome.code == 2
    assert "--html and --json" in outcome.err


def test_a_pipe_gets_utf_8_whatever_the_locale(pier: Path) -> None:
    outcome = producer_process("preview", pier, environment={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert "“It’s ours,” the mayor said" in outcome.out
