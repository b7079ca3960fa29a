"""A sound of the station's as it is heard: from its start again and again, at its levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Pcm, Samples
    from producer.segment.music import Music

_SEAM: Final = RATE * 20 // 1000
"""Samples: a sound that was not made to be repeated is cross-faded with its own start."""
_FULL_SCALE: Final = np.float32(32768)


class Loop:
    """A sound on the timeline, of which any stretch can be had."""

    def __init__(self, music: Music) -> None:
        """Raises ValueError where the sound is empty."""
        if not len(music.sound):
            raise ValueError(f"the sound {music.role!r} is empty")
        self.start, self.end = music.start, music.end
        self._points = np.array([at for at, _ in music.envelope], np.float64)
        self._levels = np.array([level for _, level in music.envelope], np.float64)
        repeats = music.end - music.start > len(music.sound)
        seam = _seam(music.sound) if repeats else 0
        self._first = music.sound[:seam]
        self._cycle = _cycle(music.sound, seam)

    def heard(self, start: int, end: int) -> Samples:
        """From one sample of the timeline to before another, both inside: float32 by channel."""
        out = self._sound(start - self.start, end - self.start)
        out *= self._gain(start, end)
        return out

    def _sound(self, first: int, last: int) -> Samples:
        lead, cycle = len(self._first), len(self._cycle)
        parts = [self._first[first:last]] if first < lead else []
        at = max(first, lead)
        while at < last:
            begin = (at - lead) % cycle
            parts.append(self._cycle[begin : begin + last - at])
            at += len(parts[-1])
        out = np.concatenate(parts).astype(np.float32)
        out /= _FULL_SCALE
        return out

    def _gain(self, start: int, end: int) -> np.float32 | Samples:
        """One number where the level stays, else one a sample."""
        if not len(self._points):
            return np.float32(1.0)
        inside = (self._points > start) & (self._points < end)
        edges = np.interp((start, end - 1), self._points, self._levels)
        if np.all(np.concatenate([edges, self._levels[inside]]) == edges[0]):
            return np.float32(10 ** (edges[0] / 20))
        levels = np.interp(np.arange(start, end), self._points, self._levels)
        gain: Samples = np.exp(levels.astype(np.float32) * np.float32(np.log(10) / 20))
        return gain[:, None]


def _seam(sound: Pcm) -> int:
    """Over how many samples the sound must be cross-faded with its start.

    None where it goes on through its seam as smoothly as it moves around it: it was made to be
    repeated, or starts and ends in silence.
    """
    near = min(_SEAM, len(sound) // 2)
    if near < 3:
        return 0
    around = np.concatenate([sound[-near:], sound[:near]]).astype(np.int32)
    bends = np.abs(np.diff(around, 2, axis=0))
    at_seam = slice(near - 2, near)
    elsewhere = np.delete(bends, at_seam, axis=0)
    smooth = np.all(bends[at_seam] <= elsewhere.max(axis=0, initial=0))
    return 0 if smooth else near


def _cycle(sound: Pcm, seam: int) -> Pcm:
    """What is heard again and again after the sound's first `seam` samples."""
    if not seam:
        return sound
    rise = np.sin(np.linspace(0, np.pi / 2, seam, dtype=np.float32))[:, None] ** 2
    joined = np.rint(sound[-seam:] * (1 - rise) + sound[:seam] * rise).astype(np.int16)
    return np.concatenate([sound[seam:-seam], joined])
