"""Speech made longer or shorter without a change of pitch, by Signalsmith Stretch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from producer.model import Samples

_PAD_MS: Final = 50
"""Of silence on both sides: the stretch lets its input's first and last 20 ms fade."""
_SEED: Final = 0
"""The stretch draws random phases; the same take must always give the same samples."""


def stretched(samples: Samples, rate: int, length: int) -> Samples:
    """Mono samples at a rate in hertz, made exactly `length` samples long at that rate.

    The pitch stays; what lies at a share of the sound's time lies at the same share afterwards,
    within a millisecond. Samples of the right length come back as they are. Raises ValueError
    where nothing is to be made into something, or something into nothing.
    """
    if length == len(samples):
        return samples
    if not len(samples) or length <= 0:
        raise ValueError(f"{len(samples)} samples can't be stretched to {length}")
    from python_stretch import Signalsmith

    stretch = Signalsmith.Stretch(_SEED)
    stretch.preset(1, rate)
    stretch.timeFactor = len(samples) / length
    pad = rate * _PAD_MS // 1000
    whole = np.asarray(stretch.process(np.pad(samples, pad)[None, :]), np.float32)[0]
    start = round(pad * length / len(samples))
    out: Samples = whole[start : start + length].copy()
    return out
