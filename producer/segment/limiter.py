"""A true-peak limiter: what is too high between or at its samples is turned down, ahead of time.

The gain that each 1/3 ms asks for comes from the four times oversampled signal, of the higher
channel. It falls before the peak and comes back after it, smoothly, and is never over what is
asked: the crest of the limited sound stays under the ceiling but for what a moving gain adds
between two samples, some thousandths of a decibel.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from producer.segment.meter.crests import REACH, STEP, crests
from producer.segment.meter.grid import Grid
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from producer.model import Samples

    Decibels: TypeAlias = NDArray[np.float64]
    """One for each step, 0 or less."""

_SIZE: Final = RATE
_STEPS: Final = _SIZE // STEP
_AHEAD: Final = RATE * 8 // 1000 // STEP
"""Steps in which the gain falls before a peak: 8 ms, which the peak itself masks."""
_RELEASE: Final = 60.0 / (RATE // STEP)
"""Decibels by which the gain may come back in a step: 60 a second, slow enough that it hardly
moves within a period of a voice."""


def limited(pieces: Iterable[Samples], channels: int, ceiling_dbtp: float) -> Iterator[Samples]:
    """The sound under a ceiling: float32, samples by channel, as long as it was.

    What comes out is the same to the last bit however the pieces are cut, and the same as what
    went in wherever nothing near is over the ceiling.
    """
    none = np.zeros(_STEPS)
    before = none
    waiting: tuple[Samples, Decibels] | None = None
    for sound, asked in _asked(pieces, channels, float(10 ** (ceiling_dbtp / 20))):
        if waiting is not None:
            yield _under(waiting[0], before, waiting[1], asked)
            before = waiting[1]
        waiting = sound, asked
    if waiting is not None:
        yield _under(waiting[0], before, waiting[1], none)


def _asked(
    pieces: Iterable[Samples], channels: int, ceiling: float
) -> Iterator[tuple[Samples, Decibels]]:
    """The sound in stretches of _SIZE samples, and the gain that is asked for in each step."""
    last = 0.0
    for window, length in _windows(pieces, channels):
        highest = crests(window, ceiling).astype(np.float64)
        asked = -20 * np.log10(np.maximum(highest / ceiling, 1.0))
        if last < 0.0 or asked.min() < 0.0:
            asked = _released(asked, last)
            last = float(asked[-1])
        yield window[:, REACH : REACH + length].T, asked


def _windows(pieces: Iterable[Samples], channels: int) -> Iterator[tuple[Samples, int]]:
    """The windows of a sound, and how much of each is sound."""
    grid = Grid(channels, size=_SIZE, before=REACH, after=REACH)
    done = 0
    for piece in pieces:
        for window in grid.push(piece):
            yield window, _SIZE
            done += _SIZE
    for window in grid.rest(REACH):
        if done < grid.pushed:
            yield window, min(_SIZE, grid.pushed - done)
            done += _SIZE


def _released(asked: Decibels, last: float) -> Decibels:
    """What is asked for, coming back no faster than it may, from what the step before it had."""
    slope = _RELEASE * np.arange(1, len(asked) + 1)
    lowest = np.minimum.accumulate(np.minimum(asked - slope, last)) + slope
    released: Decibels = np.minimum(asked, lowest)
    return released


def _under(sound: Samples, before: Decibels, asked: Decibels, after: Decibels) -> Samples:
    """A stretch with its gain, which takes what stands before and after into account."""
    near = np.concatenate([before[-_AHEAD - 1 :], asked, after[: _AHEAD + 1]])
    if near.min() == 0.0:
        return sound
    # The gain is drawn from step to step: where two meet, it is what both can have.
    points = np.minimum(near[:-1], near[1:])
    held = np.lib.stride_tricks.sliding_window_view(points, _AHEAD + 1).min(axis=1)
    weights = np.hanning(_AHEAD + 3)[1:-1]
    smooth = np.convolve(held, weights / weights.sum(), "valid")
    at_points = 10 ** (smooth / 20)
    inside = np.linspace(0.0, 1.0, STEP, endpoint=False)
    gain = at_points[:-1, np.newaxis] + np.diff(at_points)[:, np.newaxis] * inside
    return sound * gain.astype(np.float32).reshape(-1, 1)[: len(sound)]
