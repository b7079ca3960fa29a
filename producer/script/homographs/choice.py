"""Which reading of its homographs a sentence means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.model import Pronunciation
from producer.script.homographs.features import seen, tokens
from producer.script.homographs.sounds import readings
from producer.script.homographs.weights import best, weights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.script.homographs.features import Token
    from producer.script.homographs.sounds import Reading

_WORD: Final = re.compile("[a-z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A homograph in a sentence, and the reading that it has there."""

    start: int
    """Its first character in the sentence."""
    end: int
    """Just after its last."""
    reading: Reading


def pronounced(spoken: str) -> tuple[Pronunciation, ...]:
    """How the homographs of a spoken form sound, in order; none where it has none.

    Only the words of the table are told: their other forms ("leads", "record's") and all other
    words are the voice's. A word that is only ever a name there ("Ravel") is left alone where it
    has no capital.
    """
    return tuple(
        Pronunciation(start=each.start, end=each.end, ipa=each.reading.ipa, respelling="")
        for each in choices(spoken)
    )


def choices(spoken: str) -> tuple[Choice, ...]:
    """The homographs of a spoken form with their readings, in order."""
    if readings().keys().isdisjoint(_WORD.findall(spoken.lower())):
        return ()
    sentence = tokens(spoken)
    return tuple(_chosen(sentence, at, among) for at, among in _found(sentence))


def candidates(word: str) -> tuple[Reading, ...]:
    """The readings that a word can have as it is written: a name has a capital."""
    known = readings().get(word.lower(), ())
    if word.islower():
        return tuple(reading for reading in known if not reading.is_name)
    return known


def _found(sentence: tuple[Token, ...]) -> Iterator[tuple[int, tuple[Reading, ...]]]:
    for at, token in enumerate(sentence):
        among = candidates(token.text)
        if among and not _runs_on(sentence, at):
            yield at, among


def _runs_on(sentence: tuple[Token, ...], at: int) -> bool:
    """Whether more of the word comes after an apostrophe: "the record's"."""
    after = sentence[at + 1] if at + 1 < len(sentence) else None
    return after is not None and after.text[0] in "'’" and len(after.text) > 1


def _chosen(sentence: tuple[Token, ...], at: int, among: tuple[Reading, ...]) -> Choice:
    reading = best(seen(sentence, at), among, weights()) if len(among) > 1 else among[0]
    start = sentence[at].start
    return Choice(start=start, end=start + len(sentence[at].text), reading=reading)
