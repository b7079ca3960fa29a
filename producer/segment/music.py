"""A sound of the station's own, where it lies on the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.model import Pcm


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Music:
    """A sting or a bed. It starts with its first sample, and from its end begins again: where that
    would be a step, 20 ms of the two cross-fade."""

    role: str
    """"intro", "between", "outro" or "bed"."""
    sound: Pcm
    """16 bits at the segment's rate, samples by channel (1 or 2); not empty."""
    start: int
    end: int
    """On the timeline, in samples: the first, and the first after it."""
    envelope: tuple[tuple[int, float], ...]
    """Its level over time: samples of the timeline in order, and finite decibels. Between two
    points the level in decibels is a straight line, and before the first and after the last it
    stays."""
