"""What rooms still to be filled must leave dead, by what is left for them: tenths of a second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from producer.playlist.schedule.board import TENTH

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from producer.playlist.schedule.board import Free
    from producer.playlist.schedule.rooms import Room
    from producer.playlist.schedule.ways import Ways

_BITS: Final = 10
"""Stories whose lengths are looked up at once: a table of 1,024 sums."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Rooms of one category, and the lengths of what may air in them."""

    floor: int
    """Tenths of dead air, whatever is left for them."""
    short: int
    """By how many milliseconds they are longer than all that could be left for them."""
    tables: tuple[Any, ...]
    """What of that is gone, for each choice of so many stories, one table after the other."""
    first: bool
    """Whether the room that is next is one of them."""

    def least(self, gone: Any, late: Any) -> Any:
        """Tenths of dead air, for each set of stories gone, and what runs over into the next."""
        import numpy as np

        short = self.short - late if self.first else np.full(len(gone), self.short)
        for place, table in enumerate(self.tables):
            short = short + table[gone >> _BITS * place & len(table) - 1]
        return np.maximum(self.floor, -(-short // TENTH))


def outlooks(
    rooms: Sequence[Room],
    late: Mapping[int, int],
    overs: Mapping[int, int],
    free: Mapping[int, Sequence[Free]],
    ways: Mapping[int, Ways],
    bits: Mapping[str, int],
    floors: Sequence[int],
) -> tuple[Outlook, ...]:
    """One for each category of the rooms still to be filled, the next one first.

    By the rooms' numbers: `late` and `overs` are by how much each is late at least, and may run
    over. `bits` are the places of the stories that several of them could tell.
    """
    groups: dict[str, list[Room]] = {}
    for room in rooms:
        groups.setdefault(room.category, []).append(room)
    feeders = {room.into: room for room in rooms}
    found: list[Outlook] = []
    for category, same in groups.items():
        lengths: dict[str, int] = {}
        short = 0
        for room in same:
            short += room.length - late[room.number]
            short -= _odd(room, late[room.number], ways[room.number])
            feeder = feeders.get(room.number)
            if feeder is not None and feeder.category != category:
                # What one of another category runs over into it is no loss here.
                short -= overs[feeder.number]
            for one in free[room.number]:
                story = one.candidate.keys[-1]
                lengths[story] = max(one.candidate.length, lengths.get(story, 0))
        found.append(
            Outlook(
                floor=sum(floors[room.number] for room in same),
                short=short - sum(lengths.values()),
                tables=_tables([lengths.get(story, 0) for story in bits]),
                first=rooms[0] in same,
            )
        )
    return tuple(found)


def _odd(room: Room, late: int, ways: Ways) -> int:
    """The most milliseconds that it can leave without a whole tenth of them being dead."""
    import numpy as np

    if ways.high.max() > ways.low.min():
        return TENTH - 1
    rest = room.length - late - ways.length
    return int(np.where(rest > 0, rest % TENTH, 0).max())


def _tables(lengths: Sequence[int]) -> tuple[Any, ...]:
    import numpy as np

    found: list[Any] = []
    for low in range(0, len(lengths), _BITS):
        table = np.zeros(1, np.int64)
        for length in lengths[low : low + _BITS]:
            table = np.concatenate((table, table + length))
        found.append(table)
    return tuple(found)
