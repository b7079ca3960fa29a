"""Recasts that need a whole paragraph: who says a quotation of several sentences comes first."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from producer.model import Rewrite
from producer.script.ear.attribution import ending
from producer.script.ear.facts import same_facts
from producer.script.ear.recast import recast
from producer.script.quotes import CLOSING, OPENING, STRAIGHT, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Recasted = tuple[str, tuple[Rewrite, ...]]

_RULE = "attribution first"
_MARKS = frozenset((*OPENING, *CLOSING, STRAIGHT))


def recast_paragraph(texts: Sequence[str]) -> tuple[Recasted, ...]:
    """The sentences of a paragraph recast for the ear, each with what was changed, in order.

    Of "“We sail. | We rest,” Ruiz said." come "Ruiz said, “We sail. | We rest.”": the words of
    the attribution move from the last sentence of the quotation to its first, so these sentences
    must air together, as they must already. The facts are equal over the paragraph.
    """
    alone = tuple(
        recast(text, quoted=inside) for text, inside in zip(texts, _inside(texts), strict=True)
    )
    found = [text for text, _ in alone]
    logs = [log for _, log in alone]
    first: int | None = None
    for place, text in enumerate(tuple(found)):
        opens = _opens(text)
        if opens or first is None:
            first = place if opens else None
        elif _MARKS & set(text):
            moved = _moved(found[first], text)
            if moved is not None:
                for at, after in zip((first, place), moved, strict=True):
                    logs[at] += (Rewrite(rule=_RULE, before=found[at], after=after),)
                    found[at] = after
            first = None
    return tuple(zip(found, logs, strict=True))


def _inside(texts: Sequence[str]) -> Iterator[bool]:
    """For each sentence, whether it begins inside a quotation."""
    spans = quotes(" ".join(texts))
    ends = tuple(span.end for span in spans)
    start = 0
    for text in texts:
        following = bisect_right(ends, start)
        yield following < len(spans) and spans[following].start < start
        start += len(text) + 1


def _opens(text: str) -> bool:
    """Begins with a quotation mark, and holds no other."""
    return text[:1] in (*OPENING, STRAIGHT) and text[1:2].isupper() and not _MARKS & set(text[1:])


def _moved(first: str, last: str) -> tuple[str, str] | None:
    """The first and last sentence of a quotation with its attribution moved; None where unsure."""
    marks = [place for place, character in enumerate(last) if character in _MARKS]
    if len(marks) != 1 or (last[marks[0]] == STRAIGHT) != (first[0] == STRAIGHT):
        return None
    ended = ending(last, marks[0] + 1)
    if ended is None:
        return None
    after = (f"{ended[0]}, {first}", ended[1])
    return after if same_facts(f"{first} {last}", " ".join(after)) else None
