"""What a voice was heard to take, and when its pace is fitted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from producer.model import Sentence, Take, Voice
from producer.pipeline import paces
from producer.script.duration import DEFAULT, Pace, estimate_ms
from tests.script.sample import sentences_of

VOICE = Voice(engine="other", name="low", language="en-US", about="made up")
STRETCH = 1.5
TEXTS = tuple(
    f"{who} {did} {what}."
    for who in ("The mayor", "Ann Ruiz", "Nobody at the harbor", "A ferry captain from Larkin")
    for did in ("saw", "has never denied", "remembers")
    for what in ("the storm", "four hundred passengers", "a hull, and its price")
)


def read(
    number: int, first: int = 0, *, voice: Voice = VOICE, fresh: bool = True
) -> tuple[tuple[Take, ...], tuple[Sentence, ...]]:
    """Takes of a voice half as slow again as the default one."""
    sentences = sentences_of(*TEXTS[first : first + number])
    takes = tuple(
        Take(
            sentence=one.id,
            file=Path("never read"),
            start=0,
            end=round(estimate_ms(one.spoken) * STRETCH),
            rate=1000,
            voice=voice,
            engine_version="1",
            key=one.id,
            fresh=fresh,
        )
        for one in sentences
    )
    return takes, sentences


def stretch(folder: Path, voice: Voice = VOICE) -> float:
    """How much slower than the default the voice is known to be."""
    pace = paces.of_voice(voice, folder)
    return sum(estimate_ms(t, pace) for t in TEXTS) / sum(estimate_ms(t) for t in TEXTS)


def test_a_voice_that_was_never_heard_has_the_default_pace_at_its_speed(tmp_path: Path) -> None:
    assert paces.of_voice(replace(VOICE, speed=1.2), tmp_path) == Pace(DEFAULT.weights, 1.2)


def test_twenty_sentences_teach_a_voice_s_pace(tmp_path: Path) -> None:
    paces.learn(*read(20), tmp_path)
    assert stretch(tmp_path) == pytest.approx(STRETCH, rel=0.01)


def test_less_is_remembered_until_it_is_enough(tmp_path: Path) -> None:
    paces.learn(*read(12), tmp_path)
    assert stretch(tmp_path) == 1.0
    paces.learn(*read(12, first=12), tmp_path)
    assert stretch(tmp_path) == pytest.approx(STRETCH, rel=0.01)


def test_a_fit_stands_until_twice_as_much_was_heard(tmp_path: Path) -> None:
    paces.learn(*read(20), tmp_path)
    first = paces.of_voice(VOICE, tmp_path)
    paces.learn(*read(15, first=20), tmp_path)
    assert paces.of_voice(VOICE, tmp_path) == first


def test_takes_from_the_cache_teach_nothing_new(tmp_path: Path) -> None:
    paces.learn(*read(30, fresh=False), tmp_path)
    assert not list(tmp_path.rglob("*.json"))


def test_each_speed_is_learned_by_itself(tmp_path: Path) -> None:
    paces.learn(*read(20), tmp_path)
    quick = replace(VOICE, speed=1.3)
    assert paces.of_voice(quick, tmp_path) == Pace(DEFAULT.weights, 1.3)


def test_the_default_voice_has_its_pace_already(tmp_path: Path) -> None:
    heart = Voice(engine="hibari", name="heart", language="en-US", about="shipped")
    paces.learn(*read(30, voice=heart), tmp_path)
    assert not list(tmp_path.rglob("*.json"))
    assert paces.of_voice(heart, tmp_path) == DEFAULT


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"weights": ["a"]}', '{"fitted": 3}'])
def test_a_damaged_file_is_learned_anew(tmp_path: Path, damage: str) -> None:
    paces.learn(*read(20), tmp_path)
    (file,) = tmp_path.rglob("*.json")
    file.write_text(damage, encoding="utf-8")
    assert stretch(tmp_path) == 1.0
    paces.learn(*read(20), tmp_path)
    assert stretch(tmp_path) == pytest.approx(STRETCH, rel=0.01)
