"""When each word of an utterance is heard, from how long hibari's network lets phonemes last."""

from __future__ import annotations

import re
from itertools import accumulate, groupby, pairwise
from typing import TYPE_CHECKING, Final

from producer.model import Utterance, Word
from producer.speech.hibari_model import STEP_MS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from producer.speech.hibari_text import Reading

TELLING: Final = 1
"""Raised when the same sound would be told other times; part of the engine's version."""

_SILENT: Final = frozenset(' ;:,.!?—…"“”()')
"""Signs of the misaki alphabet that are a pause, not a sound."""


def words(utterance: Utterance, reading: Reading, begins: Sequence[int]) -> tuple[Word, ...]:
    """The words between blanks that have a letter or a digit, in order.

    `begins` is as `hibari_model.say` gives it. Words under one pronunciation share its time by
    their letters. Empty where the reading has other blanks than the text.
    """
    groups = _groups(utterance)
    if len(groups) != len(reading.stretches):
        return ()
    told: list[Word] = []
    for group, (low, high) in zip(groups, reading.stretches, strict=True):
        start, end = _heard(reading.phonemes, low, high)
        told += _shared(group, begins[start] * STEP_MS, begins[end] * STEP_MS)
    return tuple(told)


def _groups(utterance: Utterance) -> list[list[str]]:
    """The words of the text; those whose blank lies inside a pronunciation are together."""
    found = list(re.finditer(r"\S+", utterance.text))
    bound = [
        any(each.start < after.start() < each.end for each in utterance.pronunciations)
        for after in found[1:]
    ]
    numbers = accumulate((not each for each in bound), initial=0)
    together = groupby(zip(found, numbers, strict=True), key=lambda pair: pair[1])
    return [[match[0] for match, _ in group] for _, group in together]


def _heard(phonemes: str, low: int, high: int) -> tuple[int, int]:
    """The stretch without the pauses at its ends."""
    sounding = [place for place in range(low, high) if phonemes[place] not in _SILENT]
    return (sounding[0], sounding[-1] + 1) if sounding else (low, low)


def _shared(group: Sequence[str], start: int, end: int) -> Iterator[Word]:
    """The words that are said in a time, each with its share of it."""
    said = [word for word in group if any(map(str.isalnum, word))]
    letters = tuple(accumulate((sum(map(str.isalnum, word)) for word in said), initial=0))
    edges = [start + (end - start) * each // max(1, letters[-1]) for each in letters]
    for word, (begin, over) in zip(said, pairwise(edges), strict=True):
        yield Word(text=word, start_ms=begin, end_ms=over)
