"""Segment → what was heard of it, and its report with that."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from producer.files import write_atomic
from producer.script.spoken import speak_out
from producer.segment import listening, report, seal
from producer.segment.formats import most_exact
from producer.segment.manifest import FILE_NAME, OURS

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Check, Segment
    from producer.pipeline.making import Made, Progress
    from producer.segment.listening import Hearing

ready = listening.ready


def hear(
    folder: Path, segment: Segment, names: tuple[str, ...], progress: Progress | None = None
) -> tuple[Hearing, tuple[Check, ...]]:
    """What is heard of a segment, on the most exact of its files, and what that promises.

    Raises MissingError where nobody is here to listen, InputError for a language that nobody knows.
    """
    listening.ready(segment.script.language)

    def tell(done: int, total: int) -> None:
        if progress is not None:
            progress("listening", done // 1000, total // 1000)

    path = folder / most_exact(names)
    heard = listening.transcribe(path, segment.cues, _said, tell)
    found = listening.compare(segment.script, heard, _said)
    return found, listening.checks(segment.script, found)


def heard_back(made: Made, progress: Progress | None = None) -> Made:
    """The segment with its report told what is heard of it; as it is where the report knows.

    The report and the manifest in its folder are written again. Raises as `hear`, and OutputError.
    """
    if any(check.name == listening.NAME for check in made.segment.checks):
        return made
    names = tuple(file.name for file in made.segment.files)
    found, more = hear(made.folder, made.segment, names, progress)
    segment = replace(made.segment, checks=(*made.segment.checks, *more))
    _keep(made.folder, report.to_json(segment, found))
    return replace(made, segment=segment, unchanged=False)


def _keep(folder: Path, text: str) -> None:
    """Until the manifest knows the new report, the segment counts as changed: it is made again."""
    manifest = json.loads((folder / FILE_NAME).read_bytes())
    manifest[OURS]["contents"]["report.json"] = hashlib.sha256(text.encode("utf-8")).hexdigest()
    write_atomic(folder / "report.json", text)
    write_atomic(folder / FILE_NAME, seal.sealed(json.dumps(manifest)))


def _said(text: str) -> str:
    """The spoken form: figures, signs and short forms as words."""
    return speak_out(text)[0]
