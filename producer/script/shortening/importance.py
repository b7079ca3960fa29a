"""How much each sentence of a story matters: news order, the most important first."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.script.shortening.mentions import names

if TYPE_CHECKING:
    from producer.model import Sentence

_OPENS_PARAGRAPH: Final = 1.5
"""A paragraph's first sentence carries it: worth one and a half places."""
_FIGURE: Final = 0.3
_NAME: Final = 0.2
_MOST_FACTS: Final = 1.2
"""Figures and names decide between neighbours alone: place decides the rest."""
_FIGURES: Final = re.compile(r"\d[\d.,]*")


def importance(sentences: tuple[Sentence, ...]) -> tuple[float, ...]:
    """A number for each sentence, in places of the story: the higher, the later it is cut.

    News stands in an inverted pyramid: the lead, then what matters less and less, background
    last. Inside a paragraph each sentence counts for less than the one before.
    """
    groups = [tuple(group) for _, group in groupby(sentences, key=lambda one: one.paragraph)]
    total = len(sentences)
    found: list[float] = []
    for number, members in enumerate(groups):
        for place, one in enumerate(members):
            worth: float = total - len(found)
            if number == 0:
                worth += total
            if place == 0:
                worth += _OPENS_PARAGRAPH
            found.append(worth + _facts(one.text))
    return tuple(found)


def _facts(text: str) -> float:
    figures, named = len(_FIGURES.findall(text)), len(names(text))
    return min(_MOST_FACTS, _FIGURE * figures + _NAME * named)
