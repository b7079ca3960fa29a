"""IPA ↔ the misaki alphabet, which hibari's models were trained on: one sign a phoneme.

misaki writes a diphthong or an affricate as one sign (A for eɪ, ʤ for dʒ), and a stress mark right
before the vowel, where IPA has it before the syllable. The signs are those of misaki's English
phoneme table, as its dictionaries use them for American voices.
"""

from __future__ import annotations

import re
from typing import Final

_SIGNS: Final = {
    "aɪ": "I",
    "aʊ": "W",
    "eɪ": "A",
    "oʊ": "O",
    "ɔɪ": "Y",
    "tʃ": "ʧ",
    "dʒ": "ʤ",
    "ɝ": "ɜɹ",
    "ɚ": "əɹ",
}
_READ_AS: Final = {
    **{sign: ipa for ipa, sign in _SIGNS.items()},
    "Q": "oʊ",
    "T": "t",
    "ɾ": "t",
    "ᵊ": "ə",
    "ᵻ": "ɪ",
    "ɐ": "ə",
    "a": "ɑ",
    "ɒ": "ɑ",
    "ː": "",
}
"""The other way, with misaki's weak vowels and flaps told as the phonemes that they stand for."""

_STRESSES: Final = "ˈˌ"
_VOWELS: Final = "AIOQWYaiuæɑɒɔəɛɜɪʊʌᵻeoɐ"
_TO_SIGNS: Final = re.compile("|".join(sorted(_SIGNS, key=len, reverse=True)))
_TO_IPA: Final = re.compile("|".join(sorted(_READ_AS, key=len, reverse=True)))
_IPA: Final = frozenset("abdfhijklmnpstuvwzæðŋɑɔəɛɜɡɪɹʃʊʌʒθxeoɝɚ ˈˌ")
_MARK_BEFORE_VOWEL: Final = re.compile(
    rf"([{_STRESSES}])([^{_VOWELS}{_STRESSES}\s]*)(?=[{_VOWELS}])"
)


def from_ipa(ipa: str) -> str:
    """A pronunciation for hibari: `lukəˈʃɛŋkoʊ` is `lukəʃˈɛŋkO`.

    A pronunciation without any stress gets one on its first vowel, as the engine's own dictionary
    has it: without it a name is mumbled.
    """
    signs = _TO_SIGNS.sub(lambda m: _SIGNS[m[0]], ipa.replace("\u0361", "").replace("g", "ɡ"))
    signs = _MARK_BEFORE_VOWEL.sub(r"\2\1", signs)
    if not any(mark in signs for mark in _STRESSES):
        signs = re.sub(rf"[{_VOWELS}]", r"ˈ\g<0>", signs, count=1)
    return signs


def to_ipa(signs: str) -> str:
    """What hibari would say, as IPA: `lukəʃˈɛŋkO` is `lukəʃˈɛŋkoʊ`.

    Stress marks stay before their vowels; punctuation is left out.
    """
    ipa = _TO_IPA.sub(lambda m: _READ_AS[m[0]], signs)
    return " ".join("".join(c for c in ipa if c in _IPA).split())
