"""The waveform as a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.stitch import to_pcm
from producer.segment.timeline import RATE
from producer.segment.waveform import HEIGHT, WIDTH, to_png
from tests.builders import silence, sine

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Pcm


def inked(pcm: Pcm) -> NDArray[np.bool_]:
    """Where the picture has ink: rows by columns."""
    from PIL import Image

    with Image.open(io.BytesIO(to_png(pcm))) as picture:
        assert (picture.format, picture.mode, picture.size) == ("PNG", "RGBA", (WIDTH, HEIGHT))
        pixels = np.asarray(picture)
    alpha = pixels[:, :, 3]
    assert set(np.unique(alpha).tolist()) <= {0, 255}, "ink or nothing"
    ink: NDArray[np.bool_] = alpha == 255
    assert len(np.unique(pixels[ink], axis=0)) == 1, "in one colour"
    return ink


@pytest.mark.parametrize("samples", [1, 7, 1600, 1601, 48_000, 48_001, 100_003, 5_000_001])
def test_the_picture_is_the_whole_sound_from_edge_to_edge(samples: int) -> None:
    """Sound in the last tenth alone is ink in the last tenth of the columns alone."""
    pcm = np.zeros(samples, np.int16)
    pcm[samples - samples // 10 :: 2] = 9000
    pcm[samples - samples // 10 + 1 :: 2] = -9000
    ink = inked(pcm)
    assert ink.any(axis=0).all(), "every column has ink"
    tall = np.flatnonzero(ink.sum(axis=0) > 4)
    if samples >= 48_000:
        assert tall[0] == pytest.approx(WIDTH * 0.9, abs=1)
        assert tall[-1] == WIDTH - 1


def test_silence_is_a_line_in_the_middle() -> None:
    ink = inked(to_pcm(silence(2)))
    assert np.flatnonzero(ink.any(axis=1)).tolist() == [HEIGHT // 2 - 1, HEIGHT // 2]


@pytest.mark.parametrize("dbfs", [-40.0, -24.0, -1.0])
def test_the_loudest_moment_nearly_fills_the_height(dbfs: float) -> None:
    rows = np.flatnonzero(inked(to_pcm(sine(100, dbfs, 2))).any(axis=1))
    assert 0.9 < len(rows) / HEIGHT < 0.97
    assert rows[0] + rows[-1] == HEIGHT - 1


def test_halves_of_different_level_have_different_heights() -> None:
    both = np.concatenate([sine(100, -6, 2), sine(100, -12.02, 2)])
    heights = inked(to_pcm(both)).sum(axis=0)
    assert int(heights[100]) == pytest.approx(2 * int(heights[-100]), abs=3)


def test_positive_samples_are_above_the_middle() -> None:
    ink = inked(np.full(RATE, 12_000, np.int16))
    assert ink[: HEIGHT // 2].sum() > 0
    assert ink[HEIGHT // 2 + 1 :].sum() == 0


def test_the_same_sound_is_the_same_picture() -> None:
    pcm = to_pcm(sine(123, -20, 1))
    assert to_png(pcm) == to_png(pcm)
