"""A line of a page: its tidy text, its words, its end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.story.line import ends_a_sentence, key, tidy, unescaped


@pytest.mark.parametrize(
    ("text", "tidied"),
    [
        ("  The\t ferry \n is\u00a0back. ", "The ferry is back."),
        ("moor\u00adings\u200b hold\ufeff", "moorings hold"),
        ("left\u200eright\u202emarks", "leftrightmarks"),
        ("\u200b \u00a0", ""),
        ("naïve “Łódź” — 5 €", "naïve “Łódź” — 5 €"),
    ],
)
def test_tidy(text: str, tidied: str) -> None:
    assert tidy(text) == tidied


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_texts_that_differ_in_punctuation_alone_have_one_key() -> None:
    assert key("“The Ferry’s back!”") == key("the ferry's back")
    assert key("The ferry is back") != key("The ferry was back")


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("The ferry is back.", True),
        ('"The ferry is back."', True),
        ("He said, “Leave!”", True),
        ("(It sails at six.)", True),
        ("And then…", True),
        ("The ferry is back", False),
        ("The ferry:", False),
        ("", False),
    ],
)
def test_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert ends_a_sentence(text) is ends


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Salt &amp; pepper &#38; more", "Salt & pepper & more"),
        (f"a&#{'9' * 5000};b", "a\ufffdb"),
        (f"a&#x{'f' * 5000};b", "a\ufffdb"),
    ],
)
def test_references_are_resolved_whatever_their_number(text: str, shown: str) -> None:
    assert unescaped(text) == shown
