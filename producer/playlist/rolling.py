"""Which piece of a category lies under its stable name, and until when."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from producer.model import after
from producer.playlist.schedule.spans import moment_ms, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.model import Piece
    from producer.station import Category

_DAY_MS: Final = 86_400_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EVER: Final = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


def newest(
    pieces: tuple[Piece, ...],
    category: Category,
    now: datetime,
    *,
    usable: Callable[[Piece], bool],
) -> Piece | None:
    """The newest piece of a category that may begin at `now`, of those that can be used.

    It may where its embargo is over, it would end before its kill time and within its hours, and
    it is not older than the category allows. `now` is aware, in the station's zone.
    """
    told = (
        piece
        for piece in pieces
        if piece.category == category.name and may_begin(piece, category, now) and usable(piece)
    )
    return max(told, key=lambda piece: (_made(piece), piece.id), default=None)


def may_begin(piece: Piece, category: Category, now: datetime) -> bool:
    moment = now.astimezone(UTC)
    return any(first <= moment < last for first, last in _spells(piece, category, now))


def until(piece: Piece, category: Category, now: datetime) -> datetime | None:
    """From when on a piece that may begin at `now` may not; None for never."""
    moment = now.astimezone(UTC)
    last = next(last for first, last in _spells(piece, category, now) if first <= moment < last)
    return None if last == _EVER[1] else last.astimezone(now.tzinfo)


def next_change(pieces: tuple[Piece, ...], category: Category, now: datetime) -> datetime | None:
    """When the next piece of a category may begin, or the next one may not any more; None where
    nothing of that is known for the next day."""
    moment = now.astimezone(UTC)
    edges = (
        edge
        for piece in pieces
        if piece.category == category.name
        for spell in _spells(piece, category, now)
        for edge in spell
        if edge > moment and edge not in _EVER
    )
    first = min(edges, default=None)
    return None if first is None else first.astimezone(now.tzinfo)


def _spells(piece: Piece, category: Category, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When a piece may begin, in the days around `now`: from the first moment, before the last.
    In UTC: moments of one zone are compared by their wall clocks, which run twice in autumn."""
    length = timedelta(milliseconds=piece.length_ms)
    opens, closes = _EVER
    if piece.not_before is not None:
        opens = piece.not_before.astimezone(UTC)
    if piece.kill is not None:
        closes = piece.kill.astimezone(UTC) - length
    if category.stale_after_ms is not None:
        stale = _made(piece) + timedelta(milliseconds=category.stale_after_ms)
        closes = min(closes, stale)
    for first, end in _windows(piece, now):
        spell = (max(opens, first), min(closes, end if end == _EVER[1] else end - length))
        if spell[0] < spell[1]:
            yield spell


def _windows(piece: Piece, now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The hours of a piece on the day before, the day itself and the day after; or all of time."""
    if piece.hours is None:
        yield _EVER
        return
    zone = now.tzinfo
    assert zone is not None
    day = moment_ms(datetime.combine(now.date(), time(), UTC))
    for first, last in windows(piece.hours, day - 2 * _DAY_MS, day + 3 * _DAY_MS, zone):
        yield after(_EPOCH, first), after(_EPOCH, last)


def _made(piece: Piece) -> datetime:
    """What nobody dated is older than all that has a date, and too old where that counts."""
    return _EVER[0] if piece.made is None else piece.made.astimezone(UTC)
