"""Words that are wrong on the air: immediacy, addresses, signs, "quote, unquote", and the like."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.script.ear.finding import Place

_CLOCK = r"\d{1,2}(?::\d\d)? ?(?:a\.m\.|p\.m\.|o['’]clock)(?: [A-Z]{2,3})?"
_TODAY = r"(?:today|tonight|this (?:morning|afternoon|evening))"
_IMMEDIATE: Final = re.compile(
    r"\b(?:right now|at this hour|at this very moment|as we speak|(?:just )?(?:moments|minutes) ago"
    r"|breaking news|stay tuned|live (?:from|coverage|updates?|stream|feed|reports?|broadcast)"
    r"|(?:broadcast|streamed|streaming|airing|airs|carried|reporting|coming to you|join us) live"
    rf"|{_CLOCK},? {_TODAY}|{_TODAY},? (?:at|by|until) {_CLOCK}"
    rf"|{_TODAY},? at (?:noon|midnight))(?!\w)",
    re.IGNORECASE,
)
_NOW: Final = re.compile(
    r"(?<![\w-])(?<!until )(?<!by )(?<!from )(?<!for )(?<!every )(?<!even )(?<!than )(?<!who )"
    r"(?<!who is )(?<!, )now"
    r"(?![\w-]| that\b)(?!, )",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"https?://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.[\w.]+"
    r"|(?<![\w.@])(?:[\w-]+\.)+(?:com|org|net|gov|edu|info|io|tv|fm|co\.uk|org\.uk|us|ca)/\w[^\s,;)]*"
    r"|(?<![\w.@])(?:[a-z][\w-]*\.)+(?:com|org|net|gov|edu|info|io|tv|fm|co\.uk|org\.uk)(?!\w)"
    r"|(?<=[Vv]isit )(?:[\w-]+\.)+(?:com|org|net|gov|edu)(?!\w)"
)
_UNSPOKEN: Final = re.compile(r"[^\w\s.,?!;:'‘’“”\"…—–-]|[\d_]+")
_DATELINE: Final = re.compile(
    r"(?:[A-Z][A-Z'’.]+)(?:[ -][A-Z][A-Z'’.]+)*(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)*)?"
    r"(?: \([\w .]+\))? ?(?:—|–|--|-) \S"
)
_UNQUOTE: Final = re.compile(r"\b(?:quote[ ,-]+)?unquote\b|\bend(?: of)? quote\b", re.IGNORECASE)
_FORMER: Final = re.compile(
    r"\bthe latter(?:['’]s)?\b(?! (?:half|part|stages?|portion|days?|years?|two|three)\b)"
    r"|\bthe former(?=[,.;]| (?:is|was|are|were|has|had|will|would|being)\b)",
    re.IGNORECASE,
)
_PRONOUN: Final = re.compile(r"(?:He|She|They|His|Her|Their)\b")
_A_MILLION: Final = re.compile(r"(?<!half )(?<!quarter )\ba (million|billion|trillion)\b")
_LETTERS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LIKE_S: Final = re.compile(r"s(?!h)|c(?=[eiy])", re.IGNORECASE)
_SMALL = frozenset("a an the of in on at to and or is are was were".split())
_TONGUE_TWISTER = 4


def immediacy(place: Place) -> str | None:
    match = _IMMEDIATE.search(place.own)
    if match is None:
        return None
    return f"“{match.group()}” claims that this is live, and it is recorded: say when it was."


def now(place: Place) -> str | None:
    if not _NOW.search(place.own) or _IMMEDIATE.search(place.own):
        return None
    return "“now” is true when this is recorded, perhaps not when it airs: leave it out."


def address(place: Place) -> str | None:
    match = _ADDRESS.search(place.text)
    if match is None:
        return None
    return f"“{match.group()}” is an address: leave it out, or say where to look for it."


def unspoken(place: Place) -> str | None:
    match = _UNSPOKEN.search(place.sentence.spoken)
    if match is None:
        return None
    return f"“{match.group()}” is left in what the voice is given: write it in words."


def dateline(place: Place) -> str | None:
    if not place.sentence.id.endswith(".s1") or not _DATELINE.match(place.text):
        return None
    return "a dateline: leave it out, and say the place in the sentence."


def unquote(place: Place) -> str | None:
    match = _UNQUOTE.search(place.text)
    if match is None:
        return None
    return f"“{match.group()}” is not said on the air: say who said it, and pause."


def former_latter(place: Place) -> str | None:
    match = _FORMER.search(place.text)
    if match is None:
        return None
    return f"“{match.group()}” sends the listener back to look: say the name again."


def pronoun_first(place: Place) -> str | None:
    match = _PRONOUN.match(place.own)
    if match is None or not place.opens:
        return None
    return f"the block begins with “{match.group()}”: a listener who comes in here needs the name."


def a_million(place: Place) -> str | None:
    match = _A_MILLION.search(place.own)
    if match is None:
        return None
    return f"“a {match[1]}” sounds like “eight {match[1]}”: say “one {match[1]}”."


def tongue_twister(place: Place) -> str | None:
    """Four words in a row, small ones left out, that begin with one sound."""
    words = [word for word in _LETTERS.findall(place.text) if word.lower() not in _SMALL]
    for _, run in groupby(words, key=_sound):
        row = list(run)
        if len(row) >= _TONGUE_TWISTER and len(set(map(str.lower, row))) >= _TONGUE_TWISTER:
            return f"“{' '.join(row)}” trips the tongue: change a word."
    return None


def _sound(word: str) -> str:
    """What a word begins with, roughly; words that begin with a vowel are all unlike."""
    first = word[0].lower()
    if first in "aeiou" or word.isupper():
        return word
    return "s" if _LIKE_S.match(word) else word[:2].lower() if first in "ctswp" else first
