"""The waveform as numbers: the audiowaveform data format, version 2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Pcm

SAMPLES_PER_PIXEL: Final = RATE // 100


def extremes(pcm: Pcm) -> NDArray[np.int16]:
    """The lowest and highest sample of every pixel: an array of pixels by two."""
    whole = np.pad(pcm, (0, -len(pcm) % SAMPLES_PER_PIXEL), mode="edge")
    pixels = whole.reshape(-1, SAMPLES_PER_PIXEL)
    return np.stack([pixels.min(axis=1), pixels.max(axis=1)], axis=1)


def to_json(pcm: Pcm) -> str:
    """The JSON document that peaks.js and audiowaveform read; 8 bits, 10 ms a pixel."""
    pixels = extremes(pcm)
    return json.dumps(
        {
            "version": 2,
            "channels": 1,
            "sample_rate": RATE,
            "samples_per_pixel": SAMPLES_PER_PIXEL,
            "bits": 8,
            "length": len(pixels),
            "data": (pixels >> 8).ravel().tolist(),
        },
        separators=(",", ":"),
    )
