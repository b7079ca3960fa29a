"""producer lexicon: how the station says names."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from producer.cli.console import note, say, say_json
from producer.cli.options import (
    AllowPrivate,
    EngineName,
    Item,
    Json,
    Source,
    StationFile,
    VoiceName,
    settle,
)
from producer.station import LEXICON_NAME

if TYPE_CHECKING:
    from producer.pipeline.pronouncers import Pronouncer, Sheet
    from producer.script.lexicon import Entry
    from producer.station import Station

app = typer.Typer(
    help="How names are said: list, add, check a script, import and export.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

All = Annotated[bool, typer.Option("--all", help="The lexicon that is shipped, too.")]
Force = Annotated[bool, typer.Option(help="Replace what is there for the same term.")]


@app.command("list")
def list_(every: All = False, json: Json = False, station: StationFile = None) -> None:
    """List the station's entries."""
    entries = _entries(settle(station), every=every)
    if json:
        say_json([_as_json(each) for each in entries])
        return
    for each in entries:
        about = "; ".join(filter(None, (each.note, each.verified_by)))
        say(f"{each.term:<24} {each.respelling:<28} {each.ipa:<24} {about}".rstrip())
    if not entries:
        note("the station has no entries of its own; --all lists the shipped ones")


@app.command()
def add(
    term: Annotated[str, typer.Argument(help="One or more words.", show_default=False)],
    respelling: Annotated[
        str | None,
        typer.Option("--say", help="A respelling, the stressed syllable in capitals: KEE-yiv."),
    ] = None,
    ipa: Annotated[str | None, typer.Option("--ipa", help="IPA: ˈkijɪv.")] = None,
    about: Annotated[str, typer.Option("--note", help="Who or what it is.")] = "",
    verified_by: Annotated[str, typer.Option("--verified-by", help="Who says so, and when.")] = "",
    force: Force = False,
    station: StationFile = None,
) -> None:
    """Add a pronunciation, and print what will be said."""
    from producer.errors import OutputError, UsageError
    from producer.script.lexicon import entry
    from producer.script.lexicon.adding import put
    from producer.script.lexicon.respelling import to_ipa

    if not respelling and not ipa:
        raise UsageError(f"how is {term!r} said?", "Add --say RESPELLING, or --ipa IPA, or both.")
    if respelling:
        to_ipa(respelling)
    one = entry(
        term,
        ipa=ipa or "",
        respelling=respelling or "",
        note=about,
        verified_by=verified_by,
    )
    path = _path(settle(station))
    if not put(path, (one,), replace=force):
        raise OutputError(
            f"{path}: {one.term!r} is there already: nothing was changed",
            "Add --force to replace it.",
        )
    say(f"{one.term}: {one.respelling}, {one.ipa}")
    note(f"wrote {path}")


@app.command()
def check(
    source: Source,
    json: Json = False,
    engine: EngineName = None,
    voice: VoiceName = None,
    item: Item = None,
    allow_private: AllowPrivate = False,
    station: StationFile = None,
) -> None:
    """List the names that the voice may misread."""
    settled = settle(station, engine=engine, voice=voice)
    from producer.pipeline.order import Order
    from producer.pipeline.pronouncers import pronouncers

    order = Order(item=item, allow_private=allow_private)
    sheet = pronouncers((source,), settled, order, tell=note)
    if json:
        say_json(
            {
                "unknown": [{**_told(each), "add": each.fix} for each in sheet.unknown],
                "covered": [_told(each) for each in sheet.covered],
            }
        )
        return
    _say_sheet(sheet, settled)


@app.command("import")
def import_(
    file: Annotated[
        str,
        typer.Argument(help="A W3C PLS lexicon, or - for standard input.", show_default=False),
    ],
    force: Force = False,
    station: StationFile = None,
) -> None:
    """Add the entries of a W3C PLS file."""
    from producer.script.lexicon.adding import put
    from producer.script.lexicon.pls import from_pls

    name = "standard input" if file == "-" else file
    entries = from_pls(_content(file, name), name, tell=note)
    path = _path(settle(station))
    added = put(path, entries, replace=force)
    kept = len(entries) - len(added)
    note(f"wrote {path}; new in it: {len(added)}" if added else f"nothing is new to {path}")
    if kept:
        note(f"there already, and left as they are: {kept}; --force replaces them")


@app.command()
def export(
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write to this file, not to stdout.")
    ] = None,
    every: All = False,
    station: StationFile = None,
) -> None:
    """Print the lexicon as W3C PLS 1.0."""
    from producer.files import write_atomic
    from producer.script.lexicon.pls import to_pls

    document = to_pls(_entries(settle(station), every=every))
    if out is None:
        say(document.rstrip("\n"))
        return
    write_atomic(out, document)
    note(f"wrote {out}")


def _entries(station: Station, *, every: bool) -> tuple[Entry, ...]:
    from producer.script.lexicon import load
    from producer.script.lexicon.file import read

    if every:
        return load(station.lexicon).entries
    return read(station.lexicon).entries if station.lexicon is not None else ()


def _path(station: Station) -> Path:
    """The station's lexicon, which may still have to be made."""
    return station.lexicon or Path(LEXICON_NAME)


def _content(file: str, name: str) -> bytes:
    from producer.errors import InputError

    try:
        if file != "-":
            return Path(file).read_bytes()
        return sys.stdin.buffer.read() if sys.stdin is not None else b""
    except OSError as error:
        raise InputError(f"{name}: it can't be read: {error.strerror}") from error


def _say_sheet(sheet: Sheet, station: Station) -> None:
    if sheet.unknown:
        say(f"Unknown to {station.engine}, with its guess:")
    for each in sheet.unknown:
        guess = f"{each.respelling}  {each.ipa}" if each.ipa else "its guess can't be told"
        say(f"\n  {each.word}  {guess}")
        say(f"    {each.sentence}: {each.around}")
        say(f"    {each.fix}")
    if sheet.covered:
        say("\nIn the lexicon:" if sheet.unknown else "In the lexicon:")
    for each in sheet.covered:
        say(f"  {each.word}  {each.respelling}  ({each.sentence})")
    if not sheet.unknown:
        note("no name is unknown to the voice")


def _told(each: Pronouncer) -> dict[str, str]:
    return {
        "word": each.word,
        "name": each.name,
        "sentence": each.sentence,
        "around": each.around,
        "respelling": each.respelling,
        "ipa": each.ipa,
    }


def _as_json(each: Entry) -> dict[str, str]:
    return {
        "term": each.term,
        "respelling": each.respelling,
        "ipa": each.ipa,
        "note": each.note,
        "verifiedBy": each.verified_by,
    }
