"""The built-in search: each room filled exactly in turn, then rooms that share pieces as one."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.board import Board
from producer.playlist.schedule.bound import floor_of
from producer.playlist.schedule.greedy import fill_greedily
from producer.playlist.schedule.packing import pack
from producer.playlist.schedule.sharing import once, together
from producer.playlist.schedule.sweep import sweep

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.rooms import Room
    from producer.playlist.schedule.sweep import Found

_SWEEPS: Final = 3
"""Of all that rooms share: each starts from what the one before found, and has to look at less."""
_WORK: Final = 12_000_000
"""Choices that are looked at for the rest; counted, as a clock would make the outcome the
machine's."""
_TRIES: Final = 150
_LOOSE: Final = 24
"""Stories that are shared anew at a time, at first; more or fewer as the work allows."""
_EACH: Final = 50_000
"""Choices that are to be looked at at a time."""
_UNSEEN: Final = 0.25
"""Of the pieces that a room doesn't see, so that others come to be tried."""
_OTHERS: Final = 4
"""Rooms beside one that lacks something that are filled anew with it, at most."""


def built(rooms: tuple[Room, ...], heard: Mapping[str, int]) -> Board:
    """Each room filled as well as can be after those before it, or the greedy choice where that
    leaves less dead."""
    board = Board(rooms, heard)
    for room in rooms:
        board.put(room.number, pack(board, room.number))
    greedy = Board(rooms, heard)
    fill_greedily(greedy)
    return greedy if greedy.total() < board.total() else board


def improve(board: Board, floors: Sequence[int], floor: int) -> int:
    """Less dead air, where rooms that share pieces can be filled so that they leave less.

    `floors` and `floor` are the least tenths that each and all of them can have; what reaches them
    is not sought further. What is returned is `floor`, or more where that is proved. The same board
    gives the same choice.
    """
    dice = random.Random(0)  # noqa: S311  # no secret: the same every time is what is wanted
    near = _neighbours(board.rooms)
    proved = 0
    for numbers in together(board.rooms):
        least = _swept(board, numbers, floors, range(_SWEEPS))
        before = board.dead_in(numbers)
        if before > least:
            _anew(board, numbers, floors, least, near, dice)
            if before > board.dead_in(numbers) > least:
                least = _swept(board, numbers, floors, range(_SWEEPS, 2 * _SWEEPS))
        proved += least
    return max(floor, proved)


def _swept(board: Board, numbers: Sequence[int], floors: Sequence[int], chances: range) -> int:
    """All that some rooms share, shared anew; the least tenths that they are proved to have."""
    rooms = [board.rooms[number] for number in numbers]
    least = floor_of(rooms, [floors[number] for number in numbers])
    if board.dead_in(numbers) == least or not once(rooms):
        return least
    for chance in chances:
        found = sweep(board, numbers, board.dead_in(numbers), floors, chance=chance)
        _take_over(board, found)
        if found.whole:
            return board.dead_in(numbers)
        if board.dead_in(numbers) == least or not (found.chosen or found.by_chance):
            break
    return least


def _anew(
    board: Board,
    numbers: Sequence[int],
    floors: Sequence[int],
    least: int,
    near: tuple[list[int], ...],
    dice: random.Random,
) -> None:
    """A few pieces at a time are shared anew between a few rooms, as long as there is hope."""
    work, size = 0, _LOOSE
    for _ in range(_TRIES):
        lacking = [number for number in numbers if board.dead(number) > floors[number]]
        if board.dead_in(numbers) <= least or not lacking or work > _WORK:
            break
        focus = dice.choice(lacking)
        others = dice.sample(near[focus], min(len(near[focus]), dice.randint(1, _OTHERS)))
        some = _with_run_into(board, (focus, *others))
        if not once(board.rooms[number] for number in some):
            some = _with_run_into(board, (focus, *others[:1]))
        if not once(board.rooms[number] for number in some):
            _refilled(board, (focus, *others), dice)
            continue
        loose = _loose(board, some, dice.randint(size // 2, size), dice)
        found = sweep(board, some, board.dead_in(some), floors, loose)
        _take_over(board, found)
        work += found.work
        size = size * 5 // 4 if found.work < _EACH else size * 2 // 3


def _refilled(board: Board, numbers: Sequence[int], dice: random.Random) -> None:
    """Rooms in which a story can air twice, emptied and filled one after the other; left as they
    were where that is worse."""
    some: list[int] = []
    for number in numbers:
        into: int | None = number
        while into is not None and into not in some:
            some.append(into)
            into = board.rooms[into].into
    before = {number: board.chosen[number] for number in sorted(some)}
    dead = board.dead_in(some)
    for number in some:
        board.take(number)
    dice.shuffle(some)
    for place, number in enumerate(some):
        ids = frozenset(
            one.piece.id for one in board.rooms[number].candidates if dice.random() > _UNSEEN
        )
        board.put(number, pack(board, number, ids if place < len(some) - 1 else None))
    if board.dead_in(some) > dead:
        _put(board, before)


def _loose(board: Board, numbers: Sequence[int], most: int, dice: random.Random) -> frozenset[str]:
    """The pieces of some of the stories that rooms could tell, by their ids."""
    stories: dict[str, set[str]] = {}
    for number in numbers:
        for one in board.rooms[number].candidates:
            stories.setdefault(one.keys[-1], set()).add(one.piece.id)
    some = dice.sample(sorted(stories), min(len(stories), most))
    return frozenset(name for story in some for name in stories[story])


def _take_over(board: Board, found: Found) -> None:
    if found.chosen is not None:
        _put(board, found.chosen)


def _put(board: Board, chosen: Mapping[int, tuple[Candidate, ...]]) -> None:
    """Fill rooms anew; they are told in order, with those that they run into."""
    for number in chosen:
        board.take(number)
    for number, pieces in chosen.items():
        board.put(number, pieces)


def _with_run_into(board: Board, numbers: Sequence[int]) -> list[int]:
    """Some rooms, and those that they run over into."""
    found = set(numbers)
    for number in numbers:
        into = board.rooms[number].into
        while into is not None and into not in found and board.late[into] > board.rooms[into].late:
            found.add(into)
            into = board.rooms[into].into
    return sorted(found)


def _neighbours(rooms: tuple[Room, ...]) -> tuple[list[int], ...]:
    """The rooms that could take from one another, and those that run over into each other."""
    told: dict[str, set[str]] = {}
    apart: dict[str, int] = {}
    for room in rooms:
        told.setdefault(room.category, set()).update(*(one.keys for one in room.candidates))
        apart[room.category] = room.separation
    sharing = {
        name: {other for other in told if not told[name].isdisjoint(told[other])} | {name}
        for name in told
    }
    found: list[list[int]] = []
    for room in rooms:
        reach = {name: max(apart[name], room.separation) + room.length for name in apart}
        found.append(
            [
                other.number
                for other in rooms
                if other is not room
                and (
                    (
                        other.category in sharing[room.category]
                        and abs(other.start - room.start) <= reach[other.category]
                    )
                    or room.number == other.into
                    or other.number == room.into
                )
            ]
        )
    return tuple(found)
