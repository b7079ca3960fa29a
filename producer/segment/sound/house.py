"""The sounds that ship: stings and a bed in one key, made by adding tones when they are asked for.

D major, 96 beats a minute. The opening climbs to the third and rests there; the closing comes
down to the key's own note; what stands between stories is two notes of the same; the bed is four
chords that lead back to the first, under a quiet figure of eighths.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.sound.tones import falling, pad, rising, struck
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Samples

VERSION: Final = 1
"""Raised when any of them would sound otherwise."""

_BEAT: Final = RATE * 60 // 96
"""Samples: whole, so that the bed is too."""
_PEAK: Final = 0.5
"""-6 dBFS: every sound is set to the speech by its loudness, and needs room for that."""

_D2, _G2, _A2, _B2, _D3, _FS3, _G3, _A3, _B3 = 38, 43, 45, 47, 50, 54, 55, 57, 59
_D4, _E4, _FS4, _G4, _A4, _B4, _D5, _E5, _FS5 = 62, 64, 66, 67, 69, 71, 74, 76, 78

_Note = tuple[float, int, float, float]
"""When in beats, which, how strong, and where: -1 is left, 1 is right."""

_OPENING: Final[tuple[_Note, ...]] = (
    (0.0, _D4, 0.8, -0.3),
    (0.5, _A4, 0.8, 0.0),
    (1.0, _E5, 0.7, 0.3),
    (1.5, _FS5, 0.75, 0.1),
    (1.5, _D3, 0.8, 0.0),
    (1.5, _A3, 0.5, -0.2),
)
_BETWEEN: Final[tuple[_Note, ...]] = (
    (0.0, _A4, 0.7, -0.2),
    (0.5, _D5, 0.75, 0.2),
    (0.5, _D4, 0.45, 0.0),
)
_CLOSING: Final[tuple[_Note, ...]] = (
    (0.0, _FS5, 0.7, 0.2),
    (0.0, _G3, 0.7, -0.1),
    (0.5, _E5, 0.7, 0.0),
    (1.0, _A4, 0.75, -0.2),
    (1.0, _A2, 0.8, 0.0),
    (2.0, _D5, 0.7, 0.15),
    (2.0, _FS4, 0.5, -0.15),
    (2.0, _A3, 0.5, 0.1),
    (2.0, _D3, 0.85, 0.0),
)

_CHORDS: Final = (
    (_D3, _A3, _D4, _FS4, _A4),
    (_B2, _FS3, _A3, _D4, _FS4),
    (_G2, _D3, _B3, _D4, _A4),
    (_A2, _E4, _A3, _D4, _G4),
)
_BASS: Final = (_D2, _B2, _G2, _A2)
_FIGURE: Final = (2, 4, 3, 2, 4, 3, 2, 3)
"""Eighths of a bar: which note of the chord."""
_BAR_BEATS: Final = 8


def intro() -> Samples:
    """The opening: 48 kHz, samples by two channels, like all of these."""
    return _finished(_played(_OPENING, 3.0, chord=(_D3, _A3, _D4, _FS4), at=1.5))


def between() -> Samples:
    """Between two stories."""
    return _finished(_played(_BETWEEN, 1.5, chord=(), at=0.0))


def outro() -> Samples:
    """The closing."""
    return _finished(_played(_CLOSING, 4.0, chord=(_D3, _A3, _D4, _FS4), at=2.0))


def bed() -> Samples:
    """The bed: its end leads to its start without a seam."""
    whole = np.zeros((_BAR_BEATS * _BEAT * len(_CHORDS), 2), np.float32)
    for number, chord in enumerate(_CHORDS):
        start = number * _BAR_BEATS * _BEAT
        _add_around(whole, start - _BEAT, _held(chord))
        bars = {
            (which, off): _placed(struck(chord[which], 1.4, attack_ms=14.0), 0.7 * off - 0.35)
            for which in set(_FIGURE)
            for off in (0, 1)
        }
        for eighth, which in enumerate(_FIGURE * 2):
            strength = np.float32(0.3 if eighth % 4 == 0 else 0.2)
            note = bars[which, eighth % 2] * strength
            _add_around(whole, start + eighth * _BEAT // 2, note)
        low = _placed(struck(_BASS[number], 1.6, attack_ms=25.0) * np.float32(0.3), 0.0)
        for beat in (0, 3, 4):
            _add_around(whole, start + beat * _BEAT, low)
    return _finished(whole)


def _held(chord: tuple[int, ...]) -> Samples:
    """A bar of the pad, with a beat before and after it in which it comes and goes."""
    samples = (_BAR_BEATS + 1) * _BEAT
    ms = _BEAT * 1000 / RATE
    gain = np.sqrt(rising(samples, ms) * falling(samples, ms)) * np.float32(0.5)
    return np.stack([pad(chord, samples, seat) * gain for seat in (0.0, 0.5)], axis=1)


def _played(
    notes: Iterable[_Note], seconds: float, *, chord: tuple[int, ...], at: float
) -> Samples:
    """Notes that ring out to the end, and a chord that swells below them."""
    samples = round(seconds * RATE)
    whole = np.zeros((samples, 2), np.float32)
    for beat, note, strength, place in notes:
        start = round(beat * _BEAT)
        rings = struck(note, (samples - start) / RATE) * np.float32(strength)
        whole[start:] += _placed(rings, place)
    if chord:
        start = round(at * _BEAT)
        length = samples - start
        gain = rising(length, 250.0) * falling(length, length * 850.0 / RATE) * np.float32(0.35)
        whole[start:] += np.stack([pad(chord, length, seat) * gain for seat in (0.0, 0.5)], axis=1)
    return whole


def _placed(mono: Samples, place: float) -> Samples:
    """Between left and right, as loud wherever it stands."""
    angle = (place + 1) * np.pi / 4
    left, right = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    return np.stack([mono * left, mono * right], axis=1)


def _add_around(whole: Samples, start: int, part: Samples) -> None:
    """Add a part; what is past the end comes at the start, as it will when the bed begins again."""
    start %= len(whole)
    first = min(len(part), len(whole) - start)
    whole[start : start + first] += part[:first]
    whole[: len(part) - first] += part[first:]


def _finished(sound: Samples) -> Samples:
    return sound * np.float32(_PEAK / float(np.abs(sound).max()))
