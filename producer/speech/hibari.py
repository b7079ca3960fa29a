"""The embedded default: hibari-tts, whose voice is inside its wheel; offline, on any processor.

It is given phonemes from its own dictionary with its text reading switched off: that reading
garbles the word after a quotation mark and says "Henry Cavill" as a king. The spoken form has
done that work already. One thread and one seed a sentence make it deterministic.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
from functools import cache
from importlib import metadata, util
from pathlib import Path
from typing import Any

from producer.errors import EngineError
from producer.model import Sound, Voice
from producer.speech.engine import Limits, Unavailable

name = "hibari"
limits = Limits(max_chars=320)
"""The model takes 400 phonemes; a spoken letter is about one phoneme, stress marks included."""

_PARTS = ("hibari", "onnxruntime")
_LANGUAGES = {False: "en-US", True: "en-GB"}
_loading = threading.Lock()


@cache
def version() -> str:
    """The package, its model by hash, and what else decides the bits: the runtime and the FFT."""
    model = hashlib.sha256((_assets() / "hibari.onnx").read_bytes()).hexdigest()[:16]
    fft = "scipy" if util.find_spec("scipy") else "numpy"
    runtime = metadata.version("onnxruntime")
    return f"{metadata.version('hibari-tts')} model {model} onnxruntime {runtime} fft {fft}"


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


def speak(spoken: str, voice: Voice) -> Sound:
    import numpy as np

    model = _model(voice.name)
    try:
        phonemes = model.g2p(spoken, normalize_text=False)
    except (LookupError, ValueError) as error:  # a number of 66 digits runs off its table
        raise _unreadable(spoken) from error
    samples = np.asarray(model.from_phonemes(phonemes, speed=voice.speed, seed=0), np.float32)
    if not len(samples):
        raise _unreadable(spoken)
    return Sound(samples=samples, rate=int(model.sample_rate))


def _unreadable(spoken: str) -> EngineError:
    return EngineError(f"hibari can't read {spoken[:60]!r}", "Rewrite that sentence in the script.")


def _assets() -> Path:
    """The package's data, found without importing it: a cached segment needs no model."""
    found = util.find_spec("hibari")
    assert found is not None and found.submodule_search_locations
    return Path(next(iter(found.submodule_search_locations))) / "assets"


def _model(voice: str) -> Any:
    with _loading:
        return _load(voice)


@cache
def _load(voice: str) -> Any:
    # onnxruntime reports to its makers unless it is told not to before it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()
    from hibari import Hibari

    model = Hibari(voice=voice, threads=1)
    assert model.g2p  # the dictionary loads on first use: here, under the lock
    return model
