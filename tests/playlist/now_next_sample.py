"""A stretch of a station's day: news, an ID, music, a feed; shared by the now-next tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, after
from producer.playlist.exports.export import Place
from producer.station import Stream

ZONE = ZoneInfo("America/New_York")
SIX = datetime(2026, 11, 22, 6, tzinfo=ZONE)
AUDIO = Path("/srv/harlow/audio")
STATION = "WZQY Harlow Point Public Radio"

STREAMS = (
    Stream(name="WZQY 91.3", url="https://stream.wzqy.example/live.mp3"),
    Stream(
        name="WZQY Classical",
        url="https://stream.wzqy.example/classical.mp3",
        now_next="https://classical.wzqy.example/now-next.json",
    ),
)

Row = tuple[Airs, int, str, str, str]
"""What airs, its length, title, artist, and its slot's name."""

HOUR: tuple[Row, ...] = (
    (Airs.LEGAL_ID, 10_000, "wzqy-id", STATION, "Legal ID"),
    (Airs.NEWSCAST, 290_000, "News at six", "Dana Whitlow", "Newscast"),
    (Airs.CATEGORY, 109_115, "Harlow Point ferry returns", "Dana Whitlow", "Local news"),
    (Airs.FILL, 120_000, "bed-1", STATION, "Local news"),
    (Airs.FILL, 70_885, "bed-2", STATION, "Local news"),
    (Airs.FEED, 3_000_000, "Sunday Baroque", "", "Sunday Baroque"),
    (Airs.FEED, 3_600_000, "Weekend Edition", "", "Weekend Edition"),
    (Airs.CATEGORY, 200_000, "The bakery on the pier", "Ruth Okafor", "Local news"),
    (Airs.FEED, 3_600_000, "Car Hour", "", "Car Hour"),
)


def piece(title: str, length_ms: int, **changes: object) -> Piece:
    slug = title.lower().replace(" ", "-")[:40]
    folder = AUDIO / slug
    plain = Piece(
        id=f"urn:uuid:{slug}",
        title=title,
        category="local-news",
        length_ms=length_ms,
        file=folder / "segment.mp3",
        media_type="audio/mpeg",
        folder=folder,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields of a piece


def playlist(
    rows: tuple[Row, ...] = HOUR, start: datetime = SIX, station: str = STATION
) -> Playlist:
    """The rows one after the other, each in an opening of its own."""
    slots: list[Filled] = []
    for airs, length_ms, title, artist, name in rows:
        opening = Opening(
            id=start.isoformat(timespec="seconds"),
            start=start,
            length_ms=length_ms,
            hard=True,
            airs=Airs.CATEGORY if name == "Local news" else airs,
            name=name,
            category="" if airs is Airs.FEED else "local-news",
        )
        heard = None if airs is Airs.FEED else piece(title, length_ms)
        entry = Entry(
            start=start, length_ms=length_ms, airs=airs, title=title, artist=artist, piece=heard
        )
        slots.append(Filled(opening=opening, entries=(entry,)))
        start = after(start, length_ms)
    return Playlist(
        station=station,
        call_letters="WZQY",
        zone="America/New_York",
        day=date(2026, 11, 22),
        slots=tuple(slots),
        proof=Proof(dead_ms=0, bound_ms=0, solver="search"),
    )


def place(at: datetime, **changes: object) -> Place:
    plain = Place(folder=Path("/srv/harlow/playlists"), audio=AUDIO, at=at, streams=STREAMS)
    return replace(plain, **changes)  # type: ignore[arg-type]  # the fields of a place
