"""A loudness and true-peak meter: ITU-R BS.1770-5, EBU Tech 3341 and 3342."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.model import Loudness
from producer.segment.meter import weighting
from producer.segment.meter.crests import REACH, crests
from producer.segment.meter.gating import SILENCE_LUFS, levels
from producer.segment.meter.grid import Grid

if TYPE_CHECKING:
    from producer.model import Samples
    from producer.segment.meter.weighting import Energies

__all__ = ["SILENCE_LUFS", "Meter", "decibels", "integrated_lufs", "measure"]

_BATCH: Final = 8
"""Windows that are measured at a time, by all cores: 5 s."""
_PIECE: Final = _BATCH * weighting.SIZE


class Meter:
    """The loudness of a programme at 48 kHz that is handed over piece by piece.

    What it has heard it keeps as one number every 10 ms: 3 MB an hour. The pieces may be of any
    size, and change nothing in the figures.
    """

    def __init__(self, channels: int) -> None:
        self._grid = Grid(channels, size=weighting.SIZE, before=weighting.BEFORE)
        self._waiting: list[Samples] = []
        self._energies: list[Energies] = []
        self._sample_peak = 0.0
        self._true_peak = 0.0

    def push(self, piece: Samples) -> None:
        """Hear a piece: float32, samples by channel, full scale at 1."""
        self._sample_peak = max(self._sample_peak, float(piece.max(initial=0.0)))
        self._sample_peak = max(self._sample_peak, -float(piece.min(initial=0.0)))
        for window in self._grid.push(piece):
            self._waiting.append(window)
            if len(self._waiting) == _BATCH:
                energies, self._true_peak = _heard(self._waiting, self._true_peak)
                self._energies += energies
                self._waiting = []

    def loudness(self) -> Loudness:
        """The figures of what was heard so far."""
        # The crests lie behind by what they reach, and so need that much silence at the end.
        rest = [*self._waiting, *self._grid.rest(REACH)]
        energies, highest = _heard(rest, self._true_peak)
        whole = np.concatenate([np.zeros(0), *self._energies, *energies])
        found = levels(whole[: self._grid.pushed // weighting.HOP])
        return Loudness(
            integrated_lufs=found.integrated,
            range_lu=found.range,
            momentary_max_lufs=found.momentary_max,
            short_term_max_lufs=found.short_term_max,
            true_peak_dbtp=decibels(highest),
            sample_peak_dbfs=decibels(self._sample_peak),
        )


def _heard(windows: list[Samples], highest: float) -> tuple[list[Energies], float]:
    """The energies of windows, and the highest point in them or before."""

    def crest(window: Samples) -> float:
        floor = max(highest, float(window.max()), -float(window.min()))
        return max(floor, float(crests(window[:, weighting.BEFORE - 2 * REACH :], floor).max()))

    # The transforms run outside Python's lock. Threads that stayed would be waited for at the end.
    with ThreadPoolExecutor(os.cpu_count(), thread_name_prefix="meter") as pool:
        peaks = pool.map(crest, windows)
        energies = list(pool.map(weighting.hop_energies, windows))
        return energies, max(highest, *peaks)


def measure(samples: Samples) -> Loudness:
    """Measure a whole programme at 48 kHz: mono, or samples by channel."""
    whole = samples[:, np.newaxis] if samples.ndim == 1 else samples
    meter = Meter(whole.shape[1])
    for start in range(0, len(whole), _PIECE):
        meter.push(whole[start : start + _PIECE])
    return meter.loudness()


def integrated_lufs(samples: Samples) -> float:
    """The gated loudness of a whole programme at 48 kHz; -70 where it is silent."""
    return measure(samples).integrated_lufs


def decibels(magnitude: float) -> float:
    """20 log10, with -200 for silence."""
    return 20.0 * float(np.log10(max(magnitude, 1e-10)))
