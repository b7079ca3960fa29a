"""Whether a sound is one that a loudspeaker can play as speech: no clicks, no DC, not clipped.

The bounds were set on 200 sentences of news in each of the voices heart (hibari), en-us and en-gb
(espeak-ng) and sine (tone); what these voices reach stands beside each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from producer.model import Samples, Sound

_DC: Final = 0.01
"""Of full scale (-40 dBFS). Heard: 0.0018."""

_FULL: Final = 0.999
_CLIPPED: Final = 3
"""Samples at full scale in a row: a peak that only touches it has one. Heard: 1."""

_STEP: Final = 0.15
"""Of full scale, between two samples. The tone's sine is cut off at up to 0.1."""
_ALONE: Final = 5.0
"""How many times as high as any other step near by. Heard: 3.8, where a plosive bursts."""
_FRAME_MS: Final = 1
_NEAR: Final = 20
"""Frames on both sides; the pitch of a deep voice has a period of 13 ms. Those that touch the
step's own are left out, because a click rings on in them once it was resampled or compressed."""


def fault(sound: Sound) -> str | None:
    """What is wrong with the sound as an engine gave it, in words; None where nothing is."""
    samples = sound.samples
    if not np.isfinite(samples).all():
        return "broken samples"
    offset = abs(float(samples.mean(dtype=np.float64))) if len(samples) else 0.0
    if offset > _DC:
        return f"a sound that does not swing around zero (DC offset {offset:.1%})"
    longest = _longest_run(np.abs(samples) >= _FULL)
    if longest >= _CLIPPED:
        return f"a clipped sound ({longest} samples in a row at full scale)"
    click = _first_click(samples, max(1, sound.rate * _FRAME_MS // 1000))
    if click is not None:
        return f"a click, {click / sound.rate:.2f} s into it,"
    return None


def _longest_run(set_: NDArray[np.bool_]) -> int:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], set_.astype(np.int8), [0]])))
    return int((edges[1::2] - edges[::2]).max(initial=0))


def _first_click(samples: Samples, frame: int) -> int | None:
    """The first sample of the first frame with a high step alone; None where there is none."""
    steps = np.abs(np.diff(samples, prepend=samples[:1]))
    highest = np.pad(steps, (0, -len(steps) % frame)).reshape(-1, frame).max(axis=1)
    padded = np.pad(highest, _NEAR)
    around = np.zeros_like(highest)
    for away in range(2, _NEAR + 1):
        for side in (_NEAR - away, _NEAR + away):
            np.maximum(around, padded[side : side + len(highest)], out=around)
    clicks = np.flatnonzero((highest >= _STEP) & (highest > around * _ALONE))
    return int(clicks[0]) * frame if len(clicks) else None
