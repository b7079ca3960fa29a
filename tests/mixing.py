"""What a mix is made from and what comes out of it, small enough to write down."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from producer.model import Sound
from producer.segment.music import Music
from producer.segment.stitch import mix
from producer.segment.timeline import RATE, Place, Timeline
from tests.builders import sentence, take

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Pcm, Samples, Take


def whole(
    takes: tuple[Take, ...], timeline: Timeline, music: tuple[Music, ...] = (), channels: int = 1
) -> Samples:
    """All pieces of a mix, samples by channel."""
    return np.concatenate(list(mix(takes, timeline, music, channels)))


def spoken(*sounds: Samples, rate: int = RATE) -> tuple[Take, ...]:
    """A take of each sound."""
    return tuple(
        take(sentence(f"p1.s{number}"), Sound(samples=samples, rate=rate))
        for number, samples in enumerate(sounds, start=1)
    )


def laid(*ends: tuple[int, int], samples: int) -> Timeline:
    """Places from and to these samples."""
    return Timeline(
        places=tuple(
            Place(sentence=f"p1.s{number}", start=start, end=end)
            for number, (start, end) in enumerate(ends, start=1)
        ),
        samples=samples,
    )


SILENT = laid(samples=RATE)


def music(
    sound: Pcm, start: int, end: int, envelope: Sequence[tuple[int, float]] = ((0, 0.0),)
) -> Music:
    return Music(role="bed", sound=sound, start=start, end=end, envelope=tuple(envelope))


def pcm(*channels: Sequence[int]) -> Pcm:
    """Samples by channel."""
    return np.array(channels, np.int16).T
