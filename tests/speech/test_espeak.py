"""espeak-ng: what its program says and how its failures are told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from producer.errors import EngineError
from producer.model import Utterance
from producer.speech import espeak

installed = pytest.mark.skipif(espeak.available() is not None, reason="espeak-ng is not installed")
US = espeak.voices()[0]


@pytest.fixture
def pretend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is the whole PATH, where a test may put an espeak-ng of its own."""
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    espeak.version.cache_clear()
    return tmp_path


def program(folder: Path, script: str) -> None:
    path = folder / "espeak-ng"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


@installed
def test_its_version_is_a_number() -> None:
    espeak.version.cache_clear()
    assert re.fullmatch(r"\d+\.\d+[\w.-]*", espeak.version())


@installed
def test_a_dash_at_the_start_is_text_and_not_an_option() -> None:
    assert espeak.speak(Utterance(text="--version"), US).duration_ms > 300


@pytest.mark.parametrize(
    ("said", "version"),
    [
        ("eSpeak NG text-to-speech: 1.51  Data at: /usr/lib/espeak-ng-data", "1.51"),
        ("eSpeak NG text-to-speech: 1.52-dev  Data at: /opt", "1.52-dev"),
        ("something else", "something else"),
    ],
)
def test_the_version_is_found_in_what_it_says(pretend: Path, said: str, version: str) -> None:
    program(pretend, f"echo '{said}'")
    assert espeak.version() == version
    espeak.version.cache_clear()


@pytest.mark.parametrize(
    ("script", "told"),
    [
        ("echo 'no such voice' >&2; exit 1", "no such voice"),
        ("exit 3", "code 3"),
        ("exit 0", "gave no sound"),
        ("echo RIFFRAFF", "gave no sound"),
    ],
)
def test_its_failures_are_told(pretend: Path, script: str, told: str) -> None:
    program(pretend, f"cat >/dev/null; {script}")
    with pytest.raises(EngineError, match=told) as caught:
        espeak.speak(Utterance(text="Rain fell."), US)
    assert "--engine hibari" in caught.value.hint


def test_a_program_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert espeak.available() is not None
    with pytest.raises(EngineError, match="espeak-ng failed"):
        espeak.speak(Utterance(text="Rain fell."), US)
