"""A story written for radio."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.model.story import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """One change between two layers of a sentence."""

    rule: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronunciation:
    """How a stretch of a spoken form sounds, where its letters do not tell."""

    start: int
    """Its first character in the spoken form."""
    end: int
    """Just after its last."""
    ipa: str
    respelling: str
    """In the VOA key ("loo-kah-SHENK-oh"), for engines that take no phonemes; empty where its
    letters serve them as well."""


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
    pronunciations: tuple[Pronunciation, ...] = ()
    """Of stretches of `spoken`, in order; they do not overlap."""
    recasts: tuple[Rewrite, ...] = ()
    """What was changed between source and text for the ear, in order."""
    must: bool = False
    """A person said that it airs, whatever the length."""
    estimate_ms: int
    """Speech alone, without the pause."""
    pause_ms: int
    """Silence after it, before the next sentence speaks."""

    @property
    def paragraph(self) -> str:
        return self.id.rpartition(".")[0]

    @property
    def said_otherwise(self) -> bool:
        """Whether the voice says other words than the text shows; marks alone do not count."""
        shown, said = (
            [c for c in layer.casefold() if c.isalnum()] for layer in (self.text, self.spoken)
        )
        return shown != said


class BlockKind(StrEnum):
    INTRO = "intro"
    """The station's own words before the first story of a newscast."""
    STORY = "story"
    OUTRO = "outro"
    """The station's own words at the end."""


CUE_WORDS = 6
"""In-cue and out-cue are the first and last four to six words of a block."""


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

    @property
    def in_cue(self) -> str:
        """The first words, by which an operator knows that it runs."""
        return " ".join(self._words[:CUE_WORDS])

    @property
    def out_cue(self) -> str:
        """The last words, after which an operator starts what is next."""
        return " ".join(self._words[-CUE_WORDS:])

    @property
    def _words(self) -> list[str]:
        return " ".join(sentence.text for sentence in self.sentences).split()


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
    id: str = ""
    """Where a script holds several stories: "n1", with which the ids of its sentences begin."""
    headline: str | None = None
    """Where a script holds several stories; the only story's is the script's title."""
    url: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    rights: str | None = None
    agency: str | None = None
    """Whose copy it is, where it is not the publisher's own."""
    approved_by: str | None = None
    """Who answers for airing it."""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """When and how a segment may be scheduled, where somebody said."""

    category: str | None = None
    """Under which the library has it; None for its form."""
    priority: int | None = None
    """1 (airs first) to 5; None for 3."""
    not_before: str | None = None
    """The embargo: ISO 8601, local where it names no zone."""
    hours: str | None = None
    """Between which local times of the day it may air: "06:00-10:00"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A story written for radio."""

    slug: str
    title: str
    form: str
    language: str
    stories: tuple[Origin, ...]
    """One, or those of a newscast in the order in which they air."""
    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()
    dropped: tuple[Line, ...] = ()
    """What stood among the page's paragraphs and is not in its story, in page order."""
    expires: str | None = None
    """The kill time: nothing airs it from then on. ISO 8601, local where it names no zone."""
    airing: Airing = Airing()

    @property
    def origin(self) -> Origin:
        """The story; of a newscast, the lead."""
        return self.stories[0]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for block in self.blocks for s in block.sentences)
