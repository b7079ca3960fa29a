"""A sound of the station's as it is heard: again and again, at its levels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.segment.loop import Loop
from producer.segment.timeline import RATE
from tests.mixing import music, pcm

RAMP = pcm(range(0, 1000, 100))
"""Ten samples; it falls by 900 where it begins again."""
SEAM = RATE // 50


def heard(loop: Loop, start: int, end: int) -> list[int]:
    """In steps of 16 bits, first channel."""
    return [int(each) for each in np.rint(loop.heard(start, end)[:, 0] * 32768)]


# --- Again and again ------------------------------------------------------------------


def test_it_starts_with_its_first_sample_wherever_it_lies() -> None:
    assert heard(Loop(music(RAMP, 700, 710)), 700, 705) == [0, 100, 200, 300, 400]


def test_a_sound_that_is_made_to_be_repeated_is_repeated_as_it_is() -> None:
    wave = pcm(np.rint(8000 * np.sin(2 * np.pi * 10 * np.arange(RATE) / RATE)).astype(int))
    twice_and_a_half = Loop(music(wave, 0, RATE * 5 // 2)).heard(0, RATE * 5 // 2)
    again = np.concatenate([wave, wave, wave[: RATE // 2]]).astype(np.float32) / 32768
    assert np.array_equal(twice_and_a_half, again)


@pytest.mark.parametrize("hertz", [97.3, 441.9, 1000.3])
def test_a_sound_that_is_not_is_cross_faded_with_its_start(hertz: float) -> None:
    wave = pcm(np.rint(8000 * np.cos(2 * np.pi * hertz * np.arange(RATE) / RATE)).astype(int))
    out = Loop(music(wave, 0, 3 * RATE)).heard(0, 3 * RATE)[:, 0] * 32768
    steps = np.abs(np.diff(out))
    assert steps.max() < 2.5 * 8000 * np.pi * hertz / RATE, "a click at the seam"
    period = RATE - SEAM
    first, second = out[SEAM:period], out[period + SEAM : 2 * period]
    assert np.array_equal(out[:period], wave[:period, 0])
    assert np.array_equal(first, second), "the second time is not the same"


def test_one_that_is_not_repeated_is_never_cross_faded() -> None:
    step = pcm([0] * 5000 + [9000] * 5000)
    assert heard(Loop(music(step, 0, 10_000)), 0, 10_000) == step[:, 0].tolist()


@pytest.mark.parametrize("samples", [1, 2, 3, 7])
def test_the_shortest_sound_is_repeated_too(samples: int) -> None:
    loop = Loop(music(pcm([500, -500, 400, -400, 300, -300, 200][:samples]), 0, 100))
    assert len(heard(loop, 0, 100)) == 100


def test_an_empty_sound_is_refused() -> None:
    with pytest.raises(ValueError, match="empty"):
        Loop(music(np.zeros((0, 1), np.int16), 0, 100))


@given(st.integers(0, 49_000), st.integers(1, 3000))
def test_any_stretch_is_the_same_as_in_the_whole(start: int, length: int) -> None:
    noise = np.random.default_rng(3).integers(-9000, 9000, (11_000, 2)).astype(np.int16)
    loop = Loop(music(noise, 0, 60_000, ((2_000, -20.0), (30_000, 0.0), (55_000, -40.0))))
    end = start + length
    assert np.allclose(loop.heard(start, end), loop.heard(0, 60_000)[start:end], rtol=1e-5)


# --- At its levels --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "decibels"),
    [
        (0, -6.0),
        (1000, -6.0),
        (1500, -13.0),
        (2000, -20.0),
        (2500, -20.0),
        (3500, -50.0),
        (9999, -80),
    ],
)
def test_the_level_is_a_straight_line_in_decibels(at: int, decibels: float) -> None:
    level = pcm([16_384] * 10_000)
    envelope = ((1000, -6.0), (2000, -20.0), (3000, -20.0), (4000, -80.0))
    out = Loop(music(level, 0, 10_000, envelope)).heard(0, 10_000)[:, 0]
    assert 20 * np.log10(out[at] / 0.5) == pytest.approx(decibels, abs=1e-3)


def test_without_an_envelope_it_is_as_loud_as_it_is() -> None:
    assert heard(Loop(music(RAMP, 0, 10, ())), 0, 10) == RAMP[:, 0].tolist()


def test_both_channels_have_one_level() -> None:
    out = Loop(music(pcm([8192] * 9, [-4096] * 9), 0, 9, ((0, 0.0), (8, -40.0)))).heard(0, 9)
    assert np.allclose(out[:, 0], -2 * out[:, 1])
