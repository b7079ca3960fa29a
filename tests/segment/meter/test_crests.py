"""What lies between samples is found, and what is left out could not have mattered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.audio import resample
from producer.segment.loudness import measure
from producer.segment.meter.crests import REACH, STEP, crests
from producer.segment.timeline import RATE
from tests.builders import programme

if TYPE_CHECKING:
    from producer.model import Samples


def window(samples: Samples) -> Samples:
    """A mono sound as `crests` is given it, filled up with silence to whole tiles."""
    filled = np.zeros(-(-len(samples) // 64) * 64 + 2 * REACH, np.float32)
    filled[REACH : REACH + len(samples)] = samples
    return filled[np.newaxis]


def true_peak(samples: Samples) -> float:
    """As the meter has it: 1 is full scale."""
    return float(10 ** (measure(samples).true_peak_dbtp / 20))


def by_soxr(samples: Samples) -> float:
    """Everything oversampled by another interpolator."""
    padded = np.pad(samples, 512)
    return float(
        max(np.abs(samples).max(initial=0.0), np.abs(resample(padded, RATE, 4 * RATE)).max())
    )


def alternating(length: int, at: int) -> Samples:
    """+1 -1 +1 -1 with the sign turned over at `at`: the worst there is between samples."""
    signs = np.where(np.arange(length) % 2 == 0, 1.0, -1.0)
    signs[at:] *= -1
    return signs.astype(np.float32)


# --- The interpolator -----------------------------------------------------------------


@pytest.mark.parametrize("hertz", [50, 997, 5_000, 12_000, 18_000, 21_000])
def test_a_sine_has_its_crest_where_a_sine_has_it(hertz: float) -> None:
    """Its points between samples lie on it, as long as it is heard at all."""
    angles = 2 * np.pi * hertz * np.arange(6_400) / RATE
    found = crests(window(np.sin(angles).astype(np.float32)), 0.0)
    fine = 2 * np.pi * hertz * np.arange(4 * 6_400) / (4 * RATE)
    expected = np.abs(np.sin(fine)).reshape(-1, 4 * STEP).max(axis=1)
    inside = slice(2 * REACH // STEP, -2 * REACH // STEP)
    assert np.allclose(found[inside], expected[inside], atol=2e-3)


def test_it_agrees_with_another_interpolator_on_speech() -> None:
    spoken = programme("hibari")
    assert true_peak(spoken) == pytest.approx(by_soxr(spoken), rel=0.002)


# --- What is left out -----------------------------------------------------------------


@settings(deadline=None)
@given(
    seed=st.integers(0, 10**6),
    length=st.integers(1, 8_000),
    smooth=st.integers(1, 40),
    bursts_at=st.lists(st.tuples(st.floats(0, 1), st.floats(-40, 0)), max_size=6),
    share=st.floats(0.05, 1.2),
)
def test_what_lies_over_the_floor_is_exact(
    seed: int, length: int, smooth: int, bursts_at: list[tuple[float, float]], share: float
) -> None:
    """On noise, smooth or not, with bursts."""
    noise = np.random.default_rng(seed).uniform(-1, 1, length)
    noise = np.convolve(noise, np.ones(smooth) / smooth, "same")[:length]
    envelope = np.full(length, 0.001)
    for place, level in bursts_at:
        start = int(place * length)
        envelope[start : start + 300] = 10 ** (level / 20)
    given_ = window((noise * envelope).astype(np.float32))
    whole = crests(given_, 0.0)
    floor = share * float(whole.max())
    pruned = crests(given_, floor)
    assert np.allclose(pruned[whole > floor], whole[whole > floor], rtol=1e-6)
    assert np.all(np.isclose(pruned, whole, rtol=1e-6) | (pruned == 0.0))


@pytest.mark.parametrize("at", [63, 64, 65, 96, 3_200])
@pytest.mark.parametrize("elsewhere", [0.0, 0.6, 0.99, 1.0, 2.0])
def test_a_peak_between_low_samples_is_not_missed_for_a_high_sample(
    at: int, elsewhere: float
) -> None:
    """The true peak lies 6 dB over every sample around it, and a plain sample elsewhere."""
    signal = 0.25 * alternating(6_400, at)
    signal[6_000] = 0.25 * elsewhere
    whole = float(crests(window(signal), 0.0).max())
    assert whole > 0.5
    assert true_peak(signal) == pytest.approx(whole, rel=1e-6)


@pytest.mark.parametrize("loud", [1, 2, 3, 8])
def test_what_lies_beside_a_loud_tile_counts(loud: int) -> None:
    signal = alternating(6_400, 640)
    signal[: 640 - loud] = 0.0
    signal[640:] *= 0.24
    whole = crests(window(signal), 0.0)
    assert true_peak(signal) == pytest.approx(float(whole.max()), rel=1e-6)


def test_the_higher_channel_counts() -> None:
    low, high = 0.1 * alternating(640, 300), 0.3 * alternating(640, 100)
    stereo = np.concatenate([window(low), window(high)])
    expected = np.maximum(crests(window(low), 0.0), crests(window(high), 0.0))
    assert np.array_equal(crests(stereo, 0.0), expected)


def test_nothing_over_the_floor_is_nothing() -> None:
    assert not crests(window(0.1 * alternating(640, 320)), 1.0).any()
