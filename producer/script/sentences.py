"""A paragraph in sentences: what one take reads.

sentencex finds the sentences of the prose, but never looks inside a quotation, and a long one
becomes a chunk that no voice can speak; nupunkt finds those inside.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.script.quotes import quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

_LANGUAGE = "en"
_HOUR: Final = re.compile(r"\b[ap]\.m\. $")
_DAY_OR_ZONE: Final = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Eastern|Central|Mountain|Pacific|Alaska|Hawaii"
    r"|[ECMP][SD]?T|GMT|UTC)\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
_CALL: Final = re.compile(r"[?!…][”\"] $")
_SPEAKER: Final = re.compile(
    r"(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|asked|asks|wrote|writes|added|replied|wondered|shouted"
    r"|yelled|cried|recalled)[.,:]"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order; joined by blanks they are the paragraph again."""
    text = " ".join(paragraph.split())
    return tuple(part for sentence in _cut(text, _prose(text)) for part in _quoted(sentence))


def _cut(text: str, starts: Iterable[int]) -> tuple[str, ...]:
    """A text in pieces, cut before each start, without the blanks at their ends."""
    edges = (0, *starts, len(text))
    return tuple(part for start, end in pairwise(edges) if (part := text[start:end].strip()))


def _prose(text: str) -> tuple[int, ...]:
    """Where sentences of the prose start, the first left out."""
    import sentencex

    starts: list[int] = []
    end = 0
    for part in sentencex.segment(_LANGUAGE, text):
        piece = part.strip()
        start = text.index(piece, end)
        end = start + len(piece)
        if _starts_sentence(text, start, end):
            starts.append(start)
    return tuple(starts)


def _quoted(sentence: str) -> tuple[str, ...]:
    """A sentence of the prose, cut where a quotation in it holds several."""
    starts: list[int] = []
    for quote in quotes(sentence):
        inside = quote.start + 1
        starts += (inside + place for place in _ends(sentence[inside : quote.end]))
    return _cut(sentence, starts)


def _ends(quotation: str) -> tuple[int, ...]:
    """Where sentences inside a quotation start, the first left out."""
    if not any(mark in quotation for mark in ".?!…"):
        return ()
    import nupunkt

    spans = tuple(nupunkt.sent_spans(quotation))[1:]
    return tuple(start for start, end in spans if _starts_sentence(quotation, start, end))


def _starts_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence may start there, after a blank.

    A word must follow, and not one in lower case ("U.S. senate" goes on), nor the day or the
    zone of the hour before it ("5 p.m. Monday"), nor who called what stands before it
    ("“Why?” Ann Ruiz asked.").
    """
    piece, before = text[start:end], text[:start]
    word = piece.lstrip(" '‘’\"“”([")
    if not before.endswith(" ") or not word or not any(c.isalpha() for c in piece):
        return False
    return not (
        word[0].islower()
        or (_HOUR.search(before) and _DAY_OR_ZONE.match(word))
        or (_CALL.search(before) and _SPEAKER.match(piece))
    )
