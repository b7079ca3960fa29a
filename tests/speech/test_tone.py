"""The tone: an engine whose sound is known to the sample."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.model import Utterance
from producer.speech import tone
from tests.builders import TONE

if TYPE_CHECKING:
    from producer.model import Samples


def letters(samples: Samples, step: int) -> list[Samples]:
    """What is between the leading and the trailing silence, letter by letter."""
    inner = samples[tone.SILENCE : -tone.SILENCE]
    return [inner[start : start + step] for start in range(0, len(inner), step)]


@pytest.mark.parametrize(
    ("text", "ms"), [("a", 460), ("ab", 520), ("a b.", 640), ("The ferry sails.", 1360)]
)
def test_a_character_is_60_ms_between_200_ms_of_silence(text: str, ms: int) -> None:
    assert tone.speak(Utterance(text=text), TONE).duration_ms == ms


def test_letters_sound_and_everything_else_is_silent() -> None:
    heard = [
        bool(np.any(part))
        for part in letters(tone.speak(Utterance(text="a, B1c"), TONE).samples, tone.STEP)
    ]
    assert heard == [True, False, False, True, False, True]


@pytest.mark.parametrize(("letter", "hertz"), [("a", 210), ("B", 220), ("z", 460)])
def test_the_pitch_follows_the_letter(letter: str, hertz: int) -> None:
    sound = tone.speak(Utterance(text=letter * 10), TONE).samples[tone.SILENCE : -tone.SILENCE]
    spectrum = np.abs(np.fft.rfft(sound))
    assert int(np.argmax(spectrum)) * tone.RATE / len(sound) == pytest.approx(hertz, abs=2)


def test_the_level_is_minus_20_dbfs() -> None:
    sound = tone.speak(Utterance(text="m" * 20), TONE)
    assert float(np.abs(sound.samples).max()) == pytest.approx(0.1, abs=1e-4)


def test_speed_shortens_the_letters_and_not_the_silence() -> None:
    fast = tone.speak(Utterance(text="abcd"), replace(TONE, speed=2.0))
    assert len(fast.samples) == 2 * tone.SILENCE + 4 * tone.STEP // 2
