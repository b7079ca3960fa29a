"""What a station sets once: its name, voice, sound, words and folders."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from producer.station.air import Air

if TYPE_CHECKING:
    from pydub import AudioSegment

APPROVALS = ("never", "agency", "always")
"""No copy; what is an agency's or a network's; all."""
LAYOUTS = ("mono", "stereo")
HOUSE = "house"
"""In the place of a sound's file: the sound that ships."""
BEDS_UNDER = ("intro", "all")
"""Under the first words and again under the last; under all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Silence, speech to speech, in milliseconds (PRSS practice for head and tail)."""

    sentence: int = 350
    paragraph: int = 700
    block: int = 1000
    head: int = 500
    tail: int = 500
    least: int = 60
    most: int = 150
    """Percent of itself that a pause may be where a length is asked for; head and tail stay."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the station says around a story; the names in braces are filled in."""

    written_for: str = "This story was written by {byline} for {publisher}."
    written_by: str = "This story was written by {byline}."
    published_by: str = "This story comes from {publisher}."
    disclosure: str = "It was read by a synthetic voice."
    newscast: str = "This is the news from {station}."
    newscast_by: str = "This newscast is made of stories by {bylines}."


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLengths:
    """How long a block of a form is at this station; None for the preset."""

    form: str
    min_ms: int | None = None
    target_ms: int | None = None
    max_ms: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProfile:
    """A delivery that no profile of the table describes: LUFS, LU, dBTP and dBFS."""

    lufs: float
    tolerance_lu: float
    true_peak_dbtp: float
    sample_peak_dbfs: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sounds:
    """The station's stings and bed, and how the bed is used.

    Each is an audio file, HOUSE for the one that ships, or a sound of pydub's.
    """

    intro: Path | AudioSegment | str | None = None
    between: Path | AudioSegment | str | None = None
    """Between the stories of a newscast."""
    outro: Path | AudioSegment | str | None = None
    bed: Path | AudioSegment | str | None = None
    bed_under: str = "intro"
    """One of BEDS_UNDER."""
    duck: int = 20
    """How many LU the bed is below the speech while there are words (WCAG 2.2, 1.4.7)."""
    lead: int = 3000
    """How long the bed plays before the first word, in milliseconds; half of it after an intro."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """What a segment's files are signed with (C2PA): PEM files."""

    certificate: Path
    """The chain, the signer's first."""
    key: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Station:
    """Everything that a station sets once and a command may override."""

    name: str = ""
    engine: str = "hibari"
    voice: str | None = None
    """None for the engine's own default."""
    speed: float = 1.0
    form: str = "voicer"
    forms: tuple[FormLengths, ...] = ()
    """Lengths that differ from the presets, by form."""
    profile: str = "prss"
    own: OwnProfile | None = None
    """The profile named "own"."""
    layout: str = "mono"
    """One of LAYOUTS."""
    tempo: float = 3.0
    """Percent by which speech may be faster or slower where a length is asked for."""
    sounds: Sounds = field(default_factory=Sounds)
    signing: Signing | None = None
    formats: tuple[str, ...] = ("wav", "mp3")
    pauses: Pauses = field(default_factory=Pauses)
    words: Words = field(default_factory=Words)
    recasts: bool = True
    """Whether sentences are recast for the ear where that is safe."""
    approval: str = "never"
    """Which copy airs only where somebody is named who approved it: one of APPROVALS."""
    lexicon: Path | None = None
    """How the station says names; None for the shipped lexicon alone."""
    out: Path = Path("audio")
    cache: Path | None = None
    """None for the user's own cache folder."""
    air: Air = field(default_factory=Air)
    """What airs when; nothing where it has no clocks."""
