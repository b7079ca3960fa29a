"""What a day's entries are in LibreTime's schedule and in a playlist of its library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from producer.model import utc
from producer.playlist.uploads.libretime_times import length, length_ms, moment, read_moment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from producer.model import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Which file is heard from when (UTC), how much of it, and how it comes and goes."""

    start: datetime
    end: datetime
    file: int
    cue_in_ms: int
    cue_out_ms: int
    fade_in_ms: int
    fade_out_ms: int

    def scheduled(self, instance: int, position: int) -> dict[str, object]:
        """The fields of api/libretime_api/schedule/models/schedule.py. Fades are never null:
        the player can't read those (playout/libretime_playout/player/schedule.py)."""
        return {
            "starts_at": moment(self.start),
            "ends_at": moment(self.end),
            "instance": instance,
            "file": self.file,
            "position": position,
            "position_status": 1,
            "broadcasted": 0,
            **self._cues,
        }

    def listed(self, playlist: int, position: int) -> dict[str, object]:
        """The fields of PlaylistContent (api/libretime_api/schedule/models/playlist.py)."""
        return {
            "playlist": playlist,
            "kind": 0,
            "file": self.file,
            "position": position,
            "offset": 0.0,
            **self._cues,
        }

    @property
    def _cues(self) -> dict[str, object]:
        return {
            "length": length(self.cue_out_ms - self.cue_in_ms),
            "cue_in": length(self.cue_in_ms),
            "cue_out": length(self.cue_out_ms),
            "fade_in": length(self.fade_in_ms),
            "fade_out": length(self.fade_out_ms),
        }


_LENGTHS = ("length", "cue_in", "cue_out", "fade_in", "fade_out")


def place(entry: Entry, file: int) -> Place:
    return Place(
        start=utc(entry.start),
        end=utc(entry.end),
        file=file,
        cue_in_ms=entry.cue_in_ms,
        cue_out_ms=entry.cue_out_ms,
        fade_in_ms=entry.fade_in_ms,
        fade_out_ms=entry.fade_out_ms,
    )


def same(row: Mapping[str, Any], wanted: Mapping[str, object]) -> bool:
    """Whether a row says what is wanted, however it writes lengths and moments. Where in the
    order a row of the schedule stands is told by its start, so its position may be another."""
    scheduled = "starts_at" in wanted
    return all(
        _reads(name, row.get(name)) == _reads(name, value)
        for name, value in wanted.items()
        if not (scheduled and name in ("position", "broadcasted", "position_status"))
    )


def _reads(name: str, value: object) -> object:
    if name in _LENGTHS:
        return length_ms(value)
    return read_moment(value) if name.endswith("_at") else value
