"""Attribution to the front of the sentence: who says it, and then what is said."""

from __future__ import annotations

import re
from typing import Final

from producer.script.ear.credit import credit
from producer.script.ear.lexis import (
    COMMON_OPENERS,
    FINITE,
    PARTICIPLES,
    PERSONAL,
    REPORTING,
    SAYING,
    SUBORDINATORS,
)
from producer.script.quotes import quotes

_CLOSE: Final = re.compile(r".?[\w.!?…’')](?P<comma>,?)[”»’\"']$")
_CLAUSE: Final = re.compile(r"(?P<clause>.+?), (?P<credit>[^,]+(?:, [^,]+, [^,]+)?)\.")
_SOURCE: Final = re.compile(r"(?P<clause>.+?), according to (?P<source>[^,;:]+)\.")
_FINITE: Final = re.compile(rf"\b(?:{FINITE}|do|\w{{3,}}ed)\b")
_SAYING: Final = re.compile(rf"\b(?:{SAYING})\b")
_NO_SOURCE = (
    SUBORDINATORS
    | frozenset("his her their its them him and is are was were has have had will would".split())
) - {"when"}
_LONGEST_SOURCE = 14
_NOBODY: Final = re.compile(
    r"It (?:is|was|isn['’]t|wasn['’]t|will be|would be) (?:not |still |very |too )?"
    r"(?:clear|unclear|possible|impossible|likely|unlikely|early|late|soon|hard|difficult|easy|"
    r"important|unusual|rare|common|raining|snowing|cold|hot|dark|safe|unsafe)\b"
)
""" "It" that is nobody: anywhere else, whoever is named just before it would seem to be meant."""
_DETERMINERS = ("the ", "a ", "an ", "one ", "another ", "its ", "their ", "his ", "her ")
_GOES_ON: Final = re.compile(r"(?:and|but|or|so|because|which)\b")
_PAUSES: Final = re.compile(
    r"(?:If|When|While|After|Before|Because|Since|Unless|Although|Yes|No)\b"
)
_SUBJECT: Final = re.compile(
    r"(?:I|We|You|He|She|They|It|This|That|These|Those|(?:The|A|My|Our|His|Her|Their) [a-z]+)"
)
_VERB: Final = re.compile(
    r"(?:is|are|was|were|am|has|have|had|will|would|can|could|may|might|must|should|does|do|did)\b"
)


def quotation_last(text: str) -> str:
    """ "“We sail,” Ruiz said." as "Ruiz said, “We sail.”"; the text itself where unsure."""
    spans = quotes(text)
    if len(spans) != 1 or spans[0].start or not spans[0].closed or not text[1:2].isupper():
        return text
    ended = ending(text, spans[0].end)
    return f"{ended[0]}, {ended[1]}" if ended else text


def ending(text: str, close: int) -> tuple[str, str] | None:
    """A sentence whose quotation closes just before `close`: who said it, and the words said.

    The words end in a stop inside the mark, whether the comma stood inside it or after it.
    None where either is unsure.
    """
    match = _CLOSE.match(text[:close][-3:])
    after = text[close:]
    outside = after.startswith(",")
    who = credit(after[2 if outside else 1 : -1]) if re.match(r",? .+\.$", after) else None
    if match is None or who is None:
        return None
    head = text[: close - 1].removesuffix(",")
    calls = head[-1] in "!?…"
    if (match["comma"] == ",") + outside != (0 if calls else 1):
        return None
    stop = "" if calls or head.endswith(".") else "."
    return who.front, head + stop + text[close - 1]


def split_quotation(text: str) -> str:
    """ "“We sail,” Ruiz said, “and rest.”" as "Ruiz said, “We sail, and rest.”"."""
    spans = quotes(text)
    if len(spans) != 2 or spans[0].start or spans[1].end != len(text) or not spans[1].closed:
        return text
    one, two = (text[span.start : span.end] for span in spans)
    between = text[spans[0].end : spans[1].start]
    if not (between.startswith(" ") and between.endswith(", ") and one[-2:-1] == ","):
        return text
    who = credit(between[1:-2])
    joined = _joined(one[:-2], two[1:])
    return text if who is None or joined is None else f"{who.front}, {joined}"


def _joined(one: str, two: str) -> str | None:
    """The halves of a quotation, each without the mark where it was cut; None where unsure."""
    if not one[1:2].isupper() or not two[:1].islower():
        return None
    if _GOES_ON.match(two) or _PAUSES.match(one[1:]):
        return f"{one}, {two}"
    if _SUBJECT.fullmatch(one[1:]) and _VERB.match(two):
        return f"{one} {two}"
    return None


def clause_last(text: str) -> str:
    """ "The bridge will open, Ruiz said." as "Ruiz said the bridge will open."."""
    match = _CLAUSE.fullmatch(text)
    who = credit(match["credit"]) if match else None
    if match is None or who is None or not _stands_alone(match["clause"]):
        return text
    if who.who.lower() in PERSONAL | {"it"} or not re.fullmatch(REPORTING, who.verb):
        return text
    if who.who.startswith(_DETERMINERS) and re.fullmatch(PARTICIPLES, who.verb):
        return text
    if who.who.lower().split()[-1] in match["clause"].lower().split():
        return text
    plain = who.verb in ("said", "says") and not who.rest
    return f"{who.front} {'' if plain else 'that '}{_lowered(match['clause'])}."


def source_first(text: str) -> str:
    """ "The bridge is old, according to police." as "According to police, the bridge is old."."""
    match = _SOURCE.fullmatch(text)
    if match is None or not _stands_alone(match["clause"]):
        return text
    words = match["source"].split()
    if len(words) > _LONGEST_SOURCE or not _NO_SOURCE.isdisjoint(match["source"].lower().split()):
        return text
    if any(mark in match["source"] for mark in '“”"()[]—–') or match["source"].endswith("."):
        return text
    return f"According to {match['source']}, {_lowered(match['clause'])}."


def _stands_alone(clause: str) -> bool:
    """A plain single clause, whose first word has a capital only because it comes first."""
    words = clause.lower().split()
    first, second = (*clause.split()[:2], "")[:2]
    return (
        (first in COMMON_OPENERS or first[:1].isdigit())
        and not second[:1].isupper()
        and not re.search(r"[“”\"()\[\];:?!—–]| - |(?<!\d),|,(?!\d)", clause)
        and not clause.endswith(".")
        and SUBORDINATORS.isdisjoint(words)
        and PERSONAL.isdisjoint(words)
        and ("it" not in words or (_NOBODY.match(clause) is not None and words.count("it") == 1))
        and _SAYING.search(clause) is None
        and _FINITE.search(clause) is not None
        and re.search(
            r"\b(?:and|or) (?:the|a|an|it|they|there|this|these|will|is|are|was|were|has|have)\b",
            clause,
        )
        is None
    )


def _lowered(clause: str) -> str:
    return clause[0].lower() + clause[1:]
