"""What was heard of a segment, and what that promises."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from producer.model import Check

if TYPE_CHECKING:
    from producer.model import Script

NAME: Final = "heard back"
"""Of the check that a report has where somebody listened."""
GATE: Final = 0.08
"""Words that may be heard otherwise, names apart. The default voice is at 1 to 3 % for the model
that listens, and a listener who is new to a story misses as many."""
_WORST: Final = 3
"""Sentences that the check names; the document has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Words of a sentence that were not heard as they are written."""

    sentence: str
    expected: str
    """Empty where words were heard that nobody wrote."""
    heard: str
    """Empty where nothing was heard."""
    start_ms: int
    end_ms: int
    name: bool
    """They are names, which are spelled as they are known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A script held against what was heard of it."""

    words: int
    """Of the script, names apart."""
    wrong: int
    """Left out, put in or heard otherwise, names apart."""
    differences: tuple[Difference, ...]
    """In the order in which they were heard."""
    missing: tuple[str, ...] = ()
    """Sentences of which next to nothing was heard."""
    moved: tuple[str, ...] = ()
    """Those of them that were heard elsewhere."""

    @property
    def error_rate(self) -> float:
        return self.wrong / self.words if self.words else 0.0


def checks(script: Script, hearing: Hearing) -> tuple[Check, ...]:
    """The words within the gate; every sentence heard, in order."""
    lost = [
        f"{id} out of order" if id in hearing.moved else f"{id} not heard" for id in hearing.missing
    ]
    count = len(script.sentences)
    return (
        Check(
            name=NAME,
            expected=f"≤ {GATE:.0%} of words otherwise, names apart",
            measured=f"{hearing.error_rate:.1%} of {hearing.words}" + _worst(hearing),
            passed=hearing.error_rate <= GATE,
        ),
        Check(
            name="sentences heard",
            expected=f"{count}, in order",
            measured=", ".join([str(count - len(lost)), *lost]),
            passed=not lost,
        ),
    )


def _worst(hearing: Hearing) -> str:
    """The sentences with the most words heard otherwise, for people."""
    by_sentence: dict[str, list[Difference]] = {}
    for one in hearing.differences:
        if not one.name:
            by_sentence.setdefault(one.sentence, []).append(one)
    ranked = sorted(by_sentence.items(), key=lambda item: -sum(map(_size, item[1])))
    told = [f"{id} {_told(many[0])}" for id, many in ranked[:_WORST]]
    return f": {', '.join(told)}" if told else ""


def _told(one: Difference) -> str:
    if one.expected and one.heard:
        return f"“{one.expected}” as “{one.heard}”"
    return f"“{one.expected}” left out" if one.expected else f"“{one.heard}” put in"


def _size(one: Difference) -> int:
    return max(len(one.expected.split()), len(one.heard.split()))


def to_document(hearing: Hearing) -> dict[str, Any]:
    """What the report keeps of it."""
    return {
        "words": hearing.words,
        "wrong": hearing.wrong,
        "missing": list(hearing.missing),
        "moved": list(hearing.moved),
        "differences": [
            {
                "sentence": one.sentence,
                "expected": one.expected,
                "heard": one.heard,
                "startMs": one.start_ms,
                "endMs": one.end_ms,
                "name": one.name,
            }
            for one in hearing.differences
        ],
    }
