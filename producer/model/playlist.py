"""A day of a station: what may air, the slots that it has, and what airs in them.

Moments are aware, in the station's own zone; the only nouns that hold any.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path


class Airs(StrEnum):
    """What fills a slot."""

    CATEGORY = "category"
    """Pieces of a category, as many as it takes."""
    NEWSCAST = "newscast"
    """One piece: the newest of its category that fits."""
    LEGAL_ID = "legal-id"
    """One piece that says call letters and community of licence (47 CFR 73.1201)."""
    FEED = "feed"
    """What comes from outside: a network's programme, a live studio."""
    FILL = "fill"
    """Music, as much as it takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A sound that may air, as the library knows it."""

    id: str
    """Of a segment, what its manifest is known by (`urn:uuid:…`); of a plain sound file, "file:",
    its category and its path in that category's folder."""
    title: str
    category: str
    length_ms: int
    file: Path
    """The sound that airs."""
    media_type: str
    artist: str = ""
    """Byline, else publisher, else the station."""
    folder: Path | None = None
    """Of the segment, with its manifest and companions; None for a plain sound file."""
    story: str = ""
    """What it tells: the page's address, else the source that was named."""
    made: datetime | None = None
    """When its story was published, else fetched, else the file written; the newest is freshest."""
    priority: int = 3
    """1 (airs first) to 5."""
    not_before: datetime | None = None
    """The embargo: nothing airs it until then."""
    kill: datetime | None = None
    """The kill time: it has ended by then."""
    hours: tuple[int, int] | None = None
    """Between which times of the day it may air, in milliseconds of the local clock from
    midnight; the second is less where it runs past midnight. None for all day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """That a piece went on the air, or will."""

    piece: str
    """Its id."""
    start: datetime
    music: bool = False
    """Whether it stood in for what was missing: that is no repeat, and counts for turns alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """A slot of a clock, placed in a day."""

    id: str
    """`2026-11-22T06:00:10-05:00`: when it starts, to the second."""
    start: datetime
    length_ms: int
    hard: bool
    """Its start stands, and nothing in it runs over its end; a soft one may by up to 5 s, where
    what follows is soft too."""
    airs: Airs
    name: str
    """For people: "Local news"."""
    category: str = ""
    """Of what fills it; empty for a feed."""
    source: str = ""
    """Of a feed: its address, or whatever the playout system knows it by."""
    clock: str = ""

    @property
    def end(self) -> datetime:
        return after(self.start, self.length_ms)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What airs, from when to when."""

    start: datetime
    length_ms: int
    airs: Airs
    """FILL wherever it stands in for what is missing."""
    title: str
    artist: str = ""
    piece: Piece | None = None
    """None for a feed, and for silence where there is nothing to fill with."""
    source: str = ""
    """Of a feed."""
    cue_in_ms: int = 0
    """From where in its file it plays; it ends `length_ms` later."""
    fade_in_ms: int = 0
    fade_out_ms: int = 0

    @property
    def end(self) -> datetime:
        return after(self.start, self.length_ms)

    @property
    def cue_out_ms(self) -> int:
        return self.cue_in_ms + self.length_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """An opening and what airs in it, in order, without a gap."""

    opening: Opening
    entries: tuple[Entry, ...]
    residual_ms: int = 0
    """How much of it nothing of its own fills: dead air, but for the music that stands in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How far from the best a day is, as to dead air."""

    dead_ms: int
    bound_ms: int
    """No schedule of this day under these rules has less."""
    solver: str
    """"search" or "cp-sat"."""

    @property
    def best(self) -> bool:
        """Whether it is proved that there is no better one, to a tenth of a second."""
        return self.dead_ms - self.bound_ms < 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """A station's day: local midnight to local midnight, 23 to 25 hours."""

    station: str
    call_letters: str
    zone: str
    """IANA: "America/New_York"."""
    day: date
    slots: tuple[Filled, ...]
    proof: Proof

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(entry for slot in self.slots for entry in slot.entries)


def utc(moment: datetime) -> datetime:
    """The same moment in UTC, to compare and to reckon with: moments of one zone go by its wall
    clock, which shows an hour twice."""
    return moment.astimezone(UTC)


def ms_between(start: datetime, end: datetime) -> int:
    """How many milliseconds pass from one moment to another; less than 0 where it is before."""
    return (utc(end) - utc(start)) // timedelta(milliseconds=1)


def after(start: datetime, ms: int) -> datetime:
    """The moment `ms` milliseconds later as clocks run, whatever the wall clock does between."""
    return (utc(start) + timedelta(milliseconds=ms)).astimezone(start.tzinfo)
