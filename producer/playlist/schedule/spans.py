"""Moments as milliseconds, and the stretches of them in which a piece may start."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from producer.model import Piece

Spans: TypeAlias = tuple[tuple[int, int], ...]
"""Stretches in order, apart from each other, both ends belonging to them."""

_DAY: Final = 86_400_000
_STEP: Final = 3_600_000
"""No zone changes its offset twice in an hour."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MS: Final = timedelta(milliseconds=1)


def moment_ms(moment: datetime) -> int:
    """Milliseconds of an aware moment since 1970, rounded down."""
    return (moment - _EPOCH) // _MS


def both(one: Spans, other: Spans) -> Spans:
    """What belongs to both."""
    return tuple((max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) <= min(b, d))


def without(spans: Spans, barred: Iterable[tuple[int, int]]) -> Spans:
    """What is left of spans where some, both ends included, are barred."""
    for low, high in barred:
        if low > high or not any(a <= high and low <= b for a, b in spans):
            continue
        spans = tuple(
            part
            for a, b in spans
            for part in ((a, min(b, low - 1)), (max(a, high + 1), b))
            if part[0] <= part[1]
        )
    return spans


class Limits:
    """When pieces may air within a stretch of time: their embargoes, kill times and hours.

    `first` and `last` are milliseconds; `zone` is whose local clock the hours are of: None for
    UTC.
    """

    def __init__(self, first: int, last: int, zone: tzinfo | None) -> None:
        self._whole: Spans = ((first, last),)
        self._offsets = _offsets(first, last, zone or UTC)
        self._hours: dict[tuple[int, int], Spans] = {}
        self._airs: dict[str, Spans] = {}

    def starts(self, piece: Piece, stale_after_ms: int | None = None) -> Spans:
        """When it may start, so that all of it airs when it may.

        One that is `stale_after_ms` old no longer starts; of one that tells no age, none is known.
        """
        fresh = self._whole[0][1]
        if piece.made is not None and stale_after_ms is not None:
            fresh = moment_ms(piece.made) + stale_after_ms
        return tuple(
            (start, min(end - piece.length_ms, fresh))
            for start, end in self.airs(piece)
            if start <= min(end - piece.length_ms, fresh)
        )

    def airs(self, piece: Piece) -> Spans:
        """When it may be on the air."""
        if piece.id not in self._airs:
            self._airs[piece.id] = self._reckoned(piece)
        return self._airs[piece.id]

    def _reckoned(self, piece: Piece) -> Spans:
        low, high = self._whole[0]
        spans = self._whole if piece.hours is None else self._local(piece.hours)
        if piece.not_before is not None:
            # Rounded up: a moment before its embargo is too early.
            low = max(low, -((_EPOCH - piece.not_before) // _MS))
        if piece.kill is not None:
            high = min(high, moment_ms(piece.kill))
        return both(spans, ((low, high),)) if low <= high else ()

    def _local(self, hours: tuple[int, int]) -> Spans:
        if hours not in self._hours:
            self._hours[hours] = _windows(hours, self._offsets)
        return self._hours[hours]


@lru_cache(maxsize=64)
def windows(hours: tuple[int, int], first: int, last: int, zone: tzinfo) -> Spans:
    """The stretches from `first` to `last` in which the local clock shows such an hour.

    `hours` are as in a piece; the rest is in milliseconds.
    """
    return _windows(hours, _offsets(first, last, zone))


def _windows(hours: tuple[int, int], offsets: tuple[tuple[int, int, int], ...]) -> Spans:
    start, end = hours
    length = (end - start) % _DAY or _DAY
    found: list[tuple[int, int]] = []
    for low, high, offset in offsets:
        day = (low + offset) // _DAY - 1
        while day * _DAY + start - offset <= high:
            opens = day * _DAY + start - offset
            if max(opens, low) < min(opens + length, high):
                found.append((max(opens, low), min(opens + length, high)))
            day += 1
    joined: list[tuple[int, int]] = []
    for low, high in sorted(found):
        # A window that a change of the clock doesn't interrupt is one.
        if joined and joined[-1][1] >= low:
            joined[-1] = (joined[-1][0], high)
        else:
            joined.append((low, high))
    return tuple(joined)


def _offsets(first: int, last: int, zone: tzinfo) -> tuple[tuple[int, int, int], ...]:
    """The stretches of one offset from UTC: from, to, and by how much the local clock is ahead."""
    found: list[tuple[int, int, int]] = []
    start, offset = first, _offset(first, zone)
    probe = first
    while probe < last:
        following = min(probe + _STEP, last)
        if _offset(following, zone) != offset:
            low, high = probe, following
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (middle, high) if _offset(middle, zone) == offset else (low, middle)
            found.append((start, high, offset))
            start, offset = high, _offset(high, zone)
        probe = following
    return (*found, (start, last, offset))


def _offset(moment: int, zone: tzinfo) -> int:
    told = (_EPOCH + moment * _MS).astimezone(zone).utcoffset()
    assert told is not None
    return told // _MS
