"""The rows of a rundown, whatever they are written as."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.playlist.backtime import back_times
from producer.playlist.exports.papers import paper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Entry, Filled, Playlist


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An entry in its slot."""

    slot: Filled
    entry: Entry
    first: bool
    """Of its slot."""
    back_ms: int
    """From its start to the next hard post."""
    out_cue: str
    """Its last words; empty where nobody wrote them down."""

    @property
    def hard(self) -> bool:
        """Whether its start stands."""
        return self.first and self.slot.opening.hard


def rows(playlist: Playlist) -> tuple[Row, ...]:
    """Every entry of the day in order; each segment's manifest is read once."""
    return tuple(_rows(playlist))


def _rows(playlist: Playlist) -> Iterator[Row]:
    backs = iter(back_times(playlist))
    out_cues = {e.piece.id: paper(e.piece).out_cue for e in playlist.entries if e.piece is not None}
    for slot in playlist.slots:
        for index, entry in enumerate(slot.entries):
            yield Row(
                slot=slot,
                entry=entry,
                first=index == 0,
                back_ms=next(backs),
                out_cue=out_cues[entry.piece.id] if entry.piece else "",
            )


def timer(ms: int) -> str:
    """ "0:00:45.200": hours, minutes, seconds, as spreadsheets read a length."""
    minutes, rest = divmod(ms, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
