"""An engine that writes down what it is asked to say, and a script for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from producer.model import Guess, Sentence, Sound, Take, Utterance, Voice
from producer.speech import tone
from producer.speech.cache import TakeCache
from producer.speech.engine import Limits, Unavailable
from producer.speech.speak import speak
from tests.builders import TONE, script

SENTENCES = script().sentences
ONE_AT_A_TIME = Limits(max_chars=400, workers=1)
TEXTS = [one.spoken for one in SENTENCES]


@dataclass(kw_only=True)
class Recorder:
    """The tone, with every call written down; `faults` are raised first, by text."""

    limits: Limits = ONE_AT_A_TIME
    faults: dict[str, list[Exception]] = field(default_factory=dict)
    sounds: dict[str, Sound] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    asked: list[Utterance] = field(default_factory=list)
    name: str = "recorder"
    told_version: str = "1"

    def version(self) -> str:
        return self.told_version

    def available(self) -> Unavailable | None:
        return None

    def voices(self) -> tuple[Voice, ...]:
        return tone.voices()

    def guess(self, words: tuple[str, ...], voice: Voice) -> tuple[Guess, ...] | None:
        return None

    def speak(self, utterance: Utterance, voice: Voice) -> Sound:
        spoken = utterance.text
        self.said.append(spoken)
        self.asked.append(utterance)
        if self.faults.get(spoken):
            raise self.faults[spoken].pop(0)
        return self.sounds.get(spoken) or tone.speak(utterance, voice)


def read(
    sentences: Sequence[Sentence], engine: Recorder, folder: Path, voice: Voice = TONE
) -> tuple[Take, ...]:
    return speak(tuple(sentences), engine, voice, TakeCache(folder), back_off_s=(0.001, 0.001))


def spoken_by_the_next_run(folder: Path) -> list[str]:
    engine = Recorder()
    read(SENTENCES, engine, folder)
    return engine.said
