"""Pronouncers at first mention: `Lukashenko (loo-kah-SHENK-oh)`.

How a term sounds is known of the spoken form; its reader sees the text. A term is found there by
its words. Common words (which of two "lead"s it is) are told beside the sentence, not in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypeAlias

from producer.script.preview.rows import Piece, Sound

if TYPE_CHECKING:
    from producer.model import Sentence

Told: TypeAlias = frozenset[tuple[str, str]]
"""Terms in lower case with their respelling: one that sounds otherwise later is told again."""

NOTHING_TOLD: Final[Told] = frozenset()

_APOSTROPHES: Final = "'’ʼ"
_POSSESSIVE: Final = re.compile(rf"[{_APOSTROPHES}]s(?!\w)")
_ENDING: Final = re.compile(rf"(?:[{_APOSTROPHES}]s|s[{_APOSTROPHES}])$", re.IGNORECASE)
_ENDING_SAID: Final = re.compile(r"(?:-iz|z|s)$", re.IGNORECASE)
_BETWEEN: Final = r"[\s\-‐‑–]+"


def pronounced(one: Sentence, told: Told) -> tuple[tuple[Piece, ...], tuple[Sound, ...], Told]:
    """The text in pieces with their pronouncers, what is told beside it, and all told so far."""
    places: list[tuple[int, str]] = []
    sounds: list[Sound] = []
    for each in one.pronunciations:
        term = one.spoken[each.start : each.end]
        key = _key(term, each.respelling)
        if not each.respelling or key in told:
            continue
        told |= {key}
        end = _end_of_mention(one, term, each.start) if _is_name(term) else None
        if end is None or (places and end <= places[-1][0]):
            sounds.append(Sound(word=term, respelling=each.respelling))
        else:
            places.append((end, each.respelling))
    return _pieces(one.text, places), tuple(sounds), told


def _key(term: str, respelling: str) -> tuple[str, str]:
    """The same for a term and its possessive, which is said with an ending of its own."""
    stem = _ENDING.sub("", term)
    said = respelling if stem == term else _ENDING_SAID.sub("", respelling)
    return stem.casefold(), said


def _is_name(term: str) -> bool:
    return term != term.lower()


def _end_of_mention(one: Sentence, term: str, start: int) -> int | None:
    """Just after the term in the text, with its possessive s; None where the text has it not.

    Of several mentions it is the one that has as many before it as in the spoken form.
    """
    pattern = _pattern(term)
    before = sum(1 for _ in pattern.finditer(one.spoken, 0, start))
    found = list(pattern.finditer(one.text))
    if not found:
        return None
    end = found[min(before, len(found) - 1)].end()
    possessive = _POSSESSIVE.match(one.text, end)
    return possessive.end() if possessive else end


def _pattern(term: str) -> re.Pattern[str]:
    """The term's whole words, whatever marks join them."""
    words = (re.escape(word) for word in re.split(_BETWEEN, term) if word)
    joined = re.sub(f"[{_APOSTROPHES}]", f"[{_APOSTROPHES}]", _BETWEEN.join(words))
    return re.compile(rf"(?<!\w){joined}(?!\w)", re.IGNORECASE)


def _pieces(text: str, places: list[tuple[int, str]]) -> tuple[Piece, ...]:
    starts = (0, *(end for end, _ in places))
    pieces = [
        Piece(text=text[start:end], respelling=respelling)
        for start, (end, respelling) in zip(starts, places, strict=False)
    ]
    rest = text[starts[-1] :]
    return (*pieces, Piece(text=rest)) if rest or not pieces else tuple(pieces)
