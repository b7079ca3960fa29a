"""How a text is rewritten by rules, with every change in a log."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from producer.model import Rewrite

DIGITS = frozenset("0123456789")
CAP = "A-ZÀ-ÖØ-ÞĆČĐĞİŁŌŘŚŞŠŪŹŻŽ"
"""Capital letters, to stand inside a character class."""
NUM = r"(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|(?<!\d)\.\d+)"
"""A number as written: "7,000", "3.2", ".5"."""

COUNTED = (
    "people|men|women|children|dead|households|workers|troops|soldiers|inhabitants|residents|"
    "votes|miles|students|cases|deaths|jobs|homes|individual|employees|patients|members|tons|"
    "feet|yards|meters|metres|kilometers|kilometres|pounds|dollars|euros|hours|words|others"
)
"""What news counts: a bare number before one of these is neither a year nor a name."""

NUMBER_WORD = (
    r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?)\b"
)
"""The first word of a number that is said already."""

_STARTERS = (
    "The|A|An|It|He|She|They|We|I|You|His|Her|Their|Its|This|That|These|Those|There|In|On|At|"
    "But|And|When|While|After|Before|As|If|So|Some|Many|For"
)
_STOPS_HERE = re.compile(rf"[\"'”’)\]]*\s*$|[\"'”’)\]]*\s+(?:{_STARTERS})\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern and what is said for it."""

    name: str
    """For people, as it stands in the log."""
    pattern: str
    say: Callable[[re.Match[str]], str | None]
    """The words for a match; None leaves it as it is."""
    needs: frozenset[str] = frozenset()
    """Characters of which a text must hold one, or the rule is not tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change to the text as a whole, logged as one rewrite of the stretch it changed."""

    name: str
    change: Callable[[str], str]


Rewritten = tuple[str, tuple[Rewrite, ...]]


def rewrite(text: str, rules: Iterable[Rule | Step]) -> Rewritten:
    """The text after each rule in turn, and what each of them changed, in order."""
    log: list[Rewrite] = []
    chars = frozenset(text)
    for rule in rules:
        if isinstance(rule, Step):
            after, changes = _step(text, rule)
        elif rule.needs and rule.needs.isdisjoint(chars):
            continue
        else:
            after, changes = _rule(text, rule)
        if changes:
            text, chars = after, frozenset(after)
            log.extend(changes)
    return text, tuple(log)


def full_stop(match: re.Match[str]) -> str:
    """ "." where the match ends in a period that also ends the sentence, else ""."""
    ends = match.group().rstrip().endswith(".")
    return "." if ends and _STOPS_HERE.match(match.string, match.end()) else ""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rule(text: str, rule: Rule) -> tuple[str, list[Rewrite]]:
    out: list[str] = []
    log: list[Rewrite] = []
    done = 0
    for match in _compiled(rule.pattern).finditer(text):
        said = rule.say(match)
        if said is None or said == match.group():
            continue
        out += (text[done : match.start()], said)
        done = match.end()
        log.append(Rewrite(rule=rule.name, before=match.group().strip(), after=said.strip()))
    return "".join((*out, text[done:])), log


def _step(text: str, step: Step) -> tuple[str, list[Rewrite]]:
    after = step.change(text)
    if after == text:
        return text, []
    start, end, end_after = _changed(text, after)
    said = after[start:end_after].strip()
    change = Rewrite(rule=step.name, before=text[start:end].strip(), after=said)
    return after, [change]


def _changed(before: str, after: str) -> tuple[int, int, int]:
    """The shortest stretch of whole words in which two texts differ: start, end, end after."""
    shortest = min(len(before), len(after))
    start = next((i for i in range(shortest) if before[i] != after[i]), shortest)
    tail = 0
    while tail < shortest - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    start = before.rfind(" ", 0, start) + 1
    space = before.find(" ", len(before) - tail)
    tail = len(before) - space if space >= 0 else 0
    return start, len(before) - tail, len(after) - tail
