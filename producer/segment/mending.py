"""What a lossy encoder adds to peaks and takes from loudness, undone in what it is given.

A lower ceiling for the whole sound leaves single peaks, which an encoder puts elsewhere whenever
the sound changes. So the sound is eased for some milliseconds where the decoded file is too high,
and left as it is elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.audio import pieces
from producer.segment.mastered import Mastered
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from producer.model import Pcm, Samples

_HOP: Final = RATE // 200
"""5 ms: the steps in which the sound is eased."""
_HELD: Final = 4
_SMOOTHED: Final = 2
"""Steps to either side: what is too high is eased in full from two steps before it to two after,
about as far as an encoder's window reaches, and its neighbours by less and less."""
_OVERSAMPLED: Final = 4
"""BS.1770-5, Annex 2."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mending:
    """What is done to a sound before it is encoded."""

    gain_db: float
    eased_db: NDArray[np.float64]
    """By how much it is lowered in each step; not less than 0."""


def nothing(sound: Mastered) -> Mending:
    """What leaves a sound as it is."""
    return Mending(gain_db=0.0, eased_db=np.zeros(sound.samples // _HOP + 1))


def further(before: Mending, *, gain_db: float, excess_db: NDArray[np.float64]) -> Mending:
    """A mending with this gain more, which also takes away what is too much yet."""
    return Mending(gain_db=before.gain_db + gain_db, eased_db=before.eased_db + excess_db)


def excess(path: Path, ceiling_dbtp: float, sound: Mastered) -> NDArray[np.float64]:
    """By how many decibels a file of the sound is over a true peak in each step, once decoded.

    Raises ValueError where it can't be decoded.
    """
    found = np.zeros(sound.samples // _HOP + 1)
    ceiling, start = 10 ** (ceiling_dbtp / 20), 0
    for samples in _oversampled(path):
        loudest = np.abs(samples).max(axis=1, initial=0.0)
        high = np.flatnonzero(loudest > ceiling)
        steps = np.minimum((start + high) // (_HOP * _OVERSAMPLED), len(found) - 1)
        np.maximum.at(found, steps, 20 * np.log10(loudest[high] / ceiling))
        start += len(samples)
    return found


def mended(sound: Mastered, mending: Mending, path: Path) -> Mastered:
    """The sound with what is done to it, written to a path of its own. Raises OSError."""
    lowered, start = _curve(mending.eased_db), 0
    with path.open("wb") as file:
        for piece in sound.pieces():
            gain = mending.gain_db - np.interp(
                np.arange(start, start + len(piece)), _middles(len(lowered)), lowered
            )
            file.write(_amplified(piece, gain).tobytes())
            start += len(piece)
    return Mastered(path=path, samples=sound.samples, channels=sound.channels)


def _oversampled(path: Path) -> Iterator[Samples]:
    """The decoded file at four times the segment's rate, samples by channel."""
    import soxr

    decoded = pieces(path)
    first, rate = next(decoded)
    channels = first.shape[1]
    stream = soxr.ResampleStream(rate, _OVERSAMPLED * RATE, channels, dtype="float32")
    for samples in chain((first,), (samples for samples, _ in decoded)):
        yield stream.resample_chunk(samples)
    yield stream.resample_chunk(np.zeros((0, channels), np.float32), last=True)


def _curve(eased_db: NDArray[np.float64]) -> NDArray[np.float64]:
    """The steps, held so that no peak is eased by less than it needs, then smoothed."""
    padded = np.pad(eased_db, _HELD + _SMOOTHED)
    held = np.lib.stride_tricks.sliding_window_view(padded, 2 * _HELD + 1).max(axis=1)
    width = 2 * _SMOOTHED + 1
    curve: NDArray[np.float64] = np.lib.stride_tricks.sliding_window_view(held, width).mean(axis=1)
    return curve


def _middles(steps: int) -> NDArray[np.float64]:
    return _HOP * np.arange(0.5, steps, dtype=np.float64)


def _amplified(piece: Pcm, gain_db: NDArray[np.float64]) -> Pcm:
    louder = np.rint(piece * 10 ** (gain_db[:, None] / 20))
    whole: Pcm = np.clip(louder, -32768, 32767).astype("<i2")
    return whole
