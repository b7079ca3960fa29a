"""The embedded default: hibari-tts, whose voice is inside its wheel; offline, on any processor.

It is given phonemes, made by `hibari_text` with the package's own text reading switched off: that
garbles the word after a quotation mark and says "Henry Cavill" as a king. The spoken form has
done that work already. One thread and one seed a sentence make it deterministic.
"""

from __future__ import annotations

import hashlib
import json
import threading
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import Any

from producer.errors import EngineError
from producer.model import Guess, Sound, Utterance, Voice
from producer.speech import hibari_model, hibari_pauses, hibari_text, hibari_times
from producer.speech.engine import Limits, Unavailable

name = "hibari"
limits = Limits(max_chars=320, phonemes=True)
"""The model takes 400 phonemes; a spoken letter is about one phoneme, stress marks included."""

_RATE = 24_000
_PARTS = ("hibari", "onnxruntime")
_LANGUAGES = {False: "en-US", True: "en-GB"}
_loading = threading.Lock()


@cache
def version() -> str:
    """The package, its model by hash, and what else decides the bits."""
    model = hashlib.sha256((_assets() / "hibari.onnx").read_bytes()).hexdigest()[:16]
    fft = "scipy" if util.find_spec("scipy") else "numpy"
    runtime = metadata.version("onnxruntime")
    package, reading = metadata.version("hibari-tts"), hibari_text.READING
    words = hibari_times.TELLING
    return (
        f"{package} model {model} onnxruntime {runtime} fft {fft} reading {reading} words {words}"
    )


def available() -> Unavailable | None:
    for part in _PARTS:
        if util.find_spec(part) is None:
            return Unavailable(
                reason=f"the Python package {part} is not installed",
                mend="Type: pip install hibari-tts",
            )
    return None


@cache
def voices() -> tuple[Voice, ...]:
    """The voices inside the wheel. The package would download others: never asked for."""
    table = json.loads((_assets() / "voices.json").read_text(encoding="utf-8"))
    return tuple(
        Voice(
            engine=name,
            name=key,
            language=_LANGUAGES[entry["british"]],
            about=f"{entry['accent']} English, {entry['gender']}",
        )
        for key, entry in table.items()
        if entry.get("bundled")
    )


def guess(words: tuple[str, ...], voice: Voice) -> tuple[Guess, ...]:
    """By its dictionaries, else by its net for unknown words; the speech model is not loaded."""
    with _loading:
        reader = _reader(_british(voice.name))
    return tuple(_guess(reader, word) for word in words)


def _guess(reader: Any, word: str) -> Guess:
    try:
        return hibari_text.guess(reader, word)
    except (LookupError, ValueError) as error:
        raise _unreadable(word) from error


def speak(utterance: Utterance, voice: Voice) -> Sound:
    with _loading:
        model, reader = _model(voice.name), _reader(_british(voice.name))
    try:
        reading = hibari_text.read(reader, utterance)
    except (LookupError, ValueError) as error:  # a number of 66 digits runs off its table
        raise _unreadable(utterance.text) from error
    samples, begins = hibari_model.say(model, reading.phonemes, voice.speed)
    if not len(samples):
        raise _unreadable(utterance.text)
    told = hibari_times.words(utterance, reading, begins)
    words = hibari_pauses.settle(told, samples, _RATE)
    return Sound(samples=samples, rate=_RATE, words=words)


def _unreadable(spoken: str) -> EngineError:
    return EngineError(f"hibari can't read {spoken[:60]!r}", "Rewrite that sentence in the script.")


def _assets() -> Path:
    """The package's data, found without importing it: a cached segment needs no model."""
    found = util.find_spec("hibari")
    assert found is not None and found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "assets"


def _british(voice: str) -> bool:
    return next(each.language == _LANGUAGES[True] for each in voices() if each.name == voice)


@cache
def _reader(british: bool) -> Any:
    """The dictionaries and the net for unknown words, half a second's work: once a process."""
    hibari_model.silence_the_runtime()
    from hibari.g2p import G2P

    return G2P(british=british)


@cache
def _model(voice: str) -> hibari_model.Model:
    table = json.loads((_assets() / "voices.json").read_text(encoding="utf-8"))
    return hibari_model.load(_assets() / table[voice]["file"], _assets() / "vocab.json")
