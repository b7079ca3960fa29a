"""A plain text page dump: which lines are the story, told by the words alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from producer.model import Fate
from producer.story import kinds, rules, wrap
from producer.story.captions import captions, credits
from producer.story.clean import clean
from producer.story.facts.titles import headline
from producer.story.found import Found
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw, ends_a_sentence, tidy, words
from producer.story.window import FRAGMENT, subheads, window
from producer.story.wrap import Unit

_LABEL = "label"
_CAPITALS = 0.6
_ITEMS = 8
"""A longer row of fragments is a menu."""


def read_plain(text: str) -> Found:
    """Judge the lines of a text: the best-scoring run of units is the story."""
    physical = [(tidy(line), line[:1].isspace()) for line in text.splitlines()]
    raws = tuple(Raw(text=line) for line, _ in physical if line)
    units = wrap.units(physical)
    if not units:
        return Found()
    reasons = _reasons(units)
    span = window(units, reasons)
    title = headline(units, reasons, span)
    if title is not None and title in span:
        span = range(title + 1, span.stop)
    inside = frozenset(index for index in span if index != title and reasons[index] is None)
    titles = (units[title].text,) if title is not None else ()
    headings = subheads(units, reasons, span) - {title}
    labels = frozenset(span) - headings
    known = [
        reason if reason != FRAGMENT else _LABEL if index in labels else None
        for index, reason in enumerate(reasons)
    ]
    judged = clean(
        [Raw(text=unit.text) for unit in units], inside | headings, titles, known, headings
    )
    return Found(raws=raws, verdicts=_spread(units, judged, len(raws)))


def _reasons(units: Sequence[Unit]) -> list[str | None]:
    """Why each unit can't be the story; None where nothing speaks against it."""
    reasons = [None if kinds.is_credit(unit.text) else rules.by_text(unit.text) for unit in units]
    credited = credits(units)
    for index, reason in enumerate(reasons):
        if reason is None and index in credited:
            reasons[index] = "photo credit"
    captioned = captions(units, reasons)
    for index, unit in enumerate(units):
        if reasons[index] is None and index in captioned:
            reasons[index] = "caption"
        elif reasons[index] is None and _is_fragment(unit.text):
            reasons[index] = FRAGMENT
    for index in _items(units, reasons) | _posts(units, reasons):
        reasons[index] = None
    return reasons


def _items(units: Sequence[Unit], reasons: Sequence[str | None]) -> set[int]:
    """The items of a list: the few fragments below a sentence that leads on to them."""
    found: set[int] = set()
    for index, unit in enumerate(units):
        if reasons[index] is None and unit.text.endswith(":"):
            below = range(index + 1, len(units))
            row = list(takewhile(lambda i: reasons[i] == FRAGMENT, below))
            if len(row) <= _ITEMS:
                found.update(row)
    return found


def _posts(units: Sequence[Unit], reasons: Sequence[str | None]) -> set[int]:
    """The fragments of posts that the story quotes, and their signatures."""
    return {
        part
        for index, (unit, below) in enumerate(pairwise(units))
        if kinds.is_post(unit.text, below.text)
        for part in (index, index + 1)
        if reasons[part] == FRAGMENT
    }


def _is_fragment(text: str) -> bool:
    """Whether a unit has no end: a heading, a label, a menu. A long one, or one that leads on
    to the next ("The city will close:"), belongs to the story."""
    if text.startswith("#"):
        return True
    length = len(words(text))
    leads_on = length >= 8 and text.endswith((":", ",", ";", "—", "–"))
    long = length >= 25 and not _is_menu(text)
    return not (ends_a_sentence(text) or long or leads_on)


def _is_menu(text: str) -> bool:
    """Whether a line without an end is made of titles: most of its words have capitals."""
    parts = [part for part in text.split() if part[0].isalpha()]
    return sum(part[0].isupper() for part in parts) > _CAPITALS * len(parts)


def _spread(units: Sequence[Unit], judged: Sequence[Verdict], count: int) -> tuple[Verdict, ...]:
    """A unit's verdict for each of its physical lines."""
    verdicts = [dropped("")] * count
    for unit, verdict in zip(units, judged, strict=True):
        for number in unit.lines:
            verdicts[number] = Verdict(
                fate=verdict.fate,
                reason=verdict.reason,
                joins=verdict.fate is Fate.PARAGRAPH and number > unit.lines.start,
                heading=verdict.heading,
            )
    return tuple(verdicts)
