"""A text for espeak-ng, with pronunciations as its own phoneme names in double brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.model import Utterance

_NAMES: Final = {
    **{same: same for same in "bdfhjklmnprstvwzx"},
    "aɪ": "aI",
    "aʊ": "aU",
    "eɪ": "eI",
    "oʊ": "oU",
    "ɔɪ": "OI",
    "tʃ": "tS",
    "dʒ": "dZ",
    "ɝ": "3:",
    "ɚ": "3",
    "ɹ": "r",
    "ɡ": "g",
    "ŋ": "N",
    "ʃ": "S",
    "ʒ": "Z",
    "θ": "T",
    "ð": "D",
    "æ": "a",
    "ɑ": "A:",
    "ɔ": "O:",
    "ə": "@",
    "ɛ": "E",
    "ɪ": "I",
    "i": "i:",
    "u": "u:",
    "ʊ": "U",
    "ʌ": "V",
    "ˈ": "'",
    "ˌ": ",",
    " ": " ",
}
"""espeak-ng's English phonemes, by its documentation of phoneme mnemonics."""

_VOWELS: Final = "aeouɑɔəɛɪiʊʌæɝɚ"
_NAMED: Final = re.compile("|".join(sorted(_NAMES, key=len, reverse=True)))
_MARK_BEFORE_VOWEL: Final = re.compile(rf"([ˈˌ])([^{_VOWELS}ˈˌ ]*)(?=[{_VOWELS}])")


def in_phonemes(utterance: Utterance) -> str:
    """The text with each pronunciation in the place of its letters: `[[luk@S'ENkoU]]`.

    A pronunciation with a sound that has no name there is left to the letters.
    """
    parts: list[str] = []
    done = 0
    for each in utterance.pronunciations:
        names = named(each.ipa)
        if names is not None:
            parts += [utterance.text[done : each.start], f"[[{names}]]"]
            done = each.end
    return "".join((*parts, utterance.text[done:]))


def named(ipa: str) -> str | None:
    """IPA in espeak-ng's names, stress before the vowel; None where a sound has no name."""
    placed = _MARK_BEFORE_VOWEL.sub(r"\2\1", ipa.replace("g", "ɡ"))
    if _NAMED.sub("", placed):
        return None
    return _NAMED.sub(lambda m: _NAMES[m[0]], placed)
