"""Station → what may air: its library, remembered in the cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from producer.pipeline.style import cache_of
from producer.playlist.library import index, shelves
from producer.station import DEFAULT_PLAYLISTS

if TYPE_CHECKING:
    from datetime import datetime

    from producer.playlist.library.shelves import Shelves
    from producer.station import Station


def playlists_of(station: Station, out: Path | None = None) -> Path:
    """The folder of a station's playlists, or the one that somebody names instead."""
    return out or station.air.playlists or DEFAULT_PLAYLISTS


def shelves_of(station: Station, now: datetime, *, playlists: Path | None = None) -> Shelves:
    """Everything in a station's library from `now` on, which is aware and in the station's zone.

    `playlists` is the folder of the days' playlists, None for the station's own.
    """
    return shelves.library(
        station,
        now,
        index=cache_of(station) / index.FILE_NAME,
        playlists=playlists_of(station, playlists),
    )
