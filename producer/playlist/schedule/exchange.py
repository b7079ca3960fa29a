"""Two rooms share anew what airs in them: where pieces are scarce, that is all that is left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.board import TENTH
from producer.playlist.schedule.packing import in_time

if TYPE_CHECKING:
    import random

    from producer.playlist.schedule.board import Board
    from producer.playlist.schedule.rooms import Candidate

_MOST: Final = 9
"""Pieces of which every way of sharing is looked at: 512. Of more, so many by chance."""
_TRIES: Final = 4


def exchange(board: Board, one: int, other: int, dice: random.Random, slack: int) -> None:
    """Share the pieces of two rooms between them with the least dead air, or `slack` tenths more.

    Of several such ways chance takes one, so that the next exchange finds others; none that leaves
    more dead than before, and the slack.
    Rooms that run over are left as they are.
    """
    first, second = sorted((one, other))
    before = (board.chosen[first], board.chosen[second])
    pieces = [piece.piece.id for chosen in before for piece in chosen]
    if len(set(pieces)) < len(pieces) or min(board.rest(first), board.rest(second)) < 0:
        return
    loose = frozenset(dice.sample(pieces, min(len(pieces), _MOST)))
    most = board.dead(first) + board.dead(second) + slack
    board.take(first)
    board.take(second)
    for share in _shares(board, first, second, before, loose, dice, slack):
        mine = _placed(board, first, share)
        if mine is None:
            continue
        board.put(first, mine)
        rest = frozenset(pieces) - share
        theirs = _placed(board, second, rest)
        if theirs is not None:
            board.put(second, theirs)
            if board.dead(first) + board.dead(second) <= most:
                return
            board.take(second)
        board.take(first)
    board.put(first, before[0])
    board.put(second, before[1])


def _shares(
    board: Board,
    first: int,
    second: int,
    before: tuple[tuple[Candidate, ...], tuple[Candidate, ...]],
    loose: frozenset[str],
    dice: random.Random,
    slack: int,
) -> list[frozenset[str]]:
    """What the first room may have when the loose pieces are shared: with the least dead air."""
    import numpy as np

    stay = [[one for one in chosen if one.piece.id not in loose] for chosen in before]
    pieces = [one for chosen in before for one in chosen if one.piece.id in loose]
    lengths = np.zeros(1, np.int64)
    for one in pieces:
        lengths = np.concatenate((lengths, lengths + one.length))
    rests = [
        board.rooms[number].length - board.late[number] - sum(one.length for one in staying)
        for number, staying in zip((first, second), stay, strict=True)
    ]
    mine, theirs = rests[0] - lengths, rests[1] - (lengths[-1] - lengths)
    fits = np.flatnonzero((mine >= 0) & (theirs >= 0))
    dead = mine[fits] // TENTH + theirs[fits] // TENTH
    best = fits[dead <= dead.min() + slack].tolist() if len(fits) else []
    own = frozenset(one.piece.id for one in stay[0])
    return [
        own | {one.piece.id for place, one in enumerate(pieces) if share >> place & 1}
        for share in dice.sample(best, min(len(best), _TRIES))
    ]


def _placed(board: Board, number: int, wanted: frozenset[str]) -> tuple[Candidate, ...] | None:
    """Those pieces in the room's order; None where not all of them may air in it."""
    free = [one for one in board.free(number) if one.candidate.piece.id in wanted]
    stories = {one.candidate.mates for one in free}
    several = len(free) > 1 and board.rooms[number].single
    if len(free) < len(wanted) or len(stories) < len(free) or several:
        return None
    return tuple(one.candidate for one in free) if in_time(free, board.late[number]) else None
