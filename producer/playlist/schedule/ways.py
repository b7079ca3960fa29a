"""Every way to fill one room: arrays, one entry a way."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.board import Free
    from producer.playlist.schedule.rooms import Room

MOST_FREE: Final = 62
"""Pieces that a way tells by a bit each."""
_MOST: Final = 300_000
"""Ways that are kept; of more, half as many by chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """Lengths and lateness in milliseconds; the first way of all is to leave the room empty,
    unless a piece has to air."""

    picks: Any
    """Which of the room's free pieces air, a bit each."""
    gone: Any
    """Which stories that other rooms could tell too are gone, a bit each."""
    length: Any
    low: Any
    """By how much the room has to be late at least, so that each piece starts when it may."""
    high: Any
    """And at most."""
    worth: Any

    def __len__(self) -> int:
        return len(self.picks)

    def some(self, places: Any) -> Ways:
        """Those at some places."""
        return Ways(
            picks=self.picks[places],
            gone=self.gone[places],
            length=self.length[places],
            low=self.low[places],
            high=self.high[places],
            worth=self.worth[places],
        )


def ways_of(
    room: Room,
    free: Sequence[Free],
    bits: Mapping[str, int],
    late: tuple[int, int],
    end: int,
    must: frozenset[str],
    chance: int,
) -> tuple[Ways, bool]:
    """Each choice of the free pieces that can air in their order and ends at `end` or before, and
    whether that is all of them.

    `bits` are the places of the stories that others could tell, by their keys; `late` is by how
    much the room is late at least and at most; the pieces whose ids are in `must` have to air.
    Of too many, `chance` tells which are left out.
    """
    import numpy as np

    whole = True
    zero = np.zeros(1, np.int64)
    found = Ways(
        picks=zero,
        gone=zero,
        length=zero,
        low=zero + late[0],
        high=zero + late[1],
        worth=zero,
    )
    empty, place = found, 0
    for _, mates in groupby(free, key=lambda one: one.candidate.mates):
        told = list(mates)
        wanted = [one for one in told if one.candidate.piece.id in must]
        parts = [] if wanted else [found]
        for one in told:
            if one in wanted or not wanted:
                gone = sum({1 << bits[key] for key in one.candidate.keys if key in bits})
                parts += _with(empty if room.single else found, one, 1 << place, gone, end)
            place += 1
        found = _joined(parts)
        if len(found) > _MOST:
            whole = False
            kept = np.random.default_rng(chance).choice(len(found) - 1, _MOST // 2, replace=False)
            found = found.some(np.concatenate(([0], 1 + np.sort(kept))))
    return found, whole


def _with(base: Ways, one: Free, pick: int, gone: int, end: int) -> list[Ways]:
    """The ways with one more piece at their end, for each of the stretches it may start in."""
    import numpy as np

    found: list[Ways] = []
    length = one.candidate.length
    for first, last in one.starts:
        low = np.maximum(base.low, first - base.length)
        high = np.minimum(base.high, min(last, end - length) - base.length)
        fits = np.flatnonzero((low <= high) & (base.gone & gone == 0))
        found.append(
            Ways(
                picks=base.picks[fits] | pick,
                gone=base.gone[fits] | gone,
                length=base.length[fits] + length,
                low=low[fits],
                high=high[fits],
                worth=base.worth[fits] + one.worth * length,
            )
        )
    return found


def _joined(parts: Sequence[Ways]) -> Ways:
    import numpy as np

    return Ways(
        picks=np.concatenate([part.picks for part in parts]),
        gone=np.concatenate([part.gone for part in parts]),
        length=np.concatenate([part.length for part in parts]),
        low=np.concatenate([part.low for part in parts]),
        high=np.concatenate([part.high for part in parts]),
        worth=np.concatenate([part.worth for part in parts]),
    )
