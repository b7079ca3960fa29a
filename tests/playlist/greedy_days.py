"""The dead air of the greedy choice: what the search must never exceed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.playlist.schedule.airings import Airings
from producer.playlist.schedule.board import TENTH, Board
from producer.playlist.schedule.candidates import keys
from producer.playlist.schedule.greedy import fill_greedily
from producer.playlist.schedule.rooms import rooms_of
from producer.playlist.schedule.spans import Limits, moment_ms

if TYPE_CHECKING:
    from producer.model import Piece
    from tests.playlist.air_builder import Hour


def greedy_board(hour: Hour) -> Board:
    """An hour of pieces alone, filled with the longest that fits, again and again."""
    shelves: dict[str, tuple[Piece, ...]] = {}
    for one in hour.pieces:
        shelves[one.category] = (*shelves.get(one.category, ()), one)
    known = {one.id: one for one in hour.pieces}
    fixed = Airings()
    for play in hour.plays:
        told = known[play.piece]
        separation = hour.air.category(told.category).separation_ms
        fixed.add(keys(told), moment_ms(play.start), separation)
    first, last = hour.openings[0], hour.openings[-1]
    limits = Limits(moment_ms(first.start), moment_ms(last.end) + 5000, first.start.tzinfo)
    board = Board(rooms_of(hour.openings, shelves, hour.air, limits, fixed), {})
    fill_greedily(board)
    return board


def greedy_dead(hour: Hour) -> int:
    """Milliseconds, in whole tenths of each slot."""
    return greedy_board(hour).total() * TENTH
