"""Word times set right at the pauses: hibari's network counts a pause to the word before it.

On news its words end 220 ms late before a pause, and start 50 ms late after one (medians). What is
quiet in the sound tells where the pause is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from producer.model import Samples, Word

_FRAME_MS: Final = 5
_BELOW_LOUDEST_DB: Final = 40.0
_SHORTEST_MS: Final = 80
"""The stop inside a "t" or a "k" is shorter."""
_EARLIER_MS, _LATER_MS = 150, 25
"""How far from the start that the network tells a word may start. Found: 25 to 105 ms earlier."""


def settle(words: tuple[Word, ...], samples: Samples, rate: int) -> tuple[Word, ...]:
    """The words with no pause in them: each pause is where the sound is quiet."""
    settled = list(words)
    for low, high in _pauses(samples, rate):
        after = next(
            (
                place
                for place, word in enumerate(settled)
                if word.start_ms - _EARLIER_MS <= high <= word.start_ms + _LATER_MS
            ),
            len(settled) if settled and high >= settled[-1].end_ms else None,
        )
        if after is None or (after and low <= settled[after - 1].start_ms):
            continue
        if after:
            before = settled[after - 1]
            settled[after - 1] = replace(before, end_ms=min(before.end_ms, low))
        if after < len(settled) and high < settled[after].end_ms:
            settled[after] = replace(settled[after], start_ms=high)
    return tuple(settled)


def _pauses(samples: Samples, rate: int) -> list[tuple[int, int]]:
    """The quiet stretches in milliseconds, in order; the lead and the tail are among them."""
    frame = rate * _FRAME_MS // 1000
    whole = np.pad(samples, (0, -len(samples) % frame)).reshape(-1, frame)
    power = np.mean(whole.astype(np.float64) ** 2, axis=1)
    quiet = power <= power.max(initial=0.0) * 10 ** (-_BELOW_LOUDEST_DB / 10)
    edges = np.flatnonzero(np.diff(np.concatenate([[0], quiet.astype(np.int8), [0]])))
    return [
        (int(low) * _FRAME_MS, int(high) * _FRAME_MS)
        for low, high in zip(edges[::2], edges[1::2], strict=True)
        if (high - low) * _FRAME_MS >= _SHORTEST_MS
    ]
