"""What a lint rule looks at, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from producer.model import BlockKind
from producer.script.quotes import quotes

if TYPE_CHECKING:
    from producer.model import Script, Sentence


class Severity(StrEnum):
    ERROR = "error"
    """It can't be read, or nobody can follow it."""
    WARNING = "warning"
    """A radio editor would mend it."""
    NOTE = "note"
    """Worth a look."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something in a script for an editor to mend."""

    sentence: str
    """The sentence's id."""
    block: str
    """The block's id."""
    rule: str
    severity: Severity
    message: str
    """What is there and what to do, in a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A sentence of the story where it airs."""

    sentence: Sentence
    block: str
    opens: bool
    """Whether its block begins with it."""
    own: str
    """Its words outside quotations, each of which is a pair of marks there: “”."""

    @property
    def text(self) -> str:
        return self.sentence.text


Places = tuple[Place, ...]
Found = Iterator[tuple[Place, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What is looked for, how bad it is, and the search: each place with its message."""

    name: str
    severity: Severity
    find: Callable[[Places], Iterable[tuple[Place, str]]]


def each(check: Callable[[Place], str | None]) -> Callable[[Places], Found]:
    """A search that looks at one place at a time; None where there is nothing to mend."""

    def find(places: Places) -> Found:
        for place in places:
            message = check(place)
            if message:
                yield place, message

    return find


def places(script: Script) -> Places:
    """The sentences of the stories, in order; the station's own words are left alone."""
    aired = [
        (block.id, number == 0, sentence)
        for block in script.blocks
        if block.kind is BlockKind.STORY
        for number, sentence in enumerate(block.sentences)
    ]
    found: list[Place] = []
    for _, members in groupby(aired, key=lambda one: one[2].paragraph):
        one_paragraph = tuple(members)
        owns = _outside([sentence.text for _, _, sentence in one_paragraph])
        found += (
            Place(sentence=sentence, block=block, opens=opens, own=own)
            for (block, opens, sentence), own in zip(one_paragraph, owns, strict=True)
        )
    return tuple(found)


def _outside(texts: list[str]) -> Iterator[str]:
    """Each sentence of a paragraph without what it quotes."""
    spans = quotes(" ".join(texts))
    start = 0
    for text in texts:
        kept, done = "", 0
        for span in spans:
            first, last = max(span.start - start, 0), min(span.end - start, len(text))
            if first < last:
                kept += text[done:first] + "“”"
                done = last
        yield kept + text[done:]
        start += len(text) + 1
