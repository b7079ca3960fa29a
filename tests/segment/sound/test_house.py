"""The sounds that ship: always the same, clean at their ends, warm, and quickly made."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.loudness import measure
from producer.segment.sound import house, tones
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Samples

    Maker = Callable[[], Samples]

STINGS = [house.intro, house.between, house.outro]
each_sting = pytest.mark.parametrize("make", STINGS, ids=lambda make: make.__name__)
each_sound = pytest.mark.parametrize("make", [*STINGS, house.bed], ids=lambda make: make.__name__)


def power(sound: Samples, low: float, high: float) -> float:
    """The share of the sound's power between two frequencies."""
    spectrum = np.abs(np.fft.rfft(sound, axis=0)) ** 2
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(spectrum[(hertz >= low) & (hertz < high)].sum() / spectrum.sum())


@pytest.mark.parametrize(
    ("make", "seconds"),
    [(house.intro, 3.0), (house.between, 1.5), (house.outro, 4.0), (house.bed, 20.0)],
)
def test_how_long_each_is(make: Maker, seconds: float) -> None:
    assert make().shape == (round(seconds * RATE), 2)


@each_sound
def test_it_is_the_same_every_time(make: Maker) -> None:
    assert np.array_equal(make(), make())


@each_sound
def test_it_has_no_offset(make: Maker) -> None:
    assert np.abs(make().mean(axis=0)).max() < 1e-4


@each_sound
def test_its_highest_sample_is_6_db_below_full_scale(make: Maker) -> None:
    assert float(np.abs(make()).max()) == pytest.approx(0.5, abs=1e-6)


@each_sound
def test_its_loudness_is_near_that_of_speech(make: Maker) -> None:
    assert -26 < measure(make()).integrated_lufs < -13


@each_sound
def test_it_is_warm_and_never_harsh(make: Maker) -> None:
    sound = make()
    assert power(sound, 60, 1200) > 0.9
    assert power(sound, 4000, RATE / 2) < 1e-4


@each_sound
def test_two_channels_sound_apart_and_as_loud(make: Maker) -> None:
    left, right = make().T
    assert not np.array_equal(left, right)
    assert measure(left).integrated_lufs == pytest.approx(measure(right).integrated_lufs, abs=2)
    together = measure((left + right) / 2).integrated_lufs
    assert together > measure(left).integrated_lufs - 4, "in mono it goes away"


@each_sting
def test_a_sting_starts_and_ends_in_silence(make: Maker) -> None:
    sound = make()
    assert np.abs(sound[[0, -1]]).max() < 1e-5
    assert np.abs(sound[:48]).max() < 0.02
    assert np.abs(sound[-480:]).max() < 0.001


@each_sound
def test_no_sample_jumps(make: Maker) -> None:
    """A click is full of highs: above 6 kHz no 5 ms hold more than noise of 16 bits does."""
    mono = make().mean(axis=1)
    spectrum = np.fft.rfft(mono)
    spectrum[: round(6000 * len(mono) / RATE)] = 0
    highs = np.fft.irfft(spectrum, len(mono))
    assert float(np.abs(highs).max()) < 1e-3
    broken = mono.copy()
    broken[len(mono) // 2 :] += 0.02
    spectrum = np.fft.rfft(broken)
    spectrum[: round(6000 * len(mono) / RATE)] = 0
    assert float(np.abs(np.fft.irfft(spectrum, len(mono))).max()) > 5e-3, "a click is not found"


def test_the_bed_begins_again_without_a_seam() -> None:
    bed = house.bed()
    around = np.concatenate([bed[-RATE:], bed[:RATE]])
    bends = np.abs(np.diff(around, 2, axis=0)).max(axis=1)
    seam = slice(RATE - 2, RATE)
    assert bends[seam].max() <= np.percentile(bends, 99.5)


def test_the_bed_never_dies_away_nor_swells() -> None:
    """Every 400 ms of it lie within a few LU."""
    mono = house.bed().mean(axis=1)
    blocks = np.array([np.mean(part**2) for part in np.array_split(mono, 50)])
    levels = 10 * np.log10(blocks / blocks.mean())
    assert levels.min() > -6
    assert levels.max() < 5


def test_the_bed_is_whole_beats() -> None:
    assert len(house.bed()) % (RATE * 60 // 96) == 0


def test_a_bed_takes_little_time() -> None:
    def seconds() -> float:
        start = time.process_time()
        house.bed()
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.3


@pytest.mark.parametrize(("note", "hertz"), [(69, 440.0), (57, 220.0), (62, 293.66)])
def test_concert_pitch(note: int, hertz: float) -> None:
    assert tones.hertz(note) == pytest.approx(hertz, abs=0.01)


def test_a_struck_bar_sounds_at_its_pitch_and_dies_away() -> None:
    wave = tones.struck(69, 2.0)
    spectrum = np.abs(np.fft.rfft(wave))
    assert int(np.argmax(spectrum)) / 2 == pytest.approx(440, abs=1)
    assert np.abs(wave[: RATE // 4]).max() > 4 * np.abs(wave[-RATE // 4 :]).max()


@pytest.mark.parametrize("samples", [30_000, 120_001])
def test_a_pad_begins_again_without_a_seam(samples: int) -> None:
    wave = tones.pad((50, 57, 62), samples, 0.0)
    assert len(wave) == samples
    twice = np.concatenate([wave, wave])
    assert np.abs(np.diff(twice)).max() == pytest.approx(np.abs(np.diff(wave)).max(), rel=0.05)
