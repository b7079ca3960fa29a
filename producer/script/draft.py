"""What could air of one source, before it is known how much of it may."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from producer.model import Block, Script, Sentence

    Heard = Mapping[str, int]
    """What sentences were measured to take, in milliseconds, by id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A script that can be chosen again and again, at one length or another.

    Where a sentence was heard, its measured length stands for its estimate.
    """

    script: Callable[[int | None, Heard], Script]
    """The script that runs no longer than so many milliseconds, head and tail included; with None
    as long as it is. Raises RuleError where it can't be so short."""
    least_ms: Callable[[Heard], int]
    """The shortest that it can be cut to."""


def timed(sentences: tuple[Sentence, ...], heard: Heard) -> tuple[Sentence, ...]:
    """Sentences with what they were measured to take."""
    if not heard:
        return sentences
    return tuple(replace(one, estimate_ms=heard.get(one.id, one.estimate_ms)) for one in sentences)


def timed_blocks(blocks: tuple[Block, ...], heard: Heard) -> tuple[Block, ...]:
    """The same, of sentences in blocks."""
    if not heard:
        return blocks
    return tuple(replace(block, sentences=timed(block.sentences, heard)) for block in blocks)
