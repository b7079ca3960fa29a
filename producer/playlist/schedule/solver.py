"""OR-tools' CP-SAT on the same rules, exactly: a better choice where there is one, and a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.errors import MissingError
from producer.playlist.schedule.board import Free
from producer.playlist.schedule.bound import floor_of
from producer.playlist.schedule.model import Model

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from producer.playlist.schedule.board import Board
    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.rooms import Room

_TOGETHER: Final = 8
"""Rooms that are solved as one, and more only where they run over into each other."""
_EFFORT: Final = 20.0
"""CP-SAT's own deterministic time for all of those; about as many seconds."""
_LEAST_EFFORT: Final = 2.0
"""For each, however many they are."""


def solved(board: Board, floors: Sequence[int], floor: int) -> tuple[Board, int]:
    """The board with less dead air where CP-SAT finds it, and the highest proved floor, in tenths.

    The day is cut into stretches. Of one that lies above its floor, the least is sought first as
    if no other took anything from it, which is a floor of its own; then with all others as they
    are, for a choice to take over. Raises MissingError where OR-tools are not installed.
    """
    cp_model = _ortools()
    proved = 0
    stretches = _stretches(board.rooms)
    effort = max(_LEAST_EFFORT, _EFFORT / max(1, len(stretches)))
    for rooms in stretches:
        numbers = [room.number for room in rooms]
        least = floor_of(rooms, [floors[number] for number in numbers])
        dead = sum(board.dead(number) for number in numbers)
        if dead > least:
            alone = _alone(cp_model, rooms)
            found, bound = alone.solve(_chosen(board, rooms), effort)
            least = max(least, bound)
            if len(rooms) < len(board.rooms) and dead > least:
                among = _among(cp_model, board, rooms)
                found, _ = among.solve(_chosen(board, rooms), effort)
                _take_over(board, numbers, found, dead)
            elif len(rooms) == len(board.rooms):
                _take_over(board, numbers, found, dead)
        proved += least
    return board, max(floor, proved)


def _alone(cp_model: ModuleType, rooms: Sequence[Room]) -> Model:
    free = {
        room.number: [Free(candidate=one, starts=one.starts, worth=0) for one in room.candidates]
        for room in rooms
    }
    return Model(cp_model, rooms, free, {room.number: room.over for room in rooms})


def _among(cp_model: ModuleType, board: Board, rooms: Sequence[Room]) -> Model:
    """With what all other rooms leave."""
    numbers = [room.number for room in rooms]
    before = _chosen(board, rooms)
    for number in numbers:
        board.take(number)
    free = {number: board.free(number) for number in numbers}
    overs = {number: board.over(number) for number in numbers}
    for number, chosen in zip(numbers, before, strict=True):
        board.put(number, chosen)
    return Model(cp_model, rooms, free, overs)


def _take_over(
    board: Board, numbers: list[int], found: list[tuple[Candidate, ...]] | None, dead: int
) -> None:
    if found is None:
        return
    before = [board.chosen[number] for number in numbers]
    _put(board, numbers, found)
    if sum(board.dead(number) for number in numbers) >= dead:
        _put(board, numbers, before)


def _put(board: Board, numbers: list[int], chosen: Sequence[tuple[Candidate, ...]]) -> None:
    for number in numbers:
        board.take(number)
    for number, pieces in zip(numbers, chosen, strict=True):
        board.put(number, pieces)


def _chosen(board: Board, rooms: Sequence[Room]) -> list[tuple[Candidate, ...]]:
    return [board.chosen[room.number] for room in rooms]


def _stretches(rooms: tuple[Room, ...]) -> list[tuple[Room, ...]]:
    """Neighbouring rooms, cut where the one before doesn't run over into the next."""
    found: list[list[Room]] = []
    into: int | None = None
    for room in rooms:
        if not found or (len(found[-1]) >= _TOGETHER and room.number != into):
            found.append([])
        found[-1].append(room)
        into = room.into
    return [tuple(stretch) for stretch in found]


def _ortools() -> ModuleType:
    try:
        from ortools.sat.python import cp_model
    except ImportError as error:
        raise MissingError(
            "the solver cp-sat is not installed",
            "Type: pip install 'producer[solve]', or take the one that is built in: search",
        ) from error
    found: ModuleType = cp_model
    return found
