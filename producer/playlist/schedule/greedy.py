"""What automation systems do: into each room the longest piece that fits, and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.playlist.schedule.packing import in_time

if TYPE_CHECKING:
    from producer.playlist.schedule.board import Board, Free


def fill_greedily(board: Board) -> None:
    """Fill every room of an empty board, in order, by the same rules as the search."""
    for room in board.rooms:
        number = room.number
        free = board.free(number)
        places = {id(one): place for place, one in enumerate(free)}
        late, end = board.late[number], room.length + board.over(number)
        chosen: list[Free] = []
        reached = late
        for one in sorted(free, key=lambda one: (-one.candidate.length, one.candidate.piece.id)):
            if reached + one.candidate.length > end:
                continue
            # What airs first is in the order of the free ones, told from their places.
            wanted = sorted((*chosen, one), key=lambda each: places[id(each)])
            if _may_air(wanted, late):
                chosen = wanted
                reached += one.candidate.length
                if room.single:
                    break
        board.put(number, tuple(one.candidate for one in chosen))


def _may_air(wanted: list[Free], late: int) -> bool:
    stories = {one.candidate.mates for one in wanted}
    return len(stories) == len(wanted) and in_time(wanted, late)
