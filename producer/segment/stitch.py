"""Takes laid on the timeline as one sound.

Joining `AudioSegment`s one by one copies everything at every join (quadratic), resamples by
straight lines and clips without a word: the samples are placed here, and pydub's
`AudioSegment` is what is handed over.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.audio import resample
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from pydub import AudioSegment

    from producer.model import Pcm, Samples, Take
    from producer.segment.timeline import Timeline

_FADE: Final = RATE * 4 // 1000
"""Samples: a take starts and ends inside a voice's noise, and a bare edge there clicks."""

_FULL_SCALE: Final = 32768


def at_rate(take: Take) -> Samples:
    """A take's samples at the segment's rate, its edges faded."""
    samples = resample(take.sound.samples, take.sound.rate, RATE).copy()
    fade = min(_FADE, len(samples) // 2)
    ramp = np.linspace(0.0, 1.0, fade, endpoint=False, dtype=np.float32)
    samples[:fade] *= ramp
    samples[len(samples) - fade :] *= ramp[::-1]
    return samples


def stitch(sounds: tuple[Samples, ...], timeline: Timeline) -> Samples:
    """The sounds at their places in silence; each is as long as its place."""
    whole = np.zeros(timeline.samples, np.float32)
    for samples, place in zip(sounds, timeline.places, strict=True):
        whole[place.start : place.end] = samples
    return whole


def to_pcm(samples: Samples) -> Pcm:
    """16-bit samples, rounded. Raises ValueError at full scale: nothing is ever clipped here."""
    scaled = np.rint(samples * np.float32(_FULL_SCALE))
    if not float(np.abs(scaled).max(initial=0.0)) < _FULL_SCALE:
        raise ValueError("samples at full scale or above, or not numbers")
    pcm: Pcm = scaled.astype(np.int16)
    return pcm


def from_pcm(pcm: Pcm) -> Samples:
    """What 16-bit samples mean as float32, full scale at 32768 as every decoder reads it."""
    return pcm.astype(np.float32) / np.float32(_FULL_SCALE)


def to_segment(pcm: Pcm) -> AudioSegment:
    """The finished sound for pydub: mono, 16 bits, at the segment's rate."""
    return _audio_segment()(data=pcm.tobytes(), sample_width=2, frame_rate=RATE, channels=1)


@cache
def _audio_segment() -> type[AudioSegment]:
    # pydub looks for an ffmpeg that we never ask it to use, and says that there is none.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg", category=RuntimeWarning)
    import pydub

    found: type[AudioSegment] = pydub.AudioSegment
    return found
