"""The limiter: never over the ceiling, the same however it is fed, and gentle."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.segment.limiter import limited
from producer.segment.loudness import measure
from producer.segment.timeline import RATE
from tests.builders import silence, sine
from tests.mastering_builder import both, bursts, cut, spoken

if TYPE_CHECKING:
    from producer.model import Samples

CEILING = -1.2
LEVEL = 10 ** (CEILING / 20)


def under(sound: Samples, *sizes: int, ceiling: float = CEILING) -> Samples:
    """A sound, samples by channel, under a ceiling, handed over in pieces of these sizes."""
    pieces = cut(sound, sizes or (len(sound),))
    return np.concatenate(list(limited(pieces, sound.shape[1], ceiling)))


def noise(level: float) -> Samples:
    return np.random.default_rng(5).normal(0, level, 3 * RATE).astype(np.float32)[:, np.newaxis]


def mono(signal: Samples) -> Samples:
    return signal.astype(np.float32)[:, np.newaxis]


INDICES = np.arange(3 * RATE)

HOT = {
    "noise of the whole band": noise(1.0),
    "bursts": 2 * bursts(3.0),
    "speech": 4 * spoken(5),
    "ones and minus ones": mono(2 * np.sign(np.random.default_rng(7).normal(size=3 * RATE))),
    "a square": mono(3 * np.sign(np.sin(INDICES * 0.0131))),
    "fs/4 between its crests": mono(4 * np.sin(INDICES * np.pi / 2 + np.pi / 4)),
    "a sweep to 24 kHz": mono(3 * np.sin(INDICES.astype(float) ** 2 * np.pi / 2 / len(INDICES))),
    "clicks": mono(8.0 * (INDICES % 2_401 == 0)),
    "one sample": mono(np.full(1, 3.0)),
    "the first and the last sample": mono(np.where(INDICES % (len(INDICES) - 1) == 0, 5, 0)),
}


@pytest.mark.parametrize("name", HOT)
def test_the_true_peak_is_under_the_ceiling(name: str) -> None:
    out = under(HOT[name])
    assert out.shape == HOT[name].shape
    assert out.dtype == np.float32
    assert CEILING - 0.5 < measure(out).true_peak_dbtp <= CEILING + 0.005


@settings(max_examples=20, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 70_000), min_size=1, max_size=4),
    length=st.integers(1, 3 * RATE),
    channels=st.sampled_from([1, 2]),
    gain=st.floats(0.5, 8.0),
)
def test_any_cut_gives_the_same_samples(
    sizes: list[int], length: int, channels: int, gain: float
) -> None:
    """To the last bit, and as many as there were."""
    one = bursts(3.0)
    sound = (np.hstack([one, one[::-1]])[:length, :channels] * gain).astype(np.float32)
    out = under(sound, *sizes, 4_801)
    assert len(out) == length
    assert np.array_equal(out, under(sound))


def test_what_is_not_near_a_peak_is_left_to_the_last_bit() -> None:
    sound = mono(np.concatenate([sine(300, -6, 4), sine(300, 6, 0.1), sine(300, -6, 4)]))
    out = under(sound)
    same = (out == sound)[:, 0]
    changed = np.flatnonzero(~same)
    assert 4 * RATE - RATE // 50 <= changed[0] < 4 * RATE
    assert 4.1 * RATE < changed[-1] < 4.3 * RATE
    assert same[: changed[0]].all()


def test_what_is_under_the_ceiling_is_left_to_the_last_bit() -> None:
    sound = both(sine(997, CEILING - 0.1, 3))
    assert np.array_equal(under(sound), sound)


def test_nothing_is_nothing() -> None:
    assert list(limited(iter(()), 1, CEILING)) == []
    assert not under(mono(silence(2.0))).any()


def test_channels_are_turned_down_together() -> None:
    """A peak in one moves the other as much, or the voice would jump from side to side."""
    sound = np.column_stack([2 * bursts(3.0)[:, 0], sine(440, -20, 3)])
    out = under(sound)
    loud = np.abs(sound[:, 1]) > 0.05
    here = loud & (np.abs(sound[:, 0]) > 0.001)
    gains = out[here] / sound[here]
    assert np.allclose(gains[:, 0], gains[:, 1], rtol=1e-4)
    assert gains.min() < 0.8


def test_the_gain_falls_before_the_peak_and_moves_smoothly() -> None:
    tone = sine(300, -6, 2)
    tone[RATE : RATE + 48] *= 4
    out = under(mono(tone))[:, 0]
    audible = np.abs(tone) > 0.1
    places, gains = np.flatnonzero(audible), out[audible] / tone[audible]
    turned = places[gains < 0.999]
    assert RATE - 600 < turned[0] < RATE - 50
    assert turned[-1] > RATE + 2_000
    # Between two samples the gain moves by hundredths of a decibel: no click.
    steps = np.abs(np.diff(gains)) / np.diff(places)
    assert steps.max() < 0.01


@pytest.mark.parametrize("hertz", [100, 200, 1000])
def test_a_tone_that_is_too_high_stays_a_tone(hertz: float) -> None:
    """No harmonics: 6 dB over the ceiling, and what is not the tone is 100 dB under it."""
    out = under(mono(sine(hertz, 6, 3)))[RATE // 2 : -RATE // 2, 0].astype(float)
    spectrum = np.abs(np.fft.rfft(out * np.hanning(len(out)))) ** 2
    place = round(hertz * len(out) / RATE)
    tone = spectrum[place - 5 : place + 6].sum()
    rest = spectrum[20:].sum() - tone
    assert 10 * np.log10(rest / tone) < -100


def test_speech_loses_little() -> None:
    """At -14 LUFS under -1.2 dBTP, where a limiter of the shelf takes 0.9 LU."""
    sound = spoken(20)
    loud = sound * np.float32(10 ** ((-14 - measure(sound).integrated_lufs) / 20))
    assert measure(under(loud)).integrated_lufs > -14.7
