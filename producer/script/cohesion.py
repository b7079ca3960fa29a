"""Which neighbouring sentences must air together: quotations, and who says them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from producer.script.quotes import only_quoted, opens, quotes, unquoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Sentence


@dataclass(frozen=True, slots=True)
class Quoting:
    """What a sentence of the page quotes, seen in its paragraph."""

    bare: bool
    """It is nothing but quotation: who says it stands elsewhere."""
    alone: bool
    """So is its whole paragraph."""
    goes_on: bool
    """A quotation is open at its end, and the next sentence goes on with it."""


def glued(sentences: tuple[Sentence, ...]) -> tuple[bool, ...]:
    """For each neighbouring pair, whether a block must not end between them.

    A quotation stays in one piece, and with the words that say whose it is: a sentence that is
    nothing but quotation belongs to its neighbours in the paragraph, and a paragraph that is
    nothing but quotation to the one before it. So do the parts of a sentence that was cut, a list
    and the colon that leads to it, and a paragraph that only asks and the one that answers.
    """
    joins: list[bool] = []
    for (one, first), (two, second) in pairwise(zip(sentences, quoting(sentences), strict=True)):
        if one.paragraph == two.paragraph:
            joins.append(first.goes_on or first.bare or second.bare or unfinished(one))
        else:
            joins.append(first.goes_on or second.alone or leads_on(one, two))
    return tuple(joins)


def leads_on(one: Sentence, two: Sentence) -> bool:
    """Whether a paragraph's end calls for the next paragraph: a colon, or a question that is a
    paragraph by itself above what is none."""
    alone = one.id.endswith(".s1") and one.paragraph != two.paragraph
    asks = alone and _asks(one) and not _asks(two)
    return one.source.rstrip().endswith(":") or asks


def _asks(one: Sentence) -> bool:
    return unquoted(one.source).rstrip().endswith("?")


def unfinished(one: Sentence) -> bool:
    """Whether it ends with a mark that promises more."""
    return one.source.endswith((";", ":", ",", "—", "–"))


def quoting(sentences: tuple[Sentence, ...]) -> tuple[Quoting, ...]:
    """What each sentence quotes; the page's own words count, where the marks stand."""
    found: list[Quoting] = []
    for _, group in groupby(sentences, key=lambda one: one.paragraph):
        members = tuple(_in_place(tuple(group)))
        alone = all(bare for bare, _ in members)
        found += (Quoting(bare, alone, still_open) for bare, still_open in members)
    following = (*sentences[1:], None)[: len(sentences)]
    return tuple(
        Quoting(each.bare, each.alone, each.goes_on and two is not None and _continues(one, two))
        for one, two, each in zip(sentences, following, found, strict=True)
    )


def _in_place(members: tuple[Sentence, ...]) -> Iterator[tuple[bool, bool]]:
    """Whether each sentence of a paragraph is only quotation, and whether one is open after it."""
    text = " ".join(one.source for one in members)
    spans = quotes(text)
    ends = tuple(span.end for span in spans)
    starts = tuple(span.start for span in spans)
    start = 0
    for one in members:
        end = start + len(one.source)
        near = spans[bisect_left(ends, start) : bisect_left(starts, end)]
        still_open = any(span.end > end or not span.closed for span in near)
        yield only_quoted(text, start, end, near), still_open
        start = end + 1


def _continues(one: Sentence, two: Sentence) -> bool:
    """Each paragraph of a long quotation starts with an opening mark."""
    return one.paragraph == two.paragraph or opens(two.source)
