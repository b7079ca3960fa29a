"""When each take starts and ends in the segment, in whole samples."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.model import Cue

if TYPE_CHECKING:
    from producer.model import Script, Take
    from producer.segment.fit import Fitted

RATE: Final = 48_000
"""Hertz, of every segment: the broadcast rate (EBU R 85, AES5)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a take lies, in samples from the segment's start; `end` is the first after it."""

    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    places: tuple[Place, ...]
    samples: int
    """The whole length, head and tail included."""


def length_of(take: Take) -> int:
    """How many samples a take is long at the segment's rate, as it was read."""
    return (take.end - take.start) * RATE // take.rate


def lay_out(script: Script, fitted: Fitted) -> Timeline:
    """Place the script's sentences in order, with the silences that the fit gave them."""
    cursor = fitted.head
    places: list[Place] = []
    gaps = (*fitted.gaps, fitted.tail)
    for sentence, length, gap in zip(script.sentences, fitted.lengths, gaps, strict=True):
        places.append(Place(sentence=sentence.id, start=cursor, end=cursor + length))
        cursor += length + gap
    return Timeline(places=tuple(places), samples=cursor)


def cues(script: Script, timeline: Timeline) -> tuple[Cue, ...]:
    """The timeline for people and players: milliseconds, texts, and where each came from."""
    places = iter(timeline.places)
    return tuple(
        Cue(
            sentence=sentence.id,
            block=block.id,
            paragraph=sentence.paragraph,
            start_ms=milliseconds(place.start),
            end_ms=milliseconds(place.end),
            text=sentence.text,
        )
        for block in script.blocks
        for sentence, place in zip(block.sentences, places, strict=False)
    )


def samples_of(ms: int) -> int:
    return ms * RATE // 1000


def milliseconds(samples: int) -> int:
    return round(samples * 1000 / RATE)
