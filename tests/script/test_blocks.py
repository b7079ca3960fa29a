"""Sentences in broadcast-length blocks: the best of all the ways that are allowed."""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, combinations, count, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Sentence
from producer.script.blocks import breaks, passes, segment, shape
from producer.script.cohesion import glued
from producer.script.forms import FORMS, Form, find
from tests.script.sample import sentences_of

VOICER = find("voicer")
Blocks = tuple[tuple[Sentence, ...], ...]
TEXTS = [
    "It rained.",
    "“It rained,” she said.",
    "“It rained.”",
    "“It rained.",
    "It snowed,” he said.",
]


@st.composite
def stories(draw: st.DrawFn, most: int = 30) -> tuple[Sentence, ...]:
    """Sentences of many lengths, with quotations, in paragraphs."""
    sizes = draw(st.lists(st.integers(1, 4), max_size=most))
    found: list[Sentence] = []
    for number, size in enumerate(sizes, start=1):
        texts = draw(st.lists(st.sampled_from(TEXTS), min_size=size, max_size=size))
        found += (
            replace(
                one,
                id=f"p{number}.s{place}",
                estimate_ms=draw(st.sampled_from([150, 2_000, 6_000, 15_000, 45_000, 130_000])),
                pause_ms=350 if place < size else 700,
            )
            for place, one in enumerate(sentences_of(*texts), start=1)
        )
    return tuple(found[:most])


def length_ms(block: tuple[Sentence, ...]) -> int:
    return sum(one.estimate_ms + one.pause_ms for one in block) - block[-1].pause_ms


def cost(blocks: Blocks, form: Form, topics: frozenset[str] = frozenset()) -> float:
    """What a way to cut costs: each block's shape, each end, each topic passed over."""
    story = tuple(one for block in blocks for one in block)
    ends = set(accumulate(map(len, blocks[:-1])))
    prices = zip(count(1), breaks(story, topics), passes(story, topics))
    between = sum(at_end if place in ends else inside for place, at_end, inside in prices)
    return between + sum(shape(block, form) for block in blocks)


def legal_ways(sentences: tuple[Sentence, ...]) -> list[Blocks]:
    """Every way to cut where no two glued sentences part."""
    free = [place for place, stays in enumerate(glued(sentences), start=1) if not stays]
    return [
        tuple(sentences[a:b] for a, b in pairwise((0, *cuts, len(sentences))))
        for count in range(len(free) + 1)
        for cuts in combinations(free, count)
    ]


def within_bounds(blocks: Blocks, form: Form) -> bool:
    return all(form.min_ms <= length_ms(block) <= form.max_ms for block in blocks)


@settings(deadline=None)
@given(stories(), st.sampled_from(FORMS))
def test_every_sentence_is_in_exactly_one_block_in_order(
    story: tuple[Sentence, ...], form: Form
) -> None:
    blocks = segment(story, form)
    assert tuple(one for block in blocks for one in block) == story
    assert all(blocks)


@settings(deadline=None)
@given(stories(), st.sampled_from(FORMS))
def test_no_block_ends_where_two_sentences_belong_together(
    story: tuple[Sentence, ...], form: Form
) -> None:
    joins = dict(zip(((a.id, b.id) for a, b in pairwise(story)), glued(story), strict=True))
    for one, two in pairwise(segment(story, form)):
        assert not joins[one[-1].id, two[0].id]


@settings(deadline=None)
@given(
    stories(most=8).filter(bool),
    st.sampled_from(FORMS),
    st.frozensets(st.sampled_from(["p2", "p3", "p5"])),
)
def test_no_other_way_to_cut_costs_less(
    story: tuple[Sentence, ...], form: Form, topics: frozenset[str]
) -> None:
    best = min(cost(way, form, topics) for way in legal_ways(story))
    assert cost(segment(story, form, topics), form, topics) == pytest.approx(best)


FERRY = (
    "The ferry to Larkin sails again.",
    "Its engine broke at the Larkin dock.",
    "Islanders waited for the ferry and its engine.",
    "The dock crew mended the engine by hand.",
)
SCHOOL = (
    "Nine pupils go to the Harlow school.",
    "Their teacher left the school in June.",
    "Parents want a teacher for the pupils.",
    "The Harlow board meets with parents today.",
)


def topic_story(first: int, second: int) -> tuple[Sentence, ...]:
    """So many sentences of ten seconds about a ferry, and then about a school, all paragraphs."""
    texts = [FERRY[n % 4] for n in range(first)] + [SCHOOL[n % 4] for n in range(second)]
    return sentences_of(*texts, estimate_ms=10_000, pause_ms=0)


@pytest.mark.parametrize("first", [5, 6, 7])
def test_a_block_ends_where_the_topic_does(first: int) -> None:
    one, two = segment(topic_story(first, 12 - first), VOICER)
    assert (len(one), len(two)) == (first, 12 - first)


def test_without_topics_blocks_are_even() -> None:
    story = sentences_of(*["Rain fell."] * 12, estimate_ms=10_000, pause_ms=0)
    assert [len(block) for block in segment(story, VOICER)] == [6, 6]


@pytest.mark.parametrize("place", [4, 5, 7, 8])
def test_a_block_begins_under_a_subhead(place: int) -> None:
    story = sentences_of(*["Rain fell."] * 12, estimate_ms=10_000, pause_ms=0)
    topics = frozenset({f"p{place + 1}"})
    assert [len(block) for block in segment(story, VOICER, topics)] == [place, 12 - place]


def test_a_block_does_not_begin_with_but() -> None:
    texts = ["It rained in Harlow.", "Snow fell.", "Mayor Cole slept."] * 4
    texts[6] = "But Harlow was dry."
    story = sentences_of(*texts, estimate_ms=10_000, pause_ms=0)
    assert story[6].id not in {block[0].id for block in segment(story, VOICER)}


def test_a_paragraph_leaves_no_single_line_in_another_block() -> None:
    """Five sentences of a paragraph, of which the first alone would make the blocks even."""
    rain = ("Rain fell.",) * 5
    story = sentences_of(*["Snow fell."] * 5, rain, "Hail fell.", estimate_ms=10_000, pause_ms=0)
    assert [len(block) for block in segment(story, VOICER)] == [5, 6]


def test_a_block_is_no_single_line() -> None:
    """A sentence that is long enough for a block by itself, and short of the target."""
    one, *rest = sentences_of(*["Rain fell."] * 6, estimate_ms=10_000, pause_ms=0)
    story = (replace(one, estimate_ms=41_000), *rest)
    assert [len(block) for block in segment(story, VOICER)] == [2, 4]


def test_a_short_sentence_before_a_very_long_quotation_is_not_left_alone() -> None:
    short, *quotation = sentences_of(
        "She spoke.", *[("“On and on.", *["And on."] * 8, "And on,” she said.")], estimate_ms=30_000
    )
    story = (replace(short, estimate_ms=600), *quotation)
    assert segment(story, VOICER) == (story,)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("seconds", [2, 4, 7])
def test_plain_prose_keeps_within_the_form(form: Form, seconds: int) -> None:
    paragraphs = [("Rain fell on Harlow.", "Snow fell on Harlow.", "Hail fell on Harlow.")] * 20
    story = sentences_of(*paragraphs, estimate_ms=seconds * 1000, pause_ms=350)
    assert within_bounds(segment(story, form), form)


def test_blocks_come_near_the_target_and_end_with_paragraphs() -> None:
    story = sentences_of(
        *[("Rain fell on Harlow.", "Snow fell on Harlow.")] * 12, estimate_ms=9_500, pause_ms=500
    )
    blocks = segment(story, VOICER)
    assert [len(block) for block in blocks] == [6, 6, 6, 6]
    assert [length_ms(block) for block in blocks] == [59_500] * 4


def test_the_pause_after_a_block_is_not_counted() -> None:
    """20 s of speech in every two sentences, and a pause that would push both over."""
    reader = find("reader")
    story = sentences_of(*["Rain fell on Harlow."] * 6, estimate_ms=14_900, pause_ms=200)
    assert [length_ms(block) for block in segment(story, reader)] == [30_000] * 3


@pytest.mark.parametrize("milliseconds", [150, 30_000, 500_000])
def test_a_story_of_one_sentence_is_one_block(milliseconds: int) -> None:
    story = sentences_of("Rain fell on Harlow.", estimate_ms=milliseconds)
    assert segment(story, VOICER) == (story,)


def test_without_sentences_there_are_no_blocks() -> None:
    assert segment((), VOICER) == ()


def test_a_quotation_longer_than_the_form_allows_is_one_block() -> None:
    story = sentences_of(
        ("“On and on.", *["And on."] * 18, "And on,” she said."), estimate_ms=30_000
    )
    assert segment(story, VOICER) == (story,)


def test_a_long_story_is_cut_into_many_blocks() -> None:
    story = sentences_of(
        *[("Rain fell on Harlow.", "Snow fell on Harlow.")] * 400, estimate_ms=5_000, pause_ms=500
    )
    blocks = segment(story, VOICER)
    assert within_bounds(blocks, VOICER)
    assert 66 <= len(blocks) <= 80
