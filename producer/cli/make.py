"""producer make: an article goes in, a segment comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from producer.cli.console import duration, note, progress, say, say_json
from producer.cli.options import (
    AllowPrivate,
    ApprovedBy,
    EngineName,
    Form,
    Item,
    Json,
    Length,
    Recasts,
    ScriptSources,
    Speed,
    StationFile,
    VoiceName,
    settle,
)

if TYPE_CHECKING:
    from producer.pipeline import Made


def run(
    sources: ScriptSources,
    form: Form = None,
    length: Length = None,
    engine: EngineName = None,
    voice: VoiceName = None,
    speed: Speed = None,
    profile: Annotated[
        str | None, typer.Option(help="Delivery: prss, ebu, atsc, aes-stream, podcast, spotify.")
    ] = None,
    format: Annotated[
        list[str] | None, typer.Option(help="wav or mp3; give it once for each.")
    ] = None,
    fallback: Annotated[
        str | None,
        typer.Option(help="The engine that reads it all if the first fails."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(help="The folder for segment folders. Default: audio.")
    ] = None,
    item: Item = None,
    approved_by: ApprovedBy = None,
    recasts: Recasts = None,
    allow_private: AllowPrivate = False,
    station: StationFile = None,
    json: Json = False,
) -> None:
    """Make a segment from a page or a script, or a newscast from several pages."""
    settled = settle(
        station,
        form=form,
        engine=engine,
        voice=voice,
        speed=speed,
        recasts=recasts,
        profile=profile,
        formats=tuple(format) if format else None,
        out=out,
    )
    from producer import pipeline

    order = pipeline.Order(
        length_ms=length, item=item, allow_private=allow_private, approved_by=approved_by
    )
    with progress() as tell:
        made = pipeline.make(
            tuple(sources), settled, order, fallback=fallback, progress=tell, tell=note
        )
    if made.notice:
        note(made.notice)
    if json:
        say_json(as_json(made))
    else:
        say(as_text(made))


def as_text(made: Made) -> str:
    """What was made: where, how long, how loud, what passed, what was left out."""
    segment = made.segment
    failed = tuple(check for check in segment.checks if not check.passed)
    loudness = segment.loudness
    lines = [
        segment.script.title,
        f"  folder    {made.folder}" + (" (there already, unchanged)" if made.unchanged else ""),
        f"  files     {', '.join(file.name for file in segment.files)}, index.html",
        f"  TRT       {duration(segment.duration_ms)} ({segment.samples} samples)",
        f"  loudness  {loudness.integrated_lufs:.1f} LUFS, "
        f"true peak {loudness.true_peak_dbtp:.1f} dBTP ({segment.profile})",
        f"  voice     {', '.join(f'{v.engine} {v.name}' for v in segment.voices)}; {_takes(made)}",
        f"  report    {len(segment.checks) - len(failed)} of {len(segment.checks)} checks passed",
    ]
    lines += [
        f"  FAILED    {check.name}: {check.measured}, not {check.expected}" for check in failed
    ]
    lines += [f"  cut       {cut.text!r}: {cut.reason}" for cut in segment.script.cuts]
    return "\n".join(lines)


def _takes(made: Made) -> str:
    total = len(made.segment.cues)
    if made.unchanged:
        return f"{total} sentences"
    return f"{made.spoken} of {total} sentences spoken, {total - made.spoken} from the cache"


def as_json(made: Made) -> dict[str, Any]:
    segment = made.segment
    return {
        "slug": segment.script.slug,
        "title": segment.script.title,
        "folder": str(made.folder),
        "files": [file.name for file in segment.files],
        "durationMs": segment.duration_ms,
        "samples": segment.samples,
        "rate": segment.rate,
        "integratedLufs": round(segment.loudness.integrated_lufs, 2),
        "truePeakDbtp": round(segment.loudness.true_peak_dbtp, 2),
        "profile": segment.profile,
        "sentences": len(segment.cues),
        "spoken": made.spoken,
        "passed": all(check.passed for check in segment.checks),
        "cuts": [
            {"id": cut.id, "text": cut.text, "reason": cut.reason} for cut in segment.script.cuts
        ],
        "notice": made.notice,
        "unchanged": made.unchanged,
    }
