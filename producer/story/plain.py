"""A plain text page dump: which lines are the story, told by the words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from producer.model import Fate
from producer.story import kinds, rules, wrap
from producer.story.clean import clean
from producer.story.found import Found
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw, ends_a_sentence, key, tidy, words
from producer.story.wrap import Unit

_CAPTION_WORDS = 4
"""A line of so many words that stands twice above the story is a caption."""
_CREDIT_LINES = 5
_BEGINS_ANOTHER = frozenset(("date", "byline"))
"""Below a story, these head another one's teaser, or a reader's comment."""
_NEXT = 20.0
_FRAGMENT = "no sentence"


def read_plain(text: str) -> Found:
    """Judge the lines of a text: the best-scoring run of units is the story."""
    physical = [(tidy(line), line[:1].isspace()) for line in text.splitlines()]
    raws = tuple(Raw(text=line) for line, _ in physical if line)
    units = wrap.units(physical)
    if not units:
        return Found()
    reasons = _reasons(units)
    window = _window(units, reasons)
    headline = _headline(units, reasons, window)
    inside = frozenset(index for index in window if index != headline and reasons[index] is None)
    titles = (units[headline].text,) if headline is not None else ()
    known = [
        ("subhead" if index in window else None) if reason == _FRAGMENT else reason
        for index, reason in enumerate(reasons)
    ]
    judged = clean([Raw(text=unit.text) for unit in units], inside, titles, known)
    return Found(raws=raws, verdicts=_spread(units, judged, len(raws)))


def _reasons(units: Sequence[Unit]) -> list[str | None]:
    """Why each unit can't be the story; None where nothing speaks against it."""
    reasons = [None if kinds.is_credit(unit.text) else rules.by_text(unit.text) for unit in units]
    credits = _credits(units)
    for index, reason in enumerate(reasons):
        if reason is None and index in credits:
            reasons[index] = "photo credit"
    captions = _twice(units, reasons) | _once(units, reasons)
    for index, unit in enumerate(units):
        if reasons[index] is None and index in captions:
            reasons[index] = "caption"
        elif reasons[index] is None and _is_fragment(unit.text):
            reasons[index] = _FRAGMENT
    return reasons


def _is_fragment(text: str) -> bool:
    """Whether a unit has no end: a heading, a label, a menu. A long one, or one that leads on
    to the next ("The city will close:"), belongs to the story."""
    if text.startswith("#"):
        return True
    length = len(words(text))
    leads_on = length >= 8 and text.endswith((":", ",", ";", "—", "–"))
    return not (ends_a_sentence(text) or length >= 25 or leads_on)


def _credits(units: Sequence[Unit]) -> set[int]:
    """A person's name and the agency's below it, with or without a slash on a line between."""
    found: set[int] = set()
    for index, unit in enumerate(units[:-1]):
        slash = units[index + 1].text == "/"
        if kinds.is_person(unit.text) and (slash or kinds.is_agency(units[index + 1].text)):
            found.update(range(index, min(len(units), index + 2 + slash)))
    return found


def _twice(units: Sequence[Unit], reasons: Sequence[str | None]) -> set[int]:
    """Captions that the page gives twice, above the story's third paragraph, with no more than
    credits between. Of three copies the last is the story's own sentence."""
    places: dict[str, list[int]] = {}
    for index, unit in enumerate(units):
        places.setdefault(key(unit.text), []).append(index)
    once = [
        index
        for index, unit in enumerate(units)
        if reasons[index] is None and kinds.is_prose(unit.text) and len(places[key(unit.text)]) == 1
    ]
    end = once[2] if len(once) > 2 else len(units)
    found: set[int] = set()
    for text, indices in places.items():
        first, second = indices[0], indices[1] if len(indices) > 1 else end
        between = range(first + 1, second)
        if (
            second < end
            and len(words(text)) >= _CAPTION_WORDS
            and len(between) <= _CREDIT_LINES
            and not any(reasons[i] is None and kinds.is_prose(units[i].text) for i in between)
        ):
            found |= {first, second}
    return found


def _once(units: Sequence[Unit], reasons: Sequence[str | None]) -> set[int]:
    """Sentences with a photographer's line and an agency's (or one with both) right below."""
    return {
        index
        for index, unit in enumerate(units[:-1])
        if kinds.is_prose(unit.text)
        and reasons[index + 1] == "photo credit"
        and ("/" in units[index + 1].text or reasons[index + 2 : index + 3] == ["photo credit"])
    }


def _window(units: Sequence[Unit], reasons: Sequence[str | None]) -> range:
    """The run of units with the best score; it never crosses a copyright line."""
    best, best_score = range(0), 0.0
    start, score = 0, 0.0
    for index, weight in enumerate(_weights(units, reasons)):
        score += weight
        if score <= 0 or reasons[index] == "copyright":
            start, score = index + 1, 0.0
        elif score > best_score:
            best, best_score = range(start, index + 1), score
    return best


def _weights(units: Sequence[Unit], reasons: Sequence[str | None]) -> Iterator[float]:
    """What each unit says for the story (its words, at most 40) or against it."""
    sentences = [unit.text for unit in units if kinds.is_prose(unit.text)]
    prose = [text for text in sentences if kinds.bio_of(text) is None]
    before = False
    for unit, reason in zip(units, reasons, strict=True):
        foreign = reason is not None or kinds.is_writers_note(unit.text, prose)
        if reason in _BEGINS_ANOTHER:
            yield -_NEXT
        elif foreign:
            yield -8.0 if before else -4.0
        elif kinds.is_credit(unit.text):
            yield 1.0
        else:
            yield min(len(words(unit.text)), 40) - 3.0
        before = foreign


def _headline(units: Sequence[Unit], reasons: Sequence[str | None], window: range) -> int | None:
    """The unit above the story that reads most like a headline, or its first line if that does."""
    if not window:
        return None
    marked = [i for i in range(window.start + 1) if units[i].text.startswith("# ")]
    above = [
        i
        for i in range(min(len(units), window.start + 1))
        if reasons[i] == _FRAGMENT and 3 <= len(words(units[i].text)) <= 30
    ]
    if marked:
        return marked[0]
    if not above:
        # "Mayor quits": a word or two that open the text, right above the story.
        short = window.start <= 1 and reasons[0] == _FRAGMENT
        return 0 if short else None
    return max(above, key=lambda i: (min(len(words(units[i].text)), 8), i))


def _spread(units: Sequence[Unit], judged: Sequence[Verdict], count: int) -> tuple[Verdict, ...]:
    """A unit's verdict for each of its physical lines."""
    verdicts = [dropped("")] * count
    for unit, verdict in zip(units, judged, strict=True):
        for number in unit.lines:
            verdicts[number] = Verdict(
                fate=verdict.fate,
                reason=verdict.reason,
                joins=verdict.fate is Fate.PARAGRAPH and number > unit.lines.start,
            )
    return tuple(verdicts)
