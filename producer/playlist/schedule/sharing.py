"""Which rooms depend on each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.playlist.schedule.rooms import Room


def together(rooms: tuple[Room, ...]) -> list[tuple[int, ...]]:
    """The numbers of rooms in groups; what is chosen in one says nothing to any other.

    Rooms of a group could tell one story, or run over into each other.
    """
    group = {room.number: {room.number} for room in rooms}
    told: dict[str, int] = {}
    for room in rooms:
        near = {told.setdefault(key, room.number) for one in room.candidates for key in one.keys}
        if room.into is not None:
            near.add(room.into)
        for number in near:
            if group[number] is not group[room.number]:
                group[room.number] |= group[number]
                for other in group[number]:
                    group[other] = group[room.number]
    return sorted({tuple(sorted(numbers)) for numbers in group.values()})


def once(rooms: Iterable[Room]) -> bool:
    """Whether each story can air in one of some rooms only, whatever is chosen."""
    told: dict[str, list[Room]] = {}
    for room in rooms:
        for key in {key for one in room.candidates for key in one.keys}:
            told.setdefault(key, []).append(room)
    for same in told.values():
        first = min(room.start for room in same)
        last = max(room.start + room.length + room.over for room in same)
        if len(same) > 1 and last - first >= min(room.separation for room in same):
            return False
    return True
