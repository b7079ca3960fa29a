"""The silence after each sentence, by its place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Block, Sentence
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


def by_hand(blocks: tuple[Block, ...], pauses: Pauses) -> dict[str, int]:
    """The milliseconds by which pauses set by hand are longer than their place's, by sentence."""
    natural = _natural(blocks, pauses)
    return {
        one.id: one.pause_ms - natural[one.id]
        for block in blocks
        for one in block.sentences
        if one.pause_ms != natural[one.id]
    }


def without(blocks: tuple[Block, ...], gone: frozenset[str], pauses: Pauses) -> tuple[Block, ...]:
    """Blocks without some of their sentences, and no empty ones.

    A pause that was its place's becomes that of the new place; one set by hand stays.
    """
    set_so = by_hand(blocks, pauses)
    stay = {one.id: one.pause_ms for block in blocks for one in block.sentences if one.id in set_so}
    left = tuple(
        replace(block, sentences=kept)
        for block in blocks
        if (kept := tuple(one for one in block.sentences if one.id not in gone))
    )
    natural = _natural(left, pauses)
    return tuple(
        replace(
            block,
            sentences=tuple(
                replace(one, pause_ms=stay.get(one.id, natural[one.id])) for one in block.sentences
            ),
        )
        for block in left
    )


def _natural(blocks: tuple[Block, ...], pauses: Pauses) -> dict[str, int]:
    """The pause of its place for each sentence, by id."""
    placed = pause_between(
        tuple(replace(block, sentences=paced(block.sentences, pauses)) for block in blocks), pauses
    )
    return {one.id: one.pause_ms for block in placed for one in block.sentences}
