"""Respellings ↔ IPA, by the key of the Voice of America's pronunciation guide.

Of that key are: stressed syllables in capitals; ah "arm", eh "get", ih "it", uh "up"; ee, eye, oh,
yoo; aa for the flat a; oo "tooth"; k for a hard c; ss for a hiss. It leaves the rest to common
sense; the other groups here are those of the American press agencies' pronouncers.
"""

from __future__ import annotations

import re
from typing import Final

from producer.errors import InputError
from producer.script.lexicon.phonemes import CONSONANTS, PRIMARY, VOWELS, Syllable, words, written

KEY: Final = (
    ("ah", "ɑ", "arm"),
    ("aa", "æ", "cat"),
    ("ay", "eɪ", "day"),
    ("aw", "ɔ", "law"),
    ("eh", "ɛ", "get"),
    ("ee", "i", "see"),
    ("er", "ɝ", "her"),
    ("eye", "aɪ", "ice"),
    ("ih", "ɪ", "it"),
    ("oh", "oʊ", "go"),
    ("oo", "u", "tooth"),
    ("or", "ɔɹ", "for"),
    ("ow", "aʊ", "cow"),
    ("oy", "ɔɪ", "boy"),
    ("uh", "ʌ", "up"),
    ("uu", "ʊ", "book"),
    ("b", "b", "bed"),
    ("ch", "tʃ", "church"),
    ("d", "d", "did"),
    ("dh", "ð", "this"),
    ("f", "f", "fit"),
    ("g", "ɡ", "go"),
    ("h", "h", "hat"),
    ("j", "dʒ", "jam"),
    ("k", "k", "cat"),
    ("kh", "x", "loch"),
    ("l", "l", "let"),
    ("m", "m", "me"),
    ("n", "n", "no"),
    ("ng", "ŋ", "sing"),
    ("nk", "ŋk", "ink"),
    ("p", "p", "pit"),
    ("r", "ɹ", "red"),
    ("s", "s", "sit"),
    ("ss", "s", "hiss"),
    ("sh", "ʃ", "she"),
    ("t", "t", "tip"),
    ("th", "θ", "thin"),
    ("v", "v", "vet"),
    ("w", "w", "wet"),
    ("y", "j", "yes"),
    ("z", "z", "zoo"),
    ("zh", "ʒ", "measure"),
)
"""Letters, their sound in IPA, and a word that has it. In small letters uh and er are ə and ɚ."""

_READ: Final = {
    **{group: ipa for group, ipa, _ in KEY},
    # Written often, and only one thing can be meant.
    **{c + c: c for c in "bdfklmnptvz"},
    "gg": "ɡ",
    "rr": "ɹ",
    "sss": "s",
    "tch": "tʃ",
    "dj": "dʒ",
    "aah": "æ",
    "igh": "aɪ",
}
_SHORT: Final = {"a": "æ", "e": "ɛ", "i": "ɪ", "o": "ɑ", "u": "ʌ"}
"""A vowel letter by itself before a consonant of its syllable: SHENK, tin, mak."""
_WEAK: Final = {"ʌ": "ə", "ɝ": "ɚ"}
"""Told apart by stress alone."""
_GROUP: Final = re.compile("|".join((*sorted(_READ, key=len, reverse=True), *_SHORT)))
_PARTS: Final = re.compile("|".join((*sorted((*VOWELS, *CONSONANTS), key=len, reverse=True),)))
_SPELLED: Final = {ipa: group for group, ipa, _ in KEY if group not in {"ss", "nk", "or"}} | {
    "ə": "uh",
    "ɚ": "er",
}

HINT: Final = (
    "Its key: "
    + ", ".join(f"{group} {word!r}" for group, ipa, word in KEY if ipa[0] in "ɑæeɔɛiɝaɪouʌʊ")
    + "; ch, dh (this), g (go), j, k, kh (loch), ng, sh, ss (hiss), th (thin), y, z, zh (measure); "
    "syllables parted by hyphens, the stressed one in capitals: loo-kah-SHENK-oh."
)


def from_ipa(ipa: str) -> str:
    """IPA as a respelling: `lukəˈʃɛŋkoʊ` is "loo-kuh-SHENG-koh". Raises InputError.

    The key has no secondary stress, and one vowel for ə and ʌ.
    """
    return " ".join("-".join(map(_respelled, word)) for word in words(ipa))


def to_ipa(respelling: str) -> str:
    """A respelling as IPA: "loo-kah-SHENK-oh" is `lukɑˈʃɛŋkoʊ`.

    Raises InputError, which names the letters that are not in the key, and shows it.
    """
    said = [
        "".join(written(_syllable(part, respelling)) for part in word.split("-"))
        for word in respelling.replace("‑", "-").replace("‐", "-").split()
    ]
    if not said:
        raise InputError("a respelling is empty", HINT)
    return " ".join(said)


def _respelled(syllable: Syllable) -> str:
    vowel, coda = syllable.vowel, "".join(_SPELLED[each] for each in syllable.coda)
    letters = _SPELLED[vowel]
    closed = bool(syllable.coda) and syllable.coda[0] != "ɹ"
    if vowel in {"æ", "ɛ", "ɪ"} and closed:
        letters = letters[0]
    if vowel == "ɔ" and syllable.coda[:1] == ("ɹ",):
        letters = "o"
    coda = coda.replace("ngk", "nk")
    if syllable.coda == ("s",):
        coda = "ss"
    said = "".join(_SPELLED[each] for each in syllable.onset) + letters + coda
    return said.upper() if syllable.stress == PRIMARY else said


def _syllable(part: str, respelling: str) -> Syllable:
    """One syllable between hyphens."""
    if part not in (part.lower(), part.upper()):
        raise _wrong(respelling, f"{part!r} is neither small letters nor capitals")
    stressed = part == part.upper() and part != part.lower()
    sounds = _sounds(part.lower(), respelling)
    vowels = [place for place, sound in enumerate(sounds) if sound in VOWELS]
    if len(vowels) != 1:
        has = "no vowel" if not vowels else "two vowels: put a hyphen between them"
        raise _wrong(respelling, f"{part!r} has {has}")
    vowel = sounds[vowels[0]]
    return Syllable(
        onset=tuple(sounds[: vowels[0]]),
        vowel=vowel if stressed else _WEAK.get(vowel, vowel),
        coda=tuple(sounds[vowels[0] + 1 :]),
        stress=PRIMARY if stressed else "",
    )


def _sounds(part: str, respelling: str) -> list[str]:
    """The sounds of a syllable's groups of letters."""
    sounds: list[str] = []
    place = 0
    while place < len(part):
        group = _GROUP.match(part, place)
        if group is None:
            raise _wrong(respelling, f"{part[place]!r} in {part!r} is not in the key")
        letters = group[0]
        place = group.end()
        if letters in _SHORT and (place == len(part) or part[place] in "aeiouhwy"):
            raise _wrong(respelling, f"{part[place - 1 :]!r} in {part!r} is not in the key")
        if letters in {"h", "y", "w"} and any(each in VOWELS for each in sounds):
            raise _wrong(respelling, f"{letters!r} after the vowel of {part!r} is not in the key")
        sounds += _PARTS.findall(_READ.get(letters) or _SHORT[letters])
    return sounds


def _wrong(respelling: str, what: str) -> InputError:
    return InputError(f"the respelling {respelling!r} can't be read: {what}", HINT)
