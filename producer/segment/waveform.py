"""The waveform as a picture: a dark wave on nothing, edge to edge."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from producer.model import Pcm

WIDTH: Final = 1600
HEIGHT: Final = 160
_INK: Final = (27, 58, 87)
_LOUDEST: Final = 0.92
"""Of the height, for the loudest moment: quiet mastering should still show a wave."""


def to_png(pcm: Pcm) -> bytes:
    """A PNG of the whole sound."""
    from PIL import Image

    columns = np.arange(WIDTH) * len(pcm) // WIDTH
    lowest = np.minimum.reduceat(pcm, columns).astype(np.float64)
    highest = np.maximum.reduceat(pcm, columns).astype(np.float64)
    middle = (HEIGHT - 1) / 2
    scale = middle * _LOUDEST / max(1.0, float(-lowest.min()), float(highest.max()))
    top = np.floor(middle - highest * scale)
    bottom = np.ceil(middle - lowest * scale)
    rows = np.arange(HEIGHT)[:, None]
    ink = (rows >= top) & (rows <= bottom)
    picture = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    picture[ink] = (*_INK, 255)
    out = io.BytesIO()
    Image.fromarray(picture).save(out, format="PNG", compress_level=6)
    return out.getvalue()
