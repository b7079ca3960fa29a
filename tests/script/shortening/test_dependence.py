"""Which sentence needs which, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.shortening.dependence import needs, with_needs
from tests.script.sample import sentences_of

Paragraphs = list[str | tuple[str, ...]]


def told(paragraphs: Paragraphs) -> list[str]:
    """Each need as "p2.s1 <- p1.s1: why"."""
    story = sentences_of(*paragraphs)
    return [
        f"{one.id} <- {story[need.index].id}: {need.why}"
        for one, each in zip(story, needs(story), strict=True)
        for need in each
    ]


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        pytest.param(["It rained in Harlow.", "Snow fell on Larkin Island."], [], id="none"),
        # Who
        pytest.param(
            ["Ann Ruiz runs the store.", "Rain fell all day.", "She sells bread."],
            ["p3.s1 <- p1.s1: where “She” is named"],
            id="a pronoun needs the nearest sentence that names somebody",
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "On Monday, she sold out."],
            ["p2.s1 <- p1.s1: where “she” is named"],
            id="after a short phrase too",
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "“We sold out,” she said."],
            ["p2.s1 <- p1.s1: where “she” is named"],
            id="as a speaker",
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "Bo Cole said he would close his.", "Rain fell."],
            [],
            id="a pronoun that the sentence itself explains needs nothing",
        ),
        pytest.param(
            ["A diver found the wreck.", "Her boat is small."],
            ["p2.s1 <- p1.s1: where “Her” is named"],
            id="the sentence before where nobody has a name",
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "Rain fell.", "On Tuesday Ruiz closed it."],
            ["p3.s1 <- p1.s1: where “Ruiz” is said in full"],
            id="a surname needs the full name",
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "Rain fell.", "Later Ann Ruiz closed it."],
            [],
            id="a name in full needs nothing",
        ),
        pytest.param(
            ["Mayor Ruiz runs Harlow.", "Rain fell.", "Ruiz’s house is dry."],
            ["p3.s1 <- p1.s1: where “Ruiz” is said in full"],
            id="a title introduces too",
        ),
        pytest.param(
            ["Ann Ruiz, 61, runs the store.", "Rain fell.", "Ann sells bread."],
            ["p3.s1 <- p1.s1: where “Ann” is said in full"],
            id="a first name of somebody introduced",
        ),
        pytest.param(
            ["J. D. Moss and Lt. Gov. Al Poe met.", "Rain fell.", "Moss left early."],
            ["p3.s1 <- p1.s1: where “Moss” is said in full"],
            id="initials are part of a name",
        ),
        pytest.param(
            ["The Federal Ferry Board met.", "Rain fell.", "Later the FFB voted."],
            ["p3.s1 <- p1.s1: where “FFB” is explained"],
            id="an acronym needs its words",
        ),
        pytest.param(
            ["The Board of Island Ferries met.", "Rain fell.", "Later the BIF voted."],
            ["p3.s1 <- p1.s1: where “BIF” is explained"],
            id="small words give it no letter",
        ),
        pytest.param(
            ["They have boat blindness, or BB.", "Rain fell.", "They say BB is rare."],
            [
                "p3.s1 <- p1.s1: where “BB” is explained",
                "p3.s1 <- p2.s1: to which “They” points",
            ],
            id="an acronym for small words",
        ),
        pytest.param(["The FBI came.", "Rain fell.", "Later the FBI left."], [], id="unexplained"),
        pytest.param(
            ["The United States won.", "Rain fell.", "Later US boats came home."],
            [],
            id="an acronym that everybody knows",
        ),
        pytest.param(
            ["Blue Moon is a boat of theirs.", "Rain fell.", "Islanders saw the Moon."],
            [],
            id="a word with an article is nobody's surname",
        ),
        # What
        pytest.param(
            ["The boat is back.", "It sails at nine."],
            ["p2.s1 <- p1.s1: to which “It” points"],
            id="it",
        ),
        pytest.param(
            ["Two boats are back.", "But in May, they sank."],
            ["p2.s1 <- p1.s1: on which “But” goes on"],
            id="one reason is enough",
        ),
        pytest.param(
            ["The board raised fares.", "This angered islanders."],
            ["p2.s1 <- p1.s1: to which “This” points"],
            id="this",
        ),
        pytest.param(
            ["The board raised fares.", "This week islanders met.", "Those who came sat down."],
            [],
            id="this week is no pointer, nor are those who",
        ),
        pytest.param(
            ["A judge stopped a rule on fares.", "Rain fell.", "The rule was new."],
            ["p3.s1 <- p1.s1: where “the rule” comes up"],
            id="the noun that was brought up",
        ),
        pytest.param(
            ["Fares will rise in May.", "The decision angered islanders."],
            ["p2.s1 <- p1.s1: where “the decision” comes up"],
            id="a noun that sums up the sentence before",
        ),
        pytest.param(
            ["Fares will rise in May.", "The decision of the board angered islanders."],
            [],
            id="a noun that is told at once",
        ),
        pytest.param(
            ["Officers stopped a car.", "A boat sank.", "A search of the car found salt."],
            ["p3.s1 <- p1.s1: where “the car” comes up"],
            id="a noun that the subject leans on",
        ),
        pytest.param(
            ["Officers saw a car.", "They saw another car.", "Rain fell.", "The car was new."],
            [
                "p2.s1 <- p1.s1: to which “They” points",
                "p4.s1 <- p2.s1: where “the car” comes up",
            ],
            id="the last thing of its kind",
        ),
        pytest.param(
            ["It is what a law is for.", "Rain fell.", "The agency is at work."],
            ["p3.s1 <- p2.s1: where “the agency” comes up"],
            id="a verb is no noun",
        ),
        pytest.param(["Rain fell.", "The mayor slept on."], [], id="a noun that everybody knows"),
        pytest.param(
            ["Boats need new hulls.", "Gull Lines is not known for such work."],
            ["p2.s1 <- p1.s1: to which “such” points"],
            id="such",
        ),
        pytest.param(
            ["Boats need new hulls.", "Gull Lines buys things such as bread."], [], id="such as"
        ),
        pytest.param(
            ["Ann Ruiz runs the store.", "Rain fell.", "By the time she came home, snow fell."],
            ["p3.s1 <- p1.s1: where “she” is named"],
            id="a pronoun in a clause that comes first",
        ),
        # Neighbours
        *(
            pytest.param(
                ["Rain fell in Harlow.", f"{time}, Larkin Island was dry."],
                [f"p2.s1 <- p1.s1: on which “{time}” goes on"],
                id=time,
            )
            for time in ("A short time later", "Two days later", "Later", "The next year")
        ),
        *(
            pytest.param(
                ["Rain fell in Harlow.", f"{word} Larkin Island was dry that day."],
                [f"p2.s1 <- p1.s1: on which “{word.strip(',')}” goes on"],
                id=word,
            )
            for word in ("But", "However,", "Meanwhile,", "And", "Also", "Instead,", "Still,")
        ),
        pytest.param(
            ["Rain fell.", "Larkin Island, however, was dry that day."],
            ["p2.s1 <- p1.s1: on which “however” goes on"],
            id="however inside",
        ),
        pytest.param(["Rain fell.", "So far nobody drowned there."], [], id="so far"),
        pytest.param(
            [("Will the boat last?", "Nobody can tell today.")],
            ["p1.s1 <- p1.s2: which answers it", "p1.s2 <- p1.s1: which it answers"],
            id="a question and its answer",
        ),
        pytest.param(
            ["Will the boat last?", "Nobody can tell today.", "Rain fell."],
            ["p1.s1 <- p2.s1: which answers it", "p2.s1 <- p1.s1: which it answers"],
            id="an interviewer's, in paragraphs of their own",
        ),
        pytest.param(
            ["Two boats sail:", "Gull sails at nine.", "• Tern sails at ten."],
            [
                "p1.s1 <- p2.s1: to which its colon leads",
                "p2.s1 <- p1.s1: whose colon leads to it",
                "p3.s1 <- p2.s1: the item before it",
            ],
            id="a list",
        ),
        pytest.param(
            [("The old store shut for good in May;", "the new one opened in June.")],
            [
                "p1.s1 <- p1.s2: the rest of its sentence",
                "p1.s2 <- p1.s1: the start of its sentence",
            ],
            id="a sentence that was cut at its semicolon",
        ),
        pytest.param(
            [("The store shut for good in May.", "Not for lack.")],
            ["p1.s2 <- p1.s1: which it completes"],
            id="a fragment",
        ),
        pytest.param(
            [("Gull Lines ordered two 30 jets.", "The 40 program was late.")],
            ["p1.s2 <- p1.s1: with whose thread it goes on"],
            id="what its paragraph has told",
        ),
        pytest.param(
            [("A boat sank in May.", "Most of the loss was milk."), "The loss was great."],
            ["p1.s2 <- p1.s1: with whose thread it goes on"],
            id="a part of what its paragraph has told",
        ),
        pytest.param(
            ["Rain fell on Monday.", "Boats and bread", "Larkin Island has one store."],
            ["p2.s1 <- p3.s1: which it heads"],
            id="a heading that stayed among the paragraphs",
        ),
        pytest.param(
            [("Boats cost little.", "Not everyone is satisfied."), "Larkin Island has no pier."],
            ["p1.s2 <- p2.s1: which it announces"],
            id="what only announces",
        ),
        # Quotations
        pytest.param(
            [("“Rain fell.", "Snow fell,” said Ann Ruiz.")],
            [
                "p1.s1 <- p1.s2: the rest of its quotation",
                "p1.s2 <- p1.s1: the start of its quotation",
            ],
            id="a quotation airs whole",
        ),
        pytest.param(
            [("“Rain fell,” Ann Ruiz said.", "“Snow fell on us all.”")],
            ["p1.s2 <- p1.s1: which says who speaks"],
            id="with the speaker before",
        ),
        pytest.param(
            [("“Snow fell on us all.”", "Ann Ruiz wrote it down.")],
            ["p1.s1 <- p1.s2: which says who speaks"],
            id="or after",
        ),
        pytest.param(
            [("Ann Ruiz was there.", "“Snow fell on us all.”", "Neighbors heard a bang.")],
            [
                "p1.s2 <- p1.s1: which says who speaks",
                "p1.s2 <- p1.s3: which says who speaks",
            ],
            id="or either, where nobody can tell",
        ),
        pytest.param(
            ["Ann Ruiz was there.", "“Snow fell on us all.”", "“Rain fell on us all.”"],
            [
                "p2.s1 <- p1.s1: which says who speaks",
                "p3.s1 <- p1.s1: which says who speaks",
            ],
            id="over paragraphs",
        ),
    ],
)
def test_a_sentence_needs_what_makes_it_plain(paragraphs: Paragraphs, expected: list[str]) -> None:
    assert told(paragraphs) == expected


def test_needs_of_needs_are_needs() -> None:
    story = sentences_of("Ann Ruiz sails.", "Rain fell.", "Ruiz came home.", "But she left again.")
    assert with_needs((3,), needs(story)) == {0, 2, 3}


def test_of_nothing_nothing_is_needed() -> None:
    assert needs(()) == ()


PIECES = st.sampled_from(
    [
        *("But she", "It rained.", "Ann Ruiz", "Ruiz", "“We", "”", "said:", "(FFB)", "FFB"),
        *("the law?", "The law", "•", "", "Gov.", "’", "‘no", "…", "U.S.", "and;"),
    ]
)
TEXTS = st.one_of(st.text(max_size=30), st.lists(PIECES, max_size=6).map(" ".join))


@settings(deadline=None)
@given(st.lists(st.lists(TEXTS, min_size=1, max_size=4).map(tuple), max_size=8))
def test_every_need_is_another_sentence_once(paragraphs: list[tuple[str, ...]]) -> None:
    story = sentences_of(*paragraphs)
    found = needs(story)
    assert len(found) == len(story)
    for place, each in enumerate(found):
        places = [need.index for need in each]
        assert places == sorted(set(places))
        assert place not in places
        assert all(0 <= index < len(story) for index in places)
