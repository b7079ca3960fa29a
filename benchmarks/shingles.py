"""How like two texts are: precision and recall over four-word shingles, and whether they are equal.

The measure of the public article extraction benchmark (scrapinghub, MIT).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Means over pages."""

    precision: float
    recall: float
    exact: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(wanted: Mapping[str, str], found: Mapping[str, str]) -> Score:
    """Every wanted text against what was found for it; nothing found counts as nothing."""
    precision = recall = exact = 0.0
    for id, text in wanted.items():
        want, have = _shingles(text), _shingles(found.get(id, ""))
        hits = (want & have).total()
        precision += hits / have.total() if have else 0.0
        recall += hits / want.total() if want else 1.0
        exact += _words(text) == _words(found.get(id, ""))
    n = len(wanted)
    return Score(precision=precision / n, recall=recall / n, exact=exact / n)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _words(text)
    if not words:
        return Counter()
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
