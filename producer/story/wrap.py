"""Lines that were wrapped by hand, joined to the paragraphs they were cut from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from producer.story.line import ends_a_sentence

_WRAP = 100
"""Characters: a text with longer lines was not wrapped by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph as the dump gives it: one line, or several wrapped ones."""

    text: str
    lines: range


def units(physical: Sequence[tuple[str, bool]]) -> list[Unit]:
    """The paragraphs of a text, from its lines (empty where blank) and whether each is indented.

    Lines are joined in a text that was wrapped by hand alone: where the next word would not have
    fitted, or where a sentence goes on in lower case.
    """
    width = _wrap_width([line for line, _ in physical])
    found: list[Unit] = []
    number = 0
    before = ""
    for line, indented in physical:
        if line:
            joins = width and before and not indented and _goes_on(before, line, width)
            if joins:
                last = found.pop()
                glue = "" if re.search(r"\w-$", last.text) else " "
                found.append(
                    Unit(text=last.text + glue + line, lines=range(last.lines.start, number + 1))
                )
            else:
                found.append(Unit(text=line, lines=range(number, number + 1)))
            number += 1
        before = line
    return found


def _goes_on(line: str, following: str, width: int) -> bool:
    """Whether a line of a wrapped text was broken by the margin, not by its writer."""
    full = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return full or (following[0].islower() and not ends_a_sentence(line))


def _wrap_width(lines: Sequence[str]) -> int:
    """The width at which the text was wrapped by hand, 0 where it was not.

    It was where some lines break off in mid-sentence and go on in lower case.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if a and b]
    broken = [
        len(a)
        for a, b in pairs
        if b[0].islower() and not ends_a_sentence(a) and 30 <= len(a) <= _WRAP
    ]
    if len(broken) < 2 or sum(len(line) > _WRAP for line in lines) > len(broken):
        return 0
    return max(len(line) for line in lines if len(line) <= _WRAP)
