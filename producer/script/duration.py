"""How long a sentence will take, before it is spoken; and how that is learned from a voice."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

PARTS: Final = (
    "sentence",
    "letter",
    "word",
    "breath",
    "syllable",
    "capital",
    "small word",
    "letter said by its name",
)
"""What a spoken form is made of. Letters, words and commas alone are right to 5.3 % a sentence
and 2.2 % per ten; with the others it is 4.1 % and 1.7 % (on pages that were not fitted on)."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What each of PARTS takes in milliseconds, at the voice's own speed."""

    weights: tuple[float, ...]
    speed: float = 1.0


DEFAULT: Final = Pace((-147.3, 37.0, 57.0, 146.3, 78.2, 30.1, -67.0, 89.5))
"""The default voice's, as `training/duration.py` fits it on news pages."""

_BREATHS: Final = re.compile(r"[,;:—–]")
_WORDS: Final = re.compile(r"[^\W\d_](?:[\w'’.]*\w)?")
_LEAST_MS: Final = 150

_SMALL: Final = frozenset(
    "the a an of in on at to for from by with as is are was were be been has have had it he "
    "she they we you i that this and or but his her their its not who which will would can "
    "could".split()
)
_VOWELS: Final = re.compile(r"[aeiouy]+")
_TWO_VOWELS: Final = re.compile(r"(?<![tscg])i[ao]|eo|ua(?!r)")
_MUTE: Final = (
    re.compile(r"(?<=[^aeiouyl])e$|(?<=[aeiou]l)e$"),
    re.compile(r"(?<=[^aeiouytd])ed$"),
    re.compile(r"(?<=[^aeiouyscxzg])(?<![sc]h)es$"),
)
_INITIALS: Final = re.compile(r"[A-Z](?:-[A-Z])*|[A-Z]{2,5}s?")


def estimate_ms(spoken: str, pace: Pace = DEFAULT) -> int:
    """The expected length of speech in milliseconds, without the silence around it."""
    plain = sum(w * n for w, n in zip(pace.weights, counts(spoken), strict=True))
    return max(_LEAST_MS, round(plain / pace.speed))


def counts(spoken: str) -> tuple[int, ...]:
    """How many of each of PARTS a spoken form holds."""
    words = _WORDS.findall(spoken)
    return (
        1,
        sum(c.isalpha() for c in spoken),
        len(spoken.split()),
        len(_BREATHS.findall(spoken)),
        sum(map(_syllables, words)),
        sum(word[0].isupper() for word in words[1:]),
        sum(word.lower() in _SMALL for word in words),
        sum(len(word) for word in words if _INITIALS.fullmatch(word) and word not in {"A", "I"}),
    )


def fit(heard: Sequence[tuple[str, int]]) -> Pace:
    """The pace of a voice that took so many milliseconds for each of these spoken forms.

    Weighted least squares on the relative error, held to the default voice's proportions as
    long as there is little to learn from. At least one, and none that took no time.
    """
    import numpy as np

    rows = np.array([counts(spoken) for spoken, _ in heard], float)
    took = np.array([ms for _, ms in heard], float)
    usual = np.array(DEFAULT.weights)
    usual *= np.median(took / (rows @ usual))
    held = np.diag(rows.std(axis=0) + 1) * _HOLD**0.5 / np.median(took)
    weights = usual
    for _ in range(_ROUNDS):
        off = np.abs(rows @ weights - took) / took
        weight = 1 / took / np.sqrt(np.maximum(off, _CLOSE))
        weight *= len(took) / (weight * took).sum()
        weights = np.linalg.lstsq(
            np.vstack([rows * weight[:, None], held]),
            np.concatenate([took * weight, held @ usual]),
            rcond=None,
        )[0]
    # Least relative error leans to short guesses; a whole script must come out as long as it is.
    near = np.abs(rows @ weights - took) < _FAR * took
    if near.any():
        weights = weights * (took[near].sum() / (rows[near] @ weights).sum())
    return Pace(tuple(round(float(w), 1) for w in weights))


_ROUNDS: Final = 8
_CLOSE: Final = 0.02
"""The relative error below which a sentence is no outlier."""
_FAR: Final = 0.5
"""The relative error from which a sentence is one, and no part of a whole."""
_HOLD: Final = 10.0
"""The default proportions weigh as much as so many sentences heard."""


def _syllables(word: str) -> int:
    """Near enough for a length: groups of vowels, less the mute ones."""
    plain = "".join(c for c in word.lower() if "a" <= c <= "z")
    groups = len(_VOWELS.findall(plain)) + len(_TWO_VOWELS.findall(plain))
    if not groups:
        return len(plain)
    return max(1, groups - any(mute.search(plain) for mute in _MUTE))
