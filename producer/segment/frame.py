"""What stands around the takes: how long each silence is by nature, and may be."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from producer.segment.timeline import samples_of

if TYPE_CHECKING:
    from producer.model import Block, Script
    from producer.station import Pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch without speech, in samples."""

    natural: int
    least: int
    most: int
    sound: int = 0
    """Of each of them, what a sound of the station's takes up: it never moves."""


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
    tail = samples_of(pauses.tail)
    return Frame(
        head=samples_of(pauses.head),
        gaps=pause_gaps(script, pauses)[:-1],
        tail=Gap(natural=tail, least=tail, most=tail),
    )


def pause_gaps(script: Script, pauses: Pauses) -> tuple[Gap, ...]:
    """The pause after each sentence, with the limits that the station gives its own pauses.

    One that is not the station's for its place was set by a person.
    """
    return tuple(
        _gap(one.pause_ms, pauses, fixed=one.pause_ms != natural)
        for block in script.blocks
        for one, natural in zip(block.sentences, _natural(block, pauses), strict=True)
    )


def _natural(block: Block, pauses: Pauses) -> tuple[int, ...]:
    inside = (
        pauses.sentence if one.paragraph == two.paragraph else pauses.paragraph
        for one, two in pairwise(block.sentences)
    )
    return (*inside, pauses.block)


def _gap(ms: int, pauses: Pauses, *, fixed: bool) -> Gap:
    return Gap(
        natural=samples_of(ms),
        least=samples_of(ms if fixed else ms * pauses.least // 100),
        most=samples_of(ms if fixed else ms * pauses.most // 100),
    )
