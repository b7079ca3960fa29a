"""Levels over time: faders drawn as points, whose decibels add like faders in a row."""

from __future__ import annotations

from typing import Final

import numpy as np

Envelope = tuple[tuple[int, float], ...]
"""Samples of the timeline, ever later, and decibels: straight lines between two, level outside."""

SILENCE: Final = -96.0
"""Decibels: below the last of 16 bits."""

_KNEE: Final = (0.7, -24.0)
"""A straight line to silence would be inaudible after a third of its time: the first part of it
fades slower."""

_CORNERS: Final = 13
"""Points by which a cross-fade is drawn: its sum is then even within 0.3 dB, but at its ends."""


def fade_in(start: int, end: int) -> Envelope:
    """From silence to 0 dB."""
    part, knee = _KNEE
    return ((start, SILENCE), (end - round((end - start) * part), knee), (end, 0.0))


def fade_out(start: int, end: int) -> Envelope:
    """From 0 dB to silence."""
    part, knee = _KNEE
    return ((start, 0.0), (start + round((end - start) * part), knee), (end, SILENCE))


def crossfade(start: int, end: int) -> tuple[Envelope, Envelope]:
    """From one sound to another of equal power: the fader of the one and of the other."""
    turn = np.linspace(0.0, np.pi / 2, _CORNERS)
    falling = np.maximum(20 * np.log10(np.maximum(np.cos(turn), 1e-9)), SILENCE)
    places = [start + round(float(part) * (end - start)) for part in turn / turn[-1]]
    goes, comes = falling.tolist(), falling[::-1].tolist()
    return tuple(zip(places, goes, strict=True)), tuple(zip(places, comes, strict=True))


def together(start: int, end: int, level: float, *faders: Envelope) -> Envelope:
    """The faders one behind the other, between two samples, around a level in decibels."""
    given = (at for fader in faders for at, _ in fader)
    points = sorted({start, end, *(at for at in given if start < at < end)})
    levels = sum(
        (np.interp(points, [at for at, _ in one], [db for _, db in one]) for one in faders),
        start=np.full(len(points), level),
    )
    return tuple((at, float(db)) for at, db in zip(points, levels, strict=True))
