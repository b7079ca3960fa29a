"""Where a text quotes: spans between quotation marks, double or single, straight or curly."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

OPENING: Final = "“„«"
CLOSING: Final = "”»"
STRAIGHT: Final = '"'

# After a figure or a letter a straight mark means inches, or closes: 'the 6" pipe'.
_DOUBLE: Final = rf"[{OPENING}]|(?<![^\W_]){STRAIGHT}"
# A single mark opens before a word, never before one that has lost its first letters.
_SINGLE: Final = (
    r"(?<![^\s(\[—–-])[‘'](?=[^\W\d_])(?!(?:[Tt]is|[Tt]was|[Tt]il|[Ee]m|[Cc]ause|[Nn]|[Bb]out)\b)"
)
_OPENS: Final = re.compile(f"(?:{_DOUBLE})|(?:{_SINGLE})")
_SAYS: Final = re.compile(r"[,:]\s*$")
_LOOK_BACK: Final = 20
"""Characters before a mark that tell whether words lead up to it."""

# An apostrophe looks like a closing mark: one after a stop, or before one, closes for certain.
_CLOSES: Final = re.compile(r"(?<=[.,?!…—–])[’'](?![^\W_])|(?<=\w)[’'](?=[.,?!;:)])")
_MAY_CLOSE: Final = re.compile(r"(?<=\w)’(?![^\W_])")


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
    sure = _sure_ends(text)
    place = 0
    while (mark := _OPENS.search(text, place)) is not None:
        single = mark.group() in "‘'"
        quote = _single(text, mark.start(), sure) if single else _double(text, mark.start())
        if quote is not None:
            found.append(quote)
        place = quote.end if quote is not None else mark.end()
    return tuple(found)


def only_quoted(text: str, start: int, end: int, spans: Sequence[Quote]) -> bool:
    """True where words stand in `text[start:end]`, and all of them inside the quotations."""
    near = tuple(span for span in spans if span.start < end and start < span.end)
    words = tuple(place for place in range(start, end) if text[place].isalnum())
    quoted = (any(span.start < place < span.end for span in near) for place in words)
    return bool(words) and all(quoted)


def unquoted(text: str) -> str:
    """The words around its quotations; each of these is a blank mark pair there: “”."""
    kept: list[str] = []
    end = 0
    for quote in quotes(text):
        kept += (text[end : quote.start], "“”")
        end = quote.end
    return "".join((*kept, text[end:]))


def opens(text: str) -> bool:
    """Whether it starts with a mark that may open a quotation."""
    return _OPENS.match(text) is not None


def _double(text: str, start: int) -> Quote:
    closing = CLOSING + STRAIGHT if text[start] == STRAIGHT else CLOSING
    ends = (place for place in range(start + 1, len(text)) if text[place] in closing)
    end = next(ends, None)
    return Quote(start, len(text), False) if end is None else Quote(start, end + 1, True)


def _sure_ends(text: str) -> tuple[int, ...]:
    """Just after each single mark that closes for certain; looked for once, not from each mark
    that may open."""
    single = "‘" in text or "'" in text
    return tuple(found.end() for found in _CLOSES.finditer(text)) if single else ()


def _single(text: str, start: int, sure: Sequence[int]) -> Quote | None:
    """The quotation that a single mark opens, or None where the mark is an apostrophe."""
    following = text.find("‘", start + 1)
    limit = following if following > start else len(text)
    next_sure = bisect_left(sure, start + 2)
    end = sure[next_sure] if next_sure < len(sure) and sure[next_sure] <= limit else None
    if text[start] == "'":
        spoken = text[start + 1].isupper() or _led_up_to(text, start)
        return Quote(start, end, True) if end is not None and spoken else None
    if end is not None:
        return Quote(start, end, True)
    ends = [mark.end() for mark in _MAY_CLOSE.finditer(text, start + 1, limit)]
    plain = [end for end in ends if text[end - 2] != "s"]
    if ends:
        return Quote(start, plain[0] if plain else ends[-1], True)
    goes_on = limit == len(text) and _led_up_to(text, start)
    return Quote(start, len(text), False) if goes_on else None


def _led_up_to(text: str, start: int) -> bool:
    """Whether nothing stands before a mark, or a comma or a colon does."""
    return start == 0 or _SAYS.search(text[max(0, start - _LOOK_BACK) : start]) is not None
