"""A story in a given length: what goes, what stays, and why."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from producer.errors import RuleError
from producer.model import Sentence
from producer.script.forms import FORMS, Form, find
from producer.script.shortening.dependence import needs, with_needs
from producer.script.shortening.shorten import aired_ms, fit, shortest_ms
from producer.station import Pauses
from tests.script.sample import sentences_of

VOICER = find("voicer")
PAUSES = Pauses()
STORY = (
    ("The Harlow ferry is back.", "It sailed on Monday with 212 islanders."),
    ("Ann Ruiz, 61, runs the store on Larkin.", "She was the first on board."),
    ("“We waited.", "We hoped,” said Ruiz."),
    "A judge stopped a rule on fares in May.",
    ("The rule was new.", "Boats were rare on Sundays."),
    "Harlow has 900 islanders.",
)


def kept(story: tuple[Sentence, ...], seconds: float) -> list[str]:
    return [one.id for one in fit(story, round(seconds * 1000), VOICER, PAUSES).kept]


def with_must(story: tuple[Sentence, ...], *ids: str) -> tuple[Sentence, ...]:
    return tuple(replace(one, must=one.id in ids) for one in story)


# --- A story that a person can check --------------------------------------------------


def test_what_fits_is_kept_whole() -> None:
    story = sentences_of(*STORY)
    choice = fit(story, aired_ms(story, VOICER, PAUSES), VOICER, PAUSES)
    assert [one.id for one in choice.kept] == [one.id for one in story]
    assert choice.cuts == ()


def test_each_cut_says_why() -> None:
    choice = fit(sentences_of(*STORY), 23_000, VOICER, PAUSES)
    assert [one.id for one in choice.kept] == ["p1.s1", "p1.s2", "p2.s1", "p2.s2"]
    assert {cut.id: cut.reason for cut in choice.cuts} == {
        "p3.s1": "cut for length: the 6th least needed; it goes with p3.s2",
        "p3.s2": "cut for length: the 6th least needed; it goes with p3.s1",
        "p4.s1": "cut for length: the 4th least needed",
        "p5.s1": "cut for length: it needs p4.s1, where “the rule” comes up",
        "p5.s2": "cut for length: the least needed; nothing else needs it",
        "p6.s1": "cut for length: the 2nd least needed; nothing else needs it",
    }


def test_room_that_is_left_is_filled_with_the_best_that_fits() -> None:
    first, second, third, fourth = sentences_of(*["Rain fell in Harlow."] * 4)
    story = (first, second, replace(third, estimate_ms=60_000), replace(fourth, estimate_ms=4_000))
    assert kept(story, 20) == ["p1.s1", "p2.s1", "p4.s1"]


def test_the_kept_have_the_pauses_of_their_new_places() -> None:
    choice = fit(sentences_of(*STORY), 12_000, VOICER, PAUSES)
    assert [one.pause_ms for one in choice.kept] == [PAUSES.sentence, PAUSES.paragraph]
    assert aired_ms(choice.kept, VOICER, PAUSES) == 10_350


def test_the_pause_between_blocks_counts() -> None:
    story = sentences_of(*["Rain fell in Harlow."] * 24, estimate_ms=4_300)
    least = 24 * 4_300 + 23 * PAUSES.paragraph
    assert aired_ms(story, VOICER, PAUSES) == least + PAUSES.block - PAUSES.paragraph
    assert len(kept(story, least / 1000)) == 23


def test_what_must_air_airs_with_what_it_needs() -> None:
    story = with_must(sentences_of(*STORY), "p5.s1")
    assert kept(story, 17) == ["p1.s1", "p4.s1", "p5.s1"]


@pytest.mark.parametrize(
    ("musts", "seconds", "around", "message", "hint"),
    [
        (
            (),
            4,
            0,
            "the shortest possible length is 0:05; asked for 0:04. It holds the opening sentence.",
            "Ask for 0:05.",
        ),
        (
            ("p5.s1",),
            16,
            0,
            "the shortest possible length is 0:17; asked for 0:16. It holds the opening sentence "
            "and what must air (p5.s1), and what they need (p4.s1).",
            "Mark fewer sentences `must`, or ask for 0:17.",
        ),
        (
            (),
            10,
            6_500,
            "the shortest possible length is 0:12; asked for 0:10. It holds the opening sentence.",
            "Ask for 0:12.",
        ),
    ],
)
def test_a_length_that_is_too_short_is_refused_with_what_holds_it(
    musts: tuple[str, ...], seconds: int, around: int, message: str, hint: str
) -> None:
    story = with_must(sentences_of(*STORY), *musts)
    with pytest.raises(RuleError) as caught:
        fit(story, seconds * 1000, VOICER, PAUSES, around_ms=around)
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_of_nothing_nothing_airs() -> None:
    choice = fit((), 10_000, VOICER, PAUSES)
    assert (choice.kept, choice.cuts) == ((), ())


# --- Any story ------------------------------------------------------------------------

TEXTS = [
    "Ann Ruiz runs the store in Harlow.",
    "She sold 12 boats.",
    "But Ruiz wants more.",
    "“We waited.",
    "We hoped,” said Bo Cole.",
    "“They sailed at night.”",
    "Will it rain?",
    "The rule was new.",
    "Boats were rare on Sundays.",
]


@st.composite
def stories(draw: st.DrawFn) -> tuple[Sentence, ...]:
    paragraphs = draw(
        st.lists(
            st.lists(st.sampled_from(TEXTS), min_size=1, max_size=3).map(tuple),
            min_size=1,
            max_size=9,
        )
    )
    return tuple(
        replace(
            one,
            estimate_ms=draw(st.integers(300, 30_000)),
            must=draw(st.integers(0, 9)) == 0,
        )
        for one in sentences_of(*paragraphs)
    )


@settings(deadline=None)
@given(stories(), st.integers(1_000, 200_000), st.sampled_from(FORMS))
def test_a_choice_keeps_every_promise(story: tuple[Sentence, ...], length: int, form: Form) -> None:
    shortest = shortest_ms(story, form, PAUSES)
    if length < shortest:
        with pytest.raises(RuleError):
            fit(story, length, form, PAUSES)
        return
    choice = fit(story, length, form, PAUSES)
    found = needs(story)
    places = [place for place, one in enumerate(story) if one.id in {k.id for k in choice.kept}]
    assert aired_ms(choice.kept, form, PAUSES) <= length
    assert [story[place].id for place in places] == [one.id for one in choice.kept]
    assert with_needs(places, found) == set(places)
    assert {place for place, one in enumerate(story) if one.must} | {0} <= set(places)
    cut = [cut.id for cut in choice.cuts]
    assert sorted(cut + [one.id for one in choice.kept]) == sorted(one.id for one in story)
    assert all(re.match(r"cut for length: (the|it needs) .+", cut.reason) for cut in choice.cuts)
    for place, one in enumerate(story):
        more = sorted(with_needs((place,), found) | set(places))
        if one.id in cut:
            assert aired_ms(tuple(story[other] for other in more), form, PAUSES) > length


@settings(deadline=None)
@given(stories(), st.integers(1_000, 100_000), st.integers(0, 60_000))
def test_a_longer_length_never_loses_the_opening(
    story: tuple[Sentence, ...], length: int, more: int
) -> None:
    assume(shortest_ms(story, VOICER, PAUSES) <= length)
    for each in (length, length + more):
        assert fit(story, each, VOICER, PAUSES).kept[0].id == story[0].id


@settings(deadline=None, max_examples=20)
@given(stories(), st.integers(60_000, 200_000))
def test_the_same_question_gets_the_same_answer(story: tuple[Sentence, ...], length: int) -> None:
    assume(shortest_ms(story, VOICER, PAUSES) <= length)
    assert fit(story, length, VOICER, PAUSES) == fit(story, length, VOICER, PAUSES)
