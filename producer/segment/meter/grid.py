"""A stream of pieces of any size, cut where the whole would be cut.

What is worked out window by window comes out the same to the last bit, however a sound was
handed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Samples


class Grid:
    """Windows of `size` samples, one after the other, with what stands before and after each.

    A window is an array of channels by `before + size + after` samples, zeros outside the sound.
    """

    def __init__(self, channels: int, *, size: int, before: int = 0, after: int = 0) -> None:
        self.pushed = 0
        """Samples per channel so far."""
        self._size = size
        self._length = before + size + after
        self._parts = [np.zeros((channels, before), np.float32)]
        self._held = before

    def push(self, piece: Samples) -> Iterator[Samples]:
        """Take samples by channel, and give the windows that are whole."""
        self.pushed += len(piece)
        self._parts.append(piece.T)
        self._held += len(piece)
        if self._held < self._length:
            return
        held = np.concatenate(self._parts, axis=1)
        windows = (self._held - self._length) // self._size + 1
        self._parts = [held[:, windows * self._size :].copy()]
        self._held -= windows * self._size
        for start in range(0, windows * self._size, self._size):
            yield held[:, start : start + self._length]

    def rest(self, size: int) -> Iterator[Samples]:
        """The windows of what is held and of `size` samples of silence after it, filled up with
        silence; the grid stays as it is."""
        held = np.concatenate(self._parts, axis=1)
        for start in range(0, self._held - (self._length - self._size) + size, self._size):
            window = np.zeros((len(held), self._length), np.float32)
            left = held[:, start : start + self._length]
            window[:, : left.shape[1]] = left
            yield window
