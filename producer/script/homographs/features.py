"""What is seen of a word's surroundings, as numbers that weights are looked up by.

Function words stand for themselves, other words for their endings too: which ending stands where
is what tells a noun from a verb beside words that were never seen in training.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.script.homographs.sounds import Reading

BITS: Final = 20
"""There are two to the power of this many weights; features that meet in one share it."""

_MASK: Final = (1 << BITS) - 1
_TOKEN: Final = re.compile(
    r"[^\W\d_]+?(?=n['’]t\b)|n['’]t\b|['’](?:s|ll|re|ve|d|m)\b|[^\W\d_]+"
    r"|\d+(?:[.,]\d+)*|[^\w\s]|_",
    re.IGNORECASE,
)
_SHORT_FOR: Final = {
    "ca": "can",
    "wo": "will",
    "n't": "not",
    "'ll": "will",
    "'re": "are",
    "'ve": "have",
    "'d": "would",
    "'m": "am",
}
"""The halves of what is run together in speech: to a verb after it, "can't" is "can not"."""
_FUNCTION_WORDS: Final = frozenset(
    """
    a an the this that these those my your his her its our their some any no each every all both
    either neither another such what which whose who whom i you he she it we they me him us them
    himself herself itself themselves myself one to of in on at by for from with without into onto
    over under about after before between against during through as than like near within upon
    among towards toward across behind beyond off out up down and or but nor so yet if because
    while when where although though since until unless whether be am is are was were been being
    have has had having do does did done will would can could may might shall should must not
    never also only just very more most less least then there here how too well even still again
    first second other let cannot please 's many much few several two three four
    five six seven eight nine ten new own same
    """.split()
)
_ENDINGS: Final = (
    ("tion", "N"),
    ("sion", "N"),
    ("ment", "N"),
    ("ness", "N"),
    ("ity", "N"),
    ("ship", "N"),
    ("ism", "N"),
    ("ist", "N"),
    ("ance", "N"),
    ("ence", "N"),
    ("ing", "G"),
    ("ed", "D"),
    ("ly", "R"),
    ("ous", "J"),
    ("ive", "J"),
    ("ful", "J"),
    ("able", "J"),
    ("ible", "J"),
    ("al", "J"),
    ("ic", "J"),
    ("ary", "J"),
    ("less", "J"),
    ("ish", "J"),
    ("est", "J"),
    ("er", "E"),
    ("or", "E"),
    ("ss", "O"),
    ("us", "O"),
    ("s", "S"),
    ("ize", "V"),
    ("ise", "V"),
    ("ify", "V"),
)
"""The first that fits; a word that is little more than its ending has none."""
_OPEN: Final = frozenset("NGDRJEOSVCP0")
"""The sorts that are no function words and no marks."""
_HELPERS: Final = frozenset(
    """
    be am is are was were been being have has had having do does did will would can could may
    might shall should must to not cannot let help
    """.split()
)
"""What a verb that follows hangs on, with adverbs or names between."""
_REACH: Final = 5
_BEFORE: Final = "<"
_AFTER: Final = ">"
_NEAR: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word, number or mark of a sentence."""

    text: str
    start: int
    word: str
    """In lower case and in full; any number is "0"."""
    sort: str
    """A function word or a mark itself, else a letter for what its form tells."""


def tokens(sentence: str) -> tuple[Token, ...]:
    """The sentence in words, numbers and marks; compounds and "can't" are several."""
    return tuple(_token(m[0], m.start()) for m in _TOKEN.finditer(sentence))


def _token(text: str, start: int) -> Token:
    plain = "0" if text[0].isdigit() else text.lower().replace("’", "'")
    word = _SHORT_FOR.get(plain, plain)
    return Token(text=text, start=start, word=word, sort=_sort(text, word, start))


def _sort(text: str, word: str, start: int) -> str:
    if word in _FUNCTION_WORDS or not text[0].isalpha():
        return word
    if text[0].isupper() and start:
        return "P" if word.endswith("s") else "C"
    return next((s for end, s in _ENDINGS if word.endswith(end) and len(word) > len(end) + 2), "O")


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The features of one word, before they are told apart by reading."""

    close: tuple[int, ...]
    """Of the words around it: weighed for the reading, and for all readings of its kind."""
    topic: tuple[int, ...]
    """What else the sentence is about: weighed for the reading alone."""

    def places(self, reading: Reading) -> list[int]:
        """Where the weights stand that speak for this reading."""
        kind, own = _key(f"c{reading.kind}"), _key(f"w{reading.id}")
        return [
            *((feature ^ kind) & _MASK for feature in self.close),
            *((feature ^ own) & _MASK for feature in self.close),
            *((feature ^ own) & _MASK for feature in self.topic),
        ]


@cache
def _key(name: str) -> int:
    return zlib.crc32(name.encode()) ^ 0x5BD1E995


def seen(sentence: tuple[Token, ...], at: int) -> Seen:
    """The features of the word at that place among the tokens."""
    return Seen(
        close=tuple(zlib.crc32(name.encode()) for name in _close(sentence, at)),
        topic=tuple(zlib.crc32(name.encode()) for name in _topic(sentence, at)),
    )


def _close(sentence: tuple[Token, ...], at: int) -> list[str]:
    around = [_beside(sentence, at + offset) for offset in range(-3, 4)]
    w3, w2, w1, _, x1, x2, x3 = (word for word, _ in around)
    s3, s2, s1, _, t1, t2, t3 = (sort for _, sort in around)
    return [
        "b",
        f"s{_shape(sentence[at].text)}{'0' if at == 0 else ''}",
        *(f"w{n}{word}" for n, word in enumerate((w3, w2, w1, x1, x2, x3))),
        *(f"t{n}{sort}" for n, sort in enumerate((s3, s2, s1, t1, t2, t3))),
        *(f"3{n}{word[-3:]}" for n, word in enumerate((w2, w1, x1, x2))),
        *(f"2{n}{word[-2:]}" for n, word in enumerate((w2, w1, x1, x2))),
        f"A{w2} {w1}",
        f"B{w1} {x1}",
        f"C{x1} {x2}",
        f"D{w3} {w2} {w1}",
        f"E{s2} {s1}",
        f"F{s1} {t1}",
        f"G{t1} {t2}",
        f"H{s2} {s1} {t1}",
        f"I{s1} {t1} {t2}",
        f"J{s3} {s2} {s1}",
        f"K{s2} {s1} {t1} {t2}",
        f"L{w1} {t1}",
        f"M{s1} {x1}",
        *_frame(sentence, at),
    ]


def _frame(sentence: tuple[Token, ...], at: int) -> list[str]:
    """The nearest function words or marks on both sides, and the nearest helper before."""
    left, right = at - 1, at + 1
    while left >= 0 and sentence[left].sort in _OPEN:
        left -= 1
    while right < len(sentence) and sentence[right].sort in _OPEN:
        right += 1
    (_, before), (_, after) = _beside(sentence, left), _beside(sentence, right)
    path = " ".join(token.sort for token in sentence[max(left, at - _REACH, 0) : at])
    helper, distance = _helper(sentence, at)
    return [
        f"P{before}",
        f"Q{before} {min(at - left, 4)}",
        f"R{path}",
        f"S{after}",
        f"T{before} {after}",
        f"U{helper}",
        f"V{helper} {min(distance, 3)}",
    ]


def _helper(sentence: tuple[Token, ...], at: int) -> tuple[str, int]:
    """The nearest helper before a word and how far it is, none beyond a mark or number."""
    for distance in range(1, min(_REACH, at) + 1):
        word = sentence[at - distance].word
        if word in _HELPERS:
            return word, distance
        if not word[0].isalpha():
            break
    return _BEFORE, 0


def _beside(sentence: tuple[Token, ...], at: int) -> tuple[str, str]:
    if not 0 <= at < len(sentence):
        edge = _BEFORE if at < 0 else _AFTER
        return edge, edge
    return sentence[at].word, sentence[at].sort


def _shape(text: str) -> str:
    if text.islower():
        return "x"
    return "X" if text.isupper() else "Xx"


def _topic(sentence: tuple[Token, ...], at: int) -> list[str]:
    others = [token for n, token in enumerate(sentence) if n != at and token.word[0].isalpha()]
    near = sentence[max(0, at - _NEAR) : at] + sentence[at + 1 : at + 1 + _NEAR]
    return [
        *(f"g{word}" for word in sorted({t.word for t in others} - _FUNCTION_WORDS)),
        *(f"h{word}" for word in sorted({t.word for t in near if t.word[0].isalpha()})),
    ]
