"""Which sentence needs which to make sense, and why: what is cut must leave no riddle."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.script.cohesion import leads_on, quoting
from producer.script.quotes import unquoted
from producer.script.shortening.announcing import announces
from producer.script.shortening.referring import Heard, goes_on, points

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from producer.model import Sentence
    from producer.script.cohesion import Quoting


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A sentence that must air for another one to make sense."""

    index: int
    """Its place among the sentences: earlier as a rule, later for a speaker named afterwards."""
    why: str
    """For people, to follow the needed sentence's id: "where “She” is named"."""


Needs = tuple[tuple[Need, ...], ...]
"""For each sentence what it needs, by place, each place once."""


def needs(sentences: tuple[Sentence, ...]) -> Needs:
    """What each sentence needs beside itself; certain signs only, and in doubt one need more."""
    found: list[dict[int, str]] = [{} for _ in sentences]
    for rule in (_quotations, _neighbours, _references):
        for place, need in rule(sentences):
            if need.index != place:
                found[place].setdefault(need.index, need.why)
    return tuple(
        tuple(Need(index=index, why=each[index]) for index in sorted(each)) for each in found
    )


def with_needs(places: Iterable[int], of: Needs) -> frozenset[int]:
    """Those places and all that they need, directly or through another."""
    found: set[int] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += (need.index for need in of[place])
    return frozenset(found)


# --- Quotations -----------------------------------------------------------------------


def _quotations(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, Need]]:
    """A quotation airs whole, and with who says it."""
    told = quoting(sentences)
    run = range(0)
    for place, one in enumerate(told):
        if one.goes_on:
            yield place, Need(index=place + 1, why="the rest of its quotation")
            yield place + 1, Need(index=place, why="the start of its quotation")
        if one.bare:
            if place not in run:
                run = _run(place, sentences, told)
            for speaker in _speakers(run, sentences, told):
                yield place, Need(index=speaker, why="which says who speaks")


def _run(place: int, sentences: Sequence[Sentence], told: Sequence[Quoting]) -> range:
    """The run of bare quotation that begins at a place."""
    end = place + 1
    while _bare_beside(end - 1, end, sentences, told):
        end += 1
    return range(place, end)


def _speakers(
    run: range, sentences: Sequence[Sentence], told: Sequence[Quoting]
) -> tuple[int, ...]:
    """The neighbours of a run of bare quotation of which one says whose it is."""
    before, after = run[0] - 1, run[-1] + 1
    if before >= 0 and (told[run[0]].alone or _same(run[0], before, sentences)):
        if _says(sentences[before].text) or told[run[0]].alone:
            return (before,)
        return (before, after) if _same(run[-1], after, sentences) else (before,)
    return (after,) if after < len(sentences) else ()


def _bare_beside(
    place: int, other: int, sentences: Sequence[Sentence], told: Sequence[Quoting]
) -> bool:
    return (
        0 <= other < len(sentences)
        and told[other].bare
        and (_same(place, other, sentences) or told[max(place, other)].alone)
    )


def _same(one: int, two: int, sentences: Sequence[Sentence]) -> bool:
    inside = 0 <= two < len(sentences)
    return inside and sentences[one].paragraph == sentences[two].paragraph


_SAYS: Final = re.compile(
    r"\b(?:said|says|saying|added|adds|asked|asks|told|tells|wrote|writes|explained|recalled"
    r"|noted|put it|replied|answered|warned|called|argued|continued)\b"
)


def _says(text: str) -> bool:
    return _SAYS.search(unquoted(text)) is not None


# --- Neighbours -----------------------------------------------------------------------

_ITEM: Final = re.compile(r"(?:[•·*–—-]|\(?(?:[2-9]|\d\d|[b-z])[.)])\s")
_KNOWN: Final = re.compile(
    r"\W*(?:The |(?:Most|Some|All|Many|Much|Half|Part|None|One|Each|Any) of (?:the|those) "
    r"|An? [a-z-]+ (?:of|in|inside|at|to) the )"
)
"""How a sentence begins that speaks of what its paragraph has told."""
_WORDS_OF_A_FRAGMENT: Final = 3
_WORDS_OF_A_HEADING: Final = 8
_ENDS: Final = re.compile(r"[.?!…:;,][^\w]*$|[”\"’]$")


def _neighbours(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, Need]]:
    """What a sentence is to the one before it: its answer, its item, its continuation."""
    for place in range(1, len(sentences)):
        one, two = sentences[place - 1].text, sentences[place].text
        if _heads(place - 1, sentences):
            yield place - 1, Need(index=place, why="which it heads")
        elif announces(one):
            yield place - 1, Need(index=place, why="which it announces")
        together = _same(place, place - 1, sentences)
        if together and one.endswith((";", ",")):
            yield place - 1, Need(index=place, why="the rest of its sentence")
            yield place, Need(index=place - 1, why="the start of its sentence")
        elif one.endswith(":"):
            yield place - 1, Need(index=place, why="to which its colon leads")
            yield place, Need(index=place - 1, why="whose colon leads to it")
        elif (together and unquoted(one).rstrip().endswith("?")) or leads_on(
            sentences[place - 1], sentences[place]
        ):
            yield place - 1, Need(index=place, why="which answers it")
            yield place, Need(index=place - 1, why="which it answers")
        elif _ITEM.match(two):
            yield place, Need(index=place - 1, why="the item before it")
        elif word := goes_on(two):
            yield place, Need(index=place - 1, why=f"on which “{word}” goes on")
        elif word := points(two):
            yield place, Need(index=place - 1, why=f"to which “{word}” points")
        elif together and _KNOWN.match(two):
            yield place, Need(index=place - 1, why="with whose thread it goes on")
        elif together and len(two.split()) <= _WORDS_OF_A_FRAGMENT:
            yield place, Need(index=place - 1, why="which it completes")


def _heads(place: int, sentences: Sequence[Sentence]) -> bool:
    """Whether it is a line over what follows: short, without a stop, a paragraph of its own."""
    text = sentences[place].text.rstrip()
    short = len(text.split()) <= _WORDS_OF_A_HEADING and _ENDS.search(text) is None
    return (
        short and not _same(place, place - 1, sentences) and not _same(place, place + 1, sentences)
    )


# --- References -----------------------------------------------------------------------


def _references(sentences: tuple[Sentence, ...]) -> Iterator[tuple[int, Need]]:
    """Who and what a sentence calls by a short name, and where the listener heard the long one."""
    heard = Heard()
    for place, one in enumerate(sentences):
        if place:
            for index, why in heard.missing(one.text):
                yield place, Need(index=place - 1 if index is None else index, why=why)
        heard.add(place, one.text)
