"""A day in the making: what is chosen for each room, kept within the rules at every step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.playlist.schedule.airings import Airings
from producer.playlist.schedule.spans import without
from producer.playlist.schedule.worth import worth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from producer.playlist.schedule.candidates import Candidate
    from producer.playlist.schedule.rooms import Room
    from producer.playlist.schedule.spans import Spans

TENTH: Final = 100
"""Milliseconds; dead air is reckoned in tenths of a second, as less can't be heard."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Free:
    """A candidate that may air in a room as things stand."""

    candidate: Candidate
    starts: Spans
    worth: int


class Board:
    """What airs in the rooms of a day; rooms are told by their numbers."""

    def __init__(self, rooms: tuple[Room, ...], heard: Mapping[str, int]) -> None:
        """`heard` tells when each piece started last before the day, in milliseconds."""
        self.rooms = rooms
        self.chosen: list[tuple[Candidate, ...]] = [() for _ in rooms]
        self.late = [room.late for room in rooms]
        """By how much each is run into, in milliseconds."""
        self._heard = heard
        self._aired = Airings()
        self._used = [0] * len(rooms)

    def dead(self, number: int) -> int:
        """Tenths of a second of a room that nothing fills."""
        return max(0, self.rest(number)) // TENTH

    def rest(self, number: int) -> int:
        """Milliseconds that nothing fills; less than 0 where it runs over."""
        return self.rooms[number].length - self.late[number] - self._used[number]

    def total(self) -> int:
        """Tenths of dead air."""
        return sum(self.dead(room.number) for room in self.rooms)

    def dead_in(self, numbers: Iterable[int]) -> int:
        """Tenths of dead air in some of the rooms."""
        return sum(self.dead(number) for number in numbers)

    def free(self, number: int, among: frozenset[str] | None = None) -> list[Free]:
        """What may air in an emptied room, in its order; of some pieces alone, by their ids."""
        room = self.rooms[number]
        found: list[Free] = []
        for one in room.candidates:
            if among is not None and one.piece.id not in among:
                continue
            starts = self._starts(room, one)
            if starts and starts[-1][1] >= self.late[number]:
                found.append(Free(candidate=one, starts=starts, worth=self._worth(room, one)))
        return found

    def over(self, number: int) -> int:
        """By how much an emptied room may run over, as things stand."""
        room = self.rooms[number]
        if room.into is None or not self.chosen[room.into]:
            return room.over
        return max(0, min(room.over, self._slack(room.into)))

    def put(self, number: int, chosen: tuple[Candidate, ...]) -> None:
        """Fill an emptied room with what `free` and `over` allow."""
        room = self.rooms[number]
        self.chosen[number] = chosen
        self._used[number] = sum(one.length for one in chosen)
        self._note(number)
        if room.into is not None and self.rest(number) < 0:
            self._move(room.into, -self.rest(number))

    def take(self, number: int) -> list[int]:
        """Empty a room, and those that it makes late; their numbers."""
        room = self.rooms[number]
        emptied = [number]
        if room.into is not None and self.rest(number) < 0:
            emptied += self.take(room.into)
            self.late[room.into] = self.rooms[room.into].late
        self._forget(number)
        self.chosen[number] = ()
        self._used[number] = 0
        return emptied

    def _slack(self, number: int) -> int:
        """How much later everything in a room could start."""
        room = self.rooms[number]
        slack = self.rest(number)
        at = self.late[number]
        for one in self.chosen[number]:
            self._aired.remove(one.keys, room.start + at, one.separation)
            starts = self._starts(room, one)
            self._aired.add(one.keys, room.start + at, one.separation)
            slack = min(slack, next(high for low, high in starts if low <= at <= high) - at)
            at += one.length
        return slack

    def _move(self, number: int, late: int) -> None:
        self._forget(number)
        self.late[number] = late
        self._note(number)

    def _starts(self, room: Room, one: Candidate) -> Spans:
        start = room.start
        first, last = one.starts[0][0], one.starts[-1][1]
        barred = [
            (low - start, high - start)
            for low, high in self._aired.barred(one.keys, one.separation)
            if high - start >= first and low - start <= last
        ]
        return without(one.starts, barred) if barred else one.starts

    def _worth(self, room: Room, one: Candidate) -> int:
        last = self._aired.last(one.keys[0], room.start)
        return worth(one.piece, room.start, self._heard.get(one.piece.id) if last is None else last)

    def _note(self, number: int) -> None:
        at = self.rooms[number].start + self.late[number]
        for one in self.chosen[number]:
            self._aired.add(one.keys, at, one.separation)
            at += one.length

    def _forget(self, number: int) -> None:
        at = self.rooms[number].start + self.late[number]
        for one in self.chosen[number]:
            self._aired.remove(one.keys, at, one.separation)
            at += one.length
