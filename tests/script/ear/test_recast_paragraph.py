"""Recasts of a paragraph: who says a quotation of several sentences comes before it."""

from __future__ import annotations

import pytest

from producer.script.ear.facts import same_facts
from producer.script.ear.paragraph import recast_paragraph

CUT = " | "


@pytest.mark.parametrize(
    ("paragraph", "recasted"),
    [
        ("“We sail. | We rest,” Ruiz said.", "Ruiz said, “We sail. | We rest.”"),
        ('"We sail. | Why? | We rest," she said.', 'She said, "We sail. | Why? | We rest."'),
        ("It rains. | “We sail! | Now!” Ruiz said.", "It rains. | Ruiz said, “We sail! | Now!”"),
        ("“We sail,” he said. | “We rest.”", "He said, “We sail.” | “We rest.”"),
        (
            "“A boat. | It sank,” he said. | “I swam. | I lived,” he said.",
            "He said, “A boat. | It sank.” | He said, “I swam. | I lived.”",
        ),
    ],
)
def test_an_attribution_moves_to_the_sentence_that_opens_the_quotation(
    paragraph: str, recasted: str
) -> None:
    found = recast_paragraph(paragraph.split(CUT))
    assert CUT.join(text for text, _ in found) == recasted
    changed = [bool(log) for _, log in found]
    pairs = zip(paragraph.split(CUT), recasted.split(CUT), strict=True)
    assert changed == [before != after for before, after in pairs]


@pytest.mark.parametrize(
    "paragraph",
    [
        "“We sail. | We rest.”",
        "“We sail. | We rest",
        "We sail. | We rest,” Ruiz said.",
        "“We sail. | We rest,” Ruiz said, waving.",
        "“We sail. | We rest,” Ruiz said, “and swim.”",
        "“We sail. | We “rest,” Ruiz said.",
        "The “Ash. | We rest,” Ruiz said.",
        '“We sail. | We rest," Ruiz said.',
        "“we sail. | We rest,” Ruiz said.",
        "“We met. | Tom Hadley, 42, won. | The mast broke, police said. | And so on.”",
    ],
)
def test_what_is_not_certain_stays(paragraph: str) -> None:
    texts = paragraph.split(CUT)
    assert recast_paragraph(texts) == tuple((text, ()) for text in texts)


def test_the_facts_are_those_of_the_paragraph() -> None:
    texts = ("“It cost $4.6 million. ", "We can't pay,” said Ann Ruiz, the mayor.")
    found = " ".join(text for text, _ in recast_paragraph(texts))
    assert found != " ".join(texts)
    assert same_facts(" ".join(texts), found)


def test_an_empty_paragraph_stays_empty() -> None:
    assert recast_paragraph(()) == ()
