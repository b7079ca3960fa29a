"""What airs, as it was measured."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.model.script import Script
    from producer.model.take import Voice, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """When a sentence is heard in the segment."""

    sentence: str
    block: str
    paragraph: str
    start_ms: int
    end_ms: int
    text: str
    words: tuple[Word, ...] = ()
    """Of the text, from the segment's start; empty where the engine does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """As ITU-R BS.1770-5, EBU Tech 3341 and 3342 define them, in the delivered channel layout."""

    integrated_lufs: float
    range_lu: float
    momentary_max_lufs: float
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
    channels: int
    loudness: Loudness
    """Measured on the decoded file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lever:
    """What was moved so that a segment fits its slot, and by how much."""

    name: str
    """"pauses", "sentences", "tempo", "bed" or "tail"."""
    ms: int
    """What it made the segment longer by; less than 0 where it made it shorter."""
    about: str
    """For people: "pauses at 91 % (60 to 150 % allowed)"."""


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
    channels: int
    cues: tuple[Cue, ...]
    loudness: Loudness
    files: tuple[AudioFile, ...]
    voices: tuple[Voice, ...]
    engine_versions: tuple[str, ...]
    checks: tuple[Check, ...]
    levers: tuple[Lever, ...] = ()
    """In the order in which they were moved; none where it was asked for no length."""

    @property
    def duration_ms(self) -> int:
        return round(self.samples * 1000 / self.rate)
