"""Where a peak is too high once encoded the sound is eased, for some milliseconds, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from producer.segment.formats import find
from producer.segment.loudness import decibels
from producer.segment.mending import excess, further, mended, nothing
from producer.segment.stitch import to_pcm
from tests.builders import amplitude, silence, sine
from tests.labels_builder import labels, mastered

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Pcm
    from producer.segment.mastered import Mastered

RATE: Final = 48_000
STEP: Final = RATE // 200
LOUD: Final = slice(RATE, RATE + 480)
"""10 ms at -1 dBFS between two seconds at -6."""


@pytest.fixture
def sound(tmp_path: Path) -> Mastered:
    samples = sine(997, -6, 2)
    samples[LOUD] *= np.float32(amplitude(5))
    return mastered(to_pcm(samples), tmp_path / "segment.pcm")


def read(sound: Mastered) -> Pcm:
    return np.concatenate([piece[:, 0] for piece in sound.pieces(10_007)])


def test_nothing_leaves_each_sample_as_it_is(sound: Mastered, tmp_path: Path) -> None:
    done = mended(sound, nothing(sound), tmp_path / "mended.pcm")
    assert np.array_equal(read(done), read(sound))


@pytest.mark.parametrize("format", ["wav", "flac", "m4a", "mp2"])
def test_what_is_too_high_is_found_where_it_stands(
    format: str, sound: Mastered, tmp_path: Path
) -> None:
    path = tmp_path / find(format).file_name
    find(format).write(sound, path, labels(samples=sound.samples))
    found = excess(path, -3, sound)
    high = np.flatnonzero(found)
    assert len(found) == sound.samples // STEP + 1
    assert set(high) <= {LOUD.start // STEP + step for step in range(-1, 4)}
    assert found.max() == pytest.approx(2, abs=0.4)


def test_what_is_too_high_is_eased_and_the_rest_stays(sound: Mastered, tmp_path: Path) -> None:
    path = tmp_path / "segment.wav"
    find("wav").write(sound, path, labels(samples=sound.samples))
    mending = further(nothing(sound), gain_db=0, excess_db=excess(path, -3, sound))
    before, after = read(sound), read(mended(sound, mending, tmp_path / "mended.pcm"))
    assert decibels(float(np.abs(after[LOUD]).max()) / 32768) == pytest.approx(-3, abs=0.05)
    near = slice(LOUD.start - 8 * STEP, LOUD.stop + 8 * STEP)
    assert np.array_equal(after[: near.start], before[: near.start])
    assert np.array_equal(after[near.stop :], before[near.stop :])


def test_a_gain_is_for_all_of_it(sound: Mastered, tmp_path: Path) -> None:
    mending = further(nothing(sound), gain_db=-6, excess_db=np.zeros(sound.samples // STEP + 1))
    done = read(mended(sound, mending, tmp_path / "mended.pcm"))
    assert np.allclose(done, read(sound) * amplitude(-6), atol=0.51)


def test_silence_is_never_too_high(tmp_path: Path) -> None:
    sound = mastered(to_pcm(silence(1)), tmp_path / "segment.pcm")
    find("wav").write(sound, tmp_path / "segment.wav", labels(samples=sound.samples))
    assert not excess(tmp_path / "segment.wav", -1, sound).any()
