"""What a preview shows, row by row; times are estimates, in milliseconds from the file's start."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.model import Block, Origin, Script, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something in a sentence that the ear may stumble over."""

    line: int | None
    """In the YAML, counted from 1; None where the script was not read from a file."""
    sentence: str
    """The sentence's id."""
    severity: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A name that the voice does not know."""

    name: str
    sentence: str
    """The id of the sentence that says it first."""
    guess: str
    """What the voice would say now, respelled; empty where that is not known."""
    fix: str
    """The command that tells the voice how it is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a shown text, and the pronouncer that follows it in brackets, if any."""

    text: str
    respelling: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """A word that sounds as the respelling has it, told beside the sentence."""

    word: str
    respelling: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceRow:
    sentence: Sentence
    start_ms: int
    pieces: tuple[Piece, ...]
    """Their texts, joined, are the sentence's text."""
    sounds: tuple[Sound, ...] = ()
    """Of common words, and of terms that the text writes in another way."""

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.sentence.estimate_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockRow:
    block: Block
    left_ms: int
    """From the block's last word to the end of the file."""
    rows: tuple[SentenceRow, ...]
    story: Origin | None = None
    """The story that begins with this block, where a script holds several."""

    @property
    def start_ms(self) -> int:
        return self.rows[0].start_ms

    @property
    def end_ms(self) -> int:
        return self.rows[-1].end_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    script: Script
    blocks: tuple[BlockRow, ...]
    head_ms: int
    """Silence before the first word."""
    tail_ms: int
    """Silence after the last."""
    trt_ms: int
    """The whole length, head and tail included, as the segment's will be."""
    remarks: tuple[Remark, ...]
    unknown: tuple[Unknown, ...]

    @property
    def words(self) -> int:
        """As spoken."""
        return sum(len(one.spoken.split()) for one in self.script.sentences)
