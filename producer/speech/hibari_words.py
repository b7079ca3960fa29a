"""The slips of hibari's reading of single words that were heard, mended before it reads.

"A-P" as "uh pee", "U-S-A" with a stop before its end, "Ms" as "em ess", an apostrophe as a
quotation mark; "the A three fifty" as "the uh three fifty"; "FRANCE WINS" as "France
double-you-eye-en-ess", for it spells most words in capitals that it takes for names.
"""

from __future__ import annotations

import re
from typing import Any, Final

_APOSTROPHES: Final = frozenset("'‘’")
_KNOWN: Final = 4

_GRADED: Final = frozenset(
    """
    an the airbus audi block category class column exhibit grade group hepatitis influenza level
    model option part phase plan schedule section series side straight team title type vitamin
    """.split()
)
"""What stands before the letter A and hardly ever before the article."""
_COUNTS: Final = re.compile(
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty)"
)
_ENDS: Final = frozenset(".!?,;:—–\"“”‘'(")
"""After these a capital A can begin what somebody said."""

_LETTERS: Final = re.compile("[A-Z]+")
_SHORTEST: Final = 4
"""Letters; most shorter words in capitals are initials ("US", "IT", "ACT")."""
_SMALL: Final = frozenset(
    "AND ARE AS AT BUT BY FOR FROM HAD HAS IN IS NOT OF ON OR OUT THE TO UP WAS WITH YOU".split()
)
"""Short words that are nothing else; each is read as one beside another word in capitals."""
_NET_READS: Final = 5
"""From as many letters a word that no dictionary has is rather a name than initials."""
_SPEAKABLE: Final = re.compile(
    r"(?:[B-DF-HJ-NP-TV-Z]|BL|BR|CH|CL|CR|DR|FL|FR|GL|GR|KH|KR|PH|PL|PR|SC|SH|SK|SL|SM|SN|"
    r"SP|ST|SW|TH|TR|TS|VL|WH|ZH)?"
    r"(?:[AEIOUY]{1,3}(?:[B-DF-HJ-NP-TV-XZ]{1,2}|[B-DF-HJ-NP-TV-XZ][BCDFGKPST][HLR])){1,5}"
    r"[AEIOUY]{0,2}"
)
"""Consonants and vowels in the turns that words have."""


def mended(reader: Any, tokens: list[Any]) -> list[Any]:
    """The tokens with the slips of their reading mended, in place; `reader` is hibari's G2P."""
    for number, token in enumerate(tokens):
        bound = number + 1 < len(tokens) and not token.whitespace
        if token.text in _APOSTROPHES:
            token.phonemes, token.rating = "", _KNOWN
        elif token.text == "Ms":
            token.alias = "Ms."
        elif token.text == "-" and bound and number and not tokens[number - 1].whitespace:
            token.tag = "HYPH"
        elif token.text == "A" and (_hyphenated(tokens, number) or _is_letter(tokens, number)):
            token.tag = "NNP"
        elif _LETTERS.fullmatch(token.text):
            _unspelled(reader, tokens, number)
    return tokens


def _hyphenated(tokens: list[Any], number: int) -> bool:
    """Whether a hyphen binds the token to another: the A of A-P, of U-S-A, of A-list."""
    before = tokens[number - 1] if number else None
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    return (before is not None and before.text == "-" and not before.whitespace) or (
        after is not None and after.text == "-" and not tokens[number].whitespace
    )


def _is_letter(tokens: list[Any], number: int) -> bool:
    """Whether an A is the letter: in "the A train", "Grade A eggs", "an Airbus A three fifty"."""
    if number == 0 or tokens[number - 1].text in _ENDS:
        return False
    after = [token.text for token in tokens[number + 1 : number + 3]]
    counted = bool(after) and _COUNTS.fullmatch(after[0]) is not None and after[1:] != ["-"]
    return counted or tokens[number - 1].text.lower() in _GRADED


def _unspelled(reader: Any, tokens: list[Any], number: int) -> None:
    """A word in capitals that is no initials gets the small letters that it is read by."""
    token = tokens[number]
    word = token.text
    if word in _SMALL:
        beside = tokens[max(0, number - 1) : number] + tokens[number + 1 : number + 2]
        if any(_LETTERS.fullmatch(each.text) and len(each.text) > 1 for each in beside):
            token.alias = word.lower()
    elif len(word) >= _SHORTEST and not _has(reader, word):
        if _is_word(reader, word):
            token.alias = word.capitalize()
        elif len(word) >= _NET_READS and _SPEAKABLE.fullmatch(word):
            token.phonemes, token.rating = reader.fallback(token.copy(text=word.capitalize()))


def _has(reader: Any, word: str) -> bool:
    """Whether a dictionary has the word as it is written: NASA, NAACP."""
    return word in reader.lexicon.golds or word in reader.lexicon.silvers


def _is_word(reader: Any, word: str) -> bool:
    """Whether a dictionary has it in small letters, as it is or without an ending."""
    small = word.lower()
    stems = {small, re.sub(r"(?<![su])s$", "", small), re.sub(r"(?<=e)d$", "", small)}
    stems |= {re.sub(r"(?:es|ed|ing)$", "", small), re.sub(r"ies$", "y", small)}
    return any(_has(reader, stem) for stem in stems if len(stem) >= _SHORTEST - 1)
