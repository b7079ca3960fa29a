"""producer script: a page written for radio, as YAML to edit."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from producer.cli.console import note, say
from producer.cli.options import (
    AllowPrivate,
    ApprovedBy,
    Category,
    Expires,
    Form,
    Hours,
    Item,
    Length,
    NotBefore,
    Priority,
    Recasts,
    ScriptSources,
    StationFile,
    airing,
    settle,
)


def run(
    sources: ScriptSources,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write to this file, not to stdout.")
    ] = None,
    form: Form = None,
    length: Length = None,
    item: Item = None,
    approved_by: ApprovedBy = None,
    expires: Expires = None,
    category: Category = None,
    priority: Priority = None,
    not_before: NotBefore = None,
    hours: Hours = None,
    recasts: Recasts = None,
    allow_private: AllowPrivate = False,
    force: Annotated[bool, typer.Option(help="Replace a file that is there.")] = False,
    station: StationFile = None,
) -> None:
    """Write the script of a page, or of several as a newscast, as YAML to edit and then make."""
    settled = settle(station, form=form, recasts=recasts)
    from producer import pipeline

    order = pipeline.Order(
        length_ms=length,
        item=item,
        allow_private=allow_private,
        approved_by=approved_by,
        expires=expires,
        airing=airing(category, priority, not_before, hours),
    )
    name = str(out) if out else "SCRIPT.yaml"
    text = pipeline.script_text(tuple(sources), settled, order, name=name, tell=note)
    if out is None:
        say(text.rstrip("\n"))
        return
    pipeline.save(out, text, replace=force)
    note(f"wrote {out}; edit it, then type: producer make {shlex.quote(str(out))}")
