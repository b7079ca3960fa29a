"""A day into AzuraCast: its files, its playlists in order, and when each starts.

After AzuraCast's source of August 2026 (commit 4923bde): the routes in
backend/config/routes/api_station.php, the key in backend/src/Middleware/Auth/ApiAuth.php.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from producer.errors import UsageError
from producer.model import utc
from producer.playlist.uploads.azuracast_files import Media, Wanted, station_path, wanted
from producer.playlist.uploads.azuracast_runs import NAME, Run, lost, runs
from producer.playlist.uploads.multipart import Form
from producer.playlist.uploads.retries import PATIENCE, Passing, Patience, once, persistently
from producer.playlist.uploads.sounds import Digests, line
from producer.playlist.uploads.uploaded import Uploaded
from producer.playlist.uploads.web import NotThereError, Server, access
from producer.station import keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from producer.model import Playlist
    from producer.station.air import AzuraCast

T = TypeVar("T")

_MARK = "A day's run, made by producer: it is replaced and removed without asking."
_OURS = re.compile(rf"{NAME} (\d{{4}}-\d\d-\d\d) \d\d:\d\d")
_TAKEN_OVER = ("weight", "is_jingle")
"""From the playlist that the station file names."""
_INTERRUPT = "interrupt"
_MERGE = "merge"
"""StationPlaylist.php: OPTION_INTERRUPT_OTHER_SONGS, OPTION_MERGE. Without the second the player is
given one song of a run a minute (QueueInterruptingTracks.php), and silence or music between."""


def upload(
    playlist: Playlist,
    settings: AzuraCast,
    key: str,
    *,
    now: datetime,
    day_tells: Callable[[str], None],
    patience: Patience = PATIENCE,
) -> Uploaded:
    """Put what starts from `now` on into AzuraCast; `day_tells` hears a line for each file.

    Each run of the day (azuracast_runs) is a playlist of its own, made after the one that the
    settings name, which stays as it is. A run that is on the air stays; ours of days before
    yesterday are removed. Raises UsageError (the key, an address, the playlist), InputError (a
    file), EngineError, BusyError where the server can't.
    """
    told = access(
        "AzuraCast",
        settings.url,
        key,
        header="X-API-Key",
        value=key,
        variable=keys.AZURACAST,
        setting="azuracast",
    )
    with Server(told) as server:
        day = _Day(server, settings, patience, now.astimezone(ZoneInfo(playlist.zone)))
        coming = [(run, day.files(run)) for run in map(day.rest, runs(playlist))]
        sent, there, changed = day.put_files(
            [file for _, some in coming for file in some], day_tells
        )
        for run, files in coming:
            changed += day.settle(run, [file.path for file in files])
        changed += day.clear(playlist.day, {run.name for run, _ in coming})
        notes = (*day.notes(), *lost(playlist))
    return Uploaded(sent=sent, there=there, changed=changed, notes=notes)


class _Day:
    """A station's playlists there, as they were when the upload began."""

    def __init__(
        self, server: Server, settings: AzuraCast, patience: Patience, now: datetime
    ) -> None:
        self._server, self._settings, self._patience, self._now = server, settings, patience, now
        self._base = station_path(settings.station)
        self._pattern = self._read_pattern()
        self._rows = self._persistently(self._list)
        self._there = _by_name(self._rows)
        self._digests = Digests("sha256")

    def rest(self, run: Run) -> Run:
        """What of a run is still to come; nothing of one that is on the air already: AzuraCast
        has queued all of it."""
        return replace(run, entries=()) if self._on_air(run) else run.rest(self._now)

    def files(self, run: Run) -> list[Wanted]:
        return [
            wanted(entry, entry.piece, self._settings.folder, self._digests)
            for entry in run.entries
            if entry.piece is not None
        ]

    def put_files(
        self, files: list[Wanted], day_tells: Callable[[str], None]
    ) -> tuple[int, int, int]:
        """How many were sent, lay there, and had their title or cues set."""
        media = Media(self._server, self._base, self._settings.folder, self._patience)
        different = {file.path: file for file in files}
        sent = changed = 0
        for number, file in enumerate(different.values(), start=1):
            new, told = media.put(file)
            sent, changed = sent + new, changed + told
            what = "sent" if new else "there"
            day_tells(f"AzuraCast {number}/{len(different)} {what}: {line(file.title, 60)}")
        return sent, len(different) - sent, changed

    def settle(self, run: Run, paths: list[str]) -> int:
        """Make a run's playlist what it should be; 1 where something had to change."""
        if not paths:
            return 0
        found = self._there.get(run.name)
        playlist = int(found["id"]) if found else self._create(run)
        filled = self._fill(playlist, paths)
        body = {
            **self._body(run),
            "is_enabled": True,
            "schedule_items": [run.item],
        }
        # Enabled last of all: what broke off half-way is never played.
        if found is None or filled or _differs(found, body):
            path = f"{self._base}/playlist/{playlist}"
            self._persistently(lambda: self._server.ask("PUT", path, json=body))
            return 1
        return 0

    def clear(self, day: date, names: set[str]) -> int:
        """Remove our runs that no day has any more: of this one, and from before yesterday. One
        that is there twice, as a server was slow to answer, would air twice."""
        gone = 0
        for found in self._rows:
            name = found["name"]
            of = date.fromisoformat(_OURS.fullmatch(name)[1])  # type: ignore[index]  # listed so
            unwanted = name not in names or found is not self._there[name]
            left_over = of == day and unwanted and not self._begun(found)
            if left_over or of < self._now.date() - timedelta(days=1):
                self._remove(int(found["id"]))
                gone += 1
        return gone

    def notes(self) -> tuple[str, ...]:
        """What the playlist that the settings name lets slip."""
        if self._interrupts():
            return ()
        return (
            f"Runs wait for what is playing: edit playlist {self._settings.playlist} there and "
            "choose, among its advanced options, that it interrupts other songs.",
        )

    def _interrupts(self) -> bool:
        return _INTERRUPT in self._pattern.get("backend_options", ())

    def _on_air(self, run: Run) -> bool:
        found = self._there.get(run.name)
        return run.start <= utc(self._now) and found is not None and bool(found.get("is_enabled"))

    def _begun(self, found: dict[str, Any]) -> bool:
        of = _OURS.fullmatch(found["name"])
        today = self._now.date().isoformat()
        return of is not None and found["name"] <= f"{NAME} {today} {self._now:%H:%M}"

    def _body(self, run: Run) -> dict[str, object]:
        """The fields of StationPlaylist.php."""
        return {
            "name": run.name,
            "description": _MARK,
            "type": "default",
            "source": "songs",
            "order": "sequential",
            "include_in_requests": False,
            "include_in_on_demand": False,
            "avoid_duplicates": False,
            **{name: self._pattern[name] for name in _TAKEN_OVER if name in self._pattern},
            "backend_options": [*([_INTERRUPT] if self._interrupts() else []), _MERGE],
        }

    def _read_pattern(self) -> dict[str, Any]:
        number = self._settings.playlist
        try:
            found = self._persistently(
                lambda: self._server.ask("GET", f"{self._base}/playlist/{number}")
            )
        except NotThereError as error:
            raise UsageError(
                f"AzuraCast has no playlist {number} in station {self._settings.station!r}, or no "
                "such station.",
                "Put the numbers that its address shows in `station` and `playlist` under "
                "`azuracast`.",
            ) from error
        if not isinstance(found, dict) or found.get("source") != "songs":
            raise UsageError(
                f"AzuraCast's playlist {number} is not made of songs.",
                "Make one there whose source is the song library, and put its number in "
                "`playlist` under `azuracast`.",
            )
        return found

    def _list(self) -> list[dict[str, Any]]:
        """Our runs there, the oldest first."""
        rows = self._server.rows(f"{self._base}/playlists", {"searchPhrase": NAME})
        ours = (row for row in rows if row.get("description") == _MARK)
        named = (row for row in ours if _OURS.fullmatch(row["name"]))
        return sorted(named, key=lambda row: int(row["id"]))

    def _create(self, run: Run) -> int:
        """Switched off, and on nobody's schedule yet."""
        body = {**self._body(run), "is_enabled": False}
        made = once(
            lambda: self._server.made(f"{self._base}/playlists", body),
            lambda: _by_name(self._list()).get(run.name),
            self._patience,
        )
        return int(made["id"])

    def _fill(self, playlist: int, paths: list[str]) -> bool:
        """Whether its songs had to change. ImportAction.php adds to what is there, so it is emptied
        first; what it holds is read again before anything is repeated."""
        path = f"{self._base}/playlist/{playlist}"
        listed = Form(
            name="playlist_file",
            filename="producer.m3u",
            media_type="audio/x-mpegurl",
            content="".join(f"{one}\n" for one in paths).encode(),
        )

        changed = False

        def attempt() -> bool:
            nonlocal changed
            if self._order(path) == paths:
                return changed
            changed = True
            self._server.ask("DELETE", f"{path}/empty")
            self._server.ask("POST", f"{path}/import", form=listed)
            if (took := self._order(path)) != paths:
                raise Passing(f"AzuraCast took {len(took)} of a playlist's {len(paths)} songs")
            return True

        return self._persistently(attempt)

    def _order(self, path: str) -> list[str]:
        """The paths of its songs (GetOrderAction.php: rows by weight, each with its media)."""
        return [row["media"]["path"] for row in self._server.rows(f"{path}/order")]

    def _remove(self, playlist: int) -> None:
        def attempt() -> None:
            try:
                self._server.ask("DELETE", f"{self._base}/playlist/{playlist}")
            except NotThereError:
                return  # an answer was lost, or somebody else was faster

        self._persistently(attempt)

    def _persistently(self, attempt: Callable[[], T]) -> T:
        return persistently(attempt, self._patience)


def _by_name(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The oldest of each name."""
    return {row["name"]: row for row in reversed(rows)}


def _differs(found: dict[str, Any], body: dict[str, Any]) -> bool:
    items = [
        {name: value for name, value in item.items() if name in body["schedule_items"][0]}
        for item in found.get("schedule_items", [])
    ]
    return items != body["schedule_items"] or any(
        found.get(name) != value for name, value in body.items() if name != "schedule_items"
    )
