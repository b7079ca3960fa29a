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
        late, over = board.late[number], board.over(number)
        chosen: list[Free] = []
        for one in sorted(free, key=lambda one: (-one.candidate.length, one.candidate.piece.id)):
            wanted = [each for each in free if each is one or each in chosen]
            if _fits(wanted, late, room.length + over) and not (room.single and chosen):
                chosen = wanted
        board.put(number, tuple(one.candidate for one in chosen))


def _fits(wanted: list[Free], late: int, end: int) -> bool:
    stories = {one.candidate.mates for one in wanted}
    length = late + sum(one.candidate.length for one in wanted)
    return len(stories) == len(wanted) and length <= end and in_time(wanted, late)
