"""Pauses by place, and what becomes of them when sentences go."""

from __future__ import annotations

from dataclasses import replace

from producer.model import Block, BlockKind
from producer.script.pauses import paced, pause_between, without
from producer.station import Pauses
from tests.script.sample import sentences_of

PAUSES = Pauses(sentence=1, paragraph=20, block=300)


def blocks(*paragraphs: tuple[str, ...]) -> tuple[Block, ...]:
    """A block a paragraph."""
    every = sentences_of(*paragraphs)
    return pause_between(
        tuple(
            Block(
                id=f"b{number}",
                kind=BlockKind.STORY,
                sentences=paced([one for one in every if one.paragraph == f"p{number}"], PAUSES),
            )
            for number in range(1, len(paragraphs) + 1)
        ),
        PAUSES,
    )


def told(found: tuple[Block, ...]) -> list[tuple[str, int]]:
    return [(one.id, one.pause_ms) for block in found for one in block.sentences]


def test_no_sentence_has_no_pause() -> None:
    assert paced((), PAUSES) == ()


def test_what_comes_last_when_others_go_pauses_as_the_last() -> None:
    whole = blocks(("A.", "B."), ("C.", "D."))
    assert told(whole) == [("p1.s1", 1), ("p1.s2", 300), ("p2.s1", 1), ("p2.s2", 0)]
    left = without(whole, frozenset({"p1.s2", "p2.s2"}), PAUSES)
    assert told(left) == [("p1.s1", 300), ("p2.s1", 0)]


def test_a_block_of_which_all_goes_is_gone() -> None:
    left = without(blocks(("A.",), ("B.",)), frozenset({"p2.s1"}), PAUSES)
    assert told(left) == [("p1.s1", 0)]


def test_a_pause_set_by_hand_stays() -> None:
    first, second = blocks(("A.", "B."), ("C.",))
    held = replace(first, sentences=(replace(first.sentences[0], pause_ms=77), first.sentences[1]))
    left = without((held, second), frozenset({"p1.s2"}), PAUSES)
    assert told(left) == [("p1.s1", 77), ("p2.s1", 0)]
