"""A day's sound files in AzuraCast's media: each there once, with its title and its cues.

A file's name is the SHA-256 of its bytes, and where it is cued otherwise than whole, its cues:
AzuraCast keeps cues with a file, not with its place in a playlist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from producer.errors import InputError, UsageError
from producer.playlist.uploads.multipart import Form, Part
from producer.playlist.uploads.retries import Passing, Patience, once, persistently
from producer.playlist.uploads.sounds import Digests, line, size, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.model import Entry, Piece
    from producer.playlist.uploads.web import Server

CHUNK = 5 << 20
"""Bytes of a file in one request: under what PHP takes by default there (php.ini.tmpl, 50 MB;
azuracast.sample.env, 25 MB), and under what proxies do."""
_LONGEST = 255
"""Characters of a title or an artist (HasSongFields.php)."""
_HASH = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A file, and what AzuraCast is to know of it."""

    path: str
    piece: Piece
    title: str
    artist: str
    cues: Mapping[str, float]
    """As StationMediaMetadata.php names them, in seconds."""


def wanted(entry: Entry, piece: Piece, folder: str, digests: Digests) -> Wanted:
    """The file that an entry plays. Raises UsageError for a folder that can be none."""
    whole = (0, piece.length_ms, 0, 0)
    cut = (entry.cue_in_ms, entry.cue_out_ms, entry.fade_in_ms, entry.fade_out_ms)
    told = "" if cut == whole else "-" + "-".join(map(str, cut))
    name = f"{digests.of(piece)[:_HASH]}{told}{suffix(piece)}"
    return Wanted(
        path=f"{_folder(folder)}/{name}",
        piece=piece,
        title=line(entry.title, _LONGEST),
        artist=line(entry.artist, _LONGEST),
        cues={
            "cue_in": entry.cue_in_ms / 1000,
            "cue_out": entry.cue_out_ms / 1000,
            "fade_in": entry.fade_in_ms / 1000,
            "fade_out": entry.fade_out_ms / 1000,
            # Without it the next sound starts before this one has ended, by the crossfade.
            "cross_start_next": entry.cue_out_ms / 1000,
        },
    )


class Media:
    """What lies in the station's folder there, as far as this run knows."""

    def __init__(self, server: Server, base: str, folder: str, patience: Patience) -> None:
        self._server, self._base, self._patience = server, base, patience
        self._folder = f"{_folder(folder)}/"
        self._there = persistently(lambda: self._list(self._folder), patience)

    def put(self, file: Wanted) -> tuple[bool, bool]:
        """Whether it was sent now, and whether its title or cues were set now."""
        found = self._there.get(file.path)
        sent = found is None
        if found is None:
            found = once(lambda: self._send(file), lambda: self._find(file.path), self._patience)
            self._there[file.path] = found
        if told := _differs(found, file):
            self._tell(found["id"], told)
        return sent, bool(told)

    def _list(self, phrase: str) -> dict[str, dict[str, Any]]:
        """By path. FilesController.php, listAction: all that match, where no page is asked for."""
        rows = self._server.rows(f"{self._base}/files", {"searchPhrase": phrase})
        return {row["path"]: row for row in rows if row["path"].startswith(self._folder)}

    def _find(self, path: str) -> dict[str, Any] | None:
        return self._list(path).get(path)

    def _send(self, file: Wanted) -> dict[str, Any]:
        """In chunks, as Flow.php takes them: the last one puts the file together. The same chunk
        twice is written over; nothing lies at the path before all have come."""
        length = size(file.piece.file)
        chunks = _chunks(file, length)
        for chunk in chunks[:-1]:
            persistently(partial(self._chunk, chunk), self._patience)
        answer = self._chunk(chunks[-1])
        if isinstance(answer, dict) and answer.get("success") is False:
            # FlowUploadAction.php answers 200 and an Error where it can't read the sound.
            raise InputError(
                f"AzuraCast can't use {file.piece.file}: {line(str(answer.get('message')), 200)}.",
                "Have the segment made in another format: format: mp3 in the station file.",
            )
        found = self._find(file.path)
        if found is None:
            raise Passing(f"AzuraCast took {file.piece.file.name} and does not list it")
        return found

    def _chunk(self, form: Form) -> Any:
        return self._server.ask("POST", f"{self._base}/files/upload", form=form)

    def _tell(self, media: int, told: Mapping[str, object]) -> None:
        path = f"{self._base}/file/{media}"
        persistently(lambda: self._server.ask("PUT", path, json=told), self._patience)


def station_path(station: str) -> str:
    """Of a station's API, by its number or short name (api_station.php)."""
    return f"/api/station/{quote(station, safe='')}"


def _differs(found: Mapping[str, Any], file: Wanted) -> dict[str, object]:
    """What has to be told of it; nothing where all is told. Its artist stays where we know none."""
    told: dict[str, object] = {}
    if file.title and found.get("title") != file.title:
        told["title"] = file.title
    if file.artist and found.get("artist") != file.artist:
        told["artist"] = file.artist
    known = found.get("extra_metadata") or {}
    if any(not _same(known.get(name), value) for name, value in file.cues.items()):
        told["extra_metadata"] = dict(file.cues)
    return told


def _same(known: object, value: float) -> bool:
    return isinstance(known, int | float) and abs(known - value) < 0.0005


def _chunks(file: Wanted, length: int) -> Sequence[Form]:
    folder, _, name = file.path.rpartition("/")
    starts = range(0, max(length, 1), CHUNK)

    def form(number: int, start: int) -> Form:
        part = Part(file=file.piece.file, start=start, length=min(CHUNK, length - start))
        fields = {
            "flowChunkNumber": number,
            "flowChunkSize": CHUNK,
            "flowCurrentChunkSize": part.length,
            "flowTotalSize": length,
            "flowTotalChunks": len(starts),
            "flowIdentifier": name,
            "flowFilename": name,
            "flowRelativePath": name,
            "currentDirectory": folder,
        }
        return Form(
            fields=tuple((key, str(value)) for key, value in fields.items()),
            name="file_data",
            filename=name,
            media_type=file.piece.media_type,
            content=part,
        )

    return [form(number, start) for number, start in enumerate(starts, start=1)]


def _folder(folder: str) -> str:
    clean = folder.strip("/")
    if not re.fullmatch(r"[\w .-]+(/[\w .-]+)*", clean) or ".." in clean:
        raise UsageError(
            f"{folder!r} is no folder for AzuraCast's media.",
            "Write letters, digits and - in `folder` under `azuracast` in the station file.",
        )
    return clean
