"""Speech made longer or shorter without a change of pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.segment.stretch import stretched

if TYPE_CHECKING:
    from producer.model import Samples

RATE = 24_000


def tone(hertz: float, samples: int) -> Samples:
    wave: Samples = (0.5 * np.sin(2 * np.pi * hertz * np.arange(samples) / RATE)).astype(np.float32)
    return wave


def pitch(samples: Samples) -> float:
    """The strongest frequency, to a fifth of a hertz."""
    windowed = samples * np.hanning(len(samples))
    return int(np.argmax(np.abs(np.fft.rfft(windowed, RATE * 8)))) / 8


def level(samples: Samples) -> float:
    """In decibels, against the tone's own."""
    return 20 * float(np.log10(np.sqrt(np.mean(np.square(samples)) * 2) / 0.5))


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12_000), st.floats(0.95, 1.05))
def test_it_is_as_long_as_asked_to_the_sample(samples: int, factor: float) -> None:
    length = max(1, round(samples * factor))
    out = stretched(tone(200, samples), RATE, length)
    assert out.shape == (length,)
    assert out.dtype == np.float32
    assert np.isfinite(out).all()


@pytest.mark.parametrize("percent", [95, 97, 99.9, 100.1, 103, 105])
def test_the_pitch_and_the_level_stay(percent: float) -> None:
    out = stretched(tone(440, RATE), RATE, round(RATE * percent / 100))
    assert pitch(out) == pytest.approx(440, abs=0.25)
    assert level(out) == pytest.approx(0, abs=0.2)


@pytest.mark.parametrize("percent", [95, 97, 103, 105])
def test_nothing_clicks_or_fades_at_the_edges(percent: int) -> None:
    """Where a stretch without padding has lost 5 dB by its last 5 ms."""
    sound = tone(440, RATE)
    out = stretched(sound, RATE, RATE * percent // 100)
    for edge in (out[:120], out[-120:]):
        assert level(edge) == pytest.approx(0, abs=2)
    assert float(np.abs(np.diff(out)).max()) < 1.3 * float(np.abs(np.diff(sound)).max())


@pytest.mark.parametrize("percent", [95, 97, 103, 105])
def test_what_is_heard_at_a_share_of_the_time_is_heard_there_afterwards(percent: int) -> None:
    sound = np.zeros(3 * RATE, np.float32)
    beats = np.array([0.3, 1.0, 1.7, 2.4])
    sound[(beats * RATE).astype(int)] = 1.0
    out = stretched(sound, RATE, len(sound) * percent // 100)
    for beat in beats * percent / 100:
        near = slice(round((beat - 0.05) * RATE), round((beat + 0.05) * RATE))
        at = (int(np.argmax(np.abs(out[near]))) + near.start) / RATE
        assert at == pytest.approx(beat, abs=0.001)


def test_the_same_sound_gives_the_same_samples() -> None:
    sound = np.random.default_rng(1).normal(0, 0.1, RATE).astype(np.float32)
    assert np.array_equal(stretched(sound, RATE, 23_500), stretched(sound, RATE, 23_500))


def test_what_is_as_long_as_asked_is_left_alone() -> None:
    sound = tone(440, 1000)
    assert stretched(sound, RATE, 1000) is sound


@pytest.mark.parametrize(("samples", "length"), [(0, 100), (100, 0), (100, -1)])
def test_nothing_is_not_stretched(samples: int, length: int) -> None:
    with pytest.raises(ValueError, match="can't be stretched"):
        stretched(tone(440, samples), RATE, length)
