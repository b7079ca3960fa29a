"""The espeak-ng program, where a user has installed it: any language, small, plain-sounding."""

from __future__ import annotations

import io
import re
import wave
from functools import cache

from producer import process
from producer.errors import EngineError
from producer.model import Guess, Sound, Utterance, Voice
from producer.speech.engine import Limits, Unavailable
from producer.speech.espeak_text import in_phonemes

name = "espeak-ng"
limits = Limits(max_chars=1000, phonemes=True)

_WORDS_A_MINUTE = 165
_TIMEOUT_S = 60.0
_VOICES = (
    ("en-us", "en-US", "American English"),
    ("en-gb", "en-GB", "British English"),
)


@cache
def version() -> str:
    """What the program says of itself: "1.51"."""
    said = _run("--version").decode("utf-8", "replace")
    return said.split(":", 1)[-1].split()[0] if ":" in said else said.strip()


def available() -> Unavailable | None:
    if process.find("espeak-ng") is None:
        return Unavailable(
            reason="the program espeak-ng is not installed",
            mend="Install it (Debian and Ubuntu: apt install espeak-ng; macOS: brew install "
            "espeak-ng), or use --engine hibari.",
        )
    return None


def voices() -> tuple[Voice, ...]:
    return tuple(
        Voice(engine=name, name=voice, language=language, about=about, trained=False)
        for voice, language, about in _VOICES
    )


def guess(words: tuple[str, ...], voice: Voice) -> tuple[Guess, ...]:
    """What the program would say of each word. It does not tell which it knows: none, then."""
    lines = "\n\n".join(re.sub(r"[^\w'’-]+", " ", word).strip() or "-" for word in words)
    told = _run("-v", voice.name, "-b", "1", "-q", "--ipa", "--stdin", said=lines)
    said = told.decode("utf-8", "replace").splitlines()
    if len(said) != len(words):
        raise EngineError(
            f"espeak-ng told {len(said)} pronunciations for {len(words)} words",
            "Try --engine hibari.",
        )
    return tuple(
        Guess(word=word, known=False, ipa=ipa.strip())
        for word, ipa in zip(words, said, strict=True)
    )


def speak(utterance: Utterance, voice: Voice) -> Sound:
    import numpy as np

    rate = round(_WORDS_A_MINUTE * voice.speed)
    asked = in_phonemes(utterance)
    told = _run("-v", voice.name, "-s", str(rate), "-b", "1", "--stdin", "--stdout", said=asked)
    try:
        with wave.open(io.BytesIO(told)) as reader:
            # espeak-ng streams: its header claims the longest length, so read what is there.
            data = reader.readframes(reader.getnframes())
            hertz = reader.getframerate()
    except (wave.Error, EOFError) as error:
        raise EngineError(
            f"espeak-ng gave no sound for {utterance.text[:60]!r}: {error}", "Try --engine hibari."
        ) from error
    samples = np.frombuffer(data[: len(data) // 2 * 2], dtype="<i2").astype(np.float32)
    return Sound(samples=samples / np.float32(32768), rate=hertz)


def _run(*options: str, said: str = "") -> bytes:
    try:
        return process.run(
            ("espeak-ng", *options), stdin=said.encode("utf-8", "replace"), timeout_s=_TIMEOUT_S
        )
    except OSError as error:
        raise EngineError(f"espeak-ng failed: {error}", "Try --engine hibari.") from error
