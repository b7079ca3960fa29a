"""A day's sound files in LibreTime's library: each there once, looked into, with its title.

LibreTime knows a file by the MD5 of its bytes as soon as it has come (CcFiles.php,
createAndImport), so that is how one is found again, whoever put it there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from producer.errors import BusyError, InputError
from producer.playlist.uploads.multipart import Form, Part
from producer.playlist.uploads.retries import Passing, Patience, once, persistently
from producer.playlist.uploads.sounds import Digests, line, size, suffix

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.model import Entry, Piece
    from producer.playlist.uploads.web import Server

_DONE, _PENDING = 0, 1
"""Of `import_status` (api/libretime_api/storage/models/file.py); 2 is failed."""
_LONGEST = 512
"""Characters of a title or an artist (the same file)."""
_LOOK_S = 1.0


class Library:
    """The files there, as far as this run knows: numbers by their MD5."""

    def __init__(self, api: Server, media: Server, patience: Patience) -> None:
        self._api, self._media, self._patience = api, media, patience
        self._digests = Digests("md5")
        self._there: dict[str, dict[str, Any]] = {}

    def put(self, piece: Piece) -> bool:
        """Whether it was sent now."""
        md5 = self._digests.of(piece)
        if md5 in self._there:
            return False
        found = persistently(lambda: self._find(md5), self._patience)
        sent = found is None
        if found is None:
            found = once(lambda: self._send(piece, md5), lambda: self._find(md5), self._patience)
        self._there[md5] = found
        return sent

    def number(self, piece: Piece) -> int:
        """Of a file that was put."""
        return int(self._there[self._digests.of(piece)]["id"])

    def ready(self, entry: Entry, piece: Piece) -> bool:
        """Wait till it was looked into, and whether its title or artist had to be set.

        Only then: what LibreTime reads in the file's own labels is written over them. Raises
        InputError where it can't use the file, BusyError where it takes too long.
        """
        md5 = self._digests.of(piece)
        row = self._there[md5] = self._imported(piece, self._there[md5])
        wanted = {
            "track_title": line(entry.title, _LONGEST),
            "artist_name": line(entry.artist, _LONGEST),
        }
        told = {name: text for name, text in wanted.items() if text and row.get(name) != text}
        if told:
            path = f"/api/v2/files/{row['id']}"
            persistently(lambda: self._api.ask("PATCH", path, json=told), self._patience)
            self._there[md5] = {**row, **told}
        return bool(told)

    def _find(self, md5: str) -> dict[str, Any] | None:
        rows = self._api.rows("/api/v2/files", {"md5": md5})
        # Asked again here: a server that does not know the filter answers all its files.
        usable = [row for row in rows if row.get("md5") == md5 and _usable(row)]
        return min(usable, key=lambda row: (row["import_status"], row["id"]), default=None)

    def _send(self, piece: Piece, md5: str) -> dict[str, Any]:
        """MediaController.php, postAction; the name's ending tells the kind of file."""
        name = f"producer-{md5}{suffix(piece)}"
        part = Part(file=piece.file, start=0, length=size(piece.file))
        form = Form(name="file", filename=name, media_type=piece.media_type, content=part)
        self._media.ask("POST", "/rest/media", form=form)
        found = self._find(md5)
        if found is None:
            raise Passing(f"LibreTime took {piece.file.name} and does not list it")
        return found

    def _imported(self, piece: Piece, row: Mapping[str, Any]) -> dict[str, Any]:
        path = f"/api/v2/files/{row['id']}"
        waited = 0.0
        now = dict(row)
        while now.get("import_status") == _PENDING:
            now = persistently(lambda: self._read(path), self._patience)
            if now.get("import_status") != _PENDING:
                break
            if waited >= self._patience.import_s:
                raise BusyError(
                    f"LibreTime has not looked into {piece.file.name} in {waited:.0f} seconds.",
                    "See whether its analyzer runs (systemctl status libretime-analyzer), and type "
                    "the same command again.",
                )
            self._patience.sleep(_LOOK_S)
            waited += _LOOK_S
        if now.get("import_status") != _DONE:
            raise InputError(
                f"LibreTime can't use {piece.file}.",
                "Have the segment made in another format: format: mp3 in the station file.",
            )
        return now

    def _read(self, path: str) -> dict[str, Any]:
        row = self._api.ask("GET", path)
        if not isinstance(row, dict):
            raise Passing("LibreTime answered nothing of a file")
        return row


def _usable(row: Mapping[str, Any]) -> bool:
    return row.get("import_status") in (_DONE, _PENDING) and row.get("exists") is not False
