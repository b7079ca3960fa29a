"""The names of a script that a voice may not know how to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from producer.model import Pronunciation, Script, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A word of a script that is a name, or part of one."""

    word: str
    """"Yahorava": without a possessive ending."""
    name: str
    """The whole name where it is first said: "Svetlana Yahorava"."""
    sentence: str
    """The id of that sentence."""
    around: str
    """The words around it there."""
    covered: bool
    """The lexicon says how it sounds."""


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_POSSESSIVE: Final = re.compile(r"['’][sS]$")
_INITIALS: Final = re.compile(r"[^\W\d_](?:-[^\W\d_])+(?:['’]?s)?")
_SENTENCE_START: Final = re.compile(r"(?:^|[.!?:]['\"”’)]*\s+)['\"“‘(—\s]*$")
_GLUE: Final = re.compile(
    r"\s+(?:(?:de|da|do|dos|del|della|di|du|la|le|van|von|der|den|bin|ibn|al|el)\s+)*"
)
"""What stands between the words of one name: blanks, and particles."""
_NO_NAMES: Final = frozenset(
    """
    january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday
    president vice representative senator governor mayor secretary minister chancellor general
    judge justice doctor professor mister missus miss ms mr mrs dr king queen prince princess pope
    cardinal bishop rabbi reverend captain colonel major sergeant lieutenant officer sheriff chief
    director speaker leader spokesman spokeswoman attorney ambassador congressman congresswoman
    republican democrat independent
    i a an the this that these those he she it they we you his her its their our your my and but
    or so if when while after before because as at by for from in into of off on out over to under
    up with without not no yes all both each every many more most much some such there here then
    now how what where which who why will would can could may might must should do does did has
    have had is are was were be been being
    one two three four five six seven eight nine ten eleven twelve
    """.split()
)
"""Months, days, titles, and the words that begin sentences most: never names by themselves."""
_AROUND: Final = 4
"""Words shown on either side of a name."""


@cache
def common() -> frozenset[str]:
    """First names, surnames and companies so common that nobody needs a sheet for them.

    Voices that were heard say them right, though few of them stand in a dictionary.
    """
    shipped = files("producer.script.lexicon").joinpath("common.txt")
    return frozenset(shipped.read_text(encoding="utf-8").split())


def names(script: Script) -> tuple[Name, ...]:
    """The words that are names, or parts of names, by first mention.

    A capital counts where its place does not ask for it, or where the word is said so elsewhere in
    the script or beside another name. Initials, words in capitals, months, days and titles are
    none; common words are, where they are part of a name ("General Motors").
    """
    found: dict[str, Name] = {}
    small = _said_small(script.sentences)
    for sentence in script.sentences:
        for start, end in _runs(sentence.spoken, small):
            for each in _words_of(sentence, start, end):
                found.setdefault(each.word, each)
    return tuple(found.values())


def stem(word: str) -> str:
    """A word without its possessive ending."""
    return _POSSESSIVE.sub("", word)


def _said_small(sentences: Iterable[Sentence]) -> frozenset[str]:
    """The words that the script also writes in small letters."""
    words = (m[0] for one in sentences for m in _WORD.finditer(one.spoken))
    return frozenset(word for word in words if word[0].islower())


def _runs(spoken: str, small: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Where names start and end: capitalised words in a row, particles between them included."""
    start = end = -1
    for match in _WORD.finditer(spoken):
        joined = start >= 0 and _GLUE.fullmatch(spoken, end, match.start()) is not None
        if not _capitalised(match[0]) or (not joined and _by_place(spoken, match, small)):
            continue
        if joined:
            end = match.end()
            continue
        if start >= 0:
            yield start, end
        start, end = match.span()
    if start >= 0:
        yield start, end


def _capitalised(word: str) -> bool:
    """Whether a word has a name's capitals: Yahorava, McConnell, al-Assad; not NATO, not N-P-R."""
    bare = stem(word)
    if bare.lower() in _NO_NAMES or _INITIALS.fullmatch(bare) or len(bare) < 2:
        return False
    return any(c.isupper() for c in bare) and any(c.islower() for c in bare)


def _by_place(spoken: str, match: re.Match[str], small: frozenset[str]) -> bool:
    """Whether a capital says nothing: at a sentence's start, of a word that is also said small."""
    at_start = _SENTENCE_START.search(spoken, 0, match.start()) is not None
    return at_start and match[0].lower() in small


def _words_of(sentence: Sentence, start: int, end: int) -> Iterator[Name]:
    spoken = sentence.spoken
    name = stem(spoken[start:end])
    for match in _WORD.finditer(spoken, start, end):
        if _capitalised(match[0]):
            yield Name(
                word=stem(match[0]),
                name=name,
                sentence=sentence.id,
                around=_around(spoken, start, end),
                covered=_covered(match.start(), match.end(), sentence.pronunciations),
            )


def _covered(start: int, end: int, told: tuple[Pronunciation, ...]) -> bool:
    return any(each.start < end and start < each.end for each in told)


def _around(spoken: str, start: int, end: int) -> str:
    """The stretch with the words on either side of it."""
    first = [m.start() for m in re.finditer(r"\S+", spoken[:start])][-_AROUND:]
    last = [m.end() for m in re.finditer(r"\S+", spoken[end:])][: _AROUND + 1]
    low = first[0] if first else start
    high = end + last[-1] if last else end
    lead = "… " if spoken[:low].strip() else ""
    trail = " …" if spoken[high:].strip() else ""
    return f"{lead}{spoken[low:high]}{trail}"
