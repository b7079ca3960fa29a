"""Signs and notes for the eye: "%", an editor's brackets, "(pictured)"."""

from __future__ import annotations

import re
from typing import Final

from producer.script.spoken.rewriting import Rule

_BEFORE_BRACKET: Final = re.compile(
    r"(?:^|[“\"]|\b(?:of|to|in|on|at|by|for|with|from|about|into|after|before|if|when|because|that|"
    r"than|and|or|but|as|the|a|an|our|my|your|his|her|their|its|this|these|those|is|are|was|were|"
    r"be|not|where|while|who|which|until|over|under|against|between) )$",
    re.IGNORECASE,
)
_NOTES = r"sic|laughs|laughter|laughing|chuckles|sighs|applause|pause|pauses|crosstalk|inaudible"
NOTE_WORDS = frozenset(
    f"""
    pictured above below left right center centre see photo file image figure here chart map video
    {_NOTES.replace("|", " ")}
    """.split()
)
"""Words that may go with a note: no fact hangs on them."""


def _bracketed(match: re.Match[str]) -> str | None:
    """The words of an editor's brackets, where they stand for words left out; else None."""
    text, inside = match.string, match["inside"]
    joined = text[match.start() - 1 : match.start()].isalpha() or text[match.end() :][:1].isalpha()
    if joined:
        return inside if inside.isalpha() and len(inside) < 4 else None
    before = _BEFORE_BRACKET.search(text[: match.start()])
    if before is None or len(inside.split()) > 8:
        return None
    opens = not before.group().strip(' “"')
    return None if opens and not re.match(r" [a-z]", text[match.end() :]) else inside


def _percent(match: re.Match[str]) -> str | None:
    """None after a range whose first figure keeps its sign: "10%-25%"."""
    return None if _RANGE.search(match.string[: match.start()]) else f"{match['number']} percent"


_RANGE: Final = re.compile(r"%\s?[–—-]\s?$")

NOTES = Rule(
    name="note for the eye",
    pattern=r" \((?:(?:pictured|see|shown|file photo|photo)(?: (?:above|below|left|right|here|photo"
    r"|chart|map|image|video)){0,2}|above|below|left|right|center|centre)\)"
    rf"| \[(?:{_NOTES})\]",
    say=lambda _: "",
    needs=frozenset("(["),
)
BRACKETS = Rule(
    name="editor's brackets",
    pattern=r"\[(?P<inside>[^\W\d_](?:[^\W\d_]|[ ’'.-])*)\]",
    say=_bracketed,
    needs=frozenset("["),
)
PERCENT = (
    Rule(
        name="percent",
        pattern=r"(?P<number>\d+(?:[.,]\d+)*) ?%(?![\w%-]|\.\d)",
        say=_percent,
        needs=frozenset("%"),
    ),
    Rule(
        name="percent",
        pattern=r"\bper cent\b",
        say=lambda _: "percent",
    ),
)
