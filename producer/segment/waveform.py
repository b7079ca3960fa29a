"""The waveform as a picture: a blue wave on nothing, edge to edge, and where each block begins."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH: Final = 1600
HEIGHT: Final = 160
INK: Final = (43, 108, 160, 255)
"""A blue that stands out from white (5.6 to 1) and from near black (3.4 to 1), as WCAG counts."""
MARK: Final = (128, 134, 140, 150)
"""Half through: it is quiet beside the wave, on white and on black."""
_MARK_WIDTH: Final = 2
_LOUDEST: Final = 0.92
"""Of the height, for the loudest moment: quiet mastering should still show a wave."""


def to_png(extremes: NDArray[np.int16], marks: tuple[float, ...] = ()) -> bytes:
    """A PNG of the whole sound, from what `peaks.extremes` gives of it: one pixel at least.

    `marks` are fractions of the length; the wave lies over their lines.
    """
    from PIL import Image

    picture = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    for mark in marks:
        left = min(round(mark * WIDTH), WIDTH - _MARK_WIDTH)
        picture[:, left : left + _MARK_WIDTH] = MARK
    picture[_ink(extremes)] = INK
    out = io.BytesIO()
    Image.fromarray(picture).save(out, format="PNG", compress_level=6)
    return out.getvalue()


def _ink(extremes: NDArray[np.int16]) -> NDArray[np.bool_]:
    """Where the wave is: rows by columns."""
    columns = np.arange(WIDTH) * len(extremes) // WIDTH
    lowest = np.minimum.reduceat(extremes[:, 0], columns).astype(np.float64)
    highest = np.maximum.reduceat(extremes[:, 1], columns).astype(np.float64)
    middle = (HEIGHT - 1) / 2
    scale = middle * _LOUDEST / max(1.0, float(-lowest.min()), float(highest.max()))
    top = np.floor(middle - highest * scale)
    bottom = np.ceil(middle - lowest * scale)
    rows = np.arange(HEIGHT)[:, None]
    ink: NDArray[np.bool_] = (rows >= top) & (rows <= bottom)
    return ink
