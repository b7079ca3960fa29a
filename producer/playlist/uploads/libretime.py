"""A day into LibreTime: its files, a playlist of the day, and its place in the schedule.

After LibreTime's source of April 2026 (commit f371bcf). Files go to the older API with the key as
a user's name (legacy/application/modules/rest/helpers/RestAuth.php), all else to the newer one
with the key in a header (api/libretime_api/permissions.py).
"""

from __future__ import annotations

import base64
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from producer.model import utc
from producer.playlist.uploads.libretime_files import Library
from producer.playlist.uploads.libretime_rows import Place, place, same
from producer.playlist.uploads.libretime_shows import SHOW, Instance, Shows, spans
from producer.playlist.uploads.libretime_times import length, length_ms, moment, read_moment
from producer.playlist.uploads.retries import PATIENCE, Patience, once, persistently
from producer.playlist.uploads.sounds import aired, line, outside
from producer.playlist.uploads.uploaded import Uploaded
from producer.playlist.uploads.web import NotThereError, Server, access
from producer.station import keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from producer.model import Playlist
    from producer.playlist.uploads.web import Access
    from producer.station.air import LibreTime

T = TypeVar("T")

_SCHEDULE, _LISTS, _CONTENTS = "/api/v2/schedule", "/api/v2/playlists", "/api/v2/playlist-contents"
_POLL_S = 400
"""How often the player there asks for the schedule (playout/libretime_playout/config.py)."""


def upload(
    playlist: Playlist,
    settings: LibreTime,
    key: str,
    *,
    now: datetime,
    day_tells: Callable[[str], None],
    patience: Patience = PATIENCE,
) -> Uploaded:
    """Put what starts from `now` on into LibreTime; `day_tells` hears a line for each file.

    It airs in a show named "producer", which is ours alone. Raises UsageError (the key, an
    address), InputError (a file, another show in the way), EngineError, BusyError where the server
    can't.
    """
    with (
        Server(_access(settings, key, "Api-Key " + key)) as api,
        Server(_access(settings, key, "Basic " + _basic(key))) as media,
    ):
        day = _Day(api, Library(api, media, patience), patience, utc(now))
        sent, there = day.put_files(playlist, day_tells)
        changed = day.schedule(playlist) + day.list_up(playlist)
        return Uploaded(
            sent=sent, there=there, changed=day.titles + changed, notes=_lost(playlist, now)
        )


def _access(settings: LibreTime, key: str, value: str) -> Access:
    return access(
        "LibreTime",
        settings.url,
        key,
        header="Authorization",
        value=value,
        variable=keys.LIBRETIME,
        setting="libretime",
    )


def _basic(key: str) -> str:
    return base64.b64encode(f"{key}:".encode()).decode()


def _lost(playlist: Playlist, now: datetime) -> tuple[str, ...]:
    notes = []
    feeds = sum(outside(slot) for slot in playlist.slots)
    if feeds:
        notes.append(f"{feeds} feeds are left out: put each into LibreTime's calendar as a show.")
    soon = utc(now) + timedelta(seconds=_POLL_S)
    if any(utc(now) <= entry.start < soon for entry in playlist.entries):
        notes.append(
            f"LibreTime's player looks every {_POLL_S} seconds: what starts before "
            f"{soon.astimezone(ZoneInfo(playlist.zone)):%H:%M:%S} may still be as it was."
        )
    return tuple(notes)


class _Day:
    """A day on its way there."""

    def __init__(self, api: Server, library: Library, patience: Patience, now: datetime) -> None:
        self._api, self._library, self._patience, self._now = api, library, patience, now
        self.titles = 0

    def put_files(self, playlist: Playlist, day_tells: Callable[[str], None]) -> tuple[int, int]:
        """How many were sent, and lay there. All are sent before the first is waited for."""
        coming = {
            piece.file: (entry, piece)
            for entry, piece in aired(playlist)
            if entry.start >= self._now
        }
        sent = 0
        for number, (entry, piece) in enumerate(coming.values(), start=1):
            new = self._library.put(piece)
            sent += new
            what = "sent" if new else "there"
            day_tells(f"LibreTime {number}/{len(coming)} {what}: {line(entry.title, 60)}")
        for entry, piece in coming.values():
            self.titles += self._library.ready(entry, piece)
        return sent, len(coming) - sent

    def schedule(self, playlist: Playlist) -> int:
        """Make the schedule from now on what it should be; how many things that changed."""
        wanted = spans(playlist, self._now)
        if not wanted:
            return 0
        shows = Shows(self._api, self._patience, ZoneInfo(playlist.zone))
        ours = shows.instances(wanted, self._now)
        begins = min(span.start for span in wanted)
        ends = max(span.end for span in wanted)
        rows = self._persistently(lambda: self._aired(begins, ends, ours))
        coming = {}
        for one in self._places(playlist):
            held = next(inst for inst in ours if inst.start <= one.start < inst.end)
            position = round((one.start - begins).total_seconds() * 1000)
            coming[one.start] = one.scheduled(held.id, position)
        kept: set[datetime] = set()
        removed = 0
        for row in rows:
            starts = read_moment(row["starts_at"])
            if starts is None or starts < self._now:
                continue
            if starts not in kept and starts in coming and same(row, coming[starts]):
                kept.add(starts)
            else:
                # A row can't be mended: a PUT leaves ends_at and cue_out as they are
                # (ReadScheduleSerializer has them read-only).
                self._remove(f"{_SCHEDULE}/{row['id']}")
                removed += 1
        missing = [body for starts, body in coming.items() if starts not in kept]
        for body in missing:
            self._make(_SCHEDULE, body, lambda: self._aired(begins, ends, ours))
        return shows.changed + removed + len(missing)

    def list_up(self, playlist: Playlist) -> int:
        """Make the library's playlist of the day what it should be; how many things changed."""
        name = f"{SHOW} {playlist.day.isoformat()}"
        places = self._places(playlist)
        if not places:
            return 0
        whole = sum(entry.length_ms for entry, _ in aired(playlist))
        found = self._persistently(lambda: self._playlist(name))
        changed = int(found is None)
        if found is None:
            body = {
                "name": name,
                "description": line(f"{playlist.station}, from {SHOW}", 512),
                "length": length(whole),
                "created_at": moment(self._now),
                "updated_at": moment(self._now),
            }
            found = once(
                lambda: self._api.made(_LISTS, body),
                lambda: self._playlist(name),
                self._patience,
            )
        number = int(found["id"])
        changed += self._contents(number, len(aired(playlist)) - len(places), places)
        if length_ms(found.get("length")) != whole:
            body = {"length": length(whole)}
            self._persistently(lambda: self._api.ask("PATCH", f"{_LISTS}/{number}", json=body))
            changed += 1
        return changed

    def _contents(self, playlist: int, first: int, places: list[Place]) -> int:
        """Row by row, from the position of the `first` that is to come: what stands there is
        written over, what is missing put after it, the rest taken away."""
        held = self._persistently(lambda: self._held(playlist))
        rows = [row for row in held if (row["position"] or 0) >= first]
        wanted = [one.listed(playlist, position) for position, one in enumerate(places, first)]
        changed = 0
        for row, body in zip(rows, wanted, strict=False):
            if not same(row, body):
                path = f"{_CONTENTS}/{row['id']}"
                self._persistently(partial(self._api.ask, "PUT", path, json=body))
                changed += 1
        for body in wanted[len(rows) :]:
            self._make(_CONTENTS, body, lambda: self._held(playlist))
        for row in rows[len(wanted) :]:
            self._remove(f"{_CONTENTS}/{row['id']}")
        return changed + abs(len(wanted) - len(rows))

    def _places(self, playlist: Playlist) -> list[Place]:
        return [
            place(entry, self._library.number(piece))
            for entry, piece in aired(playlist)
            if entry.start >= self._now
        ]

    def _aired(
        self, begins: datetime, ends: datetime, ours: tuple[Instance, ...]
    ) -> list[dict[str, Any]]:
        """The rows of our show that start in that time."""
        query = {"starts_after": moment(begins), "starts_before": moment(ends)}
        numbers = {one.id for one in ours}
        return [row for row in self._api.rows(_SCHEDULE, query) if row["instance"] in numbers]

    def _held(self, playlist: int) -> list[dict[str, Any]]:
        rows = (row for row in self._api.rows(_CONTENTS) if row["playlist"] == playlist)
        return sorted(rows, key=lambda row: (row["position"] or 0, row["id"]))

    def _playlist(self, name: str) -> dict[str, Any] | None:
        found = (row for row in self._api.rows(_LISTS) if row["name"] == name)
        return min(found, key=lambda row: int(row["id"]), default=None)

    def _make(
        self, path: str, body: dict[str, object], read: Callable[[], list[dict[str, Any]]]
    ) -> None:
        once(
            lambda: self._api.made(path, body),
            lambda: next((row for row in read() if same(row, body)), None),
            self._patience,
        )

    def _remove(self, path: str) -> None:
        def attempt() -> None:
            try:
                self._api.ask("DELETE", path)
            except NotThereError:
                return  # an answer was lost, or somebody else was faster

        self._persistently(attempt)

    def _persistently(self, attempt: Callable[[], T]) -> T:
        return persistently(attempt, self._patience)
