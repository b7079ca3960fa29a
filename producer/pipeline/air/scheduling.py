"""Station → Playlist: a day's openings filled from the library, kept in the station's folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from producer.errors import InputError, UsageError
from producer.files import output_error, write_atomic
from producer.model import Playlist, after, ms_between, utc
from producer.pipeline.air.bed import with_bed
from producer.pipeline.air.shelves import playlists_of, shelves_of
from producer.playlist import document
from producer.playlist.clocks.checks import findings
from producer.playlist.clocks.openings import openings
from producer.playlist.schedule import fill_day, on_air

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from producer.model import Filled, Opening, Play
    from producer.playlist.clocks.checks import Finding
    from producer.station import Station

_READY_MS = 15_000
"""What begins so soon stays too: playout has it ready, and would be told too late."""
_SCRAP_MS = 1000
"""What is left of an opening that began before what is kept ended; less is not worth a slot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """A day's playlist, and the file that it lies in."""

    playlist: Playlist
    file: Path
    remarks: tuple[str, ...]
    """What the library could not take in, a line each."""
    changed: bool
    """Whether the file was written: the same playlist is left as it is."""


def zone_of(station: Station) -> ZoneInfo:
    """The station's zone. Raises UsageError where it tells none."""
    if not station.air.zone:
        raise UsageError(
            "the station file names no time zone", "Add to it: time-zone: America/New_York"
        )
    return ZoneInfo(station.air.zone)


def faults(station: Station) -> tuple[Finding, ...]:
    """What is wrong with the station's clocks, errors and warnings, by their lines.

    Raises UsageError where it has no clocks at all.
    """
    zone_of(station)
    if not station.air.clocks or not station.air.week:
        raise UsageError(
            "the station file tells of no clocks, or of no week that they make",
            "Add `clocks:` and `week:` to it; docs/clocks.md shows how.",
        )
    return findings(station.air)


def playlist_file(station: Station, day: date, out: Path | None = None) -> Path:
    """Where a day's playlist lies."""
    return playlists_of(station, out) / f"{day.isoformat()}.json"


def schedule_day(
    station: Station,
    day: date,
    *,
    now: datetime,
    solver: str = "search",
    out: Path | None = None,
) -> Scheduled:
    """Fill the openings of a day, and write its playlist.

    What has begun by `now` stays as it was; of a day that is on and has no playlist yet, what is
    over is left out. `now` is aware.
    Raises UsageError and InputError for a station that can't be scheduled, MissingError for a
    solver that is not here, OutputError.
    """
    wrong = tuple(found for found in faults(station) if found.severity == "error")
    if wrong:
        raise InputError(
            f"{len(wrong)} of the station's clocks' lines are wrong; the first, "
            f"line {wrong[0].line}: {wrong[0].message}",
            "See them all with: producer schedule STATION --check",
        )
    file = playlist_file(station, day, out)
    before, spoiled = _before(file)
    kept = on_air(before, after(now, _READY_MS)) if before is not None else ()
    shelves = shelves_of(station, now, playlists=file.parent)
    opened = openings(station.air, day)
    opened = _still_to_come(day, opened, now) if before is None else _after(kept, opened)
    remarks = (*spoiled, *shelves.remarks)
    slots, proof = fill_day(
        opened,
        with_bed(shelves.pieces, station, file.parent),
        station.air,
        _elsewhere(shelves.plays, before),
        solver=solver,
        kept=kept,
    )
    playlist = Playlist(
        station=station.name or station.air.call_letters,
        call_letters=station.air.call_letters,
        zone=station.air.zone,
        day=day,
        slots=slots,
        proof=proof,
    )
    if playlist == before:
        return Scheduled(playlist=before, file=file, remarks=remarks, changed=False)
    write_atomic(file, document.to_json(playlist, file.parent.absolute()))
    return Scheduled(playlist=playlist, file=file, remarks=remarks, changed=True)


def _before(file: Path) -> tuple[Playlist | None, tuple[str, ...]]:
    """The playlist that is there, and remarks: one that can't be read is laid aside, for a day
    without a playlist is a day without a programme. Raises OutputError."""
    if not file.exists():
        return None, ()
    try:
        return document.read(file), ()
    except InputError as error:
        aside = file.with_name(f"{file.name}.broken")
        try:
            file.replace(aside)
        except OSError as fault:
            raise output_error(aside, fault) from fault
        return None, (f"{error.message}: it lies in {aside.name} now, the day was made anew",)


def _still_to_come(day: date, opened: tuple[Opening, ...], now: datetime) -> tuple[Opening, ...]:
    """Of a day that is on without a playlist, what runs now and what follows: nothing of ours
    aired before, and what never aired must not count as heard. Raises UsageError."""
    rest = tuple(opening for opening in opened if utc(opening.end) > utc(now))
    if opened and not rest:
        raise UsageError(
            f"{day} is over at the station, and has no playlist",
            "Give a --date to come, or the moment of the plan with --at.",
        )
    return rest


def _after(kept: tuple[Filled, ...], opened: tuple[Opening, ...]) -> tuple[Opening, ...]:
    """The openings of what is kept, then those that follow: the clocks may have changed since."""
    if not kept:
        return opened
    end = kept[-1].opening.end
    rest = (_from(end, opening) for opening in opened if utc(opening.end) > utc(end))
    return (
        *(slot.opening for slot in kept),
        *(opening for opening in rest if opening.length_ms >= _SCRAP_MS),
    )


def _from(end: datetime, opening: Opening) -> Opening:
    """An opening without what lies before `end`."""
    lost = ms_between(opening.start, end)
    if lost <= 0:
        return opening
    start = after(opening.start, lost)
    return replace(
        opening,
        id=start.isoformat(timespec="seconds"),
        start=start,
        length_ms=opening.length_ms - lost,
    )


def _elsewhere(plays: tuple[Play, ...], before: Playlist | None) -> tuple[Play, ...]:
    """The plays of other days: this day's are about to be chosen anew, or are kept."""
    if before is None or not before.slots:
        return plays
    first, last = utc(before.slots[0].opening.start), utc(before.slots[-1].opening.end)
    return tuple(play for play in plays if not first <= utc(play.start) < last)
