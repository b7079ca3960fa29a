"""The rules of some rooms as a CP-SAT model, and its answer.

For each room and each candidate one yes or no. A room's order of airing is settled, so that a
piece's start is a sum of the lengths before it, and every rule a linear one. In milliseconds.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Any

from producer.playlist.schedule.board import TENTH, Free

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import ModuleType

    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.rooms import Room


class _Airing:
    """A candidate in a room: whether it airs, when, and between which moments that can be."""

    def __init__(self, room: Room, free: Free, airs: Any, start: Any) -> None:
        self.room = room
        self.free = free
        self.airs = airs
        self.start = start
        """From the room's start."""
        self.first = room.start + free.starts[0][0]
        self.last = room.start + free.starts[-1][1]


class Model:
    """Rooms, each with what may air in it, in the rooms' order."""

    def __init__(
        self,
        cp_model: ModuleType,
        rooms: Sequence[Room],
        free: Mapping[int, Sequence[Free]],
        overs: Mapping[int, int],
    ) -> None:
        """`overs` tells by how much each room may run over."""
        self._cp = cp_model
        self._model = cp_model.CpModel()
        self._rooms: dict[int, list[_Airing]] = {}
        self._late: dict[int, Any] = {}
        self._over = overs
        self._dead: list[Any] = []
        for room in rooms:
            self._add(room, free[room.number])
        self._keep_apart()
        self._model.minimize(sum(self._dead))

    def solve(
        self, hint: Sequence[tuple[Candidate, ...]], effort: float
    ) -> tuple[list[tuple[Candidate, ...]] | None, int]:
        """The best choice found, None for none, and the tenths of dead air that none is under.

        `effort` is deterministic time: the same machine or another, the same answer.
        """
        for airings, pieces in zip(self._rooms.values(), hint, strict=True):
            wanted = {one.piece.id for one in pieces}
            for one in airings:
                self._model.add_hint(one.airs, one.free.candidate.piece.id in wanted)
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = effort
        status = solver.solve(self._model)
        bound = max(0, round(solver.best_objective_bound))
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return None, bound
        chosen = [
            tuple(one.free.candidate for one in airings if solver.boolean_value(one.airs))
            for airings in self._rooms.values()
        ]
        return chosen, bound

    def _add(self, room: Room, free: Sequence[Free]) -> None:
        """A room: what airs in it, in order, each in its time, and what is left of it."""
        model = self._model
        late = self._late.get(room.number, room.late)
        airings: list[_Airing] = []
        end = self._cp.LinearExpr.constant(0) + late
        for one in free:
            airs = model.new_bool_var("")
            airings.append(_Airing(room, one, airs, end))
            latest = room.length + self._over[room.number] - one.candidate.length
            if one.starts[0][0] > 0 or one.starts[0][1] < latest:
                domain = self._cp.Domain.from_intervals([list(span) for span in one.starts])
                model.add_linear_expression_in_domain(end, domain).only_enforce_if(airs)
            end = end + one.candidate.length * airs
        self._rooms[room.number] = airings
        model.add(end <= room.length + self._over[room.number])
        if room.single:
            model.add_at_most_one(one.airs for one in airings)
        for first, second in combinations(airings, 2):
            if first.free.candidate.mates == second.free.candidate.mates:
                model.add_at_most_one(first.airs, second.airs)
        dead = model.new_int_var(0, room.length // TENTH, "")
        model.add(TENTH * dead + TENTH - 1 >= room.length - end)
        self._dead.append(dead)
        if room.into is not None:
            into = model.new_int_var(0, self._over[room.number], "")
            model.add_max_equality(into, [0, end - room.length])
            self._late[room.into] = into

    def _keep_apart(self) -> None:
        """No piece, and no story, within the separation of whichever comes later."""
        told: dict[str, list[_Airing]] = {}
        for airings in self._rooms.values():
            for one in airings:
                for key in one.free.candidate.keys:
                    told.setdefault(key, []).append(one)
        for same in told.values():
            for one, other in combinations(same, 2):
                if one.room is not other.room:
                    self._apart(one, other)

    def _apart(self, one: _Airing, later: _Airing) -> None:
        separation = later.free.candidate.separation
        if later.first - one.last >= separation:
            return
        if later.last - one.first < separation:
            self._model.add_at_most_one(one.airs, later.airs)
            return
        gap = later.room.start + later.start - one.room.start - one.start
        self._model.add(gap >= separation).only_enforce_if(one.airs, later.airs)
