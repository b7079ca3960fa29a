"""A paragraph in sentences: none lost, none cut where a reader would not stop."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.sentences import sentences

CUT = " | "
"""Between the sentences of a case below."""


@pytest.mark.parametrize(
    "paragraph",
    [
        # Titles, initials, companies, states
        "Dr. Smith met Gov. J. B. Hill. | They ate.",
        "Sgt. Ray Cole and Capt. Ann Lee met Lt. Col. Bo Diaz. | They spoke.",
        "The Rev. Al Green sang. | Prof. Ann Ode, Ph.D., taught.",
        "Sen. Ray Moss (D-Ky.) voted yes. | Rep. Jo Hill, R-Ky., did not.",
        "He lives in Lexington, Ky. | They live in Calif. now.",
        "George W. Bush won. | J. D. Vance too. | J.K. Rowling wrote.",
        "Martin Luther King Jr. spoke. | Mr. and Mrs. Ruiz came.",
        "Acme Co. and Bolt Corp. merged. | Yahoo! Inc. fell.",
        "Ft. Knox and Mt. Sterling and St. Louis are towns. | So is Ash.",
        "The U.S. Supreme Court ruled. | The U.N. Security Council did not.",
        "He left the U.S. | She stayed in Washington, D.C. | It rained.",
        # Hours and dates
        "He came at 5 p.m. Monday. | Then he left.",
        "At 10:30 a.m. Tuesday the vote began. | At 5 p.m. Friday it ended.",
        "Doors open at 7 p.m. Jan. 9 at the hall. | Tickets are $12.50.",
        "It starts at 7 p.m. ET. | It ends at 9 a.m. EST on weekdays.",
        "It starts at 8 p.m. Eastern. | It closes at 5 p.m. | It rains.",
        "The hour was 5 p.m. | Mayors and governors left.",
        "He was born on Aug. 4, 1961. | She was born on Feb. 2.",
        # Figures
        "It cost $3.5 million. | No. 5 won. | Version 2.0 is out.",
        "It grew 3.5 percent. | In 2024 it fell. | 12 people came.",
        "It weighs 5 lbs. or 80 oz. in all. | See p. 5 of vol. 2.",
        # Stops of other kinds
        "Who came? | Everyone! | What a day... | It ended.",
        "Wait … what? | No... yes.",
        "The band Wham! sang. | “Jeopardy!”-style quizzes are on.",
        "Visit example.org. | Now go.",
        "It was (she said) late. | It was late (really?) again.",
        # Quotations
        "“We sail,” she said. | “Now.”",
        "“Why?” asked the U.S. senator. | “Because.”",
        "“Why?” Ruiz asked. | “Go!” Mayor Ann-Marie O'Neil said, waving. | “Now!”",
        "“Why?” | Ruiz said he would not go.",
        '"Really?" he asked. | "Yes!" she said.',
        "He said: “I can't.” | She said: “I can.”",
        "“We're done!” | He left.",
        "“I came. | I saw. | I won,” she said.",
        '"I came. | I saw," he said. | "It rained."',
        "“It never closed. | It went on. | And on",
        "“I said no.No,” she said.",
        "“I lived in the U.S. then. | I left,” she said.",
        "She called it “a mess.” | Then she left.",
        "He said no.” Then left.",
    ],
)
def test_a_sentence_ends_where_a_reader_stops(paragraph: str) -> None:
    assert sentences(paragraph.replace(CUT, " ")) == tuple(paragraph.split(CUT))


@pytest.mark.parametrize("blank", ["\n", "\t ", "\u00a0", "\r\n\r\n", "\u2028", " \u3000 "])
def test_blanks_of_every_kind_become_one(blank: str) -> None:
    assert sentences(f"{blank}It rained.{blank}It{blank}snowed.{blank}") == (
        "It rained.",
        "It snowed.",
    )


@pytest.mark.parametrize("nothing", ["", " ", "\n\t"])
def test_of_nothing_there_are_no_sentences(nothing: str) -> None:
    assert sentences(nothing) == ()


PIECES = st.sampled_from(
    [
        *("He", "said", "the", "U.S.", "p.m.", "Monday", "Mr.", "No.", "5", "3.5", "1.", "é"),
        *("你好。", "...", "\u200b", "\u00a0", "\n", "\x85", "💡", "e.g.", "J."),
        *"!?.…\"'“”‘’()[]«»;:—•！؟।",
    ]
)
PARAGRAPHS = st.one_of(
    st.text(max_size=80),
    st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "  "])), max_size=25).map(
        lambda pairs: "".join(piece + blank for piece, blank in pairs)
    ),
)


@settings(max_examples=400, deadline=None)
@given(PARAGRAPHS)
def test_joined_by_blanks_they_are_the_paragraph_again(paragraph: str) -> None:
    found = sentences(paragraph)
    assert " ".join(found) == " ".join(paragraph.split())
    assert all(sentence and sentence == sentence.strip() for sentence in found)
