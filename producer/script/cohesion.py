"""Which neighbouring sentences must air together."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from producer.script.quotes import OPENING, STRAIGHT, only_quoted, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Sentence


def glued(sentences: tuple[Sentence, ...]) -> tuple[bool, ...]:
    """For each neighbouring pair, whether a block must not end between them.

    A quotation stays in one piece, and with the words that say whose it is: a sentence that is
    nothing but quotation belongs to its neighbours in the paragraph, and a paragraph that is
    nothing but quotation to the one before it.
    """
    bare: set[str] = set()
    bare_paragraphs: set[str] = set()
    open_after: set[str] = set()
    for name, members in groupby(sentences, key=lambda one: one.paragraph):
        found = tuple(_in_place(tuple(members)))
        bare |= {one.id for one, only, _ in found if only}
        open_after |= {one.id for one, _, still_open in found if still_open}
        if all(only for _, only, _ in found):
            bare_paragraphs.add(name)
    joins: list[bool] = []
    for one, two in pairwise(sentences):
        if one.paragraph == two.paragraph:
            joins.append(one.id in open_after or one.id in bare or two.id in bare)
        else:
            goes_on = one.id in open_after and _opens(two.source)
            joins.append(goes_on or two.paragraph in bare_paragraphs)
    return tuple(joins)


def _in_place(members: tuple[Sentence, ...]) -> Iterator[tuple[Sentence, bool, bool]]:
    """Each sentence of a paragraph, whether it is only quotation, and whether one is open after."""
    text = " ".join(one.source for one in members)
    spans = quotes(text)
    start = 0
    for one in members:
        end = start + len(one.source)
        still_open = any(span.start < end and (span.end > end or not span.closed) for span in spans)
        yield one, only_quoted(text, start, end), still_open
        start = end + 1


def _opens(text: str) -> bool:
    """Starts with an opening quotation mark, as each paragraph of a long quotation does."""
    return text.startswith((*OPENING, STRAIGHT))
