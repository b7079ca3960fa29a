"""The options that commands share, and the station that they make together."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeAlias

import typer

from producer import clock, station
from producer.errors import UsageError
from producer.model import Airing
from producer.station import airtimes

if TYPE_CHECKING:
    from producer.station import Station


def length_ms(text: str) -> int:
    """A length as people write it, in milliseconds."""
    found = clock.length_ms(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no length: write {clock.FORM}")
    return found


def moment(text: str) -> str:
    """A moment as people write it, as ISO 8601."""
    found = clock.moment(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no moment: write {clock.MOMENT_FORM}")
    return found


def beginning(text: str) -> str:
    """A moment as people write it, as ISO 8601; a day alone means its begin."""
    found = airtimes.embargo(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} is no moment: write {clock.MOMENT_FORM}")
    return found


def hours(text: str) -> str:
    """Hours of the day as people write them, in one way."""
    found = airtimes.hours(text)
    if found is None:
        raise typer.BadParameter(f"{text!r} are no hours: write {airtimes.HOURS_FORM}")
    return found


def layout(text: str) -> str:
    """The name of a channel layout."""
    if text not in station.LAYOUTS:
        raise typer.BadParameter(f"{text!r} is no layout: write {' or '.join(station.LAYOUTS)}")
    return text


Source: TypeAlias = Annotated[
    str,
    typer.Argument(
        help="A URL, an HTML, Markdown or text file, a script (YAML), or - for standard input.",
        show_default=False,
    ),
]
ScriptSources: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="A URL, an HTML, Markdown or text file, a feed with --item, a script (YAML), or -; "
        "several for a newscast.",
        show_default=False,
    ),
]
Sources: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        help="URLs, HTML, Markdown or text files, feeds, or - for standard input.",
        show_default=False,
    ),
]
StationFile: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--station", help="The station file. Default: station.yaml here.", show_default=False
    ),
]
Form: TypeAlias = Annotated[
    str | None,
    typer.Option(help="reader, spot, voicer, feature or newscast.", show_default=False),
]
Json: TypeAlias = Annotated[bool, typer.Option("--json", help="Print JSON.")]
EngineName: TypeAlias = Annotated[
    str | None, typer.Option("--engine", help="Who speaks; see producer voices.")
]
VoiceName: TypeAlias = Annotated[
    str | None, typer.Option("--voice", help="A voice of the engine; see producer voices.")
]
AllowPrivate: TypeAlias = Annotated[
    bool,
    typer.Option("--allow-private", help="Ask addresses of this machine and its own network, too."),
]
Item: TypeAlias = Annotated[
    int | None,
    typer.Option(min=1, help="The story of that number in a feed, from 1.", show_default=False),
]
Length: TypeAlias = Annotated[
    int | None,
    typer.Option(
        parser=length_ms,
        metavar="M:SS",
        help="How long it is to run, head and tail included; make meets it to the sample.",
        show_default=False,
    ),
]
Post: TypeAlias = Annotated[
    int | None,
    typer.Option(
        parser=length_ms,
        metavar="M:SS",
        help="When the last word is to end; the station's bed runs out after it.",
        show_default=False,
    ),
]
Soft: TypeAlias = Annotated[
    bool, typer.Option("--soft", help="The length may be left by 5 s either way.")
]
ApprovedBy: TypeAlias = Annotated[
    str | None,
    typer.Option("--approved-by", metavar="NAME", help="Who answers for airing the copy."),
]
Expires: TypeAlias = Annotated[
    str | None,
    typer.Option(
        parser=moment,
        metavar="MOMENT",
        help="The kill time: nothing is to air it from then on.",
        show_default=False,
    ),
]
Category: TypeAlias = Annotated[
    str | None,
    typer.Option(help="What the library has it as. Default: its form.", show_default=False),
]
Priority: TypeAlias = Annotated[
    int | None,
    typer.Option(min=1, max=5, help="1 airs first. Default: 3.", show_default=False),
]
NotBefore: TypeAlias = Annotated[
    str | None,
    typer.Option(
        parser=beginning,
        metavar="MOMENT",
        help="The embargo: nothing is to air it until then.",
        show_default=False,
    ),
]
Hours: TypeAlias = Annotated[
    str | None,
    typer.Option(
        parser=hours,
        metavar="HH:MM-HH:MM",
        help="Between which local times of the day it may air.",
        show_default=False,
    ),
]
Moment: TypeAlias = Annotated[
    str | None,
    typer.Option(
        "--at",
        parser=beginning,
        metavar="MOMENT",
        help="As if it were then. Default: now.",
        show_default=False,
    ),
]
AiringStation: TypeAlias = Annotated[
    Path | None,
    typer.Argument(help="The station file. Default: station.yaml here.", show_default=False),
]
Layout: TypeAlias = Annotated[
    str | None,
    typer.Option(
        parser=layout,
        metavar="|".join(station.LAYOUTS),
        help="One channel or two. Default: mono.",
        show_default=False,
    ),
]
ListenBack: TypeAlias = Annotated[
    bool,
    typer.Option("--listen-back", help="Have a local model listen, and compare with the script."),
]
Recasts: TypeAlias = Annotated[
    bool | None,
    typer.Option(
        "--recasts/--no-recasts", help="Recast sentences for the ear.", show_default=False
    ),
]
Speed: TypeAlias = Annotated[
    float | None, typer.Option(min=0.5, max=2.0, help="1 is the voice's own speed.")
]


def airing(
    category: str | None, priority: int | None, not_before: str | None, hours: str | None
) -> Airing:
    """How a segment may be scheduled, of the options that were given. Raises UsageError."""
    name = None if category is None else " ".join(category.split())
    if name == "":
        raise UsageError("--category is of no name", "Name one: --category local-news")
    return Airing(category=name, priority=priority, not_before=not_before, hours=hours)


def settle(
    file: Path | None,
    *,
    form: str | None = None,
    engine: str | None = None,
    voice: str | None = None,
    speed: float | None = None,
    recasts: bool | None = None,
    profile: str | None = None,
    layout: str | None = None,
    formats: tuple[str, ...] | None = None,
    out: Path | None = None,
) -> Station:
    """Defaults, station file, environment, then the options that were given."""
    base = station.load(file, os.environ)
    if engine is not None:
        base = station.with_engine(base, engine)
    return replace(
        base,
        form=base.form if form is None else form,
        voice=base.voice if voice is None else voice,
        speed=base.speed if speed is None else speed,
        recasts=base.recasts if recasts is None else recasts,
        profile=base.profile if profile is None else profile,
        layout=base.layout if layout is None else layout,
        formats=base.formats if formats is None else formats,
        out=base.out if out is None else out,
    )
