"""A playlist as JSON, and back: what `producer schedule` writes and `producer export` reads."""

from __future__ import annotations

import json
import os
from datetime import date, datetime
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from producer.errors import InputError
from producer.model import Airs, Entry, Filled, Opening, Piece, Playlist, Proof, ms_between

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND: Final = "producerPlaylist"
"""The key by which a file is known as a playlist; its value is the version of the format."""
VERSION: Final = 1
_FAULTS = (
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    ZoneInfoNotFoundError,
)
"""What a document that is none makes of a look at it."""


def to_json(playlist: Playlist, folder: Path) -> str:
    """A playlist as text; its files are told from `folder`, where it will lie."""
    pieces = {e.piece.id: e.piece for e in playlist.entries if e.piece is not None}
    told = {
        KIND: VERSION,
        "station": playlist.station,
        "callLetters": playlist.call_letters,
        "zone": playlist.zone,
        "date": playlist.day.isoformat(),
        "deadMs": playlist.proof.dead_ms,
        "boundMs": playlist.proof.bound_ms,
        "solver": playlist.proof.solver,
        "slots": [_slot(slot) for slot in playlist.slots],
        "pieces": [_piece(pieces[name], folder) for name in sorted(pieces)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def read(file: Path) -> Playlist:
    """The playlist of a file. Raises InputError where it can't be read or is none."""
    try:
        content = file.read_bytes()
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise InputError(
            f"{file}: this playlist can't be read: {why}",
            "Make one with: producer schedule STATION --date YYYY-MM-DD",
        ) from error
    return from_json(content, file)


def from_json(content: bytes | str, file: Path) -> Playlist:
    """The playlist of a document that lies, or will lie, in `file`.

    Raises InputError where it is none.
    """
    try:
        told = json.loads(content)
        if told[KIND] != VERSION:
            raise InputError(
                f"{file}: this playlist is of format {told[KIND]}, and {VERSION} is known here",
                "Schedule the day again: producer schedule STATION --date YYYY-MM-DD",
            )
        return _playlist(told, file.parent)
    except _FAULTS as error:
        why = f": {error}" if isinstance(error, _WrongError) else ""
        raise InputError(
            f"{file}: this is no playlist of producer's{why}",
            "Move it away, then: producer schedule STATION --date YYYY-MM-DD",
        ) from error


class _WrongError(ValueError):
    """A value that no playlist has; it names its key."""


def _slot(slot: Filled) -> dict[str, Any]:
    opening = slot.opening
    return _told(
        {
            "id": opening.id,
            "start": opening.start.isoformat(),
            "lengthMs": opening.length_ms,
            "hard": opening.hard,
            "airs": str(opening.airs),
            "name": opening.name,
            "category": opening.category,
            "source": opening.source,
            "clock": opening.clock,
            "residualMs": slot.residual_ms,
        }
    ) | {"entries": [_entry(entry) for entry in slot.entries]}


def _entry(entry: Entry) -> dict[str, Any]:
    return _told(
        {
            "start": entry.start.isoformat(),
            "lengthMs": entry.length_ms,
            "airs": str(entry.airs),
            "title": entry.title,
            "artist": entry.artist,
            "piece": entry.piece.id if entry.piece else None,
            "source": entry.source,
            "cueInMs": entry.cue_in_ms,
            "fadeInMs": entry.fade_in_ms,
            "fadeOutMs": entry.fade_out_ms,
        }
    )


def _piece(piece: Piece, folder: Path) -> dict[str, Any]:
    return _told(
        {
            "id": piece.id,
            "title": piece.title,
            "artist": piece.artist,
            "category": piece.category,
            "lengthMs": piece.length_ms,
            "file": _from(folder, piece.file),
            "mediaType": piece.media_type,
            "folder": _from(folder, piece.folder) if piece.folder else None,
            "story": piece.story,
            "made": piece.made.isoformat() if piece.made else None,
            "priority": piece.priority,
            "notBefore": piece.not_before.isoformat() if piece.not_before else None,
            "kill": piece.kill.isoformat() if piece.kill else None,
            "hours": list(piece.hours) if piece.hours else None,
        }
    )


def _from(folder: Path, path: Path) -> str:
    """A path as told in a file of `folder`: so that both may be moved together."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on another drive of Windows
        return path.as_posix()


def _told(entries: dict[str, Any]) -> dict[str, Any]:
    """The entries that say something; 0 and false do."""
    return {key: value for key, value in entries.items() if value is not None and value != ""}


def _playlist(told: Mapping[str, Any], folder: Path) -> Playlist:
    zone = ZoneInfo(told["zone"])
    pieces = {one["id"]: _piece_of(one, folder, zone) for one in told["pieces"]}
    return Playlist(
        station=_text(told, "station"),
        call_letters=_text(told, "callLetters"),
        zone=_text(told, "zone"),
        day=date.fromisoformat(told["date"]),
        slots=_in_order(tuple(_slot_of(one, pieces, zone) for one in told["slots"])),
        proof=Proof(
            dead_ms=_whole(told, "deadMs"),
            bound_ms=_whole(told, "boundMs"),
            solver=_text(told, "solver"),
        ),
    )


def _in_order(slots: tuple[Filled, ...]) -> tuple[Filled, ...]:
    """The slots, each of which ends by the start of the next."""
    for one, following in pairwise(slots):
        if ms_between(one.opening.end, following.opening.start) < 0:
            raise _WrongError(f"the slot {following.opening.id} is out of its order")
    return slots


def _slot_of(told: Mapping[str, Any], pieces: Mapping[str, Piece], zone: ZoneInfo) -> Filled:
    opening = Opening(
        id=_text(told, "id"),
        start=_moment(told["start"], zone),
        length_ms=_whole(told, "lengthMs", 1),
        hard=bool(told["hard"]),
        airs=Airs(told["airs"]),
        name=_text(told, "name", ""),
        category=_text(told, "category", ""),
        source=_text(told, "source", ""),
        clock=_text(told, "clock", ""),
    )
    return Filled(
        opening=opening,
        entries=tuple(_entry_of(one, pieces, zone) for one in told["entries"]),
        residual_ms=_whole(told, "residualMs"),
    )


def _entry_of(told: Mapping[str, Any], pieces: Mapping[str, Piece], zone: ZoneInfo) -> Entry:
    return Entry(
        start=_moment(told["start"], zone),
        length_ms=_whole(told, "lengthMs", 1),
        airs=Airs(told["airs"]),
        title=_text(told, "title", ""),
        artist=_text(told, "artist", ""),
        piece=pieces[told["piece"]] if "piece" in told else None,
        source=_text(told, "source", ""),
        cue_in_ms=_whole(told, "cueInMs", 0, _LONGEST_SOUND_MS),
        fade_in_ms=_whole(told, "fadeInMs"),
        fade_out_ms=_whole(told, "fadeOutMs"),
    )


def _piece_of(told: Mapping[str, Any], folder: Path, zone: ZoneInfo) -> Piece:
    hours = told.get("hours")
    return Piece(
        id=_text(told, "id"),
        title=_text(told, "title", ""),
        artist=_text(told, "artist", ""),
        category=_text(told, "category"),
        length_ms=_whole(told, "lengthMs", 1, _LONGEST_SOUND_MS),
        file=_path(folder, told["file"]),
        media_type=_text(told, "mediaType"),
        folder=_path(folder, told["folder"]) if "folder" in told else None,
        story=_text(told, "story", ""),
        made=_moment(told["made"], zone) if "made" in told else None,
        priority=_whole(told, "priority", 1, 5),
        not_before=_moment(told["notBefore"], zone) if "notBefore" in told else None,
        kill=_moment(told["kill"], zone) if "kill" in told else None,
        hours=(int(hours[0]), int(hours[1])) if hours else None,
    )


_LONGEST_MS: Final = 26 * 3_600_000
"""Longer than any day."""
_LONGEST_SOUND_MS: Final = 1_000_000_000
"""Eleven days: whatever lies in a folder of music."""


def _whole(told: Mapping[str, Any], key: str, low: int = 0, high: int = _LONGEST_MS) -> int:
    value = told[key]
    if type(value) is not int or not low <= value <= high:
        raise _WrongError(f"{key} is {value!r}, not a whole number from {low} to {high}")
    return value


def _text(told: Mapping[str, Any], key: str, missing: str | None = None) -> str:
    value = told[key] if missing is None else told.get(key, missing)
    if not isinstance(value, str):
        raise _WrongError(f"{key} is {value!r}, not a text")
    return value


def _path(folder: Path, told: str) -> Path:
    return Path(os.path.normpath(folder.absolute() / told))


def _moment(told: str, zone: ZoneInfo) -> datetime:
    found = datetime.fromisoformat(told)
    if found.tzinfo is None:
        raise ValueError(told)
    return found.astimezone(zone)
