"""Cuts a long spoken sentence where a reader would breathe."""

from __future__ import annotations

import re
from typing import Final

_BREATHS: Final = (
    re.compile(r"(?<=[.!?])\s+"),
    re.compile(r"(?<=[;:])\s+|\s+(?=[—–]\s)"),
    re.compile(r"(?<=,)\s+"),
    re.compile(r"\s+(?=(?:and|but|or|who|which|that|because|while|when|after|before|as)\s)"),
    re.compile(r"\s+"),
)
"""Places to breathe, the most natural kind first."""

_SHORTEST: Final = 0.4
"""No piece is shorter than this part of the longest, so that a cut at a good place near the
start does not leave a rush at the end."""


def cut(spoken: str, max_chars: int) -> tuple[str, ...]:
    """`spoken` in pieces of at most `max_chars`; joined by blanks they are the sentence again.

    A single word longer than `max_chars` is cut inside.
    """
    pieces: list[str] = []
    rest = " ".join(spoken.split())
    while len(rest) > max_chars:
        end, start = _breath(rest, max_chars)
        pieces.append(rest[:end])
        rest = rest[start:]
    return (*pieces, rest) if rest else tuple(pieces)


def _breath(text: str, max_chars: int) -> tuple[int, int]:
    """Where the next piece ends, and where the rest begins."""
    head = text[: max_chars + 1]
    for kind in _BREATHS:
        places = [m.span() for m in kind.finditer(head) if m.start() <= max_chars]
        good = [p for p in places if p[0] >= max_chars * _SHORTEST]
        if good:
            return good[-1]
    spaces = [m.span() for m in re.finditer(r"\s+", head) if 0 < m.start() <= max_chars]
    return spaces[-1] if spaces else (max_chars, max_chars)
