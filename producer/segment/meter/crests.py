"""How high a signal is between its samples: four times oversampled, where that can matter.

BS.1770-5, Annex 2 asks for an interpolator at least as good as its own of 12 taps a phase; this
one has 64 and is flat to 22 kHz.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Samples

STEP: Final = 16
"""Samples of which the crest is told."""
REACH: Final = 32
"""Samples on either side from which a point between two is worked out."""

_TILE: Final = 2 * REACH
_PHASES: Final = (0.0, 0.25, 0.5, 0.75)
_KAISER: Final = 8.0
"""Sidelobes at -80 dB."""
_ROUNDING: Final = 1.001
"""What the taps of an interpolator that ends may be off the straight line through a slope."""
_STEPS: Final = _TILE // STEP
_TOGETHER: Final = 8
"""Tiles that are multiplied at a time: of more, OpenBLAS would make work for threads of its own,
which cost more than they do."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Interpolator:
    matrix: Samples
    """This, times a tile and what it reaches: its points, those of its first, second, third and
    last step in turn."""
    most: float
    """What a point can be at most, where no sample it reaches is over 1."""
    bend: float
    """By how much a point can lie outside the two samples beside it, where no second difference
    that it reaches is over 1."""


def crests(window: Samples, floor: float) -> Samples:
    """The highest magnitude, of any channel, in every STEP samples of a window.

    A window is channels by REACH + n + REACH samples, n a multiple of 64; the crests are n / 16.
    They are exact where they lie over `floor`, and 0 where nothing near can lie over it.
    """
    steps = (window.shape[1] - 2 * REACH) // STEP
    highest = np.zeros(steps, np.float32)
    for row in window:
        tiles = _over(row, floor)
        if len(tiles):
            by_tile = highest.reshape(-1, _STEPS)
            by_tile[tiles] = np.maximum(by_tile[tiles], _between(_reached(row, tiles)))
    return highest


def _over(row: Samples, floor: float) -> NDArray[np.intp]:
    """The tiles of a channel that can hold a point over the floor."""
    most, bend = _interpolator().most, _interpolator().bend
    if max(float(row.max()), -float(row.min())) * most <= floor:
        return np.zeros(0, np.intp)
    halves = _folded(np.abs(row), REACH)
    pairs = np.maximum(halves[:-1], halves[1:])
    tiles = np.flatnonzero(np.maximum(pairs[:-2:2], pairs[2::2]) * most > floor)
    # Speech is smooth: few of its tiles bend enough to rise over samples that lie lower.
    bends = np.abs(np.diff(_reached(row, tiles), 2)).max(axis=1)
    straight = np.maximum(pairs[1:-1:2], halves[3::2])[tiles]
    over: NDArray[np.intp] = tiles[_ROUNDING * straight + bend * bends > floor]
    return over


def _reached(row: Samples, tiles: NDArray[np.intp]) -> Samples:
    """Each tile with the samples on either side that its points are worked out from."""
    reached: Samples = np.lib.stride_tricks.sliding_window_view(row, 2 * _TILE)[tiles * _TILE]
    return reached


def _between(reached: Samples) -> Samples:
    """The highest magnitude in every STEP samples of tiles: tiles by steps."""
    full = np.zeros((-(-len(reached) // _TOGETHER), _TOGETHER, 2 * _TILE), np.float32)
    full.reshape(-1, 2 * _TILE)[: len(reached)] = reached
    points = np.abs(_interpolator().matrix @ full.transpose(0, 2, 1))
    while points.shape[1] > _STEPS:
        half = points.shape[1] // 2
        points = np.maximum(points[:, :half], points[:, half:])
    highest: Samples = points.transpose(0, 2, 1).reshape(-1, _STEPS)[: len(reached)]
    return highest


def _folded(values: Samples, width: int) -> Samples:
    """The highest of every `width` values, a power of two: halved and halved again, which is
    faster by far than numpy's maximum of many short rows."""
    while width > 1:
        values = np.maximum(values[::2], values[1::2])
        width //= 2
    return values


@cache
def _interpolator() -> _Interpolator:
    """Four phases of a sinc in a Kaiser window, each of unit gain for a constant; the first are
    the samples."""
    offsets = np.arange(1 - REACH, REACH + 1)
    matrix = np.zeros((STEP, len(_PHASES), _STEPS, 2 * _TILE))
    most, bend = 1.0, 0.0
    for number, phase in enumerate(_PHASES):
        distance = phase - offsets
        window = np.i0(_KAISER * np.sqrt(1 - (distance / REACH) ** 2)) / np.i0(_KAISER)
        taps = np.sinc(distance) * window
        taps /= taps.sum()
        for point in range(_TILE):
            row = matrix[point % STEP, number, point // STEP]
            row[point + 1 : point + 1 + _TILE] = taps
        most = max(most, float(np.abs(taps).sum()))
        # What is left when the straight line is taken away is a sum of second differences.
        taps[REACH - 1 : REACH + 1] -= 1 - phase, phase
        bend = max(bend, float(np.abs(np.cumsum(np.cumsum(taps))[:-2]).sum()))
    rows = matrix.reshape(-1, 2 * _TILE).astype(np.float32)
    return _Interpolator(matrix=rows, most=most, bend=bend)
