"""Who and what a sentence names: names in full, names alone, acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(r"[^\W_](?:[\w’'&-]*[^\W_])?")
_POSSESSIVE: Final = re.compile(r"[’']s?$")
_TITLES: Final = frozenset(
    (
        "Mr Mrs Ms Miss Dr Prof Gov Sen Rep Gen Lt Col Maj Capt Cmdr Sgt Cpl Pvt Rev Hon Judge"
        " Justice President Mayor Governor Senator Representative Congressman Congresswoman"
        " Secretary Chancellor Minister Chief Sheriff Officer Detective Captain Sergeant General"
        " Professor Doctor Pastor Bishop Pope Father Sister King Queen Prince Princess Sir Dame"
        " Lady Lord Coach Director Commissioner Superintendent Supt Atty Attorney Speaker Former"
    ).split()
)
_SMALL: Final = frozenset("of and the for on in de del la le van von der den da dos bin al".split())
_SUFFIXES: Final = frozenset("Jr Sr II III IV MD PhD".split())
_NO_PERSON: Final = frozenset(
    (
        "North South East West Northern Southern Eastern Western Central Upper Lower New Lake Mount"
        " Fort Saint St Port San Los Las El The County City State States University College School"
        " Street Avenue Road Island Islands River Bay Park Hospital Center Centre Court House"
        " Senate Congress Council Committee Commission Board Department Agency Bureau Office"
        " Authority Association Union Party Club Company Corp Inc Co Ltd Group Bank Fund Act Bill"
        " Law Amendment Press News Times Post Journal Radio Church Museum Library Republic Kingdom"
        " Democratic Republican American Airport Airlines Festival Day League Cup War"
    ).split()
)
"""Words that no person's name holds as a rule."""
_NEVER_ALONE: Final = frozenset(
    (
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May"
        " June July August September October November December Jan Feb Aug Sept Oct Nov Dec"
    ).split()
)
_FIRST_NAMES: Final = frozenset("April May June August".split())
FUNCTION_WORDS: Final = frozenset(
    (
        "a about above across after again against all almost along already also although always am"
        " among an and another any anyone anything are around as at away back be because been"
        " before behind being below between both but by can cannot could despite did do does doing"
        " done down during each either else even ever every everyone everything few first for from"
        " further get gets getting give given go goes going gone got had has have having he her"
        " here hers herself him himself his how however i if in inside instead into is it its"
        " itself just last later least less like made make makes making many may me meanwhile"
        " might more most much must my near nearly neither never next no nobody none nor not"
        " nothing now of off often on once one only onto or other others our out outside over own"
        " per perhaps put rather really same say saying says said several shall she should since"
        " so some someone something soon still such take taken takes than that the their them"
        " then there these they thing things this those though through throughout to today"
        " together told too took toward under until up upon us use used very via was way we well"
        " went were what when where whether which while who whom whose why will with within"
        " without would year years yes yesterday yet you your according asked added it’s he’s"
        " she’s that’s i’m we’re they’re don’t didn’t doesn’t isn’t wasn’t weren’t can’t won’t"
    ).split()
)
"""Words that carry grammar and no topic."""


@dataclass(frozen=True, slots=True)
class Name:
    """A run of capitalised words, without its titles."""

    words: tuple[str, ...]
    start: int
    """Where it starts in the text, titles included."""
    end: int
    titled: bool

    @property
    def last(self) -> str:
        return self.words[-1]

    @property
    def person(self) -> bool:
        """Whether it looks like a person's: titled, or two to four words and none an office."""
        whole = self.titled or 2 <= len(self.words) <= 4
        return whole and not _NO_PERSON.intersection(self.words)


@lru_cache(maxsize=4096)
def names(text: str) -> tuple[Name, ...]:
    """The names of a text, in order; a word that starts a sentence counts unless it is grammar."""
    return tuple(name for run in _runs(text) if (name := _name(run)) is not None)


@lru_cache(maxsize=4096)
def content_words(text: str) -> frozenset[str]:
    """What a text is about: its words in small letters, without endings and grammar."""
    words = (_POSSESSIVE.sub("", token).casefold() for token in _TOKEN.findall(text))
    return frozenset(stem(word) for word in words if len(word) > 2 and word not in FUNCTION_WORDS)


def stem(word: str) -> str:
    """A word without the ending of its number or tense: alike for "ferries" and "ferry"."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    for ending in ("ing", "ed", "es"):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word[: -len(ending)].removesuffix("e")
    plain = word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word
    return plain.removesuffix("e") if len(plain) > 4 else plain


_ACRONYM: Final = re.compile(r"\b[A-Z]{2,6}\b")
_IN_BRACKETS: Final = re.compile(r"\(([A-Z]{2,6})\)|, (?:or|known as) ([A-Z]{2,6})(?=[,.;])")


def acronyms(text: str) -> frozenset[str]:
    """Its words of two to six capitals; none where all of it is in capitals."""
    return frozenset() if text.isupper() else frozenset(_ACRONYM.findall(text))


@lru_cache(maxsize=4096)
def explained(text: str) -> tuple[str, ...]:
    """The initials of what it names in full: of "Bureau of Indian Affairs" they are "BIA".

    And those that it gives beside it: "(BIA)", ", or BIA,".
    """
    found = [one or other for one, other in _IN_BRACKETS.findall(text)]
    initials = ""
    end = 0
    for token in _TOKEN.finditer(text):
        word = token.group()
        apart = text[end : token.start()].strip(" ")
        if apart and initials:
            found.append(initials)
            initials = ""
        if word[0].isupper() and (initials or word.casefold() not in FUNCTION_WORDS):
            initials += word[0]
        elif word not in _SMALL:
            found.append(initials)
            initials = ""
        end = token.end()
    return tuple(dict.fromkeys(each for each in (*found, initials) if len(each) > 1))


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Capitalised words with nothing between them but a blank, an initial's stop or a title's."""
    run: list[re.Match[str]] = []
    small: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        word = token.group()
        last = (*run, *small)[-1] if run else None
        if last is not None and not _joined(text, last, token):
            yield run
            run, small = [], []
        if word[0].isupper():
            run += [*small, token]
            small = []
        elif run and word in _SMALL - {"of", "and", "the", "for", "on", "in"}:
            small.append(token)
        elif run:
            yield run
            run, small = [], []
    if run:
        yield run


def _joined(text: str, one: re.Match[str], two: re.Match[str]) -> bool:
    between = text[one.end() : two.start()]
    stopped = between == ". " and (len(one.group()) == 1 or one.group() in _TITLES)
    initials = between == "." and len(one.group()) == 1
    return between == " " or stopped or initials


def _name(run: list[re.Match[str]]) -> Name | None:
    words = [_POSSESSIVE.sub("", token.group()) for token in run]
    start = run[0].start()
    while words and (words[0].casefold() in FUNCTION_WORDS or _is_date(words)):
        words, run = words[1:], run[1:]
        start = run[0].start() if run else start
    while len(words) > 1 and words[-1] in _NEVER_ALONE:
        words, run = words[:-1], run[:-1]
    titled = False
    while len(words) > 1 and words[0] in _TITLES:
        titled = titled or words[0] != "Former"
        words = words[1:]
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
    if not words:
        return None
    return Name(tuple(words), start, run[-1].end(), titled)


def _is_date(words: list[str]) -> bool:
    """Whether the first is a day or a month, and not what somebody is called."""
    return words[0] in _NEVER_ALONE and (len(words) == 1 or words[0] not in _FIRST_NAMES)
