"""What a listener may write down of a segment, without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.model import Word
from producer.script.spoken import speak_out
from producer.segment.listening.words import heard_words

if TYPE_CHECKING:
    from producer.segment.listening.words import Heard


def say(text: str) -> str:
    return speak_out(text)[0]


def written_down(text: str, *, step_ms: int = 400) -> tuple[Heard, ...]:
    """The words of a text, one heard after the other."""
    words = tuple(
        Word(text=word, start_ms=n * step_ms, end_ms=n * step_ms + 300)
        for n, word in enumerate(text.split())
    )
    return heard_words(words, say)
