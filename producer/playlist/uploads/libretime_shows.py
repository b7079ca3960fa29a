"""The show that a day airs in: LibreTime plays nothing outside of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from producer.errors import InputError
from producer.model import utc
from producer.playlist.uploads.libretime_times import moment, read_moment
from producer.playlist.uploads.retries import Patience, once, persistently
from producer.playlist.uploads.sounds import outside

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from producer.model import Playlist
    from producer.playlist.uploads.web import Server

SHOW = "producer"
_SHOWS, _PATH = "/api/v2/shows", "/api/v2/show-instances"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of the day that is ours, in UTC: from one feed to the next."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Instance:
    """When our show is on."""

    id: int
    start: datetime
    end: datetime


def spans(playlist: Playlist, now: datetime) -> tuple[Span, ...]:
    """Where our show has to be on from `now`; feeds and hours without a clock are left free."""
    made: list[Span] = []
    for slot in playlist.slots:
        opening = slot.opening
        start = utc(opening.start)
        end = max(map(utc, (opening.end, *(entry.end for entry in slot.entries))))
        if outside(slot) or end <= now:
            continue
        if made and made[-1].end >= start:
            made[-1] = Span(start=made[-1].start, end=max(made[-1].end, end))
        else:
            made.append(Span(start=start, end=end))
    return tuple(made)


class Shows:
    """Our show and when it is on, there."""

    def __init__(self, api: Server, patience: Patience, zone: ZoneInfo) -> None:
        self._api, self._patience, self._zone = api, patience, zone
        self.changed = 0

    def instances(self, wanted: tuple[Span, ...], now: datetime) -> tuple[Instance, ...]:
        """All of our show's that lie in `wanted`, made or made longer where they don't reach.

        Raises InputError where another show is on.
        """
        shows = persistently(lambda: self._api.rows(_SHOWS), self._patience)
        rows = persistently(lambda: self._api.rows(_PATH), self._patience)
        # A server that was slow to answer may have made it twice: both are ours.
        known = sorted(int(row["id"]) for row in shows if row["name"] == SHOW)
        others = [row for row in rows if row["show"] not in known]
        for span in wanted:
            _free(span, others, {int(row["id"]): str(row["name"]) for row in shows}, self._zone)
        show = known[0] if known else self._make_show()
        ours = {one.id: one for row in rows if row["show"] in known if (one := _read(row))}
        for span in wanted:
            held = self._cover(span, show, tuple(ours.values()), now)
            ours[held.id] = held
        return tuple(ours.values())

    def _cover(self, span: Span, show: int, ours: tuple[Instance, ...], now: datetime) -> Instance:
        meets = [one for one in ours if one.start < span.end and span.start < one.end]
        for one in meets:
            if one.start <= span.start and span.end <= one.end:
                return one
        self.changed += 1
        if not meets:
            return self._make(span, show, now)
        first = min(meets, key=lambda one: one.start)
        longer = Instance(
            id=first.id, start=min(first.start, span.start), end=max(first.end, span.end)
        )
        body = {"starts_at": moment(longer.start), "ends_at": moment(longer.end)}
        persistently(
            lambda: self._api.ask("PATCH", f"{_PATH}/{first.id}", json=body), self._patience
        )
        return longer

    def _make_show(self) -> int:
        """The fields that have no default (api/libretime_api/schedule/models/show.py)."""
        body = {
            "name": SHOW,
            "description": "Made by producer: what is put in by hand is removed.",
            "linked": False,
            "linkable": False,
            "auto_playlist_enabled": False,
            "auto_playlist_repeat": False,
            "override_intro_playlist": False,
            "override_outro_playlist": False,
        }
        self.changed += 1

        def find() -> dict[str, Any] | None:
            rows = self._api.rows(_SHOWS)
            return next((row for row in rows if row["name"] == SHOW), None)

        made = once(
            lambda: self._api.made(_SHOWS, body),
            find,
            self._patience,
        )
        return int(made["id"])

    def _make(self, span: Span, show: int, now: datetime) -> Instance:
        body = {
            "show": show,
            "created_at": moment(now),
            "starts_at": moment(span.start),
            "ends_at": moment(span.end),
            "modified": False,  # the calendar takes a modified one for removed (Show.php)
            "auto_playlist_built": False,
        }

        def find() -> dict[str, Any] | None:
            rows = (row for row in self._api.rows(_PATH) if row["show"] == show)
            return next((row for row in rows if _read(row, only=span)), None)

        made = once(lambda: self._api.made(_PATH, body), find, self._patience)
        return Instance(id=int(made["id"]), start=span.start, end=span.end)


def _read(row: dict[str, Any], only: Span | None = None) -> Instance | None:
    """None where it is removed, says nothing of when, or is not that one."""
    start, end = read_moment(row.get("starts_at")), read_moment(row.get("ends_at"))
    if row.get("modified") or start is None or end is None:
        return None
    if only is not None and (start, end) != (only.start, only.end):
        return None
    return Instance(id=int(row["id"]), start=start, end=end)


def _free(span: Span, others: list[dict[str, Any]], names: dict[int, str], zone: ZoneInfo) -> None:
    for row in others:
        one = _read(row)
        if one is not None and one.start < span.end and span.start < one.end:
            raise InputError(
                f"LibreTime has the show {names.get(row['show'], '?')!r} from "
                f"{one.start.astimezone(zone):%H:%M} to {one.end.astimezone(zone):%H:%M}, where "
                "the playlist has something else.",
                "Remove it from LibreTime's calendar, or make that time a feed in the clock.",
            )
