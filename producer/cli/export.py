"""producer export: a day's playlist for what plays it out, or shows it."""

from __future__ import annotations

import os
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from producer import station as stations
from producer.cli.console import note, say, say_json
from producer.cli.options import Json, Moment, StationFile
from producer.errors import UsageError
from producer.station import keys

if TYPE_CHECKING:
    from producer.playlist.uploads.uploaded import Uploaded


def run(
    playlist: Annotated[
        Path, typer.Argument(help="A day's playlist, as schedule wrote it.", show_default=False)
    ],
    to: Annotated[
        list[str],
        typer.Option("--to", help="A format; give it once for each.", show_default=False),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            help="The folder to write in, or - to print. Default: the playlist's.",
            show_default=False,
        ),
    ] = None,
    web: Annotated[
        bool, typer.Option("--web", help="Tell sounds by their addresses on the station's site.")
    ] = False,
    at: Moment = None,
    station: StationFile = None,
    json: Json = False,
) -> None:
    """Write a day's playlist in another format, or hand it to a playout system's server."""
    from producer.pipeline.air import exporting
    from producer.pipeline.air.moments import in_zone

    settled = stations.load(station, os.environ)
    zone = exporting.zone_of(playlist)
    clock = partial(in_zone, at, zone) if at else partial(datetime.now, zone)
    names = tuple(dict.fromkeys(to))
    if out == "-":
        if len(names) > 1 or json:
            raise UsageError(
                "--out - prints one format", "Give --to once and no --json, or a folder with --out."
            )
        say(exporting.printed(playlist, settled, *names, at=clock(), web=web), end="")
        return
    exporting.check(names)
    for sound in exporting.lost_sounds(playlist):
        note(f"{sound} is not there any more: schedule the day again")
    files: list[str] = []
    servers: dict[str, Uploaded] = {}
    # Files first: a server that fails must not cost them.
    for name in sorted(names, key=keys.SERVERS.__contains__):
        if name in keys.SERVERS:
            servers[name] = exporting.hand_over(playlist, settled, name, now=clock(), tell=note)
            lines = [exporting.told(name, servers[name])]
        else:
            folder = Path(out) if out else None
            written = exporting.export(playlist, settled, name, out=folder, at=clock(), web=web)
            lines = [str(file) for file in written]
            files += lines
        if not json:
            say("\n".join(lines))
    if json:
        say_json({"files": files, "servers": {name: asdict(up) for name, up in servers.items()}})
