"""How much of some rooms must stay dead, whatever is chosen: tenths of a second."""

from __future__ import annotations

from itertools import groupby
from math import gcd
from typing import TYPE_CHECKING

from producer.playlist.schedule.board import TENTH, Free
from producer.playlist.schedule.packing import least_dead
from producer.playlist.schedule.rooms import OVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from producer.playlist.schedule.board import Board
    from producer.playlist.schedule.rooms import Room


def floors(board: Board) -> tuple[int, ...]:
    """The least dead air of each room, as if no other took anything from it.

    A room that can be run into counts as run into by as much as suits it; one that the board leaves
    nothing dead of need not be looked at.
    """
    latest = [room.late for room in board.rooms]
    found: list[int] = []
    for room in board.rooms:
        late = latest[room.number]
        found.append(_floor(room, late) if board.dead(room.number) else 0)
        if room.into is not None:
            longest = late + sum(one.length for one in room.candidates)
            latest[room.into] = max(0, min(OVER, longest - room.length))
    return tuple(found)


def floor_of(rooms: Sequence[Room], each: Sequence[int]) -> int:
    """The least dead air of rooms together; `each` are their own floors, in the same order.

    Rooms of a category that lie within its separation share its pieces: each story airs in one of
    them, so that what all of them together are longer than all of those stays dead.
    """
    found = 0
    run_into = frozenset(room.into for room in rooms if room.into is not None)
    pairs = sorted(zip(rooms, each, strict=True), key=lambda pair: pair[0].category)
    for _, same in groupby(pairs, key=lambda pair: pair[0].category):
        for group in _within_separation(list(same)):
            shared = _shared([room for room, _ in group], run_into)
            found += max(shared, sum(floor for _, floor in group))
    return found


def _floor(room: Room, latest: int) -> int:
    free = [Free(candidate=one, starts=one.starts, worth=0) for one in room.candidates]
    if room.single:
        longest = max((one.length for one in room.candidates), default=0)
        return max(0, room.length - room.late - longest) // TENTH
    return least_dead(free, latest, room.length, room.over)


def _within_separation(pairs: list[tuple[Room, int]]) -> Iterator[list[tuple[Room, int]]]:
    """Rooms of one category in runs in which no story can air twice."""
    run: list[tuple[Room, int]] = []
    for room, floor in pairs:
        if run and not _once(run[0][0], room):
            yield run
            run = []
        run.append((room, floor))
    if run:
        yield run


def _once(first: Room, last: Room) -> bool:
    """Whether what airs in the first can't air in the last one."""
    ends = max((one.starts[-1][1] for one in last.candidates), default=0)
    return last.start + ends - first.start < last.separation


def _shared(rooms: list[Room], run_into: frozenset[int]) -> int:
    """What of rooms stays dead when all that may air in them airs once."""
    stories: dict[str, int] = {}
    for room in rooms:
        for one in room.candidates:
            story = one.keys[-1] if one.separation else one.keys[0]
            stories[story] = max(one.length, stories.get(story, 0))
    from_outside = run_into - {room.into for room in rooms}
    # What one of another category runs over into a room is no loss here.
    lost = sum(OVER if room.number in from_outside else room.late for room in rooms)
    dead = sum(room.length for room in rooms) - lost - sum(stories.values())
    # Of each room up to 99 ms are no tenth: fewer where all lengths have a measure in common.
    lengths = (one.length for room in rooms for one in room.candidates)
    step = gcd(TENTH, *(room.length for room in rooms), *lengths) if not lost else 1
    return max(0, -(-(dead - (TENTH - step) * len(rooms)) // TENTH))
