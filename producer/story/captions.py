"""Captions and photo credits in a text dump, told by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from producer.story import kinds
from producer.story.line import key, words
from producer.story.wrap import Unit

_CAPTION_WORDS = 4
"""A line of so many words that stands twice above the story is a caption."""
_CREDIT_LINES = 5
_COUNTER = re.compile(r"^(?:image|photo|slide|picture|gallery) \d+ (?:of|/) \d+$", re.IGNORECASE)
_BRACKETED = re.compile(r"^\([^()]*(?:©|credit|photo|image|courtesy)[^()]*\)$", re.IGNORECASE)
_PLAIN_CREDIT = re.compile(r"/|\||©| via ")
_PHOTO_BY = re.compile(
    r"^(?:photo|photograph|image|picture|illustration)s? ?(?:by\b|courtesy\b|credits?\b|:)",
    re.IGNORECASE,
)
_SHORT = 25
"""Words: a caption above a line that says "Photo by" and a name alone."""


def credits(units: Sequence[Unit]) -> frozenset[int]:
    """A person's name and the agency's below it, with or without a slash on a line between."""
    found: set[int] = set()
    for index, unit in enumerate(units[:-1]):
        slash = units[index + 1].text == "/"
        if kinds.is_person(unit.text) and (slash or kinds.is_agency(units[index + 1].text)):
            found.update(range(index, min(len(units), index + 2 + slash)))
    return frozenset(found)


def captions(units: Sequence[Unit], reasons: Sequence[str | None]) -> frozenset[int]:
    """The captions, from why each unit can't be the story (credits among the reasons)."""
    return frozenset(_twice(units, reasons) | _above_credits(units, reasons) | _counted(units))


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


def _above_credits(units: Sequence[Unit], reasons: Sequence[str | None]) -> set[int]:
    """Sentences with a photographer's line and an agency's (or one with both) right below, or
    with a credit in brackets."""
    found: set[int] = set()
    for index, unit in enumerate(units[:-1]):
        below = units[index + 1].text
        two = reasons[index + 2 : index + 3] == ["photo credit"]
        short = len(words(unit.text)) <= _SHORT and _PHOTO_BY.match(below)
        certain = two or short or _PLAIN_CREDIT.search(below)
        credited = reasons[index + 1] == "photo credit" and certain
        if kinds.is_prose(unit.text) and (credited or _BRACKETED.match(below)):
            found.add(index)
    return found


def _counted(units: Sequence[Unit]) -> set[int]:
    """A gallery's captions: the line below "Image 1 of 13"."""
    return {i + 1 for i, unit in enumerate(units[:-1]) if _COUNTER.match(unit.text)}
