"""How much what follows goes on with the topic of what came before, by the words they share."""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, Final

from producer.script.shortening.mentions import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Sentence

_WINDOW: Final = 3
"""Sentences on each side of a boundary that are compared."""


def goes_on(sentences: tuple[Sentence, ...]) -> tuple[float, ...]:
    """For each neighbouring pair, from 0 where the story changes its topic most, to at most 1.

    Where all is tied alike nothing is told: 0 everywhere. A word counts the more, the fewer of the
    story's sentences hold it.
    """
    words = tuple(content_words(one.text) for one in sentences)
    spread = Counter(word for each in words for word in each)
    weights = {word: log(len(words) / count) for word, count in spread.items()}

    def weight(of: Iterable[str]) -> float:
        return sum(weights[word] for word in of)

    ties: list[float] = []
    for place in range(1, len(words)):
        before = frozenset().union(*words[max(0, place - _WINDOW) : place])
        after = frozenset().union(*words[place : place + _WINDOW])
        least = min(weight(before), weight(after))
        # Sorted, so that a sum of many floats is the same in every run.
        ties.append(weight(sorted(before & after)) / least if least else 0.0)
    loosest, closest = min(ties, default=0.0), max(ties, default=0.0)
    return tuple((tie - loosest) / closest if closest else 0.0 for tie in ties)
