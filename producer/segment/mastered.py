"""The finished sound as it lies on disk, so that an hour of it is never held in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from producer.model import Pcm

_PIECE: Final = 1152 * 400
"""Samples: what is held at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastered:
    """16-bit samples, little-endian, channels interleaved, at the segment's rate, no header."""

    path: Path
    samples: int
    """Per channel."""
    channels: int

    def pieces(self, size: int = _PIECE) -> Iterator[Pcm]:
        """The sound in order, in arrays of `size` samples (the last may be shorter) by channel.

        Raises OSError where it can't be read.
        """
        with self.path.open("rb") as stream:
            while data := stream.read(size * self.channels * 2):
                yield np.frombuffer(data, "<i2").reshape(-1, self.channels)
