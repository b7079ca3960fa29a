"""Words that point back: what a sentence says that only an earlier one makes plain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.script.ear.household import ACRONYMS
from producer.script.quotes import unquoted
from producer.script.shortening.mentions import (
    FUNCTION_WORDS,
    acronyms,
    explained,
    names,
    stem,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.script.shortening.mentions import Name

_GOES_ON: Final = re.compile(
    r"\W*(But|However|Meanwhile|And|Also|Instead|Still|Yet|Or|Nor|So(?! far)|Then(?!-)|Thus"
    r"|Therefore|Moreover|Furthermore|Nevertheless|Nonetheless|Otherwise|Similarly|Likewise"
    r"|Additionally|Conversely|Consequently|Afterwards?|Even so|In addition|As a result"
    r"|(?:In|By) contrast|On the other hand|For (?:example|instance)|That said|In response|In turn"
    r"|At the same time|After that|Before that|Since then|Until then|By then|Second|Third|Finally"
    r"|Specifically|In other words|In fact|Indeed|Regardless|Subsequently|Eventually|Soon after"
    r"|The (?:next|following|same) (?:day|night|morning|week|month|year)|Later(?=,)"
    r"|(?:[Aa]|[\w-]+)(?: [a-z]+){1,2} (?:later|earlier)(?=,)|Shortly after(?:wards?)?(?=,)"
    r")\b(?! of\b)"
)
_ADDS: Final = re.compile(r", (however|though|meanwhile|too|as well)(?:,|\W*$)")
_LED_IN: Final = (
    r"\W*(?:(?:But|And|So|Yet|Then|Still|Also|Now|Meanwhile|However|Instead),? )?"
    r"(?:[^\W_][^,.;:“”]{1,50}, )?"
)
"""What may stand before the subject: a word that goes on, a short phrase and its comma."""
_JOINED: Final = (
    r"(?i:(?:when|while|as|if|once|until|after|before|because|since|although|though|by the time) )?"
)
_PERSON: Final = re.compile(_LED_IN + _JOINED + r"((?i:he|she|him|her|his|hers))\b")
_SAYS: Final = (
    r"(?:said|says|added|adds|asked|told|wrote|writes|explained|recalled|noted|continued)"
)
_SPEAKER: Final = re.compile(rf"(?:“”|,)\W*((?:he|she|they) {_SAYS}|{_SAYS} (?:he|she|they))\b")
_THING: Final = re.compile(_LED_IN + r"((?i:they|it|their|its))\b(?! is (?:un)?clear)")
_POINTS: Final = re.compile(
    r"\W*(?:(?:But|And|So|Yet|Then|Still|Now),? )?"
    r"((?:This|That|These|Those|Such|Both|Neither|Another|Others)\b)"
    r"(?! (?:week|weekend|month|year|morning|afternoon|evening|summer|winter|spring|fall|season)\b"
    r"| (?:who|with|in|as|of)\b| \S+(?: \S+)? and\b)"
)
_THE: Final = re.compile(
    r"\W*(?:(?:But|And|So|Yet|Now),? )?The ([a-z][\w-]*)(?:[’']s)?(?: ([a-z][\w-]*))?"
)
_OF_THE: Final = re.compile(
    r"\W*(?:(?:An?|The|Any|Its|Their) [a-z][\w-]*|Most|Some|All|Many|Part|Half|None)"
    r" (?:of|in|inside|at|to|on|behind|near|under) the ([a-z][\w-]*)(?:[’']s)?(?: ([a-z][\w-]*))?"
)
"""What is known by something told before: "A search of the car"."""
_ARTICLE: Final = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
"""Before a name in capitals that is nobody's: "the Moon"."""
_TOLD_AT_ONCE: Final = re.compile(r"(?:[’']s)? (?:of|that|who|which|from|between)\b")
_BROUGHT_UP: Final = re.compile(
    r"\b(?:an?|another|one|two|three|four|five|six|several|some|new|its|his|her|their)"
    r"((?: [a-z][\w-]*){1,4})"
)
_SHORT_FOR: Final = frozenset(
    stem(word)
    for word in (
        "measure bill law ruling move decision incident attack group pair suspect man woman couple"
        " two three study report survey plan proposal deal agreement change program project"
        " announcement statement comment remark order lawsuit suit case verdict charge victim"
        " shooting crash fire storm outbreak former latter result goal effort idea problem question"
        " answer first second other rest same policy rule vote bid offer film book show event game"
        " boy girl child children men women teen teenager driver accident discovery finding figure"
        " number total site building company firm agency office device system tool feature app"
        " technology"
    ).split()
)
"""Nouns that stand for what was told a sentence ago."""
_INTRODUCED: Final = re.compile(rf",? ?(?:\d{{1,3}},|who\b|{_SAYS}\b|an? |the )")


_SUCH: Final = re.compile(r"\b(such) (?!as\b|an?\b)[a-z]")


def goes_on(text: str) -> str:
    """The words that tie a sentence to the one before ("But", "too"), or nothing."""
    around = unquoted(text)
    found = _GOES_ON.match(around) or _ADDS.search(around)
    return found[1] if found else ""


def points(text: str) -> str:
    """A word at its start that stands for something in the sentence before, or "such", or
    nothing."""
    around = unquoted(text)
    found = _THING.match(around) or _POINTS.match(around)
    if found is None:
        found = _SUCH.search(around)
        return found[1] if found else ""
    if found[1].islower() and names(around[: found.start(1)]):
        return ""
    return found[1]


class Heard:
    """What a listener knows after some sentences: who was named, what was brought up last."""

    __slots__ = ("_alone", "_brought_up", "_first", "_initials", "_named", "_people")

    def __init__(self) -> None:
        self._named: dict[str, int] = {}
        self._alone: set[str] = set()
        self._brought_up: dict[str, int] = {}
        self._first: dict[str, int] = {}
        self._initials: dict[str, int] = {}
        self._people: int | None = None

    def add(self, place: int, text: str) -> None:
        """Hear the sentence that stands at that place."""
        for name in names(text):
            if not name.person:
                if len(name.words) == 1 and name.last not in self._named:
                    self._alone.add(name.last)
                continue
            for word in _calls(name, text):
                if word not in self._alone:
                    self._named.setdefault(word, place)
        if any(self._is_person(name) for name in names(text)):
            self._people = place
        for phrase in _BROUGHT_UP.finditer(text):
            for word in phrase[1].split():
                if word not in FUNCTION_WORDS:
                    self._brought_up[stem(word)] = place
        for word in re.findall(r"[a-z][\w-]+", text):
            self._first.setdefault(stem(word), place)
        for initials in explained(text):
            self._initials.setdefault(initials, place)

    def missing(self, text: str) -> Iterator[tuple[int | None, str]]:
        """What the sentence leaves to earlier ones: their places, and why in words.

        The place is None where it is the sentence before.
        """
        pronoun = self._unnamed(text)
        if pronoun:
            yield self._people, f"where “{pronoun}” is named"
        yield from self._half_named(text)
        yield from self._unexplained(text)
        yield from self._definite(text)

    def _is_person(self, name: Name) -> bool:
        return name.person or (len(name.words) == 1 and name.last in self._named)

    def _unnamed(self, text: str) -> str:
        """A pronoun for a person whom the sentence does not name before it."""
        around = unquoted(text)
        first = _PERSON.match(around)
        found = first or _SPEAKER.search(around)
        if found is None:
            return ""
        named = (self._is_person(n) for n in names(around) if n.end <= found.start(1))
        if any(named):
            return ""
        return (
            found[1]
            if first
            else next(word for word in found[1].split() if word in {"he", "she", "they"})
        )

    def _half_named(self, text: str) -> Iterator[tuple[int, str]]:
        known = names(text)
        told = {word for name in known if len(name.words) > 1 for word in name.words}
        for name in known:
            alone = len(name.words) == 1 and not name.titled and name.last not in told
            if alone and not _ARTICLE.search(text, 0, name.start):
                place = self._named.get(name.last)
                if place is not None:
                    yield place, f"where “{name.last}” is said in full"

    def _unexplained(self, text: str) -> Iterator[tuple[int, str]]:
        own = explained(text)
        for acronym in sorted(acronyms(text) - ACRONYMS):
            if acronym in own:
                continue
            place = self._initials.get(acronym)
            if place is not None:
                yield place, f"where “{acronym}” is explained"

    def _definite(self, text: str) -> Iterator[tuple[int | None, str]]:
        around = unquoted(text)
        for form in (_THE, _OF_THE):
            found = form.match(around)
            if found is None or any(
                _TOLD_AT_ONCE.match(around, found.end(part)) for part in (0, 1)
            ):
                continue
            yield from self._brought(found[2] or "", found[1])

    def _brought(self, *nouns: str) -> Iterator[tuple[int | None, str]]:
        """Where the thing of the first of the nouns that is known came up."""
        for noun in nouns:
            if not noun or noun in FUNCTION_WORDS:
                continue
            if stem(noun) in self._brought_up:
                yield self._brought_up[stem(noun)], f"where “the {noun}” comes up"
                return
            if stem(noun) in _SHORT_FOR:
                yield self._first.get(stem(noun)), f"where “the {noun}” comes up"
                return


def _calls(name: Name, text: str) -> Iterator[str]:
    """The single words by which a person is called after that name."""
    yield name.last
    if len(name.words) > 1 and _INTRODUCED.match(text, name.end):
        yield name.words[0]
