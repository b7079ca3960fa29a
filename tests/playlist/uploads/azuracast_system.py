"""AzuraCast as its source tells it (commit 4923bde): the calls that an upload makes, and no more.

Each rule names the file of backend/src that it comes from.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any

from tests.playlist.uploads.faulty import Call, Refused

KEY = "1234567890abcdef:fedcba0987654321"
STATION = ("1", "wxyz")
_ROUTE = re.compile(r"/api/station/([^/]+)(/.+)")


class AzuraCastSystem:
    """A station with a media folder and playlists."""

    def __init__(self) -> None:
        self.media: dict[int, dict[str, Any]] = {}
        self.playlists: dict[int, dict[str, Any]] = {
            3: _playlist({"id": 3, "name": "The pattern", "weight": 5})
        }
        self.playlists[3]["backend_options"] = ["interrupt"]
        self._chunks: dict[str, dict[int, bytes]] = {}
        self._next = 10

    def answer(self, call: Call) -> tuple[int, object]:
        route = _ROUTE.fullmatch(call.path)
        if call.headers.get("x-api-key") != KEY:  # Middleware/Auth/ApiAuth.php
            raise Refused(403, _error(403, "You must be logged in to access this page."))
        if route is None or route[1] not in STATION:
            raise Refused(404, _error(404, "Record not found"))
        name, _, rest = route[2][1:].partition("/")
        act = getattr(self, f"{call.method.lower()}_{name}", None)
        if act is None:
            raise Refused(405, _error(405, "Method not allowed."))
        return 200, act(call, rest)

    # Controller/Api/Stations/FilesController.php

    def get_files(self, call: Call, rest: str) -> object:
        assert rest == ""
        phrase = call.query.get("searchPhrase", "").lower()
        return [
            row
            for row in self.media.values()
            if any(phrase in str(row[name]).lower() for name in ("title", "artist", "path"))
        ]

    def put_file(self, call: Call, rest: str) -> object:
        row = self._of(self.media, rest)
        told = call.json()
        for name in ("title", "artist"):
            if name in told:
                row[name] = told[name][:255]  # Entity/Traits/HasSongFields.php
        # Entity/StationMedia.php merges them; StationMediaMetadata.php knows these and no other.
        for name, value in told.get("extra_metadata", {}).items():
            assert name in ("cue_in", "cue_out", "fade_in", "fade_out", "cross_start_next")
            assert value >= 0
            row["extra_metadata"][name] = value
        return _status()

    # Controller/Api/Stations/Files/FlowUploadAction.php, Service/Flow.php

    def post_files(self, call: Call, rest: str) -> object:
        assert rest == "upload"
        fields, files = call.form()
        ((_, content),) = files.values()
        if len(content) != int(fields["flowCurrentChunkSize"]):
            raise Refused(500, _error(500, "File size does not match expected size"))
        held = self._chunks.setdefault(fields["flowIdentifier"], {})
        number, total = int(fields["flowChunkNumber"]), int(fields["flowTotalChunks"])
        held[number] = content
        if number != total:
            return None
        whole = b"".join(held[one] for one in sorted(held))
        if len(held) != total or len(whole) != int(fields["flowTotalSize"]):
            return None  # 204 there: the client is to begin again
        del self._chunks[fields["flowIdentifier"]]
        path = f"{fields['currentDirectory']}/{_sanitized(fields['flowRelativePath'])}"
        if not whole.startswith((b"RIFF", b"ID3", b"fLaC")):
            return _error(500, f"{path}: File type cannot be processed.")
        self._store(path, whole)
        return _status()

    def _store(self, path: str, content: bytes) -> None:
        """Media/MediaProcessor.php: a path holds one file, written over where it is there."""
        found = next((row for row in self.media.values() if row["path"] == path), None)
        if found is None:
            found = {"id": self._number(), "path": path, "title": "", "artist": ""}
            found["extra_metadata"] = dict.fromkeys(("cue_in", "cue_out", "fade_in"))
            self.media[found["id"]] = found
        found["sha256"] = hashlib.sha256(content).hexdigest()

    # Controller/Api/Stations/PlaylistsController.php, AbstractScheduledEntityController.php

    def get_playlists(self, call: Call, rest: str) -> object:
        phrase = call.query.get("searchPhrase", "").lower()
        return [
            _shown(row)
            for row in self.playlists.values()
            if phrase in f"{row['name']}\n{row['description']}".lower()
        ]

    def post_playlists(self, call: Call, rest: str) -> object:
        row = _playlist({"id": self._number()})
        self._edit(row, call.json())
        self.playlists[row["id"]] = row
        return _shown(row)

    def get_playlist(self, call: Call, rest: str) -> object:
        number, _, action = rest.partition("/")
        row = self._of(self.playlists, number)
        if action == "":
            return _shown(row)
        assert action == "order"  # Playlists/GetOrderAction.php
        if (row["source"], row["order"]) != ("songs", "sequential"):
            raise Refused(500, _error(500, "This playlist is not a sequential playlist."))
        held = (self.media[one] for one in row["songs"])
        return [{"weight": weight, "media": dict(one)} for weight, one in enumerate(held, start=1)]

    def put_playlist(self, call: Call, rest: str) -> object:
        self._edit(self._of(self.playlists, rest), call.json())
        return _status()

    def delete_playlist(self, call: Call, rest: str) -> object:
        number, _, action = rest.partition("/")
        row = self._of(self.playlists, number)
        if action == "empty":  # Playlists/EmptyAction.php
            row["songs"] = []
        else:
            assert action == ""
            del self.playlists[row["id"]]
        return _status()

    def post_playlist(self, call: Call, rest: str) -> object:
        """Playlists/ImportAction.php: by path, else by name alone; added after what is there."""
        number, _, action = rest.partition("/")
        assert action == "import"
        row = self._of(self.playlists, number)
        _, files = call.form()
        if "playlist_file" not in files:
            raise Refused(500, _error(500, 'No "playlist_file" provided.'))
        lines = files["playlist_file"][1].decode().splitlines()
        by_path = {one["path"]: one["id"] for one in self.media.values()}
        asked = [line.strip() for line in lines if line and not line.startswith("#")]
        row["songs"] += [by_path[path] for path in asked if path in by_path]
        return {**_status(), "import_results": []}

    def _edit(self, row: dict[str, Any], told: dict[str, Any]) -> None:
        items = told.pop("schedule_items", None)
        for name, value in told.items():
            assert name in row, name
            assert name != "id"
            row[name] = value
        row["name"] = row["name"].replace(";", ":")[:200]  # Entity/StationPlaylist.php
        if not row["name"]:
            raise Refused(400, _error(400, "name: This value should not be blank."))
        if items is not None:  # Repository/StationScheduleRepository.php: replaces them all
            row["schedule_items"] = [_item(item, self._number()) for item in items]

    @staticmethod
    def _of(rows: dict[int, dict[str, Any]], number: str) -> dict[str, Any]:
        if not number.isdigit() or int(number) not in rows:
            raise Refused(404, _error(404, "Record not found"))
        return rows[int(number)]

    def _number(self) -> int:
        self._next += 1
        return self._next

    def holds(self) -> dict[str, object]:
        """Everything but the numbers, to be compared."""
        paths = {number: row["path"] for number, row in self.media.items()}
        files = sorted(
            (row["path"], row["sha256"], row["title"], str(sorted(row["extra_metadata"].items())))
            for row in self.media.values()
        )
        lists = [
            {
                **{name: value for name, value in row.items() if name not in ("id", "songs")},
                "songs": [paths[one] for one in row["songs"]],
                "schedule_items": [_bare(item) for item in row["schedule_items"]],
            }
            for row in self.playlists.values()
        ]
        return {"files": files, "playlists": sorted(lists, key=lambda row: str(row["name"]))}


def _playlist(told: dict[str, Any]) -> dict[str, Any]:
    """Entity/StationPlaylist.php, with its defaults."""
    return {
        "name": "",
        "description": "",
        "type": "default",
        "source": "songs",
        "order": "shuffle",
        "is_enabled": True,
        "is_jingle": False,
        "weight": 3,
        "include_in_requests": True,
        "include_in_on_demand": False,
        "avoid_duplicates": True,
        "backend_options": [""],
        "schedule_items": [],
        "songs": [],
        **told,
    }


def _item(item: dict[str, Any], number: int) -> dict[str, Any]:
    """Entity/StationSchedule.php."""
    for name in ("start_time", "end_time"):
        assert 0 <= item[name] <= 2359
        assert item[name] % 100 < 60
    for name in ("start_date", "end_date"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", item[name])
    return {"id": number, "loop_once": False, "days": [], **item}


def _bare(item: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in item.items() if name != "id"}


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {**{name: value for name, value in row.items() if name != "songs"}, "short_name": ""}


def _sanitized(name: str) -> str:
    """Utilities/File.php, sanitizeFileName."""
    return re.sub(r"[^\w\s\-~,;\[\]().]", "", name).replace(" ", "_").lower()


def _status() -> dict[str, object]:
    return {"success": True, "message": "Changes saved successfully."}


def _error(code: int, message: str) -> dict[str, object]:
    return {"code": code, "type": "Error", "message": message, "success": False}
