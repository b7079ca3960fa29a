"""Words as they are compared: what sounds alike and is written in two ways is one word."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.model import Script, Word

    Say = Callable[[str], str]
    """Gives the spoken form of a text: figures, signs and short forms as words."""

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")

_HOMOPHONES: Final = """
ail ale|aisle isle|air heir|allowed aloud|ate eight|bare bear|be bee|beach beech|board bored
brake break|buy by bye|ceiling sealing|cell sell|cent scent sent|cite sight site|coarse course
complement compliment|council counsel|councillor counselor councilor|crews cruise|dew due|die dye
fair fare|find fined|flour flower|for four fore|forth fourth|gait gate|grate great|hall haul
heal heel|hear here|higher hire|hole whole|hour our|idle idol|knew new|knight night|know no
knows nose|lessen lesson|made maid|mail male|main mane|meat meet|mind mined|missed mist
morning mourning|none nun|oar or ore|one won|pail pale|pain pane|pair pear|passed past
patience patients|peace piece|peak peek|plain plane|poor pour pore|pray prey|presence presents
principal principle|profit prophet|rain reign rein|raise rays raze|right rite write|road rode rowed
role roll|root route|sail sale|sails sales|scene seen|sea see|seam seem|seas sees seize|sew so sow
soar sore|sole soul|some sum|son sun|stair stare|stake steak|stationary stationery|steal steel
straight strait|suite sweet|tail tale|tea tee|their there they're|threw through|throne thrown
tide tied|to too two|vain vein|wade weighed|waist waste|wait weight|war wore|ware wear where
way weigh|weak week|weather whether|which witch|who's whose|wood would|your you're
grey gray|ok okay|all right alright|storey story|tonne ton|tyre tire|kerb curb|cheque check
programme program|gaol jail|plough plow|whisky whiskey|mister mr|missus mrs|versus vs
""".replace("\n", "|")
"""Groups of words that no ear tells apart, and of spellings; a listener writes what is likelier."""

_NOT_NAMES: Final = frozenset(
    """
    a an and as at but by for from he her his i if in is it its my no not of on or our she so that
    the their there these they this those to was we were what when where which who why will with
    yes you your monday tuesday wednesday thursday friday saturday sunday january february march
    april may june july august september october november december
    """.split()
)
"""Capitals that make no name: a quotation's first words, days and months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A word that should be heard."""

    text: str
    key: str
    letters: str
    sentence: str
    name: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A word that was heard."""

    text: str
    key: str
    letters: str
    start_ms: int
    end_ms: int


def expected_words(script: Script, say: Say) -> tuple[Expected, ...]:
    """All that should be heard, in order."""
    texts = [(one.id, say(one.spoken)) for one in script.sentences]
    names = _names([text for _, text in texts])
    return tuple(
        Expected(
            text=word,
            key=key(word),
            letters=letters(word),
            sentence=id,
            name=word[:1].isupper() and letters(word) in names,
        )
        for id, text in texts
        for word in split(text)
    )


def heard_words(words: tuple[Word, ...], say: Say) -> tuple[Heard, ...]:
    """What was heard at a stretch, in its spoken form; a figure's words share its time."""
    told = split(say(" ".join(word.text.strip() for word in words)))
    found = []
    at = 0
    for word in told:
        start, end, at = _time(word, words, at)
        found.append(
            Heard(text=word, key=key(word), letters=letters(word), start_ms=start, end_ms=end)
        )
    return tuple(found)


def _time(word: str, words: tuple[Word, ...], at: int) -> tuple[int, int, int]:
    """When a word of the spoken form is heard, and where to look for the next one.

    It is in a written word that holds it, close by, else in the one that stands where it looks.
    """
    wanted = letters(word)
    ahead = range(at, min(at + 4, len(words)))
    place = next((n for n in ahead if wanted in {letters(w) for w in split(words[n].text)}), None)
    if place is None:
        here = words[min(at, len(words) - 1)]
        return here.start_ms, here.end_ms, at
    return (
        words[place].start_ms,
        words[place].end_ms,
        place + (letters(words[place].text) == wanted),
    )


def split(text: str) -> list[str]:
    """The words of a spoken form; a hyphen parts them as a space does."""
    return [found.strip("'’") for found in _WORD.findall(text)]


def letters(text: str) -> str:
    """A word without case, marks and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def key(word: str) -> str:
    """What is the same for two words that sound alike."""
    plain = letters(word)
    return _classes().get(plain) or _spelled(plain)


@cache
def _classes() -> dict[str, str]:
    groups = [list(map(letters, group.split())) for group in _HOMOPHONES.split("|") if group]
    return {word: group[0] for group in groups for word in group}


_SPELLINGS: Final = (
    (re.compile(r"our(?=s|ed|ing|ite|ful|$)"), "or"),
    (re.compile(r"is(?=e|ed|es|ing|ation)(?<=...)"), "iz"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ence(?=s?$)"), "ense"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"([b-df-hj-np-tv-z])\1"), r"\1"),
)
"""British and American endings, and doubled consonants."""


def _spelled(word: str) -> str:
    for found, instead in _SPELLINGS:
        word = found.sub(instead, word)
    return word


def _names(texts: list[str]) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, and nowhere without one."""
    inside: set[str] = set()
    small: set[str] = set()
    for text in texts:
        for place, word in enumerate(split(text)):
            if not word[:1].isupper():
                small.add(letters(word))
            elif place:
                inside.add(letters(word))
    return frozenset(inside - small - _NOT_NAMES)
