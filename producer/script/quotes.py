"""Where a text quotes: spans between double quotation marks, straight or curly."""

from __future__ import annotations

from dataclasses import dataclass

OPENING = "“„«"
CLOSING = "”»"
STRAIGHT = '"'


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: from its opening mark to just after its closing mark.

    `closed` is false where the text ends first, as in every paragraph but the last of a
    quotation that runs over several.
    """

    start: int
    end: int
    closed: bool


def quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of a paragraph, in order. Nested marks belong to the outer quotation."""
    found: list[Quote] = []
    start: int | None = None
    for place, mark in enumerate(text):
        if start is None:
            # After a figure or a letter a straight mark means inches, or closes: 'the 6" pipe'.
            straight = mark == STRAIGHT and not text[place - 1 : place].isalnum()
            if mark in OPENING or straight:
                start = place
        elif mark in CLOSING or (mark == STRAIGHT and text[start] == STRAIGHT):
            found.append(Quote(start, place + 1, closed=True))
            start = None
    if start is not None:
        found.append(Quote(start, len(text), closed=False))
    return tuple(found)


def only_quoted(text: str, start: int, end: int) -> bool:
    """True where words stand in `text[start:end]`, and all of them inside quotation marks."""
    spans = quotes(text)
    words = tuple(place for place in range(start, end) if text[place].isalnum())
    quoted = (any(span.start < place < span.end for span in spans) for place in words)
    return bool(words) and all(quoted)
