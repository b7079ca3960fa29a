"""producer schedule: a station's clocks and library become its day's playlist."""

from __future__ import annotations

import os
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from producer import clock
from producer import station as stations
from producer.cli.console import note, progress, say, say_json
from producer.cli.options import AiringStation, AllowPrivate, ApprovedBy, Json, Moment, length_ms
from producer.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Filled, Playlist
    from producer.pipeline import Order
    from producer.pipeline.air.scheduling import Scheduled
    from producer.pipeline.air.supply.run import Refused, Supplied
    from producer.station import Station

    Results = tuple[Supplied | Refused, ...]

SOLVERS = ("search", "cp-sat")


def day(text: str) -> date:
    """A day as people write it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write 2026-11-25") from None


def solver_name(text: str) -> str:
    if text not in SOLVERS:
        raise typer.BadParameter(f"{text!r} is no solver: write {' or '.join(SOLVERS)}")
    return text


def run(
    station: AiringStation = None,
    date: Annotated[
        date | None,
        typer.Option(
            parser=day,
            metavar="YYYY-MM-DD",
            help="The day. Default: today at the station.",
            show_default=False,
        ),
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days from it.")] = 1,
    out: Annotated[
        Path | None,
        typer.Option(help="The folder of playlists. Default: the station file's, else playlists."),
    ] = None,
    solver: Annotated[
        str,
        typer.Option(
            parser=solver_name,
            metavar="|".join(SOLVERS),
            help="Who fills the day: the built-in search, or OR-tools.",
        ),
    ] = SOLVERS[0],
    check: Annotated[
        bool, typer.Option("--check", help="Look the clocks over, and schedule nothing.")
    ] = False,
    make: Annotated[
        bool,
        typer.Option("--make", help="Make what is missing from its category's sources, to length."),
    ] = False,
    watch: Annotated[
        bool,
        typer.Option("--watch", help="Go on for good: schedule, make and swap what is due."),
    ] = False,
    lead: Annotated[
        int | None,
        typer.Option(
            parser=length_ms,
            metavar="M:SS",
            help="With --watch: how long before it airs a segment is made. Default: 15:00.",
            show_default=False,
        ),
    ] = None,
    approved_by: ApprovedBy = None,
    allow_private: AllowPrivate = False,
    at: Moment = None,
    json: Json = False,
) -> None:
    """Fill a day's clocks from the library, and write its playlist."""
    file = station or Path(os.environ.get("PRODUCER_STATION") or stations.FILE_NAME)
    settled = stations.load(file, os.environ)
    if check:
        _look_over(settled, file)
        return
    from producer.pipeline import Order
    from producer.pipeline.air import exporting, moments, scheduling

    order = Order(approved_by=approved_by, allow_private=allow_private)
    if watch:
        if date or days != 1 or make or at or json:
            raise UsageError(
                "--watch makes what is due, today and every day, and logs it line by line",
                "Leave --date, --days, --make, --at and --json out.",
            )
        _watch(settled, lead, order, solver, out)
    if lead is not None:
        raise UsageError("--lead is of a watch", "Add --watch, or leave --lead out.")
    exporting.check(settled.air.exports)
    now = moments.aware(at, settled) if at else moments.now(settled)
    first = date or now.date()
    done: list[tuple[Scheduled, Results]] = []
    for number in range(days):
        each = first + timedelta(days=number)
        if make:
            one = _made(settled, each, at, order, solver, out)
        else:
            one = scheduling.schedule_day(settled, each, now=now, solver=solver, out=out), ()
        done.append(one)
        if not json:
            say(as_text(*one))
        handed = exporting.hand_on_all(one[0].file, settled, now=now, tell=note)
        if not json:
            for line in handed:
                say(f"  export    {line}")
    for remark in dict.fromkeys(remark for each, _ in done for remark in each.remarks):
        note(remark)
    if json:
        say_json([as_json(*one) for one in done])


def _made(
    station: Station, day: date, at: str | None, order: Order, solver: str, out: Path | None
) -> tuple[Scheduled, Results]:
    """Schedule a day with what is made for it, and bring the rolling files up to date."""
    from producer.pipeline.air import moments
    from producer.pipeline.air.supply import ordered

    def clock() -> datetime:
        return moments.aware(at, station) if at else moments.now(station)

    with progress() as bar:
        done = ordered.schedule_and_make(
            station, day, clock=clock, solver=solver, out=out, order=order, progress=bar, tell=note
        )
    for line in ordered.roll_all(station, clock(), out=out):
        note(line)
    return done


def _watch(
    station: Station, lead: int | None, order: Order, solver: str, out: Path | None
) -> NoReturn:
    """Keep the station's days up until the process is ended."""
    import time
    from functools import partial

    from producer.pipeline.air import moments
    from producer.pipeline.air.watch import watching

    watching.watch(
        station,
        watching.Clock(now=partial(moments.now, station), sleep=time.sleep),
        partial(print, flush=True),
        lead_ms=lead or watching.LEAD_MS,
        solver=solver,
        order=order,
        out=out,
    )


def _look_over(station: Station, file: Path) -> None:
    """Print what is wrong with the clocks. Raises InputError where one can't be aired."""
    from producer.pipeline.air.scheduling import faults

    found = faults(station)
    for fault in found:
        say(f"{file}:{fault.line}: {fault.severity}: {fault.message}")
    errors = sum(fault.severity == "error" for fault in found)
    if errors:
        raise InputError(
            f"{file}: {errors} error{'s' if errors > 1 else ''} in its clocks",
            "Mend the lines above.",
        )
    if not found:
        say(f"{file}: {len(station.air.clocks)} clocks, nothing wrong with them")


def as_text(scheduled: Scheduled, results: Results = ()) -> str:
    """What a day has become: its slots, what was made for it and what is missing, how far it is
    from the best."""
    playlist = scheduled.playlist
    unchanged = "" if scheduled.changed else " (there already, unchanged)"
    lines = [
        f"{playlist.station}, {playlist.day:%A} {playlist.day.isoformat()}, {playlist.zone}",
        f"  playlist  {scheduled.file}{unchanged}",
        f"  slots     {_slots(playlist)}",
        f"  dead air  {_dead(playlist)}",
    ]
    lines += _made_to_order(results)
    lines += [f"  short     {line}" for line in _short(playlist.slots)]
    return "\n".join(lines)


def _made_to_order(results: Results) -> list[str]:
    """A line for each segment that was made, and for each reason why one was not."""
    from producer.pipeline.air.supply.run import Supplied
    from producer.pipeline.air.watch.works import told

    lines = [f"  made      {told(one)[1]}" for one in results if isinstance(one, Supplied)]
    refused = [one.error for one in results if not isinstance(one, Supplied)]
    reasons = [error.in_a_line for error in refused]
    for reason in dict.fromkeys(reasons):
        count = reasons.count(reason)
        lines.append(f"  refused   {reason}" + (f" ({count} times)" if count > 1 else ""))
    return lines


def _slots(playlist: Playlist) -> str:
    kinds = [slot.opening.airs for slot in playlist.slots]
    told = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    hours = sum(slot.opening.length_ms for slot in playlist.slots)
    return f"{len(kinds)} in {clock.whole(hours)} ({told})"


def _dead(playlist: Playlist) -> str:
    proof = playlist.proof
    what = (
        "no schedule has less"
        if proof.best
        else f"no schedule has less than {clock.whole(proof.bound_ms)}"
    )
    return f"{clock.whole(proof.dead_ms)} filled with music; {what} ({proof.solver})"


def _short(slots: tuple[Filled, ...]) -> Iterator[str]:
    """What a day lacks, a line for all slots of a name."""
    lacking = tuple(slot for slot in slots if slot.residual_ms >= 1000)
    for name in dict.fromkeys(slot.opening.name for slot in lacking):
        of_name = tuple(slot for slot in lacking if slot.opening.name == name)
        rest = sum(slot.residual_ms for slot in of_name)
        whole = sum(slot.opening.length_ms for slot in slots if slot.opening.name == name)
        where = f"{len(of_name)} slots, the first at" if len(of_name) > 1 else "at"
        yield (
            f"{name}: {clock.whole(rest)} of {clock.whole(whole)}, "
            f"{where} {of_name[0].opening.start:%H:%M:%S}"
        )


def as_json(scheduled: Scheduled, results: Results = ()) -> dict[str, Any]:
    from producer.pipeline.air.supply.run import Supplied

    playlist = scheduled.playlist
    made = [one for one in results if isinstance(one, Supplied)]
    refused = [one for one in results if not isinstance(one, Supplied)]
    return {
        "date": playlist.day.isoformat(),
        "file": str(scheduled.file),
        "changed": scheduled.changed,
        "slots": len(playlist.slots),
        "entries": len(playlist.entries),
        "deadMs": playlist.proof.dead_ms,
        "boundMs": playlist.proof.bound_ms,
        "best": playlist.proof.best,
        "solver": playlist.proof.solver,
        "short": [
            {
                "start": slot.opening.start.isoformat(),
                "name": slot.opening.name,
                "category": slot.opening.category,
                "lengthMs": slot.opening.length_ms,
                "residualMs": slot.residual_ms,
            }
            for slot in playlist.slots
            if slot.residual_ms
        ],
        "made": [
            {
                "start": one.opening.start.isoformat(),
                "name": one.opening.name,
                "title": one.made.segment.script.title,
                "folder": str(one.made.folder),
                "durationMs": one.made.segment.duration_ms,
                "failed": list(one.failed),
            }
            for one in made
        ],
        "refused": [
            {
                "start": one.opening.start.isoformat(),
                "name": one.opening.name,
                "story": one.story,
                "why": str(one.error),
            }
            for one in refused
        ],
        "remarks": list(scheduled.remarks),
    }
