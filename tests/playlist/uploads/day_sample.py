"""A small day to upload: an ID, a newscast, a story with a bed of fill, then the next hour."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, after
from producer.playlist.uploads.retries import Patience

ZONE = "America/New_York"
DAY = date(2026, 11, 23)
HOSTILE = (
    'The "ferry" | is back - \N{SMILING FACE WITH SUNGLASSES}\n\u2028\u202eevil\u202c; '
    "\N{HEBREW LETTER ALEF}\\" + "x" * 500
)


def at(clock: str, day: date = DAY) -> datetime:
    return datetime.fromisoformat(f"{day.isoformat()}T{clock}").replace(tzinfo=ZoneInfo(ZONE))


@dataclass(slots=True)
class Waits:
    """Seconds that were waited for, without waiting."""

    asked: list[float] = field(default_factory=list)
    longest_s: float = 120.0

    def patience(self) -> Patience:
        return Patience(pauses_s=(1.0, 2.0, 4.0), longest_s=self.longest_s, sleep=self.asked.append)


def piece(folder: Path, name: str, length_ms: int, *, content: bytes = b"") -> Piece:
    file = folder / f"{name}.wav"
    if not file.exists():
        file.write_bytes(content or b"RIFF" + name.encode() * 100)
    return Piece(
        id=f"file:{name}",
        title=f"The {name}",
        category=name,
        length_ms=length_ms,
        file=file,
        media_type="audio/wav",
        artist="Ada Example",
    )


def entry(start: datetime, one: Piece, length_ms: int | None = None, **told: Any) -> Entry:
    return Entry(
        start=start,
        length_ms=length_ms or one.length_ms,
        airs=Airs.CATEGORY,
        title=one.title,
        artist=one.artist,
        piece=one,
        **told,
    )


def slot(
    start: datetime,
    length_ms: int,
    pieces: Iterable[Entry] = (),
    *,
    hard: bool = True,
    airs: Airs = Airs.CATEGORY,
) -> Filled:
    opening = Opening(
        id=start.isoformat(), start=start, length_ms=length_ms, hard=hard, airs=airs, name="Slot"
    )
    return Filled(opening=opening, entries=tuple(pieces))


def in_order(start: datetime, *pieces: Piece, hard: bool = True) -> Filled:
    """A slot that those pieces fill."""
    entries = []
    begins = start
    for one in pieces:
        entries.append(entry(begins, one))
        begins = after(begins, one.length_ms)
    length = sum(one.length_ms for one in pieces)
    return slot(start, length, entries, hard=hard)


def playlist(*slots: Filled, day: date = DAY) -> Playlist:
    return Playlist(
        station="The Example Station",
        call_letters="WXYZ",
        zone=ZONE,
        day=day,
        slots=slots,
        proof=Proof(dead_ms=0, bound_ms=0, solver="search"),
    )


def two_hours(folder: Path) -> Playlist:
    """Two hard runs; the music plays twice, whole and from its tenth second on."""
    station_id, news = piece(folder, "id", 10_000), piece(folder, "news", 170_000)
    music = piece(folder, "music", 60_000)
    six, seven = at("06:00:00"), at("07:00:00")
    bed = entry(
        six + timedelta(seconds=240),
        music,
        25_500,
        cue_in_ms=10_000,
        fade_in_ms=500,
        fade_out_ms=1500,
    )
    return playlist(
        in_order(six, station_id, news),
        in_order(six + timedelta(seconds=180), music, hard=False),
        slot(six + timedelta(seconds=240), 25_500, [bed], hard=False),
        in_order(seven, station_id, music),
    )
