"""What every container says of the segment that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Loudness


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place in the segment that has a name."""

    title: str
    start: int
    """In samples at the segment's rate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Whose segment it is, who speaks, and how to air it. Texts are empty where nobody knows."""

    title: str
    slug: str
    station: str
    artist: str
    """The publisher of the story, else the station."""
    byline: str
    url: str
    """Of the story."""
    published: str
    """ISO 8601, as the page gives it."""
    language: str
    copyright: str
    disclosure: str
    """Empty where the segment does not say it."""
    digital_source_type: str
    """An address in the IPTC's vocabulary."""
    engine: str
    """With its version."""
    voice: str
    approver: str
    expires: str
    """The kill time, ISO 8601; local where it names no zone."""
    made: datetime
    """Aware."""
    reference: str
    """Of this segment alone: at most 32 characters of ASCII."""
    script: str
    """The script's text, as a reader sees it."""
    script_sha256: str
    in_cue: str
    out_cue: str
    chapters: tuple[Mark, ...]
    """The first starts at 0."""
    speech_start: int
    speech_end: int
    """In samples: the first word's begin, the last word's end."""
    samples: int
    loudness: Loudness
    """Of the mastered sound."""
