"""producer script: a page written for radio, as YAML to edit."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from producer.cli.console import note, say
from producer.cli.options import Form, Source, StationFile, settle


def run(
    source: Source,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write to this file, not to stdout.")
    ] = None,
    form: Form = None,
    force: Annotated[bool, typer.Option(help="Replace a file that is there.")] = False,
    station: StationFile = None,
) -> None:
    """Write the script of a page as YAML, to edit and then make."""
    settled = settle(station, form=form)
    from producer import pipeline

    text = pipeline.script_text(source, settled, name=str(out) if out else "SCRIPT.yaml")
    if out is None:
        say(text.rstrip("\n"))
        return
    pipeline.save(out, text, replace=force)
    note(f"wrote {out}; edit it, then type: producer make {out}")
