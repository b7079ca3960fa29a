"""A line of a page as it was found, before its fate is known."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import lru_cache

_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f\ud800-\udfff]"
)
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]|\w+")
"""Where a script has no spaces, each of its signs counts as a word."""
_END = re.compile(r"""[.!?…。！？]["'”’»)\]]*$""")

_ENDLESS = re.compile(r"&#[0-9]{100,};?")
"""Python reads no number of more than 4,300 digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An element that encloses a line: what it is, and what it calls itself."""

    number: int
    tag: str
    names: str
    """Its class, id, role and itemprop tokens, lower case, a space between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A line as found: tidy text, never empty, and the elements that enclose it."""

    text: str
    boxes: tuple[Box, ...] = ()
    """From the outermost to the nearest block; empty for plain text."""
    linked: float = 0.0
    """The share of its letters that lie inside links, 0 to 1."""
    bold: float = 0.0
    """The share of its letters that are set in bold by a tag, 0 to 1."""

    @property
    def parent(self) -> int:
        """The number of the element that holds the line's block; -1 where nothing does."""
        return self.boxes[-2].number if len(self.boxes) > 1 else -1

    @property
    def tag(self) -> str:
        return self.boxes[-1].tag if self.boxes else ""


def tidy(text: str) -> str:
    """Fold every run of white space to one space; remove soft hyphens and invisible characters."""
    return " ".join(_INVISIBLE.sub("", text).split())


def unescaped(text: str) -> str:
    """The characters that HTML's references stand for; one for a number beyond all characters."""
    return html.unescape(_ENDLESS.sub("\ufffd", text))


@lru_cache(maxsize=8192)  # the lines of a large page: each is asked about many times
def key(text: str) -> str:
    """The words of a text, lower case: equal for texts that differ in punctuation alone."""
    return " ".join(_WORD.findall(text.casefold()))


def words(text: str) -> list[str]:
    return key(text).split()


def ends_a_sentence(text: str) -> bool:
    """Whether the text ends with terminal punctuation, closing quotes allowed after it."""
    return _END.search(text) is not None
