"""The bed by itself: what is heard where a station has nothing else to air."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.loop import Loop
from producer.segment.loudness import measure
from producer.segment.music import Music
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Samples
    from producer.segment.profiles import Profile
    from producer.segment.sound.kit import Clip

_FADE: Final = 2 * RATE
"""At both ends, in samples: it begins again after itself."""
_UNDER_DB: Final = 0.2
"""Under the profile's ceilings: no limiter works on it."""


def alone(bed: Clip, profile: Profile, seconds: int) -> Samples:
    """A bed repeated to a length, at the profile's loudness or as near as its peaks let it come.

    float32 at 48 kHz, samples by channel, faded at both ends.
    """
    length = seconds * RATE
    music = Music(role="bed", sound=bed.sound, start=0, end=length, envelope=())
    sound = Loop(music).heard(0, length)
    slope = np.linspace(0.0, 1.0, _FADE, dtype=np.float32)[:, None]
    sound[:_FADE] *= slope
    sound[-_FADE:] *= slope[::-1]
    heard = measure(sound[: len(bed.sound) + _FADE])  # then it says the same again
    gain = min(
        profile.lufs - heard.integrated_lufs,
        profile.true_peak_dbtp - _UNDER_DB - heard.true_peak_dbtp,
        profile.sample_peak_dbfs - _UNDER_DB - heard.sample_peak_dbfs,
    )
    loud: Samples = sound * np.float32(10 ** (gain / 20))
    return loud
