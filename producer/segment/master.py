"""The whole programme brought to a profile: measure, gain, limit, measure again, correct."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.errors import RuleError
from producer.segment.loudness import SILENCE_LUFS, decibels, integrated_lufs, true_peak
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Samples
    from producer.segment.profiles import Profile

_CLOSE_LU: Final = 0.05
_ROUNDS: Final = 10
_MOST_MORE_DB: Final = 20.0
"""Of gain, to make up for what the limiter takes away; a programme that asks for more is
clicks, not speech."""
_MARGIN_DB: Final = 0.3
"""Under the ceiling, where the limiter is set: its own measure and ours differ by 0.1 on
speech, and a lossy encoder adds a little."""
_SURPLUS_DB: Final = 0.2
"""Over that, what is still let through. On full-band noise the limiter lets 0.5 through, and
is set lower."""


def master(samples: Samples, profile: Profile) -> Samples:
    """The programme at the profile's loudness and under its ceilings.

    Raises RuleError where the two can't be had together, or there is nothing to hear.
    """
    before = integrated_lufs(samples)
    if before <= SILENCE_LUFS:
        raise RuleError(
            "the segment is silent or shorter than 0.4 s: there is no loudness to set",
            "Try another voice, or add a sentence to the script.",
        )
    ceiling = min(profile.true_peak_dbtp, profile.sample_peak_dbfs) - _MARGIN_DB
    peak, gain, lower = decibels(true_peak(samples)), profile.lufs - before, 0.0
    most = gain + _MOST_MORE_DB
    for _ in range(_ROUNDS):
        out = _amplified(samples, gain)
        limited = peak + gain > ceiling
        if limited:
            out = _limited(out, ceiling - lower)
        off = profile.lufs - integrated_lufs(out)
        if abs(off) <= _CLOSE_LU:
            surplus = decibels(true_peak(out)) - ceiling if limited else 0.0
            if surplus <= _SURPLUS_DB:
                return out
            lower += surplus
        gain = min(gain + off, most)
    raise RuleError(
        f"the segment can't reach the {profile.lufs:g} LUFS of the profile {profile.name} "
        f"under its peak of {profile.true_peak_dbtp:g} dBTP",
        "Choose a quieter profile with --profile, or another voice.",
    )


def _amplified(samples: Samples, gain_db: float) -> Samples:
    return samples * np.float32(10 ** (gain_db / 20))


def _limited(samples: Samples, ceiling_db: float) -> Samples:
    from sf_limiter import limit

    out, _ = limit(samples, RATE, threshold_dBFS=ceiling_db, true_peak=True)
    return np.asarray(out, np.float32)
