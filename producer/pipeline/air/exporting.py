"""Playlist → what others read: files, or a server's own playlists."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from producer.errors import UsageError
from producer.files import write_atomic
from producer.playlist import document
from producer.playlist.exports import table
from producer.playlist.exports.export import Place
from producer.station import keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from producer.model import Playlist
    from producer.playlist.exports.export import Sheet
    from producer.playlist.uploads.uploaded import Uploaded
    from producer.station import Station


def zone_of(file: Path) -> ZoneInfo:
    """The zone of a playlist's day. Raises InputError."""
    return ZoneInfo(document.read(file).zone)


def check(names: tuple[str, ...]) -> None:
    """Raises UsageError where one of them is no format and no server: before any is written."""
    for name in names:
        if name not in keys.SERVERS:
            table.find(name)


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
    for sheet in sheets(document.read(file), station, to, folder=folder, at=at, web=web):
        path = folder / sheet.name
        write_atomic(path, sheet.text)
        if sheet.executable:
            path.chmod(path.stat().st_mode | 0o111)
        written.append(path)
    return tuple(written)


def printed(file: Path, station: Station, to: str, *, at: datetime, web: bool = False) -> str:
    """A playlist's file in a format of one file, as told from the working folder.

    Raises UsageError for a format of several files, else as `export` does.
    """
    made = sheets(document.read(file), station, to, folder=Path.cwd(), at=at, web=web)
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
    file: Path, station: Station, *, now: datetime, tell: Callable[[str], None]
) -> tuple[str, ...]:
    """Hand a playlist's file on to everything that the station wants it in; a line for each."""
    return tuple(hand_on(file, station, to, now=now, tell=tell) for to in station.air.exports)


def told(server: str, done: Uploaded) -> str:
    """What an upload has done, and what the server can't keep of the day."""
    counts = f"{done.sent} files sent, {done.there} there already, {done.changed} changes"
    return "; ".join((f"{server}: {counts}", *done.notes))


def _unnamed(to: str, line: str) -> UsageError:
    return UsageError(f"the station file names no {to} server", f"Add to it: {line}")
