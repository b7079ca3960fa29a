"""What airing a piece is worth: one number, by which schedules of equal dead air are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.spans import moment_ms

if TYPE_CHECKING:
    from producer.model import Piece

_HOUR: Final = 3_600_000
_MINUTE: Final = 60_000
_FRESH: Final = ((6 * _HOUR, 4), (24 * _HOUR, 3), (72 * _HOUR, 2), (168 * _HOUR, 1))
"""Ages, and what a piece no older is worth: a day part, a day, a weekend, a week.

Bands, because no two pieces are equally old: without them the newest would crowd out all others,
and none would be left for rotation to choose between.
"""
_NEVER: Final = 99_999


def worth(piece: Piece, at: int, last: int | None) -> int:
    """The worth of each second of a piece that airs at `at` and aired last at `last` (ms; or None).

    (5 - priority) * 1,000,000 + freshness (0 to 4) * 100,000 + the minutes since it last started,
    at most 99,998, or 99,999 where it never did. So priority comes before freshness, freshness
    before rotation; and whoever waited longest is next, which keeps the counts of plays even.
    """
    rested = _NEVER if last is None else max(0, min(_NEVER - 1, (at - last) // _MINUTE))
    return (5 - piece.priority) * 1_000_000 + _freshness(piece, at) * 100_000 + rested


def _freshness(piece: Piece, at: int) -> int:
    if piece.made is None:
        return 0
    age = at - moment_ms(piece.made)
    return next((band for most, band in _FRESH if age <= most), 0)
