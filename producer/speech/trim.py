"""Takes cut down to the speech, so that every pause in a segment is the script's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.model import Sound, Word

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FRAME_MS: Final = 5
_BELOW_LOUDEST_DB: Final = 45.0
"""Speech is what is within this of the take's loudest 5 ms..."""
_FLOOR_DBFS: Final = -65.0
"""...and above this."""
_LEAD_MS: Final = 20
"""Kept before the speech: soft onsets (f, h) start under the threshold."""
_TAIL_MS: Final = 60
"""Kept after it: a voice dies away."""


def trim(sound: Sound) -> Sound:
    """The sound from just before its speech to just after; empty where it is silent.

    Word times move with the start, and stay inside.
    """
    start, end = bounds(sound)
    return replace(sound, samples=sound.samples[start:end], words=words_between(sound, start, end))


def words_between(sound: Sound, start: int, end: int) -> tuple[Word, ...]:
    """The words of a sound, from its sample `start` and none after `end`; none of no samples."""
    if end <= start:
        return ()
    before = round(start * 1000 / sound.rate)
    longest = round((end - start) * 1000 / sound.rate)
    return tuple(
        replace(
            word,
            start_ms=min(max(0, word.start_ms - before), longest),
            end_ms=min(max(0, word.end_ms - before), longest),
        )
        for word in sound.words
    )


def bounds(sound: Sound) -> tuple[int, int]:
    """The first sample of what `trim` keeps, and the first after it; (0, 0) where it is silent."""
    frame = max(1, sound.rate * _FRAME_MS // 1000)
    speech = _frames_of_speech(sound.samples, frame)
    if not len(speech):
        return 0, 0
    start = max(0, int(speech[0]) * frame - sound.rate * _LEAD_MS // 1000)
    end = (int(speech[-1]) + 1) * frame + sound.rate * _TAIL_MS // 1000
    return start, min(len(sound.samples), end)


def _frames_of_speech(samples: NDArray[np.float32], frame: int) -> NDArray[np.intp]:
    """The numbers of the frames whose RMS is over the threshold."""
    whole = np.pad(samples, (0, -len(samples) % frame)).reshape(-1, frame)
    power = np.mean(whole.astype(np.float64) ** 2, axis=1)
    loudest = float(power.max(initial=0.0))
    threshold = max(loudest * 10 ** (-_BELOW_LOUDEST_DB / 10), 10 ** (_FLOOR_DBFS / 10))
    return np.flatnonzero(power > threshold)
