"""Two rows of words brought side by side: which were heard for which."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from producer.segment.listening.words import Expected, Heard

_LOST: Final = 0.9
"""What a word left out, or put in, costs; a word heard as quite another costs 1."""
_JOINED: Final = 0.1
"""What each further word of a pair costs: one for one is likelier."""
_SHAPES: Final = ((1, 1), (1, 2), (2, 1), (1, 3), (2, 2), (3, 1))
"""How many words may be heard as how many."""
_CELLS: Final = 2_500
"""The largest stretch that is looked at pair by pair; more is not a slip of the ear."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Words of one sentence and what was heard for them; either may be empty."""

    expected: tuple[Expected, ...]
    heard: tuple[Heard, ...]
    same: bool
    """They sound alike."""


def aligned(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> tuple[Pair, ...]:
    """All words of both, each once and in order."""
    matcher = SequenceMatcher(
        None, [word.key for word in expected], [word.key for word in heard], autojunk=False
    )
    return tuple(
        pair
        for tag, i, i_end, j, j_end in matcher.get_opcodes()
        for pair in (
            _equal(expected[i:i_end], heard[j:j_end])
            if tag == "equal"
            else _unequal(expected[i:i_end], heard[j:j_end])
        )
    )


def similarity(expected: Sequence[Expected], heard: Sequence[Heard]) -> float:
    """The letters that two rows of words share, in order: 0 to 1."""
    return _ratio("".join(w.letters for w in expected), "".join(w.letters for w in heard))


def _equal(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> Iterator[Pair]:
    for one, other in zip(expected, heard, strict=True):
        yield Pair(expected=(one,), heard=(other,), same=True)


def _unequal(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> list[Pair]:
    if len(expected) * len(heard) <= _CELLS:
        return _closest(expected, heard)
    return [
        _pair((one,) if one else (), (other,) if other else ())
        for one, other in zip_longest(expected, heard)
    ]


def _closest(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> list[Pair]:
    """The cheapest way to read the one as the other, by the letters that they share."""
    rows, columns = len(expected) + 1, len(heard) + 1
    best = [[0.0] * columns for _ in range(rows)]
    step = [[(0, 0)] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            ways = [
                (best[i - a][j - b] + _cost(expected[i - a : i], heard[j - b : j]), (a, b))
                for a, b in (*_SHAPES, (1, 0), (0, 1))
                if a <= i and b <= j and _one_sentence(expected[i - a : i])
            ]
            if ways:
                best[i][j], step[i][j] = min(ways)
    pairs: list[Pair] = []
    i, j = rows - 1, columns - 1
    while i or j:
        a, b = step[i][j]
        pairs.append(_pair(expected[i - a : i], heard[j - b : j]))
        i, j = i - a, j - b
    return pairs[::-1]


def _pair(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> Pair:
    """ "Per cent" and "percent", "N P R" and "NPR" are the same letters, and the same sound."""
    same = bool(expected) and similarity(expected, heard) == 1.0
    return Pair(expected=expected, heard=heard, same=same)


def _cost(expected: tuple[Expected, ...], heard: tuple[Heard, ...]) -> float:
    if not expected or not heard:
        return _LOST
    size = max(len(expected), len(heard))
    further = len(expected) + len(heard) - 2
    return size * (1.0 - similarity(expected, heard)) + _JOINED * further


def _one_sentence(expected: tuple[Expected, ...]) -> bool:
    return len({word.sentence for word in expected}) <= 1


@lru_cache(maxsize=4096)
def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
