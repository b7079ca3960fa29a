"""The Engine Protocol: a module that reads text aloud.

An engine knows no paths, cache, retries or loudness. Adding one is one module and one
line in the table of `producer.speech.engines`; one conformance suite runs over them all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from producer.model import Guess, Sound, Utterance, Voice


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a caller must respect when it drives an engine."""

    max_chars: int
    """The longest text for one call; longer sentences are cut at natural pauses."""
    workers: int | None = None
    """Calls at the same time; None for as many as there are processors."""
    calls_per_minute: int | None = None
    """None where the engine needs no rate limit."""
    phonemes: bool = False
    """It says pronunciations as they are; for one that does not they are put into the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unavailable:
    """Why an engine can't speak here, and what to type to mend it."""

    reason: str
    mend: str


class Engine(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def limits(self) -> Limits: ...

    def version(self) -> str:
        """Everything that changes the sound but the voice and the text; part of the cache key."""
        ...

    def available(self) -> Unavailable | None:
        """None where it can speak here. Quick, and never touches the network."""
        ...

    def voices(self) -> tuple[Voice, ...]:
        """The voices that speak without any download, the default first."""
        ...

    def guess(self, words: tuple[str, ...], voice: Voice) -> tuple[Guess, ...] | None:
        """How `voice` would say each word by itself; None where the engine can't tell.

        Quick: nothing is spoken. Raises EngineError where it fails.
        """
        ...

    def speak(self, utterance: Utterance, voice: Voice) -> Sound:
        """Read an utterance in `voice`: its text is not empty and at most `limits.max_chars` long.

        An engine whose limits do not say `phonemes` is given no pronunciations.
        Raises EngineError where it fails, BusyError where another try may help.
        Called from several threads, at most `limits.workers` at a time.
        """
        ...
