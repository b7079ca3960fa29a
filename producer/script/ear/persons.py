"""Age and title before the name."""

from __future__ import annotations

import re
from typing import Final

from producer.script.ear.lexis import FINITE, PERSON

_BEFORE_AGE = (
    r"(?:and|of|by|with|to|from|for|that|said|says|arrested|charged|as|when|while|where|after|"
    r"because|killed|injured|named|helped|found|met|told|identified)"
)
_AGE: Final = re.compile(
    rf"(?:^|(?<=\b)(?P<before>{_BEFORE_AGE}) )(?P<name>{PERSON}), (?P<age>[1-9]\d?|10\d)"
    rf"(?:(?P<keep>,)(?= (?:of|who|whose|a|an|the)\b)|,(?= (?:{FINITE}|and)\b)|(?=\.$))"
)
_ANY_AGE: Final = re.compile(r",? \d{1,3},(?!\d)|, \d{1,3}\.$")
_HEAD = (
    "mayor|governor|president|director|chief|chair|chairman|chairwoman|secretary|sheriff|"
    "superintendent|spokesman|spokeswoman|spokesperson|coach|commissioner|minister|ambassador|"
    "founder|owner|manager|head|leader|envoy|attorney|prosecutor|judge|officer|executive|dean|"
    "principal|captain|bishop|pastor|analyst|administrator|treasurer|conductor|engineer|"
    "strategist|economist|editor|chancellor|provost|clerk|speaker|senator|host"
)
_TITLED: Final = re.compile(
    rf"(?P<name>{PERSON}), (?P<title>the (?:[\w’'-]+ ){{0,4}}(?:{_HEAD})"
    rf"(?: (?:of|for|at|in|to) [^,;:“”\"()—–]{{2,50}})?), (?P<verb>{FINITE})\b"
)
_NOT_A_PERSON = frozenset("the a an this that these in on at for but and".split())


def age_first(text: str) -> str:
    """ "Ann Ruiz, 61, said" as "61-year-old Ann Ruiz said"; all ages of a sentence, or none."""
    found = tuple(_AGE.finditer(text))
    sure = all(_person(match["name"]) and _whole(match) for match in found)
    if not found or not sure or len(found) != len(_ANY_AGE.findall(text)):
        return text
    return _AGE.sub(_aged, text)


def _aged(match: re.Match[str]) -> str:
    before = f"{match['before']} " if match["before"] else ""
    return f"{before}{match['age']}-year-old {match['name']}{match['keep'] or ''}"


def _whole(match: re.Match[str]) -> bool:
    """Whether the match holds a name and nothing else: a sentence may begin with "Actor"."""
    words = match["name"].split()
    plain = [word for word in words if word[0].isupper() and not word.endswith(".")]
    return match.start() > 0 or len(plain) == 2


def title_first(text: str) -> str:
    """ "Ann Ruiz, the mayor of Ash, said" as "The mayor of Ash, Ann Ruiz, said"."""
    match = _TITLED.match(text)
    if match is None or not _person(match["name"]):
        return text
    title = match["title"]
    head = f"{title[0].upper()}{title[1:]}, {match['name']}, {match['verb']}"
    return head + text[match.end() :]


def _person(name: str) -> bool:
    return name.split(maxsplit=1)[0].lower() not in _NOT_A_PERSON
