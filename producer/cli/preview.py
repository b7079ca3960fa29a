"""producer preview: a script as its reader sees it."""

from __future__ import annotations

import json as json_text
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from producer.cli.console import note, say
from producer.cli.options import (
    AllowPrivate,
    Form,
    Item,
    Json,
    Length,
    Recasts,
    ScriptSources,
    StationFile,
    settle,
)
from producer.errors import RuleError, UsageError

if TYPE_CHECKING:
    from producer.script.preview import Preview


def run(
    sources: ScriptSources,
    html: Annotated[
        bool, typer.Option("--html", help="One page to print, with a prompter.")
    ] = False,
    json: Json = False,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write to this file, not to stdout.")
    ] = None,
    force: Annotated[bool, typer.Option(help="Replace a file that is there.")] = False,
    form: Form = None,
    length: Length = None,
    item: Item = None,
    recasts: Recasts = None,
    allow_private: AllowPrivate = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with code 7 where something is an error.")
    ] = False,
    station: StationFile = None,
) -> None:
    """Show a script, or the script that a page would become: blocks, clock, what is said."""
    if html and json:
        raise UsageError("--html and --json are two forms", "Type one of them.")
    settled = settle(station, form=form, recasts=recasts)
    from producer import pipeline
    from producer.pipeline.previewing import preview_of

    order = pipeline.Order(length_ms=length, item=item, allow_private=allow_private)
    shown = preview_of(tuple(sources), settled, order, tell=note)
    text = _page(shown) if html else _document(shown) if json else _text(shown, out)
    if out is None:
        say(text.rstrip("\n"))
    else:
        pipeline.save(out, text.rstrip("\n") + "\n", replace=force)
        note(f"wrote {out}" + ("; open it in a browser" if html else ""))
    if strict:
        _refuse_errors(shown)


def _refuse_errors(shown: Preview) -> None:
    """Raise RuleError where a remark is an error."""
    errors = [remark for remark in shown.remarks if remark.severity == "error"]
    if errors:
        more = f" and {len(errors) - 1} more" if len(errors) > 1 else ""
        first = errors[0]
        raise RuleError(
            f"{first.sentence}: {first.rule}: {first.message}{more}",
            "Mend it in the script, or leave --strict out.",
        )


def _page(shown: Preview) -> str:
    from producer.script.preview.page import render

    return render(shown)


def _document(shown: Preview) -> str:
    from producer.script.preview.document import as_json

    return json_text.dumps(as_json(shown), ensure_ascii=False, indent=2)


def _text(shown: Preview, out: Path | None) -> str:
    """In the terminal's characters, or in all of them for a file."""
    from producer.script.preview.text import render

    terminal = sys.stdout.encoding if out is None else None
    return render(shown, charset=terminal or "utf-8")
