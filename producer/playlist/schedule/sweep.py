"""Rooms that share pieces, filled as one: every way to fill each, room by room.

Of what was chosen for the rooms so far, the others are concerned by two things: which stories are
gone, and what runs over into the next room. Of all choices that agree in both, the one that leaves
the least dead is kept. Where no choice had to be left out, the best is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from producer.playlist.schedule.board import TENTH
from producer.playlist.schedule.choices import Choices, best, nothing
from producer.playlist.schedule.task import MOST_SHARED, task_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.board import Board
    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.outlook import Outlook
    from producer.playlist.schedule.task import Task
    from producer.playlist.schedule.ways import Ways

_PAIRS: Final = 2_000_000
"""Choices so far, times the ways of the next room: of more, the most promising."""
_PROMISING: Final = 2_000
"""Ways of a room that are kept at least."""
_AT_ONCE: Final = 500_000
"""Pairs that are looked at at once, for the memory's sake."""
_TABLE: Final = 20
"""Stories of the last room for which the best way is looked up: a million."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a sweep found."""

    chosen: Mapping[int, tuple[Candidate, ...]] | None
    """By the rooms' numbers; None where nothing better was found."""
    whole: bool
    """Whether no choice was left out: then what was found is the best, or there is none better."""
    by_chance: bool
    """Whether another chance would look at others."""
    work: int
    """Choices that were looked at."""


def sweep(
    board: Board,
    numbers: Sequence[int],
    most: int,
    floors: Sequence[int],
    loose: frozenset[str] | None = None,
    chance: int = 0,
) -> Found:
    """What to put into rooms in place of what is there, for less than `most` tenths of dead air.

    A story must not be able to air in two of the rooms, and what they run into must be among them.
    `floors` is the least dead air of each room of the board, which is left as it is. With `loose`,
    all pieces but those, by their ids, stay where they are. Of too many choices, `chance` tells
    which are left out.
    """
    task = task_of(board, sorted(numbers), floors, loose, chance)
    if task is None:
        return Found(chosen=None, whole=False, by_chance=False, work=0)
    whole, by_chance = task.every and loose is None, not task.every
    work = sum(len(ways) for ways in task.ways)
    choices = nothing()
    steps: list[tuple[Choices, Ways]] = []
    if _least(task.outlooks[0], choices)[0] >= most:
        return Found(chosen=None, whole=whole, by_chance=by_chance, work=work)
    for turn in range(len(task.rooms)):
        ways = task.ways[turn]
        if turn == len(task.ways) - 1 and _by_table(task):
            choices = _last(task, choices, most)
            work += 1 << task.used[-1].bit_count()
        else:
            if len(choices) * len(ways) > _PAIRS:
                whole = False
                choices, ways = _promising(task, turn, choices)
                if steps:
                    steps[-1] = (choices, steps[-1][1])
            work += len(choices) * len(ways)
            choices = _next(task, turn, choices, ways, most)
        steps.append((choices, ways))
        if not len(choices):
            return Found(chosen=None, whole=whole, by_chance=by_chance, work=work)
    return Found(chosen=_traced(task, steps), whole=whole, by_chance=by_chance, work=work)


# --- Room by room ---------------------------------------------------------------------


def _least(following: tuple[Outlook, ...], choices: Choices) -> Any:
    """Tenths of dead air that no choice for the rest goes below."""
    found = choices.dead
    for outlook in following:
        found = found + outlook.least(choices.gone, choices.over)
    return found


def _next(task: Task, turn: int, choices: Choices, ways: Ways, most: int) -> Choices:
    """Each choice with each way that goes with it; of those that agree, the best."""
    import numpy as np

    room, late = task.rooms[turn], task.late[turn]
    later = 0
    for used in task.used[turn + 1 :]:
        later |= used
    lone = not turn or not task.runs[turn - 1]
    found: list[Choices] = []
    step = max(1, _AT_ONCE // len(ways))
    for low in range(0, len(choices), step):
        some = slice(low, low + step)
        fits = (choices.gone[some, None] & ways.gone[None, :]) == 0
        if not lone:
            lates = choices.over[some, None] + late
            fits &= (lates >= ways.low[None, :]) & (lates <= ways.high[None, :])
        before, way = np.nonzero(fits)
        before += low
        rest = room.length - late - choices.over[before] - ways.length[way]
        each = Choices(
            gone=(choices.gone[before] | ways.gone[way]) & later,
            over=np.maximum(0, -rest) if task.runs[turn] else np.zeros(len(way), np.int64),
            dead=choices.dead[before] + np.maximum(0, rest) // TENTH,
            worth=choices.worth[before] + ways.worth[way],
            before=before,
            way=way,
        )
        found.append(each.some(np.flatnonzero(_least(task.outlooks[turn + 1], each) < most)))
    return best(found)


def _promising(task: Task, turn: int, choices: Choices) -> tuple[Choices, Ways]:
    """As many choices, and ways of the next room, as can be looked at.

    Of the ways, those that leave the least dead, and those that leave the most short of a tenth:
    those milliseconds are lost nowhere else.
    """
    import numpy as np

    ways, room = task.ways[turn], task.rooms[turn]
    kept = max(_PROMISING, _PAIRS // len(choices))
    if kept < len(ways):
        rest = room.length - task.late[turn] - ways.length
        full = np.lexsort((-ways.worth, np.maximum(rest, 0) // TENTH))[: kept // 2]
        odd = np.lexsort((-ways.worth, -np.where(rest > 0, rest % TENTH, 0)))[: kept // 2]
        ways = ways.some(np.union1d(full, odd))
    kept = _PAIRS // len(ways)
    if kept < len(choices):
        least = _least(task.outlooks[turn], choices)
        choices = choices.some(np.sort(np.lexsort((-choices.worth, least))[:kept]))
    return choices, ways


# --- The last room --------------------------------------------------------------------


def _by_table(task: Task) -> bool:
    lone = len(task.rooms) == 1 or not task.runs[-2]
    return lone and task.used[-1].bit_count() <= _TABLE


def _last(task: Task, choices: Choices, most: int) -> Choices:
    """Each choice with the best way that the last room has for what is left to it."""
    import numpy as np

    ways, room = task.ways[-1], task.rooms[-1]
    dead = np.maximum(0, room.length - task.late[-1] - ways.length) // TENTH
    ranks = np.lexsort((-ways.worth, dead))
    places = [place for place in range(MOST_SHARED) if task.used[-1] >> place & 1]
    # For each set of stories, the best way that tells them all, then that tells some of them.
    table = np.full(1 << len(places), len(ranks), np.int64)
    np.minimum.at(table, _packed(ways.gone[ranks], places), np.arange(len(ranks)))
    for place in range(len(places)):
        pairs = table.reshape(-1, 2, 1 << place)
        np.minimum(pairs[:, 1], pairs[:, 0], out=pairs[:, 1])
    rank = table[~_packed(choices.gone, places) & len(table) - 1]
    before = np.flatnonzero(rank < len(ranks))
    way = ranks[rank[before]]
    total = choices.dead[before] + dead[way]
    fine = np.flatnonzero(total < most)
    before, way, zero = before[fine], way[fine], np.zeros(len(fine), np.int64)
    worth = choices.worth[before] + ways.worth[way]
    return Choices(gone=zero, over=zero, dead=total[fine], worth=worth, before=before, way=way)


def _packed(gone: Any, places: Sequence[int]) -> Any:
    """Those of the bits that have these places, side by side."""
    import numpy as np

    found = np.zeros(len(gone), np.int64)
    for to, place in enumerate(places):
        found |= (gone >> place & 1) << to
    return found


def _traced(task: Task, steps: Sequence[tuple[Choices, Ways]]) -> dict[int, tuple[Candidate, ...]]:
    """The best choice, from the last room to the first."""
    import numpy as np

    last, _ = steps[-1]
    place = int(np.lexsort((-last.worth, last.dead))[0])
    found: dict[int, tuple[Candidate, ...]] = {}
    for turn in range(len(steps) - 1, -1, -1):
        choices, ways = steps[turn]
        picks = int(ways.picks[choices.way[place]])
        free = task.free[turn]
        chosen = tuple(one.candidate for bit, one in enumerate(free) if picks >> bit & 1)
        found[task.rooms[turn].number] = chosen
        place = int(choices.before[place])
    return dict(sorted(found.items()))
