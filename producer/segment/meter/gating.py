"""What the energies of a programme's hops say of it: the gates of BS.1770-5 and EBU Tech 3342."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.meter.weighting import HOP
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.segment.meter.weighting import Energies

SILENCE_LUFS: Final = -70.0
"""The absolute gate; what a sound without a louder block is said to have."""

_MOMENTARY: Final = RATE * 4 // 10 // HOP
_SHORT_TERM: Final = RATE * 3 // HOP
"""Windows in hops: 400 ms and 3 s (EBU Tech 3341, clause 2.2)."""
_STEP: Final = RATE // 10 // HOP
"""Hops from a gated block to the next: 100 ms, three quarters of it heard twice (BS.1770-5)."""

_OFFSET: Final = -0.691
_RELATIVE_GATE_LU: Final = -10.0
_RANGE_GATE_LU: Final = -20.0
_RANGE_PERCENTILES: Final = (10, 95)


@dataclass(frozen=True, slots=True, kw_only=True)
class Levels:
    """How loud a programme is: LUFS and LU."""

    integrated: float
    range: float
    momentary_max: float
    short_term_max: float


def levels(energies: Energies) -> Levels:
    """The loudness of a programme of these mean squares, one a hop."""
    momentary = _windows(energies, _MOMENTARY)
    short_term = _windows(energies, _SHORT_TERM)
    return Levels(
        integrated=_integrated(momentary[::_STEP]),
        range=_range(short_term[::_STEP]),
        momentary_max=_loudest(momentary),
        short_term_max=_loudest(short_term),
    )


def _windows(energies: Energies, width: int) -> Energies:
    """The mean energy of every window of `width` hops, one hop apart."""
    if len(energies) < width:
        return np.zeros(0)
    sums = np.cumsum(np.concatenate([[0.0], energies]))
    means: Energies = (sums[width:] - sums[:-width]) / width
    return means


def _integrated(blocks: Energies) -> float:
    """The two gates of BS.1770-5, Annex 1, equations 3 to 7."""
    over = blocks[blocks > _energy(SILENCE_LUFS)]
    if not len(over):
        return SILENCE_LUFS
    relative = _lufs(float(over.mean())) + _RELATIVE_GATE_LU
    return _lufs(float(over[over > _energy(relative)].mean()))


def _range(windows: Energies) -> float:
    """The spread of the short-term loudness between its 10th and 95th percentiles, gated
    (EBU Tech 3342, clause 3); 0 for what is shorter than 3 s."""
    over = windows[windows > _energy(SILENCE_LUFS)]
    if not len(over):
        return 0.0
    heard = over[over > _energy(_lufs(float(over.mean())) + _RANGE_GATE_LU)]
    low, high = np.percentile(heard, _RANGE_PERCENTILES)
    return _lufs(float(high)) - _lufs(float(low))


def _loudest(windows: Energies) -> float:
    return max(SILENCE_LUFS, _lufs(float(windows.max(initial=0.0))))


def _lufs(energy: float) -> float:
    return _OFFSET + 10.0 * float(np.log10(max(energy, 1e-20)))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
