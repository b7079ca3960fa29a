"""K-weighting: ITU-R BS.1770-5, Annex 1.

Done by overlap-save with the filters' exact frequency response: their impulse response has died
away (below -150 dB) long before the overlap ends.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Samples

    Energies: TypeAlias = NDArray[np.float64]

HOP: Final = RATE // 100
"""Samples of which the energy is told: 10 ms, so that the loudest 400 ms are found wherever they
begin (EBU Tech 3341, cases 10 to 14)."""

SIZE: Final = 60 * HOP
BEFORE: Final = 32_768 - SIZE
"""Of a window: the samples whose energy is told, and those before them."""

_SHELF: Final = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (1.0, -1.69065929318241, 0.73248077421585),
)
_HIGH_PASS: Final = ((1.0, -2.0, 1.0), (1.0, -1.99004745483398, 0.99007225036621))
"""Numerators and denominators at 48 kHz: BS.1770-5, Annex 1, tables 1 and 2."""


def hop_energies(window: Samples) -> Energies:
    """The mean square of the K-weighted signal in every hop of a window's last SIZE samples.

    A window is channels by BEFORE + SIZE samples; the energies of channels are added, each with
    the weight of left, right and centre: 1 (BS.1770-5, Annex 1, table 3).
    """
    length = BEFORE + SIZE
    weighted = np.fft.irfft(np.fft.rfft(window) * _response(length), length)[:, BEFORE:]
    hops = weighted.reshape(len(window), -1, HOP)
    energies: Energies = np.einsum("cij,cij->ci", hops, hops).sum(axis=0, dtype=np.float64) / HOP
    return energies


@cache
def _response(length: int) -> NDArray[np.complex64]:
    """The two filters in series at the bins of a transform of that length."""
    z = np.exp(-2j * np.pi * np.arange(length // 2 + 1) / length)
    whole = np.ones_like(z)
    for numerator, denominator in (_SHELF, _HIGH_PASS):
        whole *= np.polyval(numerator[::-1], z) / np.polyval(denominator[::-1], z)
    response: NDArray[np.complex64] = whole.astype(np.complex64)
    return response
