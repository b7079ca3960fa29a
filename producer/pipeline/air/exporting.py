"""Playlist → what others read: files, or a server's own playlists."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from producer.errors import InputError, ProducerError, UsageError
from producer.files import output_error, write_atomic
from producer.playlist import document
from producer.playlist.exports import table
from producer.playlist.exports.export import Place
from producer.station import keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime

    from producer.model import Playlist
    from producer.playlist.exports.export import Sheet
    from producer.playlist.uploads.uploaded import Uploaded
    from producer.station import Station


def lost_sounds(file: Path) -> tuple[Path, ...]:
    """The sounds of a playlist that are not there any more, each once. Raises InputError."""
    entries = document.read(file).entries
    files = dict.fromkeys(entry.piece.file for entry in entries if entry.piece is not None)
    return tuple(sound for sound in files if not sound.is_file())


def zone_of(file: Path) -> ZoneInfo:
    """The zone of a playlist's day. Raises InputError."""
    return ZoneInfo(document.read(file).zone)


def check(names: tuple[str, ...]) -> None:
    """Raises UsageError where one of them is no format and no server: before any is written."""
    for name in names:
        if name not in keys.SERVERS:
            table.find(name)


def is_of(day: date, to: str, today: date) -> bool:
    """Whether a day is handed on in a format or to a server, on its own or ahead of it.

    What has the same name every day is of the day that is on: tomorrow's would take its place.
    """
    return day == today or not tells_of_now(to)


def tells_of_now(to: str) -> bool:
    """Whether a format tells of the moment too, under a name that stays. Raises UsageError."""
    return to not in keys.SERVERS and table.find(to).today


def sheets(
    playlist: Playlist,
    station: Station,
    to: str,
    *,
    folder: Path,
    at: datetime,
    web: bool = False,
) -> tuple[Sheet, ...]:
    """A day in a format, for files that will lie in `folder`.

    With `web`, sounds are told by their addresses on the station's site. Raises UsageError.
    """
    chosen = table.find(to)
    if web and not station.air.site:
        raise UsageError(
            "the station file names no site", "Add to it: site: https://…, where audio/ is served"
        )
    place = Place(
        folder=folder.absolute(),
        audio=station.out.absolute(),
        at=at,
        base_url=station.air.site if web or chosen.web else "",
        streams=station.air.streams,
    )
    return chosen.write(playlist, place)


def export(
    file: Path,
    station: Station,
    to: str,
    *,
    out: Path | None,
    at: datetime,
    web: bool = False,
) -> tuple[Path, ...]:
    """Write a playlist's file in a format, beside it or in `out`; give the files written.

    Raises UsageError for a format that is not known or needs more, InputError, OutputError.
    """
    folder = out or file.parent
    written = []
    for sheet in sheets(_playlist(file, to), station, to, folder=folder, at=at, web=web):
        path = folder / sheet.name
        write_atomic(path, sheet.text)
        if sheet.executable:
            _let_run(path)
        written.append(path)
    return tuple(written)


def _let_run(path: Path) -> None:
    try:
        path.chmod(path.stat().st_mode | 0o111)
    except OSError as error:
        raise output_error(path, error) from error


def _playlist(file: Path, to: str) -> Playlist:
    """A playlist's file as a format tells it: with the next day's beside it where that belongs to
    what follows. Raises UsageError, InputError."""
    playlist = document.read(file)
    if not table.find(to).ahead:
        return playlist
    following = file.with_name(f"{(playlist.day + timedelta(days=1)).isoformat()}.json")
    try:
        more = document.read(following).slots if following.is_file() else ()
    except InputError:  # a page of today must not go for tomorrow's fault, which `schedule` tells
        more = ()
    return replace(playlist, slots=(*playlist.slots, *more))


def printed(file: Path, station: Station, to: str, *, at: datetime, web: bool = False) -> str:
    """A playlist's file in a format of one file, as told from the working folder.

    Raises UsageError for a server and for a format of several files, else as `export` does.
    """
    if to in keys.SERVERS:
        raise UsageError(f"{to} is a server: nothing of it can be printed", "Leave `--out -` out.")
    made = sheets(_playlist(file, to), station, to, folder=Path.cwd(), at=at, web=web)
    if len(made) > 1:
        names = ", ".join(sheet.name for sheet in made)
        raise UsageError(f"{to} is of several files ({names})", "Give a folder with --out.")
    return made[0].text


def hand_over(
    file: Path, station: Station, to: str, *, now: datetime, tell: Callable[[str], None]
) -> Uploaded:
    """Give a playlist's file to a server that the station file names.

    Raises UsageError where it names none or its key is missing, EngineError where it fails.
    """
    playlist = document.read(file)
    if to == "azuracast":
        from producer.playlist.uploads import azuracast

        if station.air.azuracast is None:
            raise _unnamed(to, "azuracast: {url: https://…, station: 1, playlist: 3}")
        key = keys.key(keys.AZURACAST, os.environ)
        return azuracast.upload(playlist, station.air.azuracast, key, now=now, day_tells=tell)
    from producer.playlist.uploads import libretime

    if station.air.libretime is None:
        raise _unnamed(to, "libretime: {url: https://…}")
    key = keys.key(keys.LIBRETIME, os.environ)
    return libretime.upload(playlist, station.air.libretime, key, now=now, day_tells=tell)


def hand_on(
    file: Path, station: Station, to: str, *, now: datetime, tell: Callable[[str], None]
) -> str:
    """Write a playlist's file in a format beside it, or hand it over; a line that says so.

    Raises as `export` and `hand_over` do.
    """
    if to in keys.SERVERS:
        return told(to, hand_over(file, station, to, now=now, tell=tell))
    return ", ".join(str(path) for path in export(file, station, to, out=None, at=now))


def hand_on_all(
    file: Path, day: date, station: Station, *, now: datetime, tell: Callable[[str], None]
) -> Iterator[str | ProducerError]:
    """Hand a day's playlist on to everything that the station wants it in: a line for each, or
    why it could not be, which holds up none of the others. `now` is in the station's zone."""
    for to in station.air.exports:
        if is_of(day, to, now.date()):
            try:
                yield hand_on(file, station, to, now=now, tell=tell)
            except ProducerError as error:
                yield error


def told(server: str, done: Uploaded) -> str:
    """What an upload has done, and what the server can't keep of the day."""
    counts = f"{done.sent} files sent, {done.there} there already, {done.changed} changes"
    return "; ".join((f"{server}: {counts}", *done.notes))


def _unnamed(to: str, line: str) -> UsageError:
    return UsageError(f"the station file names no {to} server", f"Add to it: {line}")
