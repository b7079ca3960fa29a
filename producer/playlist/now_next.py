"""Playlist → now-next.json: what listeners are told of the station's air at a moment.

For people and for pages, not for playout: music that stands in is told in the station's own words
and as one however many files it takes, and every moment is absolute, so that a page goes on by
itself for two hours where the file is late.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from producer.markup import printable
from producer.model import Airs, after, ms_between, utc

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Entry, Opening, Piece, Playlist
    from producer.playlist.exports.export import Place
    from producer.station import Stream

FILE_NAME: Final = "now-next.json"
NEXT: Final = 5
"""How many are told as next."""
AHEAD: Final = timedelta(hours=2)
"""How far the whole of what follows is told."""

_OWN_WORDS: Final = {Airs.FILL: "Music", Airs.LEGAL_ID: "Station identification"}
"""What listeners are told of where the station has no better words for it."""
_TRADE: Final = ("Feed", "Fill", "Legal ID", *Airs)
"""Names of slots that are for the desk alone: those that they have where none was given."""
_PAGE: Final = "index.html"
"""Of a segment's folder: where it is heard and read on its own."""


def now_next(playlist: Playlist, place: Place) -> dict[str, Any]:
    """The document, as `docs/station-page.md` tells it: `onAir` is None where nothing is scheduled.

    `next` leaves out music and legal IDs unless nothing else follows; `later` has everything that
    begins within AHEAD. Moments are in the station's zone, to the millisecond.
    """
    at = utc(place.at)
    told = _told(playlist)
    on_air = next((item for item in reversed(told) if utc(item.start) <= at < utc(item.end)), None)
    following = [item for item in told if utc(item.start) > at]
    programme = [item for item in following if item.kind not in _OWN_WORDS]
    return {
        "station": _line(playlist.station),
        "callLetters": _line(playlist.call_letters),
        "zone": playlist.zone,
        "date": playlist.day.isoformat(),
        "at": _iso(place.at.astimezone(ZoneInfo(playlist.zone))),
        "onAir": None
        if on_air is None
        else _item(on_air, place) | {"positionMs": ms_between(on_air.start, at)},
        "next": [_item(item, place) for item in (programme or following)[:NEXT]],
        "later": [_item(item, place) for item in following if utc(item.start) < at + AHEAD],
        "stations": _stations(place.streams, on_air),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What listeners are told of an entry, or of several that are one to them."""

    start: datetime
    length_ms: int
    kind: Airs
    title: str
    artist: str
    slot: str
    id: str
    piece: Piece | None

    @property
    def end(self) -> datetime:
        return after(self.start, self.length_ms)


def _told(playlist: Playlist) -> list[_Told]:
    told: list[_Told] = []
    for slot in playlist.slots:
        for entry in slot.entries:
            if entry.length_ms <= 0:
                continue
            item = _of(entry, slot.opening, playlist)
            if told and _one(told[-1], item):
                told[-1] = replace(told[-1], length_ms=ms_between(told[-1].start, item.end))
            else:
                told.append(item)
    return told


def _one(before: _Told, item: _Told) -> bool:
    """Whether two that meet are one to a listener: music after music."""
    fill = before.kind is item.kind is Airs.FILL and before.title == item.title
    return fill and utc(before.end) == utc(item.start)


def _of(entry: Entry, opening: Opening, playlist: Playlist) -> _Told:
    own = entry.airs in _OWN_WORDS
    return _Told(
        start=entry.start,
        length_ms=entry.length_ms,
        kind=entry.airs,
        title=_title(entry, opening, playlist),
        artist="" if own else _line(entry.artist),
        slot=_slot(opening),
        id=entry.piece.id if entry.piece and entry.airs is not Airs.FILL else opening.id,
        piece=None if own else entry.piece,
    )


def _title(entry: Entry, opening: Opening, playlist: Playlist) -> str:
    """Of music and legal IDs, the slot's name where it is meant for them, else our own words."""
    if entry.airs is Airs.FILL and entry.piece is None:
        return _line(playlist.station)  # silence, which is not music
    if own := _OWN_WORDS.get(entry.airs):
        return (opening.airs is entry.airs and _slot(opening)) or own
    title = _line(entry.title)
    return ("" if title in _TRADE else title) or _slot(opening) or _line(playlist.station)


def _slot(opening: Opening) -> str:
    """What the station calls a slot, where it calls it anything for people."""
    name = _line(opening.name)
    return "" if name in (opening.category, *_TRADE) else name


def _item(item: _Told, place: Place) -> dict[str, Any]:
    told: dict[str, Any] = {
        "title": item.title,
        "artist": item.artist,
        "kind": item.kind.value,
        "slot": item.slot,
        "start": _iso(item.start),
        "end": _iso(item.end),
        "durationMs": item.length_ms,
        "id": item.id,
    }
    url = _page(item.piece, place)
    return told | ({"url": url} if url else {})


def _page(piece: Piece | None, place: Place) -> str | None:
    """Where a segment is heard on its own; None where it is not served, or not to be heard yet."""
    if piece is None or piece.folder is None:
        return None
    if piece.not_before is not None and utc(piece.not_before) > utc(place.at):
        return None
    return place.address(piece.folder / _PAGE)


def _stations(streams: tuple[Stream, ...], on_air: _Told | None) -> list[dict[str, str]]:
    """The station's own first, whose document lies beside the page unless it says where."""
    stations = []
    for number, stream in enumerate(streams):
        one = {"name": _line(stream.name), "url": stream.url}
        now_next = stream.now_next or ("" if number else FILE_NAME)
        one |= {"nowNext": now_next} if now_next else {}
        one |= {"onAir": on_air.title} if on_air and not number else {}
        stations.append(one)
    return stations


def _line(text: str) -> str:
    """On one line, and nothing in it that a page can't carry."""
    return " ".join(printable(text).split())


def _iso(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds")
