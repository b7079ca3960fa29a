"""The pieces that leave the least of one room dead, exactly; of those, a worthy choice.

A set of bits, one a millisecond, holds every length that pieces can add up to. Where a few of the
worthiest do as well as all of them can, the worthiest choice of those few is taken.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.board import TENTH, Board

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.playlist.schedule.board import Free
    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.spans import Spans

_FEW: Final = 14
"""Of so many pieces, every choice is looked at: 16,384."""
_TRIES: Final = 24
"""Choices that are looked at more closely, where the order of airing may forbid one."""


def pack(board: Board, number: int, among: frozenset[str] | None = None) -> tuple[Candidate, ...]:
    """What to put in an emptied room: the least dead air that can be had in it, in tenths.

    Of some pieces alone, where `among` tells their ids. A room runs over only where that saves dead
    air.
    """
    free = board.free(number, among)
    room = board.rooms[number]
    late, length, over = board.late[number], room.length, board.over(number)
    if room.single:
        return _one(free, late, room.length)
    if _all_fit(free, late, length):
        return _pieces(free)
    few = _of_few(free, late, length, over)
    few_dead = _dead(few, length - late)
    if few_dead == 0 or (len(free) <= _FEW and _plain(free, late, length + over)):
        return _pieces(few)
    all_of_them = of_all(free, late, length, over)
    return _pieces(all_of_them if _dead(all_of_them, length - late) < few_dead else few)


def of_all(free: Sequence[Free], late: int, length: int, over: int) -> list[Free]:
    """The choice of all candidates with the least dead air; the order of airing is theirs."""
    groups = [list(group) for _, group in groupby(free, key=lambda one: one.candidate.mates)]
    reached = _reached(groups, 1 << late, length, over)
    return _traced(groups, reached, late, _best(reached[-1], length))


def least_dead(free: Sequence[Free], latest: int, length: int, over: int) -> int:
    """The least tenths of a room that is run into by up to `latest` that can be left dead."""
    groups = [list(group) for _, group in groupby(free, key=lambda one: one.candidate.mates)]
    reached = _reached(groups, (1 << (latest + 1)) - 1, length, over)
    return max(0, length - _best(reached[-1], length)) // TENTH


def _reached(groups: list[list[Free]], first: int, length: int, over: int) -> list[int]:
    """The ends that can be had of no group, of the first, of the first two …

    It goes no further than where a room can be filled to a tenth. Of pieces in a row that are of
    one length and may air anywhere no more are looked at than there is room for.
    """
    within = (1 << (length + over + 1)) - 1
    last_tenth = within >> over & ~((1 << max(0, length - TENTH + 1)) - 1)
    reached = [first]
    alike: dict[int, int] = {}
    for group in groups:
        before = after = reached[-1]
        if len(group) > 1 or not _anywhere(group[0], 0, length + over):
            alike.clear()
        else:
            each = group[0].candidate.length
            alike[each] = alike.get(each, 0) + 1
            if alike[each] * each > length + over:
                reached.append(before)
                continue
        for one in group:
            after |= _airs(before, one, length + over) & within
        reached.append(after)
        if after & last_tenth:
            break
    return reached


def _best(reached: int, length: int) -> int:
    """The end that leaves the least dead air: a little over, where nothing ends in time."""
    in_time = (reached & ((1 << (length + 1)) - 1)).bit_length() - 1
    if length - in_time < TENTH:
        return in_time
    over = reached >> (length + 1)
    return length + 1 + (over & -over).bit_length() - 1 if over else in_time


def _traced(groups: list[list[Free]], reached: list[int], late: int, end: int) -> list[Free]:
    """Which pieces end there, from the last to the first."""
    found: list[Free] = []
    for place in range(len(reached) - 2, -1, -1):
        if reached[place] >> end & 1:
            continue
        one = next(
            one
            for one in groups[place]
            if end - one.candidate.length >= late
            and reached[place] >> (end - one.candidate.length) & 1
            and _within(one.starts, end - one.candidate.length)
        )
        found.append(one)
        end -= one.candidate.length
    return found[::-1]


def _airs(reached: int, one: Free, end: int) -> int:
    """The ends that a piece has where it starts at what is reached."""
    length = one.candidate.length
    if _anywhere(one, 0, end):
        return reached << length
    ends = 0
    for low, high in one.starts:
        if high >= 0:
            low = max(low, 0)  # noqa: PLW2901  # nothing starts before its room
            ends |= reached & (((1 << (high - low + 1)) - 1) << low)
    return ends << length


def _of_few(free: list[Free], late: int, length: int, over: int) -> list[Free]:
    """The best choice of the worthiest few: least dead air, then least over, then worth."""
    import numpy as np

    worthiest = sorted(free, key=lambda one: (-one.worth, one.candidate.piece.id))
    told = {one.candidate.mates: one for one in reversed(worthiest)}
    pool = [one for one in worthiest if told[one.candidate.mates] is one][:_FEW]
    lengths = np.zeros(1, np.int64)
    worths = np.zeros(1, np.int64)
    for one in pool:
        lengths = np.concatenate((lengths, lengths + one.candidate.length))
        worths = np.concatenate((worths, worths + one.worth * one.candidate.length))
    rest = length - late - lengths
    dead = np.maximum(rest, 0) // TENTH
    dead[rest < -over] = length
    least = np.partition(dead, min(_TRIES, len(dead) - 1))[min(_TRIES, len(dead) - 1)]
    fits = np.flatnonzero((dead <= least) & (rest >= -over))
    best = fits[np.lexsort((-worths[fits], np.maximum(-rest[fits], 0), dead[fits]))]
    ordered = sorted(range(len(pool)), key=lambda place: free.index(pool[place]))
    for choice in best[:_TRIES].tolist():
        chosen = [pool[place] for place in ordered if choice >> place & 1]
        if in_time(chosen, late):
            return chosen
    return []


def _one(free: list[Free], late: int, length: int) -> tuple[Candidate, ...]:
    """The longest that fits, to a tenth; of those, the worthiest."""
    fits = [
        one for one in free if _within(one.starts, late) and late + one.candidate.length <= length
    ]
    best = min(
        fits,
        key=lambda one: (
            (length - late - one.candidate.length) // TENTH,
            -one.worth,
            one.candidate.piece.id,
        ),
        default=None,
    )
    return () if best is None else (best.candidate,)


def _all_fit(free: list[Free], late: int, length: int) -> bool:
    stories = {one.candidate.mates for one in free}
    whole = late + sum(one.candidate.length for one in free)
    return whole <= length and len(stories) == len(free) and in_time(free, late)


def in_time(chosen: list[Free], late: int) -> bool:
    """Whether each may start where those before it end."""
    at = late
    for one in chosen:
        if not _within(one.starts, at):
            return False
        at += one.candidate.length
    return True


def _plain(free: list[Free], late: int, end: int) -> bool:
    """Whether every choice of these is one that `_of_few` looks at."""
    stories = {one.candidate.mates for one in free}
    return len(stories) == len(free) and all(_anywhere(one, late, end) for one in free)


def _anywhere(one: Free, late: int, end: int) -> bool:
    return one.starts[0][0] <= late and one.starts[0][1] >= end - one.candidate.length


def _within(starts: Spans, at: int) -> bool:
    return any(low <= at <= high for low, high in starts)


def _dead(chosen: list[Free], room: int) -> int:
    return max(0, room - sum(one.candidate.length for one in chosen)) // TENTH


def _pieces(chosen: list[Free]) -> tuple[Candidate, ...]:
    return tuple(one.candidate for one in chosen)
