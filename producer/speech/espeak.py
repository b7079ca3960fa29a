"""The espeak-ng program, where a user has installed it: any language, small, plain-sounding."""

from __future__ import annotations

import io
import wave
from functools import cache

from producer import process
from producer.errors import EngineError
from producer.model import Sound, Voice
from producer.speech.engine import Limits, Unavailable

name = "espeak-ng"
limits = Limits(max_chars=1000)

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


def speak(spoken: str, voice: Voice) -> Sound:
    import numpy as np

    rate = round(_WORDS_A_MINUTE * voice.speed)
    told = _run("-v", voice.name, "-s", str(rate), "-b", "1", "--stdin", "--stdout", said=spoken)
    try:
        with wave.open(io.BytesIO(told)) as reader:
            # espeak-ng streams: its header claims the longest length, so read what is there.
            data = reader.readframes(reader.getnframes())
            hertz = reader.getframerate()
    except (wave.Error, EOFError) as error:
        raise EngineError(
            f"espeak-ng gave no sound for {spoken[:60]!r}: {error}", "Try --engine hibari."
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
