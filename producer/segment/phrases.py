"""A sentence in lines for the eye: short ones, cut where a reader draws breath."""

from __future__ import annotations

import re
from itertools import accumulate, pairwise
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Lines = tuple[tuple[int, int], ...]
    """Of words: the first, and the one after the last."""
    Way = tuple[float, tuple[tuple[int, bool], ...]]
    """What it costs, and after which words it is cut, and whether a caption ends there."""

LINE: Final = 65
"""Characters a line at most: Podcasting 2.0's advice for transcripts."""
LINES: Final = 2
"""A caption at most."""

_JOINING: Final = frozenset(
    """
    after although and as because before but if nor once or since so than that though unless until
    when where whether which while who whom whose yet
    """.split()
)
_RELATING: Final = frozenset(
    """
    about above across against along among around at behind below beneath beside between beyond by
    despite down during for from in inside into like near of off on onto outside over past through
    throughout to toward towards under up upon via with within without
    """.split()
)
_LEADING: Final = frozenset(
    """
    a an are be been by can could did do does every had has have her his is its may might more most
    my no not our shall should some such that's the their these this those very was were will would
    your
    """.split()
)
"""Words that lean on the one that follows."""
_COUNTING: Final = re.compile(
    r"\W*(?:.*\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundred|thousand|[mb]illion)$)",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"(?:[!?…]|(?<=\w{5})\.)[”’\"')\]]*$")
"""A short word with a full stop is rather an abbreviation: "Dr."."""
_BREAK: Final = re.compile(r"[;:—–]$|^--?$|[,)\]][”’\"']*$|[”\"]$")
_OPENS: Final = re.compile(r"[(\[“\"]")
_DASH: Final = re.compile(r"[—–-]+")
"""A dash between blanks stays with what it follows."""

_EVEN, _LINE, _CAPTION = 3.0, 1.0, 3.0
"""What uneven lines, a line more and a caption more cost, beside the cost of the places below."""
_BETWEEN_CAPTIONS: Final = 3.0
"""How many times what a place costs between lines it costs between captions."""


def lines(words: Sequence[str]) -> tuple[Lines, ...]:
    """The words as captions of at most LINES lines of at most LINE characters.

    A longer word is a line of its own. Of all the ways to cut, the one whose cuts are at the
    best places, with few lines and even ones.
    """
    captions: list[Lines] = []
    pending: list[tuple[int, int]] = []
    first = 0
    for after, ends_caption in _cuts(words):
        pending.append((first, after))
        first = after
        if ends_caption:
            captions.append(tuple(pending))
            pending.clear()
    return tuple(captions)


def _cuts(words: Sequence[str]) -> tuple[tuple[int, bool], ...]:
    """After which words it is best to cut, and whether a caption ends there."""
    if not words:
        return ()
    ends = list(accumulate((len(word) + 1 for word in words), initial=0))
    even = ends[-1] / max(1, ceil(ends[-1] / (LINE + 1)))
    places = [_cost(before, after) for before, after in pairwise(words)]
    # From the end, and not by recursion: a list of names may be a sentence of a thousand words.
    best: dict[tuple[int, int], Way] = {}
    """Of the rest from a word that begins a line, by that word and the line's number."""

    def ways(first: int, line: int) -> Iterator[Way]:
        for after in range(first + 1, len(words) + 1):
            length = ends[after] - ends[first] - 1
            if length > LINE and after > first + 1:
                return
            cost = _LINE + _EVEN * ((length + 1 - even) / LINE) ** 2
            if after == len(words):
                yield cost, ((after, True),)
                return
            place = places[after - 1]
            if line < LINES:
                rest, cuts = best[after, line + 1]
                yield cost + place + rest, ((after, False), *cuts)
            rest, cuts = best[after, 1]
            yield cost + _BETWEEN_CAPTIONS * place + _CAPTION + rest, ((after, True), *cuts)

    for first in reversed(range(len(words))):
        for line in range(1, LINES + 1):
            best[first, line] = min(ways(first, line))
    return best[0, 1][1]


def _cost(before: str, after: str) -> float:
    """How bad it is to cut between two words."""
    if _STOP.search(before):
        return 0.0
    bond = _bond(before, after)
    if bond:
        return bond
    if _BREAK.search(before) or _OPENS.match(after):
        return 0.2
    if after.lower() in _JOINING:
        return 0.5
    return 0.7 if after.lower() in _RELATING else 2.5


def _bond(before: str, after: str) -> float:
    """What holds two words together: a number and its unit, two parts of a name; 0 for nothing."""
    if _DASH.fullmatch(after):
        return 6.0
    if _BREAK.search(before):
        return 0.0
    if _COUNTING.match(before) or (before[:1].isupper() and after[:1].isupper()):
        return 6.0
    if before.lower() in _LEADING:
        return 5.0
    return 3.5 if before.lower() in _RELATING else 0.0
