"""Sentences that have nothing to say but that something follows."""

from __future__ import annotations

import pytest

from producer.script.shortening.announcing import announces


@pytest.mark.parametrize(
    "text",
    [
        "Not everyone is satisfied.",
        "But not everybody agrees.",
        "Not all islanders are happy, though.",
        "There is a catch.",
        "There’s just one problem.",
        "There was another reason.",
        "Here is how it works.",
        "Here's what to know.",
        "That was not all.",
        "That wasn’t all.",
        "There is more.",
        "The reaction was swift.",
        "Reactions were mixed.",
        "The answer is surprisingly simple.",
        "Others disagree.",
        "Opinions are divided.",
        "It works like this.",
        "But the books were only the beginning.",
    ],
)
def test_it_announces(text: str) -> None:
    assert announces(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell.",
        "Not everyone at Gull Lines is satisfied.",
        "Not everyone can swim.",
        "There is a pier.",
        "There are 2 catches.",
        "There is a catch, and it is the price.",
        "There is a problem with the engines.",
        "The reaction was a long silence.",
        "The reaction to the plan was swift and came from the pier.",
        "“There is a catch.”",
        "Here is Ann Ruiz.",
        "That was all.",
        "Others left.",
        "",
    ],
)
def test_it_says_something(text: str) -> None:
    assert not announces(text)
