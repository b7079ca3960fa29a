"""The day's slots as a calendar: iCalendar (RFC 5545), an event a slot."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from producer.clock import whole
from producer.model import utc
from producer.playlist.exports.export import Sheet
from producer.playlist.exports.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from producer.model import Entry, Filled, Playlist
    from producer.playlist.exports.export import Place

_OCTETS: Final = 75
"""Of a line, without its end (RFC 5545, 3.1)."""


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The slots in order, in UTC, so that no reader needs the rules of the zone.

    Whole seconds are the finest that the format has. A slot keeps its UID from export to export.
    """
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//producer//A day on air//EN",
        "CALSCALE:GREGORIAN",
        f"NAME:{_text(one_line(playlist.station))}",
        f"X-WR-CALNAME:{_text(one_line(playlist.station))}",
        f"X-WR-TIMEZONE:{playlist.zone}",
        *(line for slot in playlist.slots for line in _event(slot, playlist, place)),
        "END:VCALENDAR",
    )
    body = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    return (Sheet(name=f"{playlist.day.isoformat()}.ics", text=body),)


def _event(slot: Filled, playlist: Playlist, place: Place) -> Iterator[str]:
    opening = slot.opening
    start, end = _floor(opening.start), _floor(opening.end)
    told = "\n".join(_line(entry) for entry in slot.entries)
    yield "BEGIN:VEVENT"
    yield f"UID:{uuid.uuid5(uuid.NAMESPACE_URL, playlist.station + chr(10) + opening.id)}"
    yield f"DTSTAMP:{_utc(place.at)}"
    yield f"DTSTART:{_utc(start)}"
    # An end must be later than its start (3.6.1).
    yield f"DTEND:{_utc(max(end, start + timedelta(seconds=1)))}"
    yield f"SUMMARY:{_text(one_line(opening.name))}"
    yield f"DESCRIPTION:{_text(told)}"
    yield f"CATEGORIES:{_text(str(opening.airs))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _line(entry: Entry) -> str:
    artist = one_line(entry.artist)
    told = f"{entry.start:%H:%M:%S} {whole(entry.length_ms)} {one_line(entry.title)}"
    return f"{told} ({artist})" if artist else told


def _floor(moment: datetime) -> datetime:
    return utc(moment).replace(microsecond=0)


def _utc(moment: datetime) -> str:
    return f"{utc(moment):%Y%m%dT%H%M%SZ}"


def _text(value: str) -> str:
    """A value of type TEXT (3.3.11), of lines that are one line each."""
    for char in "\\;,":
        value = value.replace(char, f"\\{char}")
    return "\\n".join(one_line(line) for line in value.split("\n"))


def _folded(line: str) -> Iterator[str]:
    """A line in parts of no more octets than are allowed, never cut within a character."""
    part, size = "", 0
    for char in line:
        octets = len(char.encode())
        if size + octets > _OCTETS:
            yield part
            part, size = " ", 1
        part += char
        size += octets
    yield part
