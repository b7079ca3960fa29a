"""What stands in for what is missing: fill pieces in turn, the last one ending on time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.model import Airs, Entry, after

if TYPE_CHECKING:
    from datetime import datetime

    from producer.model import Piece
    from producer.playlist.schedule.spans import Limits

FADE_IN_MS: Final = 500
"""Where a piece doesn't begin at its beginning."""
_SILENCE_MS: Final = 1_000
"""A rest shorter than this is left silent: music would hardly be in before it is out."""
_SCRAP_MS: Final = 10_000
"""No piece plays for less, where it can share with the one before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stretch:
    piece: Piece | None
    length: int


class Music:
    """Hands out fill, the one that rested longest first; it remembers what it handed out."""

    def __init__(self, limits: Limits, last: dict[str, int]) -> None:
        """`last` tells when each piece, by its id, was heard last, in milliseconds."""
        self._limits = limits
        self._last = last

    def fill(self, pieces: tuple[Piece, ...], start: datetime, at: int, rest: int) -> list[Entry]:
        """Entries that last `rest` milliseconds from `start`, which is `at` in milliseconds.

        The last one is back-timed: it starts within its piece, so as to end with it. Silence where
        no piece may air.
        """
        entries: list[Entry] = []
        for stretch in self._stretches(pieces, at, rest):
            entries.append(_entry(stretch, start))
            start = after(start, stretch.length)
        return entries

    def _stretches(self, pieces: tuple[Piece, ...], at: int, rest: int) -> list[_Stretch]:
        found: list[_Stretch] = []
        turn = sorted(pieces, key=lambda piece: (self._last.get(piece.id, -1), piece.id))
        while rest > 0:
            piece = self._next(turn, at, rest) if rest >= _SILENCE_MS else None
            length = rest if piece is None else _share(piece.length_ms, rest)
            found.append(_Stretch(piece=piece, length=length))
            if piece is not None:
                self._last[piece.id] = at
                turn.remove(piece)
                turn.append(piece)
            at += length
            rest -= length
        return found

    def _next(self, turn: list[Piece], at: int, rest: int) -> Piece | None:
        """The first in turn that may air; of what ends here, one that lasts to the end, rather
        than two scraps."""
        if rest < 2 * _SCRAP_MS:
            whole = (piece for piece in turn if piece.length_ms >= rest)
            found = next((piece for piece in whole if self._airs(piece, at, rest)), None)
            if found is not None:
                return found
        return next(
            (piece for piece in turn if self._airs(piece, at, _share(piece.length_ms, rest))), None
        )

    def _airs(self, piece: Piece, at: int, length: int) -> bool:
        """Whether `length` milliseconds of it may air at a moment."""
        return any(low <= at and at + length <= high for low, high in self._limits.airs(piece))


def _share(length: int, rest: int) -> int:
    """How long a piece of this length plays of a rest."""
    left = rest - length
    if left <= 0:
        return rest
    if left >= _SCRAP_MS:
        return length
    return min(length, max(rest - _SCRAP_MS, rest // 2))


def _entry(stretch: _Stretch, start: datetime) -> Entry:
    piece = stretch.piece
    if piece is None:
        return Entry(start=start, length_ms=stretch.length, airs=Airs.FILL, title="")
    cue_in = piece.length_ms - stretch.length
    return Entry(
        start=start,
        length_ms=stretch.length,
        airs=Airs.FILL,
        title=piece.title,
        artist=piece.artist,
        piece=piece,
        cue_in_ms=cue_in,
        fade_in_ms=min(FADE_IN_MS, stretch.length) if cue_in else 0,
    )
