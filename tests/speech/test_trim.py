"""Takes cut down to the speech."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Sound, Utterance, Word
from producer.speech import tone
from producer.speech.trim import trim
from tests.builders import TONE

RATE = 24_000


def sound(lead_ms: int, speech_ms: int, tail_ms: int, *, noise: float = 0.0) -> Sound:
    """A 300 Hz tone at -20 dBFS between stretches of noise of that amplitude."""
    lead, speech, tail = (ms * RATE // 1000 for ms in (lead_ms, speech_ms, tail_ms))
    samples = np.random.default_rng(7).uniform(-noise, noise, lead + speech + tail)
    samples[lead : lead + speech] += 0.1 * np.sin(2 * np.pi * 300 * np.arange(speech) / RATE)
    return Sound(samples=samples.astype(np.float32), rate=RATE)


@given(st.integers(20, 800), st.integers(50, 500), st.integers(60, 800))
def test_margins_of_20_and_60_ms_are_kept(lead: int, speech: int, tail: int) -> None:
    kept = trim(sound(lead, speech, tail)).duration_ms
    assert 0 <= kept - (20 + speech + 60) <= 10  # whole frames of 5 ms at either end


@pytest.mark.parametrize(("lead", "tail"), [(0, 0), (5, 10), (19, 59)])
def test_a_sound_without_room_for_the_margins_stays_whole(lead: int, tail: int) -> None:
    tight = sound(lead, 200, tail)
    assert np.array_equal(trim(tight).samples, tight.samples)


def test_noise_46_db_under_the_speech_is_silence() -> None:
    assert trim(sound(400, 300, 400, noise=0.1 * 10 ** (-46 / 20))).duration_ms <= 390


def test_a_whisper_40_db_under_the_speech_is_speech() -> None:
    whisper = sound(400, 300, 400, noise=0.1 * 10 ** (-38 / 20))
    assert len(trim(whisper).samples) == len(whisper.samples)


@pytest.mark.parametrize("level", [0.0, 10 ** (-66 / 20)])
def test_what_is_silent_throughout_is_empty(level: float) -> None:
    silent = Sound(
        samples=np.full(RATE, level, np.float32),
        rate=RATE,
        words=(Word(text="hush", start_ms=10, end_ms=90),),
    )
    assert len(trim(silent).samples) == 0
    assert trim(silent).words == ()


def test_nothing_stays_nothing() -> None:
    assert len(trim(Sound(samples=np.zeros(0, np.float32), rate=RATE)).samples) == 0


def test_trimming_twice_is_trimming_once() -> None:
    once = trim(tone.speak(Utterance(text="The tide turned."), TONE))
    assert np.array_equal(trim(once).samples, once.samples)


def test_words_move_with_the_start() -> None:
    spoken = Sound(
        samples=sound(200, 300, 200).samples,
        rate=RATE,
        words=(
            Word(text="(breath)", start_ms=0, end_ms=100),
            Word(text="tide", start_ms=200, end_ms=350),
            Word(text="turned", start_ms=350, end_ms=500),
        ),
    )
    assert trim(spoken).words == (
        Word(text="(breath)", start_ms=0, end_ms=0),
        Word(text="tide", start_ms=20, end_ms=170),
        Word(text="turned", start_ms=170, end_ms=320),
    )
