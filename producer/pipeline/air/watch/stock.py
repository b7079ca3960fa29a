"""A station's library as a watch knows it: read whole when it may have changed, and now and then.

Reading 10,000 segments takes the better part of a second, and asking whether any has changed a
fiftieth of one.
"""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.model import ms_between
from producer.pipeline.air.shelves import shelves_of
from producer.pipeline.air.watch import folders, outdated

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from producer.model import Piece
    from producer.pipeline.air.watch.folders import Seen
    from producer.station import Air, Station

READ_MS: Final = 5 * 60_000
"""How long at most until it is read again: a file that is written over tells its folder nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A library, when it was read, and what to know a change by."""

    pieces: tuple[Piece, ...]
    """Those that may not air any more among them."""
    airing: tuple[Piece, ...]
    """Those that may air from then on."""
    made_to_order: tuple[Piece, ...]
    remarks: tuple[str, ...]
    known_by: str
    """By which it is known that the library, or the station's clocks, have changed."""
    read_at: datetime
    seen: Seen

    def good(self, now: datetime) -> bool:
        """Whether it need not be read again."""
        return abs(ms_between(self.read_at, now)) < READ_MS and self.seen.unchanged


def read(station: Station, playlists: Path, now: datetime) -> Stock:
    """What lies in a station's library. `now` is aware, in the station's zone."""
    began_ns = time.time_ns()
    shelves = shelves_of(station, now, playlists=playlists)
    pieces = (*shelves.pieces, *(one.piece for one in shelves.held))
    return Stock(
        pieces=pieces,
        airing=shelves.pieces,
        made_to_order=outdated.made_to_order(pieces, station.out),
        remarks=shelves.remarks,
        known_by=_known_by(pieces, station.air),
        read_at=now,
        seen=folders.seen(
            station.out.absolute(),
            tuple(one.folder.absolute() for one in station.air.categories if one.folder),
            frozenset(str(one.folder) for one in pieces if one.folder is not None),
            began_ns=began_ns,
            ended_ns=time.time_ns(),
        ),
    )


def _known_by(pieces: tuple[Piece, ...], air: Air) -> str:
    """The clocks count too: a watch may be started again with others."""
    told = sorted(
        (one.id, one.category, one.priority, str(one.not_before), str(one.kill), one.hours or ())
        for one in pieces
    )
    return hashlib.sha256(f"{told} {air}".encode()).hexdigest()
