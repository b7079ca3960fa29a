"""A voice that takes as long as a test says, and scripts whose every sentence is five seconds."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from producer.model import Block, BlockKind, Script, Sentence, Take
from producer.pipeline.fitting.choosing import Clock
from producer.pipeline.fitting.closing import Spoken, to_the_clock
from producer.script.write import draft_of_script
from producer.segment.frame import Frame, Gap, silent_frame
from producer.segment.timeline import RATE, samples_of
from producer.station import Station
from tests.builders import TONE, script
from tests.script.sample import sentences_of

if TYPE_CHECKING:
    from producer.script.draft import Draft
    from producer.segment.fit import Slot

S = RATE
STATION = Station(name="WZQY")
PAUSES = STATION.pauses
silent = partial(silent_frame, pauses=PAUSES)


class Voice:
    """Takes so many times as long as a sentence's estimate, and remembers what it was asked."""

    def __init__(self, slower: float = 1.0, *, by_id: dict[str, float] | None = None) -> None:
        self.slower = slower
        self.by_id = by_id or {}
        self.asked: list[tuple[str, ...]] = []

    def __call__(self, sentences: tuple[Sentence, ...]) -> tuple[Take, ...]:
        self.asked.append(tuple(one.id for one in sentences))
        return tuple(
            Take(
                sentence=one.id,
                file=Path("never read"),
                start=0,
                end=self.samples(one.id),
                rate=RATE,
                voice=TONE,
                engine_version="1",
                key=one.id,
                fresh=True,
            )
            for one in sentences
        )

    def samples(self, id: str) -> int:
        """Five seconds, as the voice reads them; never a whole millisecond."""
        return round(samples_of(5_000) * self.slower * self.by_id.get(id, 1.0)) + 7


def of_five_seconds(count: int, *, must: frozenset[str] = frozenset()) -> Draft:
    """A script of so many sentences of five seconds each, a paragraph each; the last goes first."""
    body = sentences_of(*["Rain fell in Harlow."] * count, pause_ms=PAUSES.paragraph)
    body = tuple(replace(one, must=one.id in must) for one in body)
    body = (*body[:-1], replace(body[-1], pause_ms=0))
    whole = replace(script((), ()), blocks=(Block(id="b1", kind=BlockKind.STORY, sentences=body),))
    return draft_of_script(whole, STATION)


def spoken(
    of: Draft, slot: Slot, voice: Voice, *, tempo: float = 3, tail: Gap | None = None, head: int = 0
) -> Spoken:
    """Fitted in a frame with more before the first word, or another tail, than silence."""

    def frame_of(script: Script) -> Frame:
        frame = silent(script)
        return replace(frame, head=frame.head + head, tail=tail or frame.tail)

    return to_the_clock(of, Clock(slot=slot, tempo=tempo, frame_of=frame_of), voice)


def ids(found: Spoken) -> list[str]:
    return [one.id for one in found.script.sentences]


def levers(found: Spoken) -> list[str]:
    return [lever.name for lever in found.fitted.levers]
