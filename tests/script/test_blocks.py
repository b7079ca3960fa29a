"""Sentences in broadcast-length blocks: the best of all the ways that are allowed."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Sentence
from producer.script.blocks import segment
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


def cost(blocks: Blocks, form: Form) -> float:
    """What a way to cut costs, as the module's two constants say it."""
    total = 0.0
    for block in blocks:
        length = length_ms(block)
        over = max(0, form.min_ms - length, length - form.max_ms)
        total += ((length - form.target_ms) / form.target_ms) ** 2 + 10 * over / form.target_ms
    inside = sum(one[-1].paragraph == two[0].paragraph for one, two in pairwise(blocks))
    return total + 0.35 * inside


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
@given(stories(most=10).filter(bool), st.sampled_from(FORMS))
def test_no_other_way_to_cut_costs_less(story: tuple[Sentence, ...], form: Form) -> None:
    best = min(cost(way, form) for way in legal_ways(story))
    assert cost(segment(story, form), form) == pytest.approx(best)


def test_a_short_sentence_before_a_very_long_quotation_is_not_left_alone() -> None:
    short, *quotation = sentences_of(
        "She spoke.", *[("“On and on.", *["And on."] * 8, "And on,” she said.")], estimate_ms=30_000
    )
    story = (replace(short, estimate_ms=600), *quotation)
    assert segment(story, VOICER) == (story,)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("seconds", [2, 4, 7])
def test_plain_prose_keeps_within_the_form(form: Form, seconds: int) -> None:
    paragraphs = [("It rained.", "It snowed.", "It hailed.")] * 20
    story = sentences_of(*paragraphs, estimate_ms=seconds * 1000, pause_ms=350)
    assert within_bounds(segment(story, form), form)


def test_blocks_come_near_the_target_and_end_with_paragraphs() -> None:
    story = sentences_of(*[("It rained.", "It snowed.")] * 12, estimate_ms=9_500, pause_ms=500)
    blocks = segment(story, VOICER)
    assert [len(block) for block in blocks] == [6, 6, 6, 6]
    assert [length_ms(block) for block in blocks] == [59_500] * 4


def test_the_pause_after_a_block_is_not_counted() -> None:
    """20 s of speech in every two sentences, and a pause that would push both over."""
    reader = find("reader")
    story = sentences_of(*["It rained."] * 6, estimate_ms=14_900, pause_ms=200)
    assert [length_ms(block) for block in segment(story, reader)] == [30_000] * 3


@pytest.mark.parametrize("milliseconds", [150, 30_000, 500_000])
def test_a_story_of_one_sentence_is_one_block(milliseconds: int) -> None:
    story = sentences_of("It rained.", estimate_ms=milliseconds)
    assert segment(story, VOICER) == (story,)


def test_without_sentences_there_are_no_blocks() -> None:
    assert segment((), VOICER) == ()


def test_a_quotation_longer_than_the_form_allows_is_one_block() -> None:
    story = sentences_of(
        ("“On and on.", *["And on."] * 18, "And on,” she said."), estimate_ms=30_000
    )
    assert segment(story, VOICER) == (story,)


def test_a_long_story_is_cut_into_many_blocks() -> None:
    story = sentences_of(*[("It rained.", "It snowed.")] * 400, estimate_ms=5_000, pause_ms=500)
    blocks = segment(story, VOICER)
    assert within_bounds(blocks, VOICER)
    assert 66 <= len(blocks) <= 80
