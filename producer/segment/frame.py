"""What stands around the takes: how long each silence is by nature, and may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.segment.timeline import samples_of

if TYPE_CHECKING:
    from producer.model import Script
    from producer.station import Pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch without speech, in samples."""

    natural: int
    least: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The stretches without speech of a segment, in order."""

    head: int
    """Before the first word: silence, and the opening sound where there is one."""
    gaps: tuple[Gap, ...]
    """Between each take and the next: one fewer than takes."""
    tail: Gap
    """After the last word: silence, or the closing sound, or a bed that runs out."""


def silent_frame(script: Script, pauses: Pauses) -> Frame:
    """The frame of a script without any sound of the station's.

    Pauses may move within the station's limits; one that a person set stays as it is.
    """
    natural = {pauses.sentence, pauses.paragraph, pauses.block}
    tail = samples_of(pauses.tail)
    return Frame(
        head=samples_of(pauses.head),
        gaps=tuple(
            pause(one.pause_ms, pauses, fixed=one.pause_ms not in natural)
            for one in script.sentences[:-1]
        ),
        tail=Gap(natural=tail, least=tail, most=tail),
    )


def pause(ms: int, pauses: Pauses, *, fixed: bool) -> Gap:
    """A pause of so many milliseconds, with the limits that the station gives pauses."""
    if fixed:
        return Gap(natural=samples_of(ms), least=samples_of(ms), most=samples_of(ms))
    return Gap(
        natural=samples_of(ms),
        least=samples_of(ms * pauses.least // 100),
        most=samples_of(ms * pauses.most // 100),
    )
