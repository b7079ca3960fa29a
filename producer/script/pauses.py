"""The silence after each sentence, by its place; and how long sentences are with it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Block, Script, Sentence
    from producer.station import Pauses


def paced(body: Sequence[Sentence], pauses: Pauses) -> tuple[Sentence, ...]:
    """Sentences with the pause that their place asks for: inside a paragraph, or after it."""
    following = (*body[1:], None)[: len(body)]
    return tuple(
        replace(
            one,
            pause_ms=pauses.sentence
            if two is not None and one.paragraph == two.paragraph
            else pauses.paragraph,
        )
        for one, two in zip(body, following, strict=True)
    )


def pause_between(blocks: tuple[Block, ...], pauses: Pauses) -> tuple[Block, ...]:
    """Blocks with the block's pause after each but the last, which has none."""
    ends = (*(pauses.block for _ in blocks[1:]), 0)
    return tuple(
        replace(
            block,
            sentences=(*block.sentences[:-1], replace(block.sentences[-1], pause_ms=end)),
        )
        for block, end in zip(blocks, ends, strict=True)
    )


def running_ms(script: Script, pauses: Pauses) -> int:
    """The estimated TRT: head, speech, pauses, tail."""
    body = sum(one.estimate_ms + one.pause_ms for one in script.sentences)
    return pauses.head + body + pauses.tail
