"""How loud the speech is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import InputError
from producer.model import Sound
from producer.segment.loudness import measure
from producer.segment.sound.level import speech_lufs
from producer.speech import hibari
from tests.builders import script, sentence, silence, sine, take, takes


@settings(max_examples=10, deadline=None)
@given(dbfs=st.integers(-40, -6), rate=st.sampled_from([24_000, 48_000]))
def test_a_tone_of_a_known_level(dbfs: int, rate: int) -> None:
    """A sine of 997 Hz at 0 dBFS on one channel is -3.01 LUFS (BS.1770-5, Annex 1)."""
    wave = sine(997, dbfs, 2.0)[:: 48_000 // rate]
    one = take(sentence(), Sound(samples=wave, rate=rate))
    assert speech_lufs((one,)) == pytest.approx(dbfs - 3.01, abs=0.05)


def test_pauses_do_not_count() -> None:
    read = takes(script(), engine=hibari, voice=hibari.voices()[0])
    found = speech_lufs(read)
    assert -32 < found < -18
    assert speech_lufs(tuple(reversed(read))) == pytest.approx(found, abs=0.2)


def test_of_an_hour_only_a_minute_is_read() -> None:
    loud = take(sentence(), Sound(samples=sine(997, -20, 10.0), rate=48_000))
    gone = replace(loud, file=Path("gone.wav"))
    hour = tuple(loud if number % 60 == 0 else gone for number in range(360))
    assert speech_lufs(hour) == pytest.approx(-23.0, abs=0.05)


def test_silence_is_the_gate() -> None:
    quiet = take(sentence(), Sound(samples=silence(1.0), rate=48_000))
    assert speech_lufs((quiet,)) == -70.0


def test_a_take_that_is_gone_is_told() -> None:
    one = take(sentence("p7.s1"), Sound(samples=np.zeros(480, np.float32), rate=48_000))
    with pytest.raises(InputError, match=r"the take of sentence p7\.s1 can't be read"):
        speech_lufs((replace(one, file=Path("gone.wav")),))


def test_it_is_the_meter_s_figure() -> None:
    wave = sine(440, -18, 3.0)
    one = take(sentence(), Sound(samples=wave, rate=48_000))
    assert speech_lufs((one,)) == pytest.approx(measure(wave).integrated_lufs, abs=0.01)
