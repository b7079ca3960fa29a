"""How loud the speech is, by which the music is set."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.segment.loudness import Meter
from producer.segment.stitch import placed
from producer.segment.timeline import length_of

if TYPE_CHECKING:
    from producer.model import Take

_ENOUGH_S: Final = 60.0
"""One voice reads a whole segment at one level, so that a minute of it tells."""


def speech_lufs(takes: tuple[Take, ...]) -> float:
    """The loudness of the speech on one channel, without its pauses; -70 where it is silent.

    Of more than a minute, takes from all over it are measured. Raises InputError where one
    can't be read.
    """
    meter = Meter(1)
    seconds = sum((take.end - take.start) / take.rate for take in takes)
    for take in takes[:: max(1, round(seconds / _ENOUGH_S))]:
        meter.push(placed(take, length_of(take))[:, None])
    return meter.loudness().integrated_lufs
