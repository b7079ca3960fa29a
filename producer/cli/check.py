"""producer check: the report of a finished segment, made anew from its files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from producer.cli.console import progress, say, say_json
from producer.cli.options import Json, ListenBack
from producer.errors import RuleError

if TYPE_CHECKING:
    from producer.pipeline.finished.checking import Checked


def run(
    folder: Annotated[
        Path, typer.Argument(help="A segment's folder, as make wrote it.", show_default=False)
    ],
    listen_back: ListenBack = False,
    json: Json = False,
) -> None:
    """Measure a finished segment again, and say whether it keeps every promise."""
    from producer.pipeline.finished import checking

    with progress() as tell:
        checked = checking.check(folder, listen_back=listen_back, progress=tell)
    if json:
        say_json(as_json(checked))
    else:
        say(as_text(checked))
    if checked.failed:
        names = ", ".join(check.name for check in checked.failed)
        raise RuleError(
            f"{folder}: not as promised: {names}",
            "Make it again; docs/report.md says what each check is about.",
        )


def as_text(checked: Checked) -> str:
    """The report, or what can be told of a segment whose manifest can't be read."""
    from producer.segment import report_text

    if checked.segment is not None:
        return report_text.to_text(checked.segment)
    lines = (str(checked.folder), *report_text.rows(checked.checks, ()))
    return "\n".join((*lines, f"  {report_text.verdict(checked.checks)}"))


def as_json(checked: Checked) -> dict[str, Any]:
    from producer.segment import listening

    heard = checked.hearing
    return {
        "folder": str(checked.folder),
        "slug": checked.segment.script.slug if checked.segment else None,
        "passed": not checked.failed,
        "profile": checked.segment.profile if checked.segment else None,
        "checks": [asdict(check) for check in checked.checks],
        **({"heard": listening.to_document(heard)} if heard else {}),
    }
