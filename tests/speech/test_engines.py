"""The table of engines: found by name, ready or not, and their voices by name."""

from __future__ import annotations

import pytest

from producer.errors import MissingError, UsageError
from producer.speech import engines, espeak, tone
from producer.speech.engine import Engine


def test_names_are_unique() -> None:
    names = [engine.name for engine in engines.ENGINES]
    assert len(set(names)) == len(names)


def test_the_default_engine_is_first_and_offline() -> None:
    assert engines.ENGINES[0].name == "hibari"


@pytest.mark.parametrize("engine", engines.ENGINES, ids=lambda engine: engine.name)
def test_every_engine_is_found_by_its_name(engine: Engine) -> None:
    assert engines.find(engine.name) is engine


@pytest.mark.parametrize("name", ["", "Hibari", "festival"])
def test_an_unknown_engine_is_named_with_the_known_ones(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        engines.find(name)
    assert repr(name) in caught.value.message
    assert "hibari, espeak-ng, gtts, tone" in caught.value.hint


def test_an_engine_that_is_here_is_ready() -> None:
    engines.ready(tone)


def test_an_engine_that_is_not_here_says_why_and_what_to_type(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingError) as caught:
        engines.ready(espeak)
    assert "espeak-ng is not installed" in caught.value.message
    assert "apt install espeak-ng" in caught.value.hint


@pytest.mark.parametrize(
    ("name", "expected"), [(None, "en-us"), ("en-us", "en-us"), ("en-gb", "en-gb")]
)
def test_a_voice_by_name_or_the_default(name: str | None, expected: str) -> None:
    assert engines.voice(espeak, name).name == expected


def test_an_unknown_voice_is_named_with_the_known_ones() -> None:
    with pytest.raises(MissingError) as caught:
        engines.voice(espeak, "heart")
    assert "'heart'" in caught.value.message
    assert "en-us, en-gb" in caught.value.hint
