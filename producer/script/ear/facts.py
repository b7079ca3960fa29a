"""What a recast must not change: numbers, names, negations, quotations, and every other word."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from producer.script.quotes import quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

NEGATIONS = frozenset(
    """
    not no never without none nor neither hardly barely nobody nothing nowhere cannot
    """.split()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_PERCENT = re.compile(r"\s?%|\bper cent\b", re.IGNORECASE)
_NOTHING: frozenset[str] = frozenset()


def same_facts(
    before: str,
    after: str,
    *,
    added: frozenset[str] = _NOTHING,
    dropped: frozenset[str] = _NOTHING,
) -> bool:
    """Whether two texts hold the same numbers, names, negations, quotations and other words.

    Places may differ, and stops; a word may gain or lose its capital where it begins the text.
    `added` and `dropped` are words, in lower case, that may come or go.
    """
    one, two = _words(before), _words(after)
    lost, gained = Counter(one) - Counter(two), Counter(two) - Counter(one)
    return (
        _figures(one) == _figures(two)
        and _negations(one) == _negations(two)
        and _quoted(before, dropped) == _quoted(after, dropped)
        and _capitals(lost) <= set(one[:1])
        and _capitals(gained) <= set(two[:1])
        and _no_more(_folded(lost), _folded(gained), dropped)
        and _no_more(_folded(gained), _folded(lost), added)
    )


def _words(text: str) -> list[str]:
    """The words in order; "%" is a word, and a bracket within a word ("give[s]") no end of it."""
    plain = _PERCENT.sub(" percent", text.replace("[", "").replace("]", ""))
    return [word.replace("’", "'") for word in _WORD.findall(plain)]


def _figures(words: Iterable[str]) -> Counter[str]:
    return Counter(word.replace(",", "") for word in words if word[0].isdigit())


def _negations(words: Iterable[str]) -> Counter[str]:
    folded = (word.casefold() for word in words)
    return Counter(word for word in folded if word in NEGATIONS or word.endswith("n't"))


def _quoted(text: str, dropped: frozenset[str]) -> list[str]:
    """What stands in quotation marks, as one run of words."""
    inside = " ".join(text[quote.start : quote.end] for quote in quotes(text))
    return [word for word in _words(inside) if word not in dropped]


def _capitals(words: Iterable[str]) -> set[str]:
    return {word for word in words if word[0].isupper()}


def _folded(words: Counter[str]) -> Counter[str]:
    folded: Counter[str] = Counter()
    for word, times in words.items():
        folded[word.casefold()] += times
    return folded


def _no_more(words: Counter[str], others: Counter[str], allowed: frozenset[str]) -> bool:
    return set(words - others) <= allowed
