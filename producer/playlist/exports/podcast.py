"""The day's segments as a podcast: RSS 2.0, with Apple's names and those of Podcasting 2.0."""

from __future__ import annotations

import uuid
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final

from producer.errors import OutputError, UsageError
from producer.markup import text
from producer.model import Airs, utc
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.papers import paper
from producer.playlist.exports.places import web
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from producer.model import Entry, Piece, Playlist
    from producer.playlist.exports.export import Place
    from producer.playlist.exports.papers import Paper

FILE_NAME: Final = "podcast.xml"
"""The same every day, because listeners subscribe to its address."""
_GUIDS: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""Podcasting 2.0's namespace of feeds."""
_EASY: Final = (("segment.mp3", "audio/mpeg"), ("segment.m4a", "audio/mp4"))
"""What every podcast player plays, the surest first."""
_TRANSCRIPTS: Final = (("transcript.vtt", "text/vtt"), ("transcript.srt", "application/x-subrip"))
_NAMESPACES: Final = (
    ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd"),
    ("podcast", "https://podcastindex.org/namespace/1.0"),
    ("atom", "http://www.w3.org/2005/Atom"),
)


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The segments that air on the day, newest first; no legal IDs, no fill.

    Left out is what is under embargo at `place.at` or past its kill time. Raises UsageError where
    nobody knows the web address of the segments, and OutputError where a sound has gone.
    """
    if not place.base_url:
        raise UsageError(
            "a podcast needs the web address under which the segments' folder is served",
            "Add it to the station file: site: https://example.org/audio",
        )
    shown = [entry for entry in _segments(playlist) if _open(entry.piece, place)]
    newest = sorted(shown, key=lambda entry: utc(_published(entry)), reverse=True)
    papers = [paper(entry.piece) for entry in newest if entry.piece]
    language = next((one.language for one in papers if one.language), "en")
    items = "".join(_item(entry, told, place) for entry, told in zip(newest, papers, strict=True))
    names = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMESPACES)
    document = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<rss version="2.0"{names}>\n'
        f"<channel>\n{_channel(playlist, place, language, papers)}{items}</channel>\n</rss>\n"
    )
    return (Sheet(name=FILE_NAME, text=document),)


def feed_guid(address: str) -> uuid.UUID:
    """What Podcasting 2.0 knows a feed by (podcast-namespace, `guid`)."""
    return uuid.uuid5(_GUIDS, address.split("://", 1)[-1].rstrip("/"))


def _channel(playlist: Playlist, place: Place, language: str, papers: list[Paper]) -> str:
    station = text(one_line(playlist.station))
    address = place.address(place.folder / FILE_NAME) or f"{place.base_url}/{FILE_NAME}"
    return (
        f"<title>{station}</title>\n"
        f"<link>{text(place.base_url)}/</link>\n"
        f'<atom:link href="{text(address)}" rel="self" type="application/rss+xml"/>\n'
        f"<description>What {station} aired on {playlist.day.isoformat()}.</description>\n"
        f"<language>{text(language)}</language>\n"
        f"<lastBuildDate>{_rfc2822(place.at)}</lastBuildDate>\n"
        f"<itunes:author>{station}</itunes:author>\n"
        '<itunes:category text="News"/>\n'
        "<itunes:explicit>false</itunes:explicit>\n"
        f"<podcast:guid>{feed_guid(address)}</podcast:guid>\n"
        f"{_synthetic(any(one.synthetic for one in papers))}"
    )


def _item(entry: Entry, told: Paper, place: Place) -> str:
    piece = entry.piece
    assert piece is not None and piece.folder is not None
    file, media_type = _sound(piece, piece.folder)
    title = text(one_line(entry.title)) or text(piece.id)
    author = text(one_line(told.byline or entry.artist))
    link = web(told.url)
    about = " ".join(one_line(part) for part in (_credit(told), told.disclosure) if part)
    parts = (
        f"<title>{title}</title>",
        f"<link>{text(link)}</link>" if link else "",
        f"<description>{text(about) or title}</description>",
        f'<guid isPermaLink="false">{text(piece.id)}</guid>',
        f"<pubDate>{_rfc2822(_published(entry))}</pubDate>",
        f'<enclosure url="{_address(file, place)}" length="{_size(file)}" type="{media_type}"/>',
        f"<itunes:author>{author}</itunes:author>" if author else "",
        f"<itunes:duration>{max(round(piece.length_ms / 1000), 1)}</itunes:duration>",
        *_companions(piece.folder, place),
        _synthetic(told.synthetic).rstrip("\n"),
    )
    return "<item>\n" + "".join(f"{part}\n" for part in parts if part) + "</item>\n"


def _segments(playlist: Playlist) -> tuple[Entry, ...]:
    """The first airing of each segment."""
    first: dict[str, Entry] = {}
    for entry in playlist.entries:
        shown = entry.airs not in (Airs.LEGAL_ID, Airs.FILL)
        if shown and entry.piece is not None and entry.piece.folder is not None:
            first.setdefault(entry.piece.id, entry)
    return tuple(first.values())


def _open(piece: Piece | None, place: Place) -> bool:
    """Whether a piece may be published at this moment."""
    assert piece is not None
    now = utc(place.at)
    early = piece.not_before is not None and now < utc(piece.not_before)
    return not early and (piece.kill is None or now < utc(piece.kill))


def _published(entry: Entry) -> datetime:
    """When it was made; where nobody knows, when it first airs."""
    made = entry.piece.made if entry.piece else None
    return made or entry.start


def _sound(piece: Piece, folder: Path) -> tuple[Path, str]:
    """What a player plays; the sound that airs where the segment has nothing smaller."""
    for name, media_type in _EASY:
        if (folder / name).is_file():
            return folder / name, media_type
    return piece.file, text(piece.media_type)


def _companions(folder: Path, place: Place) -> tuple[str, ...]:
    """Chapters and transcripts, where they lie in the folder."""
    chapters = folder / "chapters.json"
    lines = []
    if chapters.is_file():
        url = _address(chapters, place)
        lines.append(f'<podcast:chapters url="{url}" type="application/json+chapters"/>')
    for name, media_type in _TRANSCRIPTS:
        if (folder / name).is_file():
            url = _address(folder / name, place)
            lines.append(f'<podcast:transcript url="{url}" type="{media_type}" rel="captions"/>')
    return tuple(lines)


def _address(file: Path, place: Place) -> str:
    address = place.address(file)
    if address is None:
        raise OutputError(
            f"{file} can't be in a podcast: it isn't in the segments' folder {place.audio}",
            "Keep segments there, or schedule the day without it.",
        )
    return text(address)


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise OutputError(
            f"{file} can't be in a podcast: {why}",
            "Make the segment again, or schedule the day anew.",
        ) from error


def _credit(told: Paper) -> str:
    who = ", ".join(part for part in (told.byline, told.publisher) if part)
    return f"{who}." if who else ""


def _synthetic(told: bool) -> str:
    """A mark in use among podcast players, though no list of the namespace's has it yet."""
    return '<podcast:txt purpose="ai-content">true</podcast:txt>\n' if told else ""


def _rfc2822(moment: datetime) -> str:
    return format_datetime(utc(moment))
