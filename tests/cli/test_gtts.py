"""producer make --engine gtts, against a server of our own over TLS: what it survives."""

from __future__ import annotations

import json
import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

from producer.speech import cache, gtts, patience
from tests.cli.command import Outcome, producer, producer_process
from tests.speech.google import google

pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]

STORY = "The pier is open\n\nThe old pier in the harbor opened again on Monday morning.\n"
"""One sentence, and the outro's one: two requests."""


@pytest.fixture
def story(own_place: Path) -> Path:
    path = own_place / "pier.txt"
    path.write_text(STORY)
    return path


def make(story: Path, tmp_path: Path, *behaviours: str, options: tuple[str, ...] = ()) -> Outcome:
    with google(tmp_path, *behaviours) as service:
        return producer_process(
            *command(story), *options, environment={**os.environ, **service.env}
        )


def make_here(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], *behaviours: str
) -> Outcome:
    """In this process, where that is enough, and without the waits between calls."""
    with google(tmp_path, *behaviours) as service, pytest.MonkeyPatch.context() as patch:
        for name, value in service.env.items():
            patch.setenv(name, value)
        patch.setattr(gtts, "limits", replace(gtts.limits, calls_per_minute=None))
        return producer(capsys, *command(story))


def command(story: Path) -> tuple[str, ...]:
    return ("make", str(story), "--engine", "gtts", "--format", "wav", "--json")


def test_a_story_is_read_over_the_wire(story: Path, tmp_path: Path, own_place: Path) -> None:
    outcome = make(story, tmp_path, "ok")
    assert outcome.code == 0, outcome.err
    made = json.loads(outcome.out)
    assert made["spoken"] == made["sentences"] == 2
    manifest = json.loads((own_place / made["folder"] / "manifest.json").read_text())
    assert manifest["x-producer"]["voices"][0]["engine"] == "gtts"


def test_too_many_requests_is_waited_for(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    started = time.monotonic()
    outcome = make_here(story, tmp_path, capsys, "429 Retry-After: 1", "ok")
    assert outcome.code == 0, outcome.err
    assert time.monotonic() - started >= 1


@pytest.mark.parametrize("behaviour", ["500", "no answer", "half", "cut"])
def test_what_passes_is_tried_again(
    behaviour: str, story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = make_here(story, tmp_path, capsys, behaviour, "ok")
    assert outcome.code == 0, outcome.err


def test_what_does_not_pass_ends_with_5_and_what_to_type_and_no_folder(
    story: Path, tmp_path: Path, own_place: Path
) -> None:
    outcome = make(story, tmp_path, "403")
    assert outcome.code == 5
    assert "--engine hibari" in outcome.err
    assert len(outcome.err.strip().splitlines()) == 2
    assert list((own_place / "audio").glob("*")) == []


def test_a_fallback_reads_the_whole_segment_and_the_report_says_so(
    story: Path, tmp_path: Path, own_place: Path
) -> None:
    outcome = make(story, tmp_path, "ok", "403", options=("--fallback", "tone"))
    assert outcome.code == 0, outcome.err
    made = json.loads(outcome.out)
    assert "tone read the whole segment" in made["notice"]
    folder = own_place / made["folder"]
    voices = json.loads((folder / "manifest.json").read_text())["x-producer"]["voices"]
    assert [voice["engine"] for voice in voices] == ["tone"]
    checks = json.loads((folder / "report.json").read_text())["checks"]
    (voice,) = (check for check in checks if check["name"] == "voice")
    assert "gtts" in voice["measured"] or "translate.google" in voice["measured"]


def test_the_next_run_tries_the_engine_asked_for_again(
    story: Path, tmp_path: Path, own_place: Path
) -> None:
    first = tmp_path / "first"
    second = tmp_path / "second"
    first.mkdir()
    second.mkdir()
    make(story, first, "403", options=("--fallback", "tone"))
    made = json.loads(make(story, second, "ok", options=("--fallback", "tone")).out)
    assert (made["notice"], made["unchanged"]) == ("", False)


def test_the_back_off_is_the_documented_one() -> None:
    assert patience.BACK_OFF_S == (1, 2, 4, 8)
    assert cache.KEY_VERSION == 1
