"""A day as AzuraCast can keep it: playlists that start on a minute, each played once in order.

AzuraCast's schedule knows hours and minutes of the wall clock (StationSchedule.php: `start_time`
and `end_time` as HHMM, `start_date` and `end_date`), and nothing within a playlist: so the day is
cut where the clock must be met, before each hard slot that starts on a whole minute.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from producer.model import utc
from producer.playlist.uploads.sounds import outside

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from producer.model import Entry, Filled, Playlist

NAME = "producer"
"""What the names of playlists start with that are ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What plays from one minute of the day on, in order."""

    name: str
    """Of its playlist; the same from one upload to the next."""
    day: date
    start: datetime
    from_hhmm: int
    to_hhmm: int
    """When nothing more of it starts; 0 for midnight."""
    entries: tuple[Entry, ...]

    def rest(self, now: datetime) -> Run:
        """What of it is still to come, from the minute in which that starts."""
        coming = tuple(entry for entry in self.entries if entry.start >= utc(now))
        if not coming or len(coming) == len(self.entries):
            return replace(self, entries=coming)
        return replace(self, entries=coming, from_hhmm=_hhmm(coming[0].start))

    @property
    def item(self) -> dict[str, object]:
        """Its place in AzuraCast's schedule: on its day alone, and not over again."""
        return {
            "start_time": self.from_hhmm,
            "end_time": self.to_hhmm,
            "start_date": self.day.isoformat(),
            "end_date": self.day.isoformat(),
            "days": [],
            "loop_once": True,
        }


def runs(playlist: Playlist) -> tuple[Run, ...]:
    """The day's playlists. Of an hour that the clock repeats, the second one plays on after the
    first: the same minutes can't be told apart there."""
    cuts = _cut(playlist.slots)
    if not cuts:
        return ()
    ends = [slots[0].opening.start for slots in cuts[1:]]
    made = []
    for slots, end in zip(cuts, [*ends, None], strict=True):
        start = slots[0].opening.start
        begin, stop = _hhmm(start), 0 if end is None else _hhmm(end)
        entries = tuple(entry for slot in slots for entry in slot.entries if entry.piece)
        if entries:
            made.append(
                Run(
                    name=f"{NAME} {playlist.day.isoformat()} {start:%H:%M}",
                    day=playlist.day,
                    start=start,
                    from_hhmm=begin,
                    # From 0:00 to 0:00 would be a quarter of an hour (Scheduler.php).
                    to_hhmm=stop or (0 if begin else 2359),
                    entries=entries,
                )
            )
    return tuple(made)


def lost(playlist: Playlist) -> tuple[str, ...]:
    """What of the day is not kept, a sentence each."""
    begun = {utc(run.start) for run in runs(playlist)}
    drift = [
        slot.opening
        for slot in playlist.slots
        if slot.opening.hard and any(entry.piece for entry in slot.entries)
        if utc(slot.opening.start) not in begun or slot.opening.start.second
    ]
    feeds = sum(outside(slot) for slot in playlist.slots)
    notes = []
    if drift:
        notes.append(
            f"{len(drift)} hard slots, the first at {drift[0].start:%H:%M:%S}, are not met to the "
            "second: AzuraCast starts playlists on the minute, and these follow what is before."
        )
    if feeds:
        notes.append(
            f"{feeds} feeds are left out: put each on AzuraCast's own schedule, as a playlist "
            "with a remote address or as a streamer."
        )
    return tuple(notes)


def _cut(slots: Iterable[Filled]) -> list[list[Filled]]:
    cuts: list[list[Filled]] = []
    for slot in slots:
        last = cuts[-1] if cuts else None
        if last is None or _begins(last, slot):
            cuts.append([slot])
        elif not outside(slot):
            last.append(slot)
    return cuts


def _begins(last: list[Filled], slot: Filled) -> bool:
    """Whether a run starts there: where the clock is met, and around what is not ours."""
    opening, before = slot.opening, last[-1].opening
    if _hhmm(opening.start) <= _hhmm(last[0].opening.start):
        return False  # its minute is taken, or comes for the second time
    if outside(slot) or outside(last[-1]) or utc(opening.start) > utc(before.end):
        return True
    return opening.hard and opening.start.second == 0


def _hhmm(moment: datetime) -> int:
    return moment.hour * 100 + moment.minute
