"""The run of units of a text dump that reads most like a story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from producer.story import kinds
from producer.story.line import words
from producer.story.wrap import Unit

FRAGMENT = "no sentence"
"""The reason against a unit that has no end: a heading, a label, a menu."""

_MOST = 40
"""Words: what a longer paragraph says for the story."""
_ALONE = 0.5
"""Share of its words that count for a sentence among labels: most are teasers."""
_TEASER = 30
"""Words: a longer sentence is no teaser, wherever it stands."""
_CHROME = 12
"""Lines that are none of the story's: fewer, and no page stands around it."""
_ROW = 3
"""Fragments between two paragraphs: more in a row are a menu."""
_SUBHEAD_WORDS = 12
_CAPITALS = 5
"""Words: a longer line in capitals throughout is a link to another story."""
_AGAINST = {
    "date": 20.0,
    "byline": 20.0,
    "tags": 20.0,
    "newsletter": 14.0,
    "support": 14.0,
    "contact": 12.0,
    "share": 10.0,
}
"""Below a story, these begin another one's teaser, a reader's comments, the page's foot."""
_LABEL = 4.0
_LABELS = 8.0
"""What a second label, and each more in a row, says against the story."""
_BRIEF = 12
"""Words: so long a sentence is prose, whatever page stands around it."""
_FEW = 3
"""Units: in so short a text any sentence is."""
_OPENING = 8
"""Units from the window's start among which the writer's name or the date may stand."""
_DECKS = 2
"""Sentences above them, which are the deck or a caption."""


def window(units: Sequence[Unit], reasons: Sequence[str | None]) -> range:
    """The run of units with the best score; it never crosses a copyright line.

    `reasons` holds why each unit can't be the story, None where nothing speaks against it.
    """
    best, best_score = range(0), 0.0
    start, score = 0, 0.0
    for index, weight in enumerate(_weights(units, reasons)):
        score += weight
        if score <= 0 or reasons[index] == "copyright":
            start, score = index + 1, 0.0
        elif score > best_score:
            best, best_score = range(start, index + 1), score
    if not best:
        return _brief(units, reasons)
    return _to_the_dateline(units, reasons, _below_the_byline(reasons, best))


def _brief(units: Sequence[Unit], reasons: Sequence[str | None]) -> range:
    """A story of one sentence, where no run of units reads like a longer one: the text's only
    sentence, or one that is plainly prose."""
    own = [i for i, unit in enumerate(units) if reasons[i] is None and kinds.is_prose(unit.text)]
    plain = [i for i in own if len(words(units[i].text)) >= _BRIEF]
    found = plain[:1] or (own if len(own) == 1 and len(units) <= _FEW else [])
    return range(found[0], found[0] + 1) if found else range(0)


def subheads(units: Sequence[Unit], reasons: Sequence[str | None], span: range) -> frozenset[int]:
    """The fragments between the window's paragraphs that head what follows: short, few in a row,
    and not below a heading of related links."""
    found: set[int] = set()
    row: list[int] = []
    for index in span:
        if reasons[index] is not None:
            row.append(index)
            continue
        links = next((n for n, i in enumerate(row) if reasons[i] == "related link"), len(row))
        if len(row) <= _ROW:
            found.update(
                i for i in row[:links] if reasons[i] == FRAGMENT and _is_subhead(units[i].text)
            )
        row = []
    return frozenset(found)


def _is_subhead(text: str) -> bool:
    """Whether it is short, and no headline of another story's, which some pages capitalise."""
    return len(words(text)) <= (_CAPITALS if text.isupper() else _SUBHEAD_WORDS)


def _weights(units: Sequence[Unit], reasons: Sequence[str | None]) -> Iterator[float]:
    """What each unit says for the story (its words) or against it."""
    sentences = [unit.text for unit in units if kinds.is_prose(unit.text)]
    prose = [text for text in sentences if kinds.bio_of(text) is None]
    own = [
        reason is None and not kinds.is_writers_note(unit.text, prose)
        for unit, reason in zip(units, reasons, strict=True)
    ]
    dump = own.count(False) > _CHROME
    before = False
    for index, (unit, reason) in enumerate(zip(units, reasons, strict=True)):
        if not own[index]:
            yield -_AGAINST.get(reason or "", _LABELS if before else _LABEL)
        elif kinds.is_credit(unit.text):
            yield 1.0
        else:
            among = any(own[max(0, index - 1) : index]) or any(own[index + 1 : index + 2])
            length = len(words(unit.text))
            teaser = dump and not among and (length <= _TEASER or unit.text.endswith(("...", "…")))
            yield min(length, _MOST) * (_ALONE if teaser else 1.0) - 3.0
        before = not own[index]


def _to_the_dateline(units: Sequence[Unit], reasons: Sequence[str | None], found: range) -> range:
    """The window without the decks and captions above the first paragraph, which a dateline
    tells from them."""
    above = 0
    for index in found:
        if kinds.has_dateline(units[index].text):
            return range(index, found.stop)
        above += reasons[index] is None
        if above > _DECKS:
            break
    return found


def _below_the_byline(reasons: Sequence[str | None], found: range) -> range:
    """The window without the deck and the captions above the writer's name or the date."""
    opening = found[:_OPENING]
    marks = [index for index in opening if reasons[index] in ("byline", "date")]
    if not marks:
        return found
    last = marks[-1]
    above = sum(reasons[index] is None for index in range(found.start, last))
    below = sum(reasons[index] is None for index in range(last, found.stop))
    return range(last + 1, found.stop) if above <= _DECKS < below else found
