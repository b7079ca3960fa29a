"""The waveform as numbers, as audiowaveform's readers expect them."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from producer.segment.peaks import SAMPLES_PER_PIXEL, extremes, to_json
from producer.segment.stitch import to_pcm
from producer.segment.timeline import RATE
from tests.builders import sine


def test_the_fields_of_the_format() -> None:
    told = json.loads(to_json(to_pcm(sine(100, -6, 1.0))))
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


def test_a_sine_by_hand() -> None:
    """100 Hz: one whole wave in every pixel of 10 ms, at half of full scale."""
    assert json.loads(to_json(to_pcm(sine(100, -6.0206, 0.05))))["data"] == [-64, 64] * 5


@pytest.mark.parametrize(
    ("pcm", "data"),
    [
        ([0], [0, 0]),
        ([32_767, -32_767], [-128, 127]),
        ([255, -1], [-1, 0]),
        ([256, -256], [-1, 1]),
        ([512] * 480 + [-512] * 480, [2, 2, -2, -2]),
        ([512] * 481, [2, 2, 2, 2]),
    ],
)
def test_16_bits_become_8(pcm: list[int], data: list[int]) -> None:
    assert json.loads(to_json(np.array(pcm, np.int16)))["data"] == data


@given(
    arrays.arrays(np.int16, st.integers(1, 3000), elements=st.integers(-32_767, 32_767), fill=None)
)
def test_every_sample_lies_within_its_pixel(
    pcm: np.ndarray[tuple[int], np.dtype[np.int16]],
) -> None:
    pixels = extremes(pcm)
    assert len(pixels) == -(-len(pcm) // SAMPLES_PER_PIXEL)
    for number, (low, high) in enumerate(pixels.tolist()):
        inside = pcm[number * SAMPLES_PER_PIXEL : (number + 1) * SAMPLES_PER_PIXEL].tolist()
        assert (low, high) == (min(inside), max(inside))
