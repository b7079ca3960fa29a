"""What engines are, are asked, and give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.float32]
    Pcm: TypeAlias = NDArray[np.int16]

    from producer.model.script import Pronunciation


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of an engine, with everything that changes how it sounds."""

    engine: str
    name: str
    language: str
    about: str
    """For people: "American English, female"."""
    speed: float = 1.0
    trained: bool = True
    """Made by a model that learned from recordings, not by rules: files must say which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """What an engine is asked to say: words, and how some of them sound."""

    text: str
    pronunciations: tuple[Pronunciation, ...] = ()
    """Of stretches of `text`, in order; empty for an engine that takes no phonemes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """How a voice would say a word that nobody told it about."""

    word: str
    known: bool
    """It stands in the voice's dictionary, or is made of words that do."""
    ipa: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sound and when it is heard, from the sound's start."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sound:
    """Mono float32 samples in [-1, 1] at a rate in hertz."""

    samples: Samples
    rate: int
    words: tuple[Word, ...] = ()
    """Empty where the engine does not tell."""

    @property
    def duration_ms(self) -> int:
        return round(len(self.samples) * 1000 / self.rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One reading of one sentence, as it lies on disk: an hour of takes is not held in memory."""

    sentence: str
    file: Path
    """Mono, and as the engine gave it."""
    start: int
    """Where the speech begins in the file, in its samples, with a margin."""
    end: int
    """The first sample after it."""
    rate: int
    words: tuple[Word, ...] = ()
    """Of the spoken form, from `start`; empty where the engine does not tell."""
    voice: Voice
    engine_version: str
    key: str
    """Its address in the cache."""
    fresh: bool
    """Spoken in this run, not found in the cache."""

    @property
    def duration_ms(self) -> int:
        return round((self.end - self.start) * 1000 / self.rate)
