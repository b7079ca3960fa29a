"""Which neighbouring sentences must air together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.script.cohesion import glued
from tests.script.sample import sentences_of

Paragraphs = list[str | tuple[str, ...]]


@pytest.mark.parametrize(
    ("paragraphs", "joins"),
    [
        pytest.param([("It rained.", "It snowed.")], "-", id="prose may part"),
        pytest.param(["It rained.", "It snowed."], "-", id="paragraphs may part"),
        pytest.param(["What fell?", "Rain did.", "It rained."], "+-", id="a question, its answer"),
        pytest.param(["What?", "Why?", "Rain fell."], "-+", id="the last of several questions"),
        pytest.param(
            [("It fell.", "Why?"), "Rain fell."], "--", id="a question that ends a thought"
        ),
        pytest.param(["It brought:", "Rain.", "Snow."], "+-", id="a colon and its list"),
        pytest.param(
            [("“It rained.", "It snowed,” she said.", "Then it stopped.")],
            "+-",
            id="a quotation stays in one piece",
        ),
        pytest.param(
            [('"It rained.', "It hailed.", 'It snowed," she said.', "Then it stopped.")],
            "++-",
            id="in straight marks too",
        ),
        pytest.param(
            [("“It rained,” she said.", "“It snowed.”", "Then it stopped.")],
            "++",
            id="bare quotation keeps its neighbours",
        ),
        pytest.param(
            [("“It rained.”", "She wrote that.")], "+", id="bare quotation first, speaker after"
        ),
        pytest.param(
            ["Ann Ruiz was there.", "“It rained.”", "Nobody minded."],
            "+-",
            id="a paragraph of quotation keeps the one before",
        ),
        pytest.param(
            ["Ann Ruiz was there.", ("“It rained.", "It snowed.”"), "Nobody minded."],
            "++-",
            id="also when it holds several sentences",
        ),
        pytest.param(
            [("She said, “It rained.", "It snowed,” and left.", "Then it stopped.")],
            "+-",
            id="with words before and after it",
        ),
        pytest.param(
            [(*["It hailed."] * 6, "“No.”", "It ended.")], "-----++", id="late in a paragraph"
        ),
        pytest.param(
            [("“It rained.", "It snowed.”", "She wrote that.", "Nobody minded.")],
            "++-",
            id="several bare sentences and then the speaker",
        ),
        pytest.param(
            ["Ann Ruiz was there.", ("“It rained.”", "She left.")],
            "-+",
            id="a paragraph that is not only quotation may part",
        ),
        pytest.param(
            ["“It rained,” she said. “And then", "“it snowed,” she said.", "It stopped."],
            "+-",
            id="a quotation that runs over paragraphs",
        ),
        pytest.param(
            ["She said “it rained", "It stopped."],
            "-",
            id="a mark that somebody forgot does not swallow the story",
        ),
        pytest.param(
            [('The 6" pipe burst.', "Nobody knew."), "It rained."], "--", id="inches are no quote"
        ),
        pytest.param(
            [("He called it “a mess.”", "He left.")], "-", id="quoted words inside a sentence"
        ),
        pytest.param(
            [("‘It rained.", "It snowed,’ she said.", "Then it stopped.")],
            "+-",
            id="in single marks",
        ),
        pytest.param(
            [("‘It’s the islanders’ boat.", "It sank,’ she said.", "Then it stopped.")],
            "+-",
            id="with apostrophes in them",
        ),
        pytest.param(
            [("The islanders’ boat sank.", "It’s gone.", "Nobody’s left.")],
            "--",
            id="apostrophes alone are no quotation",
        ),
        pytest.param(
            [("The boat sank;", "the crew swam.", "Two boats sail:", "Gull and Tern.")],
            "+-+",
            id="parts of a sentence that was cut",
        ),
    ],
)
def test_a_quotation_stays_with_the_words_that_say_whose_it_is(
    paragraphs: Paragraphs, joins: str
) -> None:
    assert glued(sentences_of(*paragraphs)) == tuple(mark == "+" for mark in joins)


@pytest.mark.parametrize("paragraphs", [[], ["It rained."], ["“It rained.”"]])
def test_fewer_than_two_sentences_have_no_joins(paragraphs: Paragraphs) -> None:
    assert glued(sentences_of(*paragraphs)) == ()


def test_the_page_counts_and_not_the_text_shown() -> None:
    one, two = sentences_of(("“It rained.", "It snowed,” she said."))
    assert glued((replace(one, text="It rained."), two)) == (True,)
