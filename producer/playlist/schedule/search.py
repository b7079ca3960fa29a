"""The built-in search: each room filled exactly in turn, then rooms that share pieces anew."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.board import TENTH, Board
from producer.playlist.schedule.exchange import exchange
from producer.playlist.schedule.greedy import fill_greedily
from producer.playlist.schedule.packing import pack

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.rooms import Candidate, Room

_ROUNDS: Final = 900
"""Tries at a better day; counted, as a clock would make the outcome the machine's."""
_IN_VAIN: Final = 450
"""Tries after which no better one is expected."""
_WORSE: Final = 0.3
"""By which share of the least dead air a day on the way to a better one may be worse at first."""
_EXCHANGED: Final = 2000
"""Exchanges at the end."""
_EXCHANGES: Final = 0.4
"""Of the rounds, so many exchange pieces between two rooms instead."""
_OVERS: Final = 0.2
"""Of the rooms that are filled anew, so many run over where they may, for the sake of the next."""
_SHARE: Final = 0.25
"""Of the pieces that a room doesn't see in a round, so that others come to be tried."""


def built(rooms: tuple[Room, ...], heard: Mapping[str, int]) -> Board:
    """Each room filled as well as can be after those before it, or the greedy choice where that
    leaves less dead."""
    board = Board(rooms, heard)
    for room in rooms:
        board.put(room.number, pack(board, room.number))
    greedy = Board(rooms, heard)
    fill_greedily(greedy)
    return greedy if greedy.total() < board.total() else board


def improve(board: Board, floors: Sequence[int], floor: int) -> None:
    """Less dead air, where rooms that share pieces can be filled so that they leave less.

    `floors` and `floor` are the least tenths that each and all of them can have; what reaches them
    is not sought further. The same board gives the same choice.
    """
    dice = random.Random(0)  # noqa: S311  # no secret: the same every time is what is wanted
    near = _neighbours(board.rooms)
    best, least, found = list(board.chosen), board.total(), 0
    for turn in range(_ROUNDS):
        lacking = [room for room in board.rooms if board.dead(room.number) > floors[room.number]]
        if least <= floor or not lacking or turn - found > _IN_VAIN:
            break
        focus = dice.choice(lacking).number
        others = near[focus]
        if others and dice.random() < _EXCHANGES:
            slack = dice.randint(0, 1) if board.total() <= least else 0
            exchange(board, focus, dice.choice(others), dice, slack)
        else:
            mixed = dice.sample(others, min(len(others), dice.randint(1, 4)))
            most = least + int((least - floor) * _WORSE * (1 - turn / _ROUNDS))
            _try(board, focus, mixed, dice, most)
        if board.total() < least:
            best, least, found = list(board.chosen), board.total(), turn
    _restore(board, best)
    _polish(board, near, floor, dice)


def _polish(board: Board, near: tuple[list[int], ...], floor: int, dice: random.Random) -> None:
    """Exchange pieces for tenths: which rooms the odd milliseconds fall in decides how many."""
    best, least = list(board.chosen), board.total()
    for _ in range(_EXCHANGED):
        lacking = [room.number for room in board.rooms if board.dead(room.number) > 0]
        rest = sum(board.rest(number) for number in lacking)
        if least <= max(floor, -(((TENTH - 1) * len(lacking) - rest) // TENTH)) or not lacking:
            break
        focus = dice.choice(lacking)
        if near[focus]:
            slack = dice.randint(0, 1) if board.total() <= least else 0
            exchange(board, focus, dice.choice(near[focus]), dice, slack)
        if board.total() < least:
            best, least = list(board.chosen), board.total()
    _restore(board, best)


def _try(board: Board, focus: int, others: list[int], dice: random.Random, most: int) -> None:
    """Empty some rooms and fill them anew, mostly the lacking one first; undone where that leaves
    more than `most` dead."""
    before = list(board.chosen)
    emptied: list[int] = []
    for number in (focus, *others):
        if number not in emptied:
            emptied += [each for each in board.take(number) if each not in emptied]
    rest = [number for number in emptied if number != focus]
    dice.shuffle(rest)
    order = [focus, *rest] if dice.random() < 0.7 else [*rest, focus]
    for place, number in enumerate(order):
        blind = _blind(board, number, dice) if place < len(order) - 1 else frozenset()
        aim = dice.random() < _OVERS
        board.put(number, pack(board, number, blind, aim_over=aim))
    for number in order:
        _top_up(board, number)
    if board.total() > most:
        _restore(board, before)


def _top_up(board: Board, number: int) -> None:
    """What was left for others, and not taken, is there again."""
    if board.dead(number) == 0:
        return
    # It runs over into nothing, so that nothing else is emptied.
    board.take(number)
    board.put(number, pack(board, number))


def _blind(board: Board, number: int, dice: random.Random) -> frozenset[str]:
    if dice.random() < 0.3:
        return frozenset()
    candidates = board.rooms[number].candidates
    return frozenset(one.piece.id for one in candidates if dice.random() < _SHARE)


def _restore(board: Board, chosen: list[tuple[Candidate, ...]]) -> None:
    """Make the board as it was when these were chosen."""
    emptied: set[int] = set()
    for room in board.rooms:
        if board.chosen[room.number] != chosen[room.number]:
            emptied.update(board.take(room.number))
    for number in sorted(emptied):
        board.put(number, chosen[number])


def _neighbours(rooms: tuple[Room, ...]) -> tuple[list[int], ...]:
    """The rooms that could take from one another, and those that run over into each other."""
    found: list[list[int]] = []
    for room in rooms:
        reach = max((one.separation for one in room.candidates), default=0) + room.length
        found.append(
            [
                other.number
                for other in rooms
                if other is not room
                and (
                    (other.category == room.category and abs(other.start - room.start) <= reach)
                    or room.number == other.into
                    or other.number == room.into
                )
            ]
        )
    return tuple(found)
