"""The waveform as numbers, as audiowaveform's readers expect them."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from producer.segment.peaks import SAMPLES_PER_PIXEL, extremes, to_json
from producer.segment.timeline import RATE
from tests.labels_builder import mastered

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from producer.segment.mastered import Mastered


def on_disk(pcm: ArrayLike, folder: Path) -> Mastered:
    return mastered(np.asarray(pcm, np.int16), folder / "segment.pcm")


def wave(seconds: float) -> NDArray[np.int16]:
    """100 Hz at half of full scale."""
    angle = 2 * np.pi * 100 * np.arange(round(seconds * RATE)) / RATE
    told: NDArray[np.int16] = np.round(16_384 * np.sin(angle)).astype(np.int16)
    return told


def test_the_fields_of_the_format(tmp_path: Path) -> None:
    told = json.loads(to_json(extremes(on_disk(wave(1.0), tmp_path))))
    assert list(told) == [
        "version",
        "channels",
        "sample_rate",
        "samples_per_pixel",
        "bits",
        "length",
        "data",
    ]
    assert {**told, "data": None} == {
        "version": 2,
        "channels": 1,
        "sample_rate": RATE,
        "samples_per_pixel": 480,
        "bits": 8,
        "length": 100,
        "data": None,
    }
    assert len(told["data"]) == 2 * told["length"]


def test_a_sine_by_hand(tmp_path: Path) -> None:
    """100 Hz: one whole wave in every pixel of 10 ms."""
    told = json.loads(to_json(extremes(on_disk(wave(0.05), tmp_path))))
    assert told["data"] == [-64, 64] * 5


@pytest.mark.parametrize(
    ("pcm", "data"),
    [
        ([0], [0, 0]),
        ([32_767, -32_767], [-128, 127]),
        ([255, -1], [-1, 0]),
        ([256, -256], [-1, 1]),
        ([512] * 480 + [-512] * 480, [2, 2, -2, -2]),
        ([512] * 481, [2, 2, 2, 2]),
        ([], []),
    ],
)
def test_16_bits_become_8(pcm: list[int], data: list[int], tmp_path: Path) -> None:
    assert json.loads(to_json(extremes(on_disk(pcm, tmp_path))))["data"] == data


@pytest.mark.parametrize(
    ("left", "right", "pixel"),
    [(1000, 1000, 1000), (1000, -1000, 0), (32_767, 32_767, 32_767), (-32_768, -32_768, -32_768)],
)
def test_stereo_is_mixed(left: int, right: int, pixel: int, tmp_path: Path) -> None:
    told = extremes(on_disk([[left, right]] * 480, tmp_path))
    assert told.tolist() == [[pixel, pixel]]


def test_a_long_sound_is_the_same_in_pieces(tmp_path: Path) -> None:
    """More than a piece of what is held at a time, and no whole number of pixels."""
    pcm = np.random.default_rng(4).integers(-9000, 9000, 480 * 2500 + 17).astype(np.int16)
    whole = np.pad(pcm, (0, 480 - 17), mode="edge").reshape(-1, 480)
    told = extremes(on_disk(pcm, tmp_path))
    assert np.array_equal(told, np.stack([whole.min(axis=1), whole.max(axis=1)], axis=1))


@given(
    arrays.arrays(np.int16, st.integers(1, 3000), elements=st.integers(-32_767, 32_767), fill=None)
)
def test_every_sample_lies_within_its_pixel(pcm: NDArray[np.int16]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        pixels = extremes(on_disk(pcm, Path(folder)))
    assert len(pixels) == -(-len(pcm) // SAMPLES_PER_PIXEL)
    for number, (low, high) in enumerate(pixels.tolist()):
        inside = pcm[number * SAMPLES_PER_PIXEL : (number + 1) * SAMPLES_PER_PIXEL].tolist()
        assert (low, high) == (min(inside), max(inside))
