"""Who said it: the words of attribution that end a sentence, read into their parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from producer.script.ear.lexis import (
    GROUPS,
    INVERTED,
    NAME,
    NAME_WORD,
    PERSONAL,
    SAYING,
    SUBORDINATORS,
)
from producer.script.shortening.mentions import FUNCTION_WORDS

LONGEST_ABOUT = 12
"""Words between a name and its verb: more of them are as hard to follow as a late attribution."""
_LONGEST_REST = 12

_WORD = r"[\w’'.&$-]+"
_ROLE = r"(?:[a-z][\w'’-]* ){0,4}"
_WHO = (
    rf"(?:{_ROLE}{NAME}"
    rf"|(?:the|a|an|one|another|his|her|its|their) (?:{_WORD} ){{0,8}}?{_WORD}"
    rf"|(?:{_WORD} ){{0,2}}?(?:{GROUPS})(?: (?:of|for|at|in|from|with) (?:{_WORD} ){{0,4}}{_WORD})?"
    r"|he|she|they|it|we|I)"
)
_WHEN_OR_WHERE = (
    r"(?:in|on|at|by|during|of|to|via|from|through|before|after|about|last|this|earlier|later|today"
    r"|yesterday|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday)"
)
_ADVERB = r"(?:also|later|then|once|simply|recently) "
_DESCRIBED: Final = re.compile(
    rf"(?P<who>{_WHO})(?P<about>, .+,)? (?P<verb>(?:{_ADVERB})?(?:{SAYING}))(?: (?P<rest>.+))?"
)
_INVERTED: Final = re.compile(rf"(?P<verb>{INVERTED}) (?P<subject>.+)")
_ADJUNCT: Final = re.compile(rf"(?P<before>.+?),? (?P<rest>{_WHEN_OR_WHERE} .+)")
_WHO_ALONE: Final = re.compile(_WHO)
_APPOSITION: Final = re.compile(
    rf"(?:the|a|an|one|his|her|its|their|who|\d{{1,3}}|of|{NAME_WORD}['’]s"
    r"|(?:[a-z-]+ ){0,3}(?:president|director|professor|chief|chair|chairman|chairwoman|head|"
    r"manager|editor|owner|founder|co-founder|secretary|officer|executive|administrator|analyst|"
    r"spokesman|spokeswoman|spokesperson|author|leader|strategist|economist|coach|dean|partner))\b"
)
_NO_SUBJECT = (
    SUBORDINATORS
    | frozenset("to had has was is were are be been will would not then there".split())
    | frozenset(SAYING.split("|"))
)
_FIRST = frozenset("the a an one another his her its their he she they it we i".split())
_NO_REST = (SUBORDINATORS - {"before", "after"}) | frozenset(
    "and or be been is are was were has have had will would he she they it".split()
)
_ABBREVIATED: Final = re.compile(
    r"(?:\.\w+|\b(?:[A-Z]|Jr|Sr|Inc|Co|Corp|Ltd|Dr|Mr|Mrs|St|Ave|Jan|Feb|Aug|Sept|Oct|Nov|Dec|No))$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """An attribution in its parts."""

    who: str
    about: str
    """What is said of them, with a comma before it and one after it; or nothing."""
    verb: str
    rest: str
    """To whom, when and where, or nothing."""

    @property
    def front(self) -> str:
        """As it begins a sentence, without a stop: "Ann Ruiz, the mayor, said Monday"."""
        said = " ".join(part for part in (f"{self.who}{self.about}", self.verb, self.rest) if part)
        return said[0].upper() + said[1:]


def credit(words: str) -> Credit | None:
    """The attribution that these words are, without the sentence's stop; None where unsure.

    Either order is read: "Ann Ruiz, the mayor, said Monday", "said Ann Ruiz, the mayor".
    """
    if _ABBREVIATED.search(words) or any(mark in words for mark in '“”"()[]—–;:?!'):
        return None
    found = _inverted(words) or _described(words)
    return found if found is not None and _sure(found) else None


def _described(words: str) -> Credit | None:
    match = _DESCRIBED.fullmatch(words)
    if match is None:
        return None
    return Credit(
        who=match["who"],
        about=match["about"] or "",
        verb=match["verb"],
        rest=match["rest"] or "",
    )


def _inverted(words: str) -> Credit | None:
    match = _INVERTED.fullmatch(words)
    if match is None:
        return None
    who, comma, about = match["subject"].partition(", ")
    rest = ""
    last = about if comma else who
    adjunct = _ADJUNCT.fullmatch(last) if comma else None
    if adjunct is not None and ", " in last:
        last, rest = adjunct["before"], adjunct["rest"]
    if ", " in last or ", " in rest:
        return None
    if not comma:
        return Credit(who=who, about="", verb=match["verb"], rest="")
    return Credit(who=who, about=f", {last},", verb=match["verb"], rest=rest)


def _sure(found: Credit) -> bool:
    about = found.about.removeprefix(", ")
    first = found.who.partition(" ")[0].casefold()
    return (
        len(about.split()) <= LONGEST_ABOUT
        and (first not in FUNCTION_WORDS or first in _FIRST)
        and _WHO_ALONE.fullmatch(found.who) is not None
        and _NO_SUBJECT.isdisjoint(found.who.lower().split())
        and (not about or bool(_APPOSITION.match(about)))
        and (not about or found.who.lower() not in PERSONAL)
        and _sure_rest(found.verb.split()[-1], found.rest)
    )


def _sure_rest(verb: str, rest: str) -> bool:
    words = rest.split()
    if "," in rest or len(words) > _LONGEST_REST or not _NO_REST.isdisjoint(rest.lower().split()):
        return False
    adjunct = bool(re.match(rf"{_WHEN_OR_WHERE}\b", rest))
    return bool(words) and not adjunct if verb in ("told", "tells") else not words or adjunct
