"""IPA for American English: its phonemes, other ways to write them, and its syllables.

Dictionaries, encyclopedias and engines write the same sound in several ways (r and ɹ, iː and i,
t͡ʃ and ʧ and tʃ). Here everything is brought to one, the broad transcription of General American,
with sounds that English lacks told as the nearest that an American announcer makes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

CONSONANTS: Final = tuple("p b t d k ɡ f v θ ð s z ʃ ʒ h tʃ dʒ m n ŋ l ɹ w j x".split())
VOWELS: Final = tuple("i ɪ eɪ ɛ æ ɑ ɔ oʊ ʊ u ʌ ə ɝ ɚ aɪ aʊ ɔɪ".split())
LAX: Final = frozenset("ɪ ɛ æ ʊ ʌ".split())
"""Vowels that do not end a stressed syllable where a consonant follows."""

PRIMARY: Final = "ˈ"
SECONDARY: Final = "ˌ"

_SAME: Final = {each: each for each in (*CONSONANTS, *VOWELS, PRIMARY, SECONDARY, ".", " ")} | {
    other: ours
    for other, _, ours in (
        pair.partition("=")
        for pair in """
        ʧ=tʃ ʤ=dʒ g=ɡ r=ɹ '=ˈ ,=ˌ -=.
        əʊ=oʊ ɔʊ=oʊ ou=oʊ o=oʊ ei=eɪ ɛɪ=eɪ e=eɪ
        ai=aɪ ɑɪ=aɪ au=aʊ ɑʊ=aʊ ɔi=ɔɪ oɪ=ɔɪ oi=ɔɪ
        ɜɹ=ɝ ɜr=ɝ ɝɹ=ɝ ɜ=ɝ ɚɹ=ɚ l̩=əl n̩=ən m̩=əm ɹ̩=ɚ r̩=ɚ
        a=ɑ ɒ=ɑ ɐ=ə ɘ=ə ɵ=ə ᵊ=ə ɨ=ɪ ᵻ=ɪ y=u ʉ=u ɯ=u ʏ=ʊ ø=ɝ œ=ɝ ɤ=ʌ
        ɾ=t ʈ=t ɖ=d ɫ=l ɬ=l ʟ=l ɭ=l ʎ=lj ʍ=w ɥ=w ʋ=v β=v ɸ=f ħ=h ɦ=h ʔ= ʕ=
        ʁ=ɹ ʀ=ɹ ɻ=ɹ ɽ=ɹ ɣ=ɡ ɢ=ɡ ɟ=ɡ c=k q=k χ=x ç=x ɕ=ʃ ʂ=ʃ ʑ=ʒ ʐ=ʒ ʝ=j
        ɲ=nj ɳ=n ɴ=ŋ ɱ=m
        """.split()
    )
}
"""Every way to write a sound, and the one used here. By line: other signs for the same; diphthongs;
r-coloured vowels and syllabic consonants; vowels, then consonants, that American English has not.
"""

_LEFT_OUT: Final = frozenset("ːˑ˞ʰʲʷˠˤʼ‿͜͡˺˥˦˧˨˩/[]()|‖ˀⁿˡ")
"""Length, secondary articulations, tones and brackets."""
TIDY: Final = re.compile(f"[{''.join(sorted(set(''.join((*CONSONANTS, *VOWELS)))))}ˈˌ ]+")
"""What holds no sign but those used here."""
_SYLLABIC: Final = "\u0329"
_CEDILLA: Final = "\u0327"
_SIGNS: Final = re.compile("|".join(map(re.escape, sorted(_SAME, key=len, reverse=True))))
_SPLIT: Final = re.compile(
    "|".join(sorted((*CONSONANTS, *VOWELS, PRIMARY, SECONDARY, r"\.", " "), key=len, reverse=True))
)
_COLORED: Final = re.compile(rf"([əʌ])ɹ(?![ɹ{''.join(sorted({v[0] for v in VOWELS}))}])")
"""Where no vowel follows, American English has one sound for the two."""

_ONSETS: Final = frozenset(
    """
    pl pɹ bl bɹ tɹ dɹ kl kɹ ɡl ɡɹ fl fɹ θɹ ʃɹ sl sw tw dw kw ɡw hw θw
    pj bj mj fj vj kj ɡj hj nj sp st sk sm sn spl spɹ stɹ skɹ skw skj spj
    """.split()
)
"""Groups of consonants that begin English syllables; a single one does, but for ŋ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Syllable:
    """Consonants, a vowel, consonants; `stress` is a mark of IPA, or nothing."""

    onset: tuple[str, ...]
    vowel: str
    coda: tuple[str, ...]
    stress: str = ""


def tidy(ipa: str) -> str:
    """IPA in the one way used here, stress before its syllable. Raises InputError."""
    return " ".join("".join(map(written, word)) for word in words(ipa))


def written(syllable: Syllable) -> str:
    return "".join((syllable.stress, *syllable.onset, syllable.vowel, *syllable.coda))


def words(ipa: str) -> tuple[tuple[Syllable, ...], ...]:
    """The syllables of each word. Raises InputError for a sign that is no sound of speech."""
    broad = _broad(ipa)
    found = tuple(tuple(_syllables(_SPLIT.findall(word))) for word in broad.split())
    if not found:
        raise InputError("a pronunciation is empty", HINT)
    return found


HINT: Final = "Write it in IPA, like lukəˈʃɛŋkoʊ, or as a respelling, like loo-kah-SHENK-oh."


def _broad(ipa: str) -> str:
    """The signs of `ipa`, each in the one way used here."""
    plain = "".join(
        c
        for c in unicodedata.normalize("NFD", ipa)
        if c in {_SYLLABIC, _CEDILLA} or not (c in _LEFT_OUT or unicodedata.combining(c))
    )
    plain = unicodedata.normalize("NFC", plain)
    rest = _SIGNS.sub("", plain).strip()
    if rest:
        raise InputError(f"{ipa!r} is not IPA: it holds {rest[0]!r}", HINT)
    broad = _SIGNS.sub(lambda m: _SAME[m[0]], plain)
    return _COLORED.sub(lambda m: "ɚ" if m[1] == "ə" else "ɝ", broad)


def _syllables(signs: Sequence[str]) -> Iterator[Syllable]:
    """The syllables of one word: parted at marks, else with as much onset as English has."""
    nuclei = [place for place, sign in enumerate(signs) if sign in VOWELS]
    if not nuclei:
        raise InputError(f"{''.join(signs)!r} has no vowel in it", HINT)
    onset, stress = _start(signs[: nuclei[0]])
    for number, place in enumerate(nuclei):
        vowel = signs[place]
        if number + 1 == len(nuclei):
            coda = tuple(s for s in signs[place + 1 :] if s in CONSONANTS)
            yield Syllable(onset=onset, vowel=vowel, coda=coda, stress=stress)
            return
        between = signs[place + 1 : nuclei[number + 1]]
        coda, following, mark = _parted(between, checked=bool(stress) and vowel in LAX)
        yield Syllable(onset=onset, vowel=vowel, coda=coda, stress=stress)
        onset, stress = following, mark


def _start(signs: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The consonants before a word's first vowel, and the stress among them."""
    marks = [s for s in signs if s in (PRIMARY, SECONDARY)]
    return tuple(s for s in signs if s in CONSONANTS), marks[-1] if marks else ""


def _parted(signs: Sequence[str], *, checked: bool) -> tuple[tuple[str, ...], tuple[str, ...], str]:
    """What stands between two vowels: the coda of the first, the onset and stress of the second.

    A mark parts them; one that stands right before the vowel, as some engines write it, belongs
    before the consonants that can begin a syllable. `checked`: the first vowel takes a consonant.
    """
    marks = [place for place, sign in enumerate(signs) if sign not in CONSONANTS]
    consonants = tuple(s for s in signs if s in CONSONANTS)
    mark = next((signs[p] for p in reversed(marks) if signs[p] != "."), "")
    if marks and (marks[-1] + 1 < len(signs) or not consonants):
        before = sum(s in CONSONANTS for s in signs[: marks[-1]])
    else:
        before = len(consonants) - _onset_length(consonants)
        if checked and before == 0 and consonants and consonants[0] not in _NEVER_LAST and not mark:
            before = 1
    return consonants[:before], consonants[before:], mark


_NEVER_LAST: Final = frozenset({"h", "j", "w"})
"""No English syllable ends on them."""


def _onset_length(consonants: tuple[str, ...]) -> int:
    """How many of the last consonants can begin a syllable together."""
    for length in range(len(consonants), 1, -1):
        if "".join(consonants[-length:]) in _ONSETS:
            return length
    return 1 if consonants and consonants[-1] != "ŋ" else 0
