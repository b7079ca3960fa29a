"""A tone instead of a voice: exact, deterministic and fast, for tests and for trying a clock.

Each letter is 60 ms of a sine whose pitch follows the letter; everything else is 60 ms of
silence. Two hundred milliseconds of silence lead and trail, as with a real voice.
"""

from __future__ import annotations

from producer.model import Sound, Utterance, Voice
from producer.speech.engine import Limits, Unavailable

name = "tone"
limits = Limits(max_chars=400)

RATE = 24_000
STEP = RATE * 60 // 1000
SILENCE = RATE * 200 // 1000
LEVEL = 0.1


def version() -> str:
    return "1"


def available() -> Unavailable | None:
    return None


def voices() -> tuple[Voice, ...]:
    return (
        Voice(engine=name, name="sine", language="en", about="a tone, not a voice", trained=False),
    )


def guess(words: tuple[str, ...], voice: Voice) -> None:
    """A tone says no words."""
    del words, voice


def speak(utterance: Utterance, voice: Voice) -> Sound:
    import numpy as np

    step = round(STEP / voice.speed)
    codes = np.array([ord(c.lower()[0]) % 32 if c.isalpha() else 0 for c in utterance.text])
    pitches = np.where(codes > 0, 200.0 + 10.0 * codes, 0.0)
    phase = np.cumsum(np.repeat(pitches, step)) * (2 * np.pi / RATE)
    loud = np.repeat(pitches > 0, step)
    wave = np.where(loud, LEVEL * np.sin(phase), 0.0)
    return Sound(samples=np.pad(wave, SILENCE).astype(np.float32), rate=RATE)
