"""Cuts a long utterance where a reader would breathe."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from producer.model import Utterance

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.model import Pronunciation

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


def cut(utterance: Utterance, max_chars: int) -> tuple[Utterance, ...]:
    """`utterance` in pieces of at most `max_chars`; joined by blanks they are its text again.

    No piece ends inside a pronunciation, and each has its own, counted from its start. A single
    word longer than `max_chars` is cut inside; a pronunciation as long as that is left out.
    """
    pieces: list[Utterance] = []
    rest = _single_spaced(utterance)
    while len(rest.text) > max_chars:
        end, start = _breath(rest, max_chars)
        pieces.append(_part(rest, 0, end))
        rest = _part(rest, start, len(rest.text))
    return (*pieces, rest) if rest.text else tuple(pieces)


def _single_spaced(utterance: Utterance) -> Utterance:
    """The utterance with one blank wherever it has any, and none at its ends."""
    text = utterance.text
    if text == " ".join(text.split()):
        return utterance
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    places: dict[int, int] = {}
    length = 0
    for number, (start, end) in enumerate(words):
        length += number > 0
        places |= {old: length + old - start for old in range(start, end + 1)}
        length += end - start
    moved = (
        replace(each, start=places[each.start], end=places[each.end])
        for each in utterance.pronunciations
        if each.start in places and each.end in places
    )
    return Utterance(text=" ".join(text.split()), pronunciations=tuple(moved))


def _part(utterance: Utterance, start: int, end: int) -> Utterance:
    """A stretch of an utterance, with the pronunciations that lie in it whole."""
    inside = (p for p in utterance.pronunciations if start <= p.start and p.end <= end)
    return Utterance(
        text=utterance.text[start:end],
        pronunciations=tuple(
            replace(each, start=each.start - start, end=each.end - start) for each in inside
        ),
    )


def _breath(utterance: Utterance, max_chars: int) -> tuple[int, int]:
    """Where the next piece ends, and where the rest begins."""
    head = utterance.text[: max_chars + 1]
    for kind in _BREATHS:
        places = _free((m.span() for m in kind.finditer(head)), utterance.pronunciations)
        good = [p for p in places if max_chars * _SHORTEST <= p[0] <= max_chars]
        if good:
            return good[-1]
    spaces = _free((m.span() for m in re.finditer(r"\s+", head)), utterance.pronunciations)
    fitting = [place for place in spaces if 0 < place[0] <= max_chars]
    if fitting:
        return fitting[-1]
    across = [p.start for p in utterance.pronunciations if p.start < max_chars < p.end]
    end = across[0] if across and across[0] > 0 else max_chars
    return end, end


def _free(
    places: Iterable[tuple[int, int]], pronunciations: tuple[Pronunciation, ...]
) -> list[tuple[int, int]]:
    """The places that lie inside no pronunciation."""
    return [
        (end, start)
        for end, start in places
        if not any(each.start < start and end < each.end for each in pronunciations)
    ]
