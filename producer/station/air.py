"""What a station airs, and when: its clocks, the week that they make, and where it is heard."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.model import Airs

if TYPE_CHECKING:
    from datetime import date

HOUR_MS = 3_600_000
LEGAL_ID = "legal-id"
NEWSCAST = "newscast"
FILL = "fill"
"""The categories that those kinds of slots take from where they name no other."""
DEFAULT_PLAYLISTS: Final = Path("playlists")
"""The folder of the days' playlists where the station file names none, in the working folder."""
NO_CLOCK = ""
"""In a day's hours: nothing is scheduled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A part of an hour, and what fills it."""

    start_ms: int
    """From the top of the hour."""
    length_ms: int
    hard: bool
    airs: Airs
    name: str
    category: str = ""
    """Empty for a feed."""
    source: str = ""
    """Of a feed: its address, or whatever the playout system knows it by."""
    line: int = 0
    """Of the station file."""

    @property
    def end_ms(self) -> int:
        return self.start_ms + self.length_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """An hour, made of slots in the order in which they were written."""

    name: str
    slots: tuple[Slot, ...]
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A kind of piece: how often one may air, and where more come from."""

    name: str
    separation_ms: int = 3 * HOUR_MS
    """From one start of a piece to its next; 0 for newscasts and legal IDs."""
    folder: Path | None = None
    """Plain sound files that belong to it, such as fill music; None for segments alone."""
    sources: tuple[str, ...] = ()
    """Feeds, folders and pages of which missing pieces are made, the first ones first."""
    text: str = ""
    """What is said, where it is always the same: a legal ID."""
    stale_after_ms: int | None = None
    """How old a piece may be when it airs, from `Piece.made`; None for any age."""
    rolling: Path | None = None
    """The file that always holds the newest piece: "newscast-latest.mp3"."""
    standby: Path | None = None
    """What lies there when the newest has expired; None for no file at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A day that has hours of its own."""

    day: date
    hours: tuple[str, ...]
    """24 names of clocks, NO_CLOCK where there is none."""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Where a station is heard."""

    name: str
    url: str
    now_next: str = ""
    """The address of its now-next.json, for the page of another station of the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AzuraCast:
    """An AzuraCast server; its key is PRODUCER_AZURACAST_KEY in the environment."""

    url: str
    station: str
    """Its number or short name."""
    playlist: int
    """The number of a playlist whose settings each run of the day takes."""
    folder: str = "producer"
    """Where files are put in the station's media."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LibreTime:
    """A LibreTime server; its key is PRODUCER_LIBRETIME_KEY in the environment."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Air:
    """Everything that a station's days are made of."""

    call_letters: str = ""
    community: str = ""
    """Of licence, as it is said after the call letters."""
    zone: str = ""
    """IANA; needed for a schedule."""
    categories: tuple[Category, ...] = ()
    clocks: tuple[Clock, ...] = ()
    week: tuple[tuple[str, ...], ...] = ()
    """Monday to Sunday: 24 names of clocks each; empty where no week is told."""
    dates: tuple[Dated, ...] = ()
    playlists: Path | None = None
    """The folder of the days' playlists; None for DEFAULT_PLAYLISTS."""
    streams: tuple[Stream, ...] = ()
    """The station's own first."""
    exports: tuple[str, ...] = ()
    """What is written anew with every playlist: formats and servers, as `producer export --to`."""
    site: str = ""
    """The web address under which the segments' folder is served, for feeds; or empty."""
    azuracast: AzuraCast | None = None
    libretime: LibreTime | None = None

    def category(self, name: str) -> Category:
        """What is told of a category, or the defaults of one."""
        told = next((one for one in self.categories if one.name == name), None)
        return told or Category(name=name, separation_ms=default_separation(name))


def default_separation(category: str) -> int:
    """What the newest airs of, and what is said every hour, is not kept apart."""
    return 0 if category in (NEWSCAST, LEGAL_ID, FILL) else 3 * HOUR_MS
