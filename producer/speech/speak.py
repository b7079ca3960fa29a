"""Script → Takes: one reading of every sentence, from the cache where it was read before."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.errors import EngineError
from producer.model import Sentence, Sound, Take, Utterance, Voice, Word
from producer.speech import cache as keys
from producer.speech import heap
from producer.speech.patience import BACK_OFF_S, Pace, persistently
from producer.speech.pieces import cut
from producer.speech.soundness import fault
from producer.speech.trim import bounds, trim, words_between
from producer.speech.wording import utterance

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.speech.cache import TakeCache
    from producer.speech.engine import Engine

_LEAST_MS_A_LETTER: Final = 20
"""Speech takes about 70; a voice that meets letters it does not know leaves them out."""

_BREATH_MS: Final = 180
"""Between the pieces of a sentence that was too long for one call."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every sentence of a run is read with."""

    engine: Engine
    voice: Voice
    version: str
    cache: TakeCache
    pace: Pace
    stop: threading.Event
    back_off_s: tuple[float, ...]


def speak(
    sentences: tuple[Sentence, ...],
    engine: Engine,
    voice: Voice,
    cache: TakeCache,
    *,
    progress: Callable[[int, int], None] | None = None,
    back_off_s: tuple[float, ...] = BACK_OFF_S,
) -> tuple[Take, ...]:
    """One take a sentence, in order, trimmed to the speech.

    Sentences that say the same share a reading. `progress` is told how many readings are done,
    of how many. What is done when a run fails or is interrupted is in the cache for the next.
    Raises EngineError, OutputError.
    """
    stop = threading.Event()
    reader = _Reader(
        engine=engine,
        voice=voice,
        version=engine.version(),
        cache=cache,
        pace=Pace(engine.limits.calls_per_minute, stop),
        stop=stop,
        back_off_s=back_off_s,
    )
    workers = engine.limits.workers or os.cpu_count() or 1
    heap.share()
    pool = ThreadPoolExecutor(workers, thread_name_prefix="speak")
    asked = tuple(utterance(sentence, engine.limits) for sentence in sentences)
    firsts = dict(zip(reversed(asked), reversed(sentences), strict=True))
    pending = {one: pool.submit(_take, firsts[one], one, reader) for one in dict.fromkeys(asked)}
    try:
        for done, future in enumerate(as_completed(pending.values()), start=1):
            future.result()
            if progress is not None:
                progress(done, len(pending))
    finally:
        # A run that ends early does not wait for the calls under way: one may hang on a network.
        stop.set()
        pool.shutdown(wait=False, cancel_futures=True)
    return tuple(
        _of(sentence, pending[one].result()) for sentence, one in zip(sentences, asked, strict=True)
    )


def _of(sentence: Sentence, take: Take) -> Take:
    """The take for a sentence; one that says the same as an earlier one is not spoken again."""
    if take.sentence == sentence.id:
        return take
    return replace(take, sentence=sentence.id, fresh=False)


def _take(sentence: Sentence, asked: Utterance, reader: _Reader) -> Take:
    """One sentence, from the cache or the engine."""
    key = keys.key(asked, reader.voice, reader.version)
    sound = reader.cache.get(key)
    fresh = sound is None
    if sound is None:
        heard = _read(sentence, asked, reader)
        sound = reader.cache.put(key, heard, spoken=asked.text, voice=reader.voice)
    start, end = bounds(sound)
    return Take(
        sentence=sentence.id,
        file=reader.cache.path(key),
        start=start,
        end=end,
        rate=sound.rate,
        words=words_between(sound, start, end),
        voice=reader.voice,
        engine_version=reader.version,
        key=key,
        fresh=fresh,
    )


def _read(sentence: Sentence, asked: Utterance, reader: _Reader) -> Sound:
    """One sentence by the engine, in as many calls as its limit asks for."""
    pieces = tuple(
        piece
        for piece in cut(asked, reader.engine.limits.max_chars)
        if any(map(str.isalnum, piece.text))  # a piece may be a lone dash, which no engine can say
    )
    if not any(map(str.isalnum, asked.text)):  # a voice breathes at a lone dash
        raise EngineError(
            f"sentence {sentence.id} has nothing to say: {sentence.text!r}",
            "Give it words in the script, or take it out.",
        )
    sounds = tuple(_call(piece, sentence, reader) for piece in pieces)
    return sounds[0] if len(sounds) == 1 else _joined(sounds)


def _call(piece: Utterance, sentence: Sentence, reader: _Reader) -> Sound:
    """One call of the engine, and a look at what it gave."""

    def once() -> Sound:
        reader.pace.wait()
        return reader.engine.speak(piece, reader.voice)

    sound = persistently(once, reader.stop, reader.back_off_s)
    if found := fault(sound):
        raise _refused(sentence, reader, f"gave {found}")
    heard_ms = trim(sound).duration_ms
    if not heard_ms:
        raise _refused(sentence, reader, "gave only silence")
    letters = sum(map(str.isalpha, piece.text))
    if heard_ms * reader.voice.speed < letters * _LEAST_MS_A_LETTER:
        raise _refused(sentence, reader, f"left words out: {letters} letters in {heard_ms} ms")
    return sound


def _refused(sentence: Sentence, reader: _Reader, what: str) -> EngineError:
    return EngineError(
        f"the engine {reader.engine.name} {what} for sentence {sentence.id}: {sentence.text!r}",
        "Rewrite the sentence in the script, or try another engine with --engine.",
    )


def _joined(sounds: tuple[Sound, ...]) -> Sound:
    """Pieces of a sentence as one sound, a breath between them."""
    rate = sounds[0].rate
    breath = np.zeros(rate * _BREATH_MS // 1000, np.float32)
    parts: list[np.ndarray[tuple[int], np.dtype[np.float32]]] = []
    words: list[Word] = []
    start = 0
    for sound in map(trim, sounds):
        offset = round(start * 1000 / rate)
        words += [
            Word(text=w.text, start_ms=w.start_ms + offset, end_ms=w.end_ms + offset)
            for w in sound.words
        ]
        parts += [sound.samples, breath]
        start += len(sound.samples) + len(breath)
    return Sound(samples=np.concatenate(parts[:-1]), rate=rate, words=tuple(words))
