"""LibreTime as its source tells it (commit f371bcf): the calls that an upload makes, and no more.

Each rule names the file that it comes from.
"""

from __future__ import annotations

import base64
import hashlib
import re
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.playlist.uploads.faulty import Call, Refused

KEY = "a-key-of-the-tests"
_BASIC = "Basic " + base64.b64encode(f"{KEY}:".encode()).decode()
_ENDINGS = ("ogg", "mp3", "aac", "m4a", "mp4", "flac", "wav", "mp2", "mp1", "au", "opus")
"""legacy/application/common/FileDataHelper.php."""

_LENGTH = re.compile(r"\d\d:\d\d:\d\d(\.\d{6})?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z")

REQUIRED = {
    "shows": (
        "name linked linkable auto_playlist_enabled auto_playlist_repeat "
        "override_intro_playlist override_outro_playlist"
    ),
    "show-instances": "show created_at starts_at ends_at modified auto_playlist_built",
    "schedule": "starts_at ends_at instance cue_in cue_out position broadcasted",
    "playlists": "name",
    "playlist-contents": "kind offset",
}
"""api/schema.yml, without what is read alone."""
KNOWN = {
    "shows": "description",
    "show-instances": "",
    "schedule": "file length fade_in fade_out position_status",
    "playlists": "description length created_at updated_at",
    "playlist-contents": "playlist file position length cue_in cue_out fade_in fade_out",
    "files": "track_title artist_name",
}
_REFERS = {
    "show": "shows",
    "instance": "show-instances",
    "file": "files",
    "playlist": "playlists",
}
_LENGTHS = ("length", "cue_in", "cue_out", "fade_in", "fade_out")
_LONGEST = {"name": 255, "description": 512, "track_title": 512, "artist_name": 512}


class LibreTimeSystem:
    """A library, a calendar and a schedule."""

    def __init__(self, *, looks: int = 1, broken: bytes = b"BROKEN") -> None:
        self.tables: dict[str, dict[int, dict[str, Any]]] = {
            name: {} for name in (*REQUIRED, "files")
        }
        self._next = 100
        self._looks, self._broken = looks, broken
        self._seen: dict[int, int] = {}

    def answer(self, call: Call) -> tuple[int, object]:
        if call.path == "/rest/media":
            return self._media(call)
        # api/libretime_api/permissions.py
        if call.headers.get("authorization") != f"Api-Key {KEY}":
            raise Refused(403, {"detail": "You do not have permission to perform this action."})
        route = re.fullmatch(r"/api/v2/([a-z-]+)(?:/(\d+))?", call.path)
        if route is None or route[1] not in self.tables:
            raise Refused(404, {"detail": "Not found."})
        table = self.tables[route[1]]
        if route[2] is None:
            return self._all(call, route[1], table)
        if int(route[2]) not in table:
            raise Refused(404, {"detail": "Not found."})
        return self._one(call, route[1], table, int(route[2]))

    def _all(self, call: Call, name: str, table: dict[int, dict[str, Any]]) -> tuple[int, object]:
        if call.method == "GET":
            return 200, [self._shown(name, row) for row in table.values() if _kept(call, row)]
        if call.method != "POST" or name == "files":
            raise Refused(405, {"detail": f'Method "{call.method}" not allowed.'})
        row = self._valid(name, call.json(), whole=True)
        table[row["id"]] = row
        return 201, self._shown(name, row)

    def _one(
        self, call: Call, name: str, table: dict[int, dict[str, Any]], number: int
    ) -> tuple[int, object]:
        if call.method == "DELETE":
            assert name in ("schedule", "playlist-contents")
            del table[number]
            return 204, None
        if call.method in ("PUT", "PATCH"):
            told = self._valid(name, call.json(), whole=call.method == "PUT")
            del told["id"]
            if name == "schedule":
                # api/libretime_api/schedule/serializers/schedule.py: read alone, and not a word.
                told.pop("ends_at", None)
                told.pop("cue_out", None)
            table[number].update(told)
        elif name == "files":
            self._analyse(table[number])
        return 200, self._shown(name, table[number])

    def _media(self, call: Call) -> tuple[int, object]:
        """legacy/application/modules/rest/controllers/MediaController.php, RestAuth.php."""
        if call.headers.get("authorization") != _BASIC:
            raise Refused(401, {"message": "ERROR: Incorrect API key."})
        if call.method != "POST":
            raise Refused(404, b"ERROR: Media not found.")
        _, files = call.form()
        if "file" not in files or files["file"][0].rpartition(".")[2] not in _ENDINGS:
            raise Refused(503, b"ERROR: bad file")
        name, content = files["file"]
        # legacy/application/models/airtime/CcFiles.php, createAndImport: the MD5 at once.
        row: dict[str, Any] = {
            "id": self._number(),
            "md5": hashlib.md5(content).hexdigest(),
            "import_status": 1,
            "exists": None,
            "hidden": True,
            "track_title": name,
            "artist_name": None,
            "broken": content.startswith(self._broken),
        }
        self.tables["files"][row["id"]] = row
        return 201, {"id": row["id"], "track_title": name, "import_status": 1}

    def _analyse(self, row: dict[str, Any]) -> None:
        """The analyzer comes by in a while, and writes what the file says of itself."""
        seen = self._seen[row["id"]] = self._seen.get(row["id"], 0) + 1
        if row["import_status"] == 1 and seen >= self._looks:
            row["import_status"] = 2 if row["broken"] else 0
            row["hidden"] = row["broken"]
            row["track_title"] = "What the label says"

    def _valid(self, name: str, told: dict[str, Any], *, whole: bool) -> dict[str, Any]:
        wrong: dict[str, list[str]] = {}
        if whole:
            missing = [one for one in REQUIRED.get(name, "").split() if one not in told]
            wrong |= {one: ["This field is required."] for one in missing}
        known = f"{REQUIRED.get(name, '')} {KNOWN[name]}".split()
        for field, value in told.items():
            assert field in known, f"{name} has no {field}"
            if said := self._wrong(field, value):
                wrong[field] = [said]
        if wrong:
            raise Refused(400, wrong)
        return {"id": self._number(), **told}

    def _wrong(self, field: str, value: object) -> str:
        if field in _LENGTHS and not (isinstance(value, str) and _LENGTH.fullmatch(value)):
            return "Duration has wrong format."
        if field.endswith("_at") and not (isinstance(value, str) and _MOMENT.fullmatch(value)):
            return "Datetime has wrong format."
        if field in _REFERS and value not in self.tables[_REFERS[field]]:
            return f'Invalid pk "{value}" - object does not exist.'
        if len(str(value)) > _LONGEST.get(field, 10_000):
            return "Ensure this field has no more characters."
        return ""

    def _shown(self, name: str, row: dict[str, Any]) -> dict[str, Any]:
        """As Django REST framework writes it: no microseconds where there are none."""
        shown = {field: _written(value) for field, value in row.items()}
        if name == "schedule":  # models/schedule.py, get_ends_at and get_cue_out
            ends = self.tables["show-instances"][row["instance"]]["ends_at"]
            if _read(ends) < _read(row["ends_at"]):
                shown["ends_at"] = _written(ends)
                shown["cue_out"] = str(_read(ends) - _read(row["starts_at"]))
        return shown

    def _number(self) -> int:
        self._next += 1
        return self._next

    def holds(self) -> dict[str, object]:
        """Everything but the numbers, to be compared."""
        names = {row["id"]: row["md5"] for row in self.tables["files"].values()}
        refers = {"id", "instance", "playlist", "show"}
        return {
            name: sorted(
                str(
                    sorted(
                        (field, names.get(value) if field == "file" else value)
                        for field, value in row.items()
                        if field not in refers
                    )
                )
                for row in table.values()
            )
            for name, table in self.tables.items()
        }


def _kept(call: Call, row: dict[str, Any]) -> bool:
    query = call.query
    if "md5" in query and row["md5"] != query["md5"]:
        return False
    if "starts_after" in query and _read(row["starts_at"]) < _read(query["starts_after"]):
        return False
    return not (
        "starts_before" in query and _read(row["starts_at"]) > _read(query["starts_before"])
    )


def _read(moment: str) -> datetime:
    return datetime.fromisoformat(moment).astimezone(UTC) + timedelta(0)


def _written(value: object) -> object:
    return value.replace(".000000", "") if isinstance(value, str) else value
