"""The waveform as numbers: the audiowaveform data format, version 2."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Pcm
    from producer.segment.mastered import Mastered

SAMPLES_PER_PIXEL: Final = RATE // 100
_PIXELS_A_PIECE: Final = 1000


def extremes(sound: Mastered) -> NDArray[np.int16]:
    """The lowest and highest sample of every 10 ms, of all channels mixed: pixels by two.

    Raises OSError where the sound can't be read.
    """
    found = [_pixels(_mono(piece)) for piece in sound.pieces(_PIXELS_A_PIECE * SAMPLES_PER_PIXEL)]
    return np.concatenate(found) if found else np.zeros((0, 2), np.int16)


def to_json(extremes: NDArray[np.int16]) -> str:
    """The JSON document that peaks.js and audiowaveform read; 8 bits, one channel."""
    return json.dumps(
        {
            "version": 2,
            "channels": 1,
            "sample_rate": RATE,
            "samples_per_pixel": SAMPLES_PER_PIXEL,
            "bits": 8,
            "length": len(extremes),
            "data": (extremes >> 8).ravel().tolist(),
        },
        separators=(",", ":"),
    )


def _mono(piece: Pcm) -> Pcm:
    """The mean of the channels, rounded down."""
    if piece.shape[1] == 1:
        return piece[:, 0]
    mixed: Pcm = (piece.sum(axis=1, dtype=np.int32) // piece.shape[1]).astype(np.int16)
    return mixed


def _pixels(mono: Pcm) -> NDArray[np.int16]:
    whole = np.pad(mono, (0, -len(mono) % SAMPLES_PER_PIXEL), mode="edge")
    pixels = whole.reshape(-1, SAMPLES_PER_PIXEL)
    return np.stack([pixels.min(axis=1), pixels.max(axis=1)], axis=1)
