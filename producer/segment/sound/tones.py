"""Tones that the house sounds are made of: a struck bar and a pad, by adding sines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from producer.model import Samples

_A4: Final = 440.0
_A4_NUMBER: Final = 69
"""Concert pitch (ISO 16), and its number among the semitones of MIDI."""

_BAR: Final = ((1.0, 1.0, 1.1), (2.0, 0.32, 0.7), (3.0, 0.14, 0.42), (4.0, 0.09, 0.3))
"""A struck bar's partials: multiples of its pitch, how strong, and seconds until they have
died away to 37 %. None is high and strong: nothing may be harsh."""

_PAD: Final = ((1.0, 1.0), (2.0, 0.28), (3.0, 0.12), (4.0, 0.05))
_SPREAD: Final = 0.0022
"""Of its frequency, how wide a pad's partial is: as wide as strings that play together."""
_VOICES: Final = 9
"""Sines in a partial of a pad."""
_TURN: Final = (5**0.5 - 1) / 2
"""The golden section: its multiples, without their whole parts, fill a circle evenly."""


def hertz(note: int) -> float:
    """The frequency of a semitone by its MIDI number, in equal temperament."""
    return float(_A4 * 2 ** ((note - _A4_NUMBER) / 12))


def struck(note: int, seconds: float, attack_ms: float = 9.0) -> Samples:
    """A soft mallet on a bar: one channel, its first and last samples silent."""
    time = np.arange(round(seconds * RATE), dtype=np.float32) / np.float32(RATE)
    wave = np.zeros_like(time)
    for multiple, strength, decay in _BAR:
        # Low bars ring longer.
        ring = decay * (hertz(62) / hertz(note)) ** 0.35
        angle = np.float32(2 * np.pi * hertz(note) * multiple) * time
        wave += np.float32(strength) * np.sin(angle) * np.exp(-time / np.float32(ring))
    return wave * rising(len(wave), attack_ms) * falling(len(wave), seconds * 250.0)


def pad(notes: tuple[int, ...], samples: int, seat: float) -> Samples:
    """A held chord of one channel that begins again after `samples` without a seam.

    Each partial is a small choir of whole numbers of periods. Its phases are spread evenly and
    not by chance, so that it never swells nor dies: `seat` turns them, and two channels sound
    apart and are always the same.
    """
    spectrum = np.zeros(samples // 2 + 1, np.complex64)
    turn = step = seat
    for note in notes:
        for multiple, strength in _PAD:
            centre = hertz(note) * multiple * samples / RATE
            for place in np.linspace(-1.0, 1.0, _VOICES):
                # By ever longer steps: even steps would only move all of it in time.
                step += _TURN
                turn += step
                period = round(centre * (1 + _SPREAD * float(place)))
                level = strength / note * (1 - 0.8 * float(place) ** 2)
                spectrum[period] += np.complex64(level * np.exp(2j * np.pi * turn))
    wave: Samples = np.fft.irfft(spectrum, samples).astype(np.float32)
    return wave / np.float32(np.abs(wave).max())


def rising(samples: int, ms: float) -> Samples:
    """A gain from silence to one over so many milliseconds: half a period of a cosine."""
    length = min(samples, round(ms * RATE / 1000))
    gain = np.ones(samples, np.float32)
    gain[:length] = 0.5 - 0.5 * np.cos(np.linspace(0, np.pi, length, endpoint=False))
    return gain


def falling(samples: int, ms: float) -> Samples:
    """A gain from one to silence at the very end."""
    return np.ascontiguousarray(rising(samples, ms)[::-1])
