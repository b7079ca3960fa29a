"""The nouns, in the order in which the data flows: Page, Story, Script, Take, Segment.

Frozen, slotted and keyword-only; tuples, never lists. Times are integer milliseconds
except inside a sound, where they are samples.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples: TypeAlias = NDArray[np.float32]
    Pcm: TypeAlias = NDArray[np.int16]


# --- Page -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document as it was found: bytes, and where they came from."""

    source: str
    """What the user typed: a path, a URL, or "-"."""
    content: bytes
    url: str | None = None
    charset: str | None = None
    """The character set that the carrier declared (HTTP), if any."""
    retrieved: str
    """When it was read: ISO 8601, UTC."""


# --- Story ----------------------------------------------------------------------------


class Fate(StrEnum):
    """What became of a line of the page."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CREDIT = "credit"
    """Kept beside the story ("X contributed to this report"), never aired as body."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page and its fate, with the reason in words."""

    number: int
    """Counted from 1 in page order."""
    text: str
    fate: Fate
    reason: str
    paragraph: str | None = None
    """The id of the paragraph it became, for the fate PARAGRAPH alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    id: str
    """Stable within the story: "p1", "p2", ..."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A page cleaned to what may air, with the fate of every line."""

    source: str
    headline: str
    byline: str | None
    publisher: str | None
    published: str | None
    """ISO 8601, as precise as the page gives it."""
    url: str | None
    language: str
    """BCP 47, "en" where the page does not say."""
    retrieved: str
    paragraphs: tuple[Paragraph, ...]
    credits: tuple[str, ...]
    rights: str | None
    """The page's own copyright line."""
    lines: tuple[Line, ...]

    @property
    def dropped(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.fate is Fate.DROPPED)


# --- Script ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """One change between the text shown and the text voiced."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """What one take reads, in three layers: source, text, spoken."""

    id: str
    """"p3.s2": the second sentence of paragraph p3; "outro.s1" for the station's own words."""
    source: str
    """As on the page."""
    text: str
    """As shown: captions, preview, player."""
    spoken: str
    """As given to the engine."""
    rewrites: tuple[Rewrite, ...]
    """What was changed between text and spoken, in order."""
    estimate_ms: int
    """Speech alone, without the pause."""
    pause_ms: int
    """Silence after it, before the next sentence speaks."""

    @property
    def paragraph(self) -> str:
        return self.id.split(".", 1)[0]

    @property
    def said_otherwise(self) -> bool:
        """Whether the voice says other words than the text shows; marks alone do not count."""
        shown, said = (
            [c for c in layer.casefold() if c.isalnum()] for layer in (self.text, self.spoken)
        )
        return shown != said


class BlockKind(StrEnum):
    STORY = "story"
    OUTRO = "outro"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Sentences that air together; the unit that a producer moves, cuts and times."""

    id: str
    kind: BlockKind
    sentences: tuple[Sentence, ...]

    @property
    def estimate_ms(self) -> int:
        """Speech and the pauses inside the block, without the pause after it."""
        inner = sum(s.estimate_ms + s.pause_ms for s in self.sentences)
        return inner - self.sentences[-1].pause_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A sentence of the story that does not air, and why."""

    id: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a script's story came from, and whose it is."""

    source: str
    url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    rights: str | None = None
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A story written for radio."""

    slug: str
    title: str
    form: str
    language: str
    origin: Origin
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for block in self.blocks for s in block.sentences)


# --- Take -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A voice of an engine, with everything that changes how it sounds."""

    engine: str
    name: str
    language: str
    about: str
    """For people: "American English, female"."""
    speed: float = 1.0
    trained: bool = True
    """Made by a model that learned from recordings, not by rules: files must say which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a sound and when it is heard, from the sound's start."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sound:
    """Mono float32 samples in [-1, 1] at a rate in hertz."""

    samples: Samples
    rate: int
    words: tuple[Word, ...] = ()
    """Empty where the engine does not tell."""

    @property
    def duration_ms(self) -> int:
        return round(len(self.samples) * 1000 / self.rate)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Take:
    """One reading of one sentence, trimmed to the speech."""

    sentence: str
    sound: Sound
    voice: Voice
    engine_version: str
    key: str
    """Its address in the cache."""
    fresh: bool
    """Spoken in this run, not found in the cache."""


# --- Segment --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """When a sentence is heard in the segment."""

    sentence: str
    block: str
    paragraph: str
    start_ms: int
    end_ms: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """As ITU-R BS.1770-5 and EBU Tech 3341 define them, in the delivered channel layout."""

    integrated_lufs: float
    short_term_max_lufs: float
    true_peak_dbtp: float
    sample_peak_dbfs: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AudioFile:
    """One rendering of the segment, as measured on the file written."""

    name: str
    media_type: str
    size: int
    sha256: str
    samples: int
    """Per channel, counted on the decoded file."""
    rate: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A promise of the report: what was asked, what was measured."""

    name: str
    expected: str
    measured: str
    passed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A mastered segment, as it lies in its folder."""

    script: Script
    profile: str
    rate: int
    samples: int
    cues: tuple[Cue, ...]
    loudness: Loudness
    files: tuple[AudioFile, ...]
    voices: tuple[Voice, ...]
    engine_versions: tuple[str, ...]
    checks: tuple[Check, ...]

    @property
    def duration_ms(self) -> int:
        return round(self.samples * 1000 / self.rate)
