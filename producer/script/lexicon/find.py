"""The terms of a lexicon in a spoken form."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from producer.model import Pronunciation
from producer.script.lexicon.entry import WORD, plain

if TYPE_CHECKING:
    from producer.script.lexicon.entry import Entry, Lexicon

_HISSES: Final = ("s", "z", "ʃ", "ʒ")
_VOICELESS: Final = ("p", "t", "k", "f", "θ", "x")


def pronounced(spoken: str, lexicon: Lexicon) -> tuple[Pronunciation, ...]:
    """How the terms that stand in `spoken` as whole words sound, in order.

    Case matters, but for a term in capitals throughout and one in small letters that begins the
    sentence. The longest term counts where several begin; none overlap. A possessive ending
    belongs to its term and is said. Takes time by the words of `spoken`, not by the entries.
    """
    text = plain(spoken)
    found: list[Pronunciation] = []
    for number, match in enumerate(WORD.finditer(text)):
        start = match.start()
        if (found and start < found[-1].end) or _inside_a_word(text, start):
            continue
        first = match[0]
        said = _at(text, start, first, lexicon)
        if said is None and number == 0 and first[0].isupper():
            small = text[:start] + first[0].lower() + text[start + 1 :]
            said = _at(small, start, first[0].lower() + first[1:], lexicon)
        if said is not None:
            found.append(said)
    return tuple(found)


def _at(text: str, start: int, first: str, lexicon: Lexicon) -> Pronunciation | None:
    """The longest term that begins at `start`, whose word is `first`."""
    ways = lexicon.by_first_word.get(first, ())
    if first.endswith(("s", "S")) and text.startswith("'", start + len(first)):
        ways = (*ways, *lexicon.by_first_word.get(first[:-1], ()))
    for way, entry in ways:
        for ending in ("'s", "'S", "s'", "S'", ""):
            end = start + len(way) + len(ending)
            if text.startswith(way + ending, start) and not _inside_a_word(text, end):
                return _said(entry, start, end, ending)
    return None


def _inside_a_word(text: str, place: int) -> bool:
    """Whether the place lies between two letters of one word, or before an accent."""
    before, after = text[max(0, place - 2) : place], text[place : place + 1]
    if after and unicodedata.combining(after):
        return True
    if before.endswith("'"):
        return before[:1].isalnum() and after.isalnum()
    return before[-1:].isalnum() and after.isalnum()


def _said(entry: Entry, start: int, end: int, ending: str) -> Pronunciation:
    """The pronunciation of a term with its ending: z, s after p t k f th, iz after a hiss."""
    ipa, respelling = entry.ipa, entry.respelling
    if ending:
        sound, letters = ("z", "z")
        if ipa.endswith(_HISSES):
            sound, letters = ("ɪz", "-iz")
        elif ipa.endswith(_VOICELESS):
            sound, letters = ("s", "s")
        last = respelling.rpartition("-")[2].rpartition(" ")[2]
        in_capitals = last == last.upper() and not letters.startswith("-")
        ipa += sound
        respelling += letters.upper() if in_capitals else letters
    return Pronunciation(start=start, end=end, ipa=ipa, respelling=respelling)
