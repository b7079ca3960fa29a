"""Emptied rooms, and all that a sweep has to know of them."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.outlook import Outlook, outlooks
from producer.playlist.schedule.ways import MOST_FREE, Ways, ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.board import Board, Free
    from producer.playlist.schedule.rooms import Room

MOST_SHARED: Final = 50
"""Stories that are told by a bit each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Emptied rooms, in the order in which they are filled."""

    rooms: tuple[Room, ...]
    late: tuple[int, ...]
    free: tuple[tuple[Free, ...], ...]
    ways: tuple[Ways, ...]
    runs: tuple[bool, ...]
    """Whether the room runs over into the next one."""
    used: tuple[int, ...]
    """The stories of each room, a bit each."""
    outlooks: tuple[tuple[Outlook, ...], ...]
    """For what follows so many rooms."""
    every: bool
    """Whether all ways of all rooms are there."""


def task_of(
    board: Board,
    numbers: Sequence[int],
    floors: Sequence[int],
    loose: frozenset[str] | None,
    chance: int,
) -> Task | None:
    """What `sweep` tells of; None for too many pieces. The board is left as it is."""
    chosen = {number: board.chosen[number] for number in numbers}
    stay = {
        number: frozenset(one.piece.id for one in chosen[number]) - loose
        if loose is not None
        else frozenset[str]()
        for number in numbers
    }
    for number in numbers:
        board.take(number)
    free = {
        number: board.free(number, None if loose is None else loose | stay[number])
        for number in numbers
    }
    late = {number: board.late[number] for number in numbers}
    overs = {number: board.over(number) for number in numbers}
    for number in numbers:
        board.put(number, chosen[number])
    bits = _bits(free)
    if len(bits) > MOST_SHARED or any(len(each) > MOST_FREE for each in free.values()):
        return None
    feeders = {board.rooms[number].into: number for number in numbers}
    ways: dict[int, Ways] = {}
    all_ways = True
    for number in numbers:
        room = board.rooms[number]
        latest = late[number] + overs.get(feeders.get(number, -1), 0)
        end = room.length + overs[number]
        ways[number], every = ways_of(
            room, free[number], bits, (late[number], latest), end, stay[number], chance
        )
        all_ways = all_ways and every
    if not all(len(each) for each in ways.values()):
        return None
    order = _order(board, numbers, ways)
    rooms = tuple(board.rooms[number] for number in order)
    return Task(
        rooms=rooms,
        late=tuple(late[number] for number in order),
        free=tuple(tuple(free[number]) for number in order),
        ways=tuple(ways[number] for number in order),
        runs=tuple(room.into in order for room in rooms),
        used=tuple(_stories(ways[number]) for number in order),
        outlooks=tuple(
            outlooks(rooms[turn:], late, overs, free, ways, bits, floors)
            for turn in range(len(order) + 1)
        ),
        every=all_ways,
    )


def _bits(free: Mapping[int, Sequence[Free]]) -> dict[str, int]:
    """A place for each story that more than one of the rooms could tell."""
    told: dict[str, set[int]] = {}
    for number, each in free.items():
        for one in each:
            told.setdefault(one.candidate.keys[-1], set()).add(number)
    shared = sorted(key for key, numbers in told.items() if len(numbers) > 1)
    return {key: place for place, key in enumerate(shared)}


def _stories(ways: Ways) -> int:
    import numpy as np

    return int(np.bitwise_or.reduce(ways.gone))


def _order(board: Board, numbers: Sequence[int], ways: Mapping[int, Ways]) -> list[int]:
    """Rooms that run over into the next stay together, those of a category too; of them, and of
    the categories, the one with the most ways comes last: it is the cheapest there."""
    chains: list[list[int]] = []
    into: int | None = None
    for number in numbers:
        if number != into:
            chains.append([])
        chains[-1].append(number)
        into = board.rooms[number].into
    sizes: dict[str, int] = {}
    for chain in chains:
        category = board.rooms[chain[0]].category
        size = max(len(ways[number]) for number in chain)
        sizes[category] = max(size, sizes.get(category, 0))

    def key(chain: list[int]) -> tuple[int, str, int, int]:
        category = board.rooms[chain[0]].category
        return (
            sizes[category],
            category,
            prod(len(ways[number]) for number in chain),
            chain[0],
        )

    return [number for chain in sorted(chains, key=key) for number in chain]
