"""A loudness and true-peak meter: ITU-R BS.1770-5, with the gates of EBU Tech 3341.

K-weighting is done by overlap-save with the filters' exact frequency response: their impulse
response has died away (below -150 dB) long before the overlap ends.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.audio import resample
from producer.model import Loudness
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Samples

SILENCE_LUFS: Final = -70.0
"""The absolute gate; what a sound without a louder block is said to have."""

_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerators and denominators at 48 kHz: BS.1770-5, Annex 1, tables 1 and 2."""

_HOP: Final = RATE // 10
_FFT: Final = 32_768
_STEP: Final = 5 * _HOP
_OVERLAP: Final = _FFT - _STEP

_MOMENTARY: Final = 4
_SHORT_TERM: Final = 30
"""Windows in hops of 100 ms: 400 ms and 3 s."""

_OFFSET: Final = -0.691
_RELATIVE_GATE_LU: Final = -10.0

_PEAK_FRAME: Final = 960
_PEAK_MARGIN: Final = 10 ** (-12 / 20)
"""Only frames within 12 dB of the highest sample are oversampled: no programme's true peak
lies that far above its samples."""
_PEAK_CONTEXT: Final = 256


def measure(samples: Samples) -> Loudness:
    """Measure a mono programme at 48 kHz."""
    energies = _hop_energies(samples)
    return Loudness(
        integrated_lufs=_integrated(_windows(energies, _MOMENTARY)),
        short_term_max_lufs=_loudest(_windows(energies, _SHORT_TERM)),
        true_peak_dbtp=decibels(true_peak(samples)),
        sample_peak_dbfs=decibels(_highest(samples)),
    )


def integrated_lufs(samples: Samples) -> float:
    """The gated loudness of a whole programme at 48 kHz; -70 where it is silent."""
    return _integrated(_windows(_hop_energies(samples), _MOMENTARY))


def true_peak(samples: Samples) -> float:
    """The highest magnitude of the signal four times oversampled (BS.1770-5, Annex 2)."""
    highest = _highest(samples)
    if highest == 0.0:
        return 0.0
    starts = np.arange(0, len(samples), _PEAK_FRAME)
    tops = np.maximum(np.maximum.reduceat(samples, starts), -np.minimum.reduceat(samples, starts))
    loud = np.flatnonzero(tops >= highest * _PEAK_MARGIN)
    gap = np.zeros(_PEAK_CONTEXT, np.float32)
    pieces: list[Samples] = []
    for run in np.split(loud, np.flatnonzero(np.diff(loud) > 1) + 1):
        start = max(0, int(run[0]) * _PEAK_FRAME - _PEAK_CONTEXT)
        end = (int(run[-1]) + 1) * _PEAK_FRAME + _PEAK_CONTEXT
        pieces += [gap, samples[start:end], gap]
    oversampled = resample(np.concatenate(pieces), RATE, 4 * RATE)
    return max(highest, float(np.abs(oversampled).max()))


def _highest(samples: Samples) -> float:
    """The highest magnitude of a sample, without a copy of the programme."""
    return max(float(samples.max(initial=0.0)), -float(samples.min(initial=0.0)))


def decibels(magnitude: float) -> float:
    """20 log10, with -200 for silence."""
    return 20.0 * float(np.log10(max(magnitude, 1e-10)))


def _hop_energies(samples: Samples) -> NDArray[np.float64]:
    """The mean square of the K-weighted signal in every whole 100 ms."""
    response = _response()

    def weigh(start: int) -> NDArray[np.float64]:
        first = start - _OVERLAP
        piece = np.zeros(_FFT, np.float32)
        given = samples[max(0, first) : start + _STEP]
        piece[max(0, -first) : max(0, -first) + len(given)] = given
        weighted = np.fft.irfft(np.fft.rfft(piece) * response, _FFT)[_OVERLAP:]
        hops = weighted.reshape(-1, _HOP)
        energies: NDArray[np.float64] = np.einsum("ij,ij->i", hops, hops, dtype=np.float64) / _HOP
        return energies

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # the transforms run outside Python's lock
        pieces = [np.zeros(0), *pool.map(weigh, range(0, len(samples), _STEP))]
    return np.concatenate(pieces)[: len(samples) // _HOP]


@cache
def _response() -> NDArray[np.complex64]:
    """The two filters in series at the bins of the transform."""
    z = np.exp(-2j * np.pi * np.arange(_FFT // 2 + 1) / _FFT)
    whole = np.ones_like(z)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        whole *= np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z)
    response: NDArray[np.complex64] = whole.astype(np.complex64)
    return response


def _windows(energies: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """The mean energy of every window of `width` hops, one hop apart."""
    if len(energies) < width:
        return np.zeros(0)
    sums = np.cumsum(np.concatenate([[0.0], energies]))
    means: NDArray[np.float64] = (sums[width:] - sums[:-width]) / width
    return means


def _integrated(blocks: NDArray[np.float64]) -> float:
    """The two gates of BS.1770-5, Annex 1, equations 3 to 7."""
    over = blocks[blocks > _energy(SILENCE_LUFS)]
    if not len(over):
        return SILENCE_LUFS
    relative = _lufs(float(over.mean())) + _RELATIVE_GATE_LU
    return _lufs(float(over[over > _energy(relative)].mean()))


def _loudest(windows: NDArray[np.float64]) -> float:
    return max(SILENCE_LUFS, _lufs(float(windows.max(initial=0.0))))


def _lufs(energy: float) -> float:
    return _OFFSET + 10.0 * float(np.log10(max(energy, 1e-20)))


def _energy(lufs: float) -> float:
    return float(10 ** ((lufs - _OFFSET) / 10))
