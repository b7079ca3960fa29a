"""producer schedule: a station's clocks and library become its day's playlist."""

from __future__ import annotations

import os
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from producer import station as stations
from producer.cli import scheduled
from producer.cli.console import complain, note, progress, say, say_json
from producer.cli.options import AiringStation, AllowPrivate, ApprovedBy, Json, Moment, length_ms
from producer.errors import InputError, ProducerError, UsageError
from producer.markup import printable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from producer.cli.scheduled import Results
    from producer.pipeline import Order
    from producer.pipeline.air.scheduling import Scheduled
    from producer.station import Station

SOLVERS = ("search", "cp-sat")


def day(text: str) -> date:
    """A day as people write it."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is no day: write 2026-11-25") from None
    if not 1970 <= found.year < 9999:  # others can't be reckoned from one zone to another
        raise typer.BadParameter(f"{text!r} is no day of a station's: write 2026-11-25")
    return found


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
    if check and (watch or make):
        raise UsageError("--check schedules nothing", "Leave --make and --watch out, or --check.")
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
    clock = partial(moments.aware, at, settled) if at else partial(moments.now, settled)
    first = date or clock().date()
    done: list[tuple[Scheduled, Results]] = []
    failures: list[ProducerError] = []
    for number in range(days):
        each = first + timedelta(days=number)
        if make:
            one = _made(settled, each, clock, order, solver, out)
        else:
            one = scheduling.schedule_day(settled, each, now=clock(), solver=solver, out=out), ()
        done.append(one)
        if not json:
            say(scheduled.as_text(*one))
        # By now what is on the air may be another piece than before the making.
        failures += _hand_on(one[0], settled, clock(), quiet=json)
    for remark in dict.fromkeys(remark for each, _ in done for remark in each.remarks):
        note(remark)
    if json:
        say_json([scheduled.as_json(*one) for one in done])
    _raise_last(failures)


def _hand_on(
    done: Scheduled, station: Station, now: datetime, *, quiet: bool
) -> list[ProducerError]:
    """Hand a day on to all that the station wants it in, a line each; what could not be."""
    from producer.pipeline.air.exporting import hand_on_all

    failures = []
    for told in hand_on_all(done.file, done.playlist.day, station, now=now, tell=note):
        if isinstance(told, ProducerError):
            failures.append(told)
        elif not quiet:
            say(printable(f"  export    {told}"))
    return failures


def _raise_last(failures: list[ProducerError]) -> None:
    """Tell all failures: the last one by raising it, which ends the command with its code."""
    for failure in failures[:-1]:
        complain(failure)
    if failures:
        raise failures[-1]


def _made(
    station: Station,
    day: date,
    clock: Callable[[], datetime],
    order: Order,
    solver: str,
    out: Path | None,
) -> tuple[Scheduled, Results]:
    """Schedule a day with what is made for it, and bring the rolling files up to date."""
    from producer.pipeline.air.supply import ordered

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
        count = len(station.air.clocks)
        say(f"{file}: {count} clock{'s' if count > 1 else ''}, nothing wrong")
