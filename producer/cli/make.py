"""producer make: an article goes in, a segment comes out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from producer.cli.console import duration, note, progress, say, say_json
from producer.cli.options import (
    AllowPrivate,
    ApprovedBy,
    Category,
    EngineName,
    Expires,
    Form,
    Hours,
    Item,
    Json,
    Layout,
    Length,
    ListenBack,
    NotBefore,
    Post,
    Priority,
    Recasts,
    ScriptSources,
    Soft,
    Speed,
    StationFile,
    VoiceName,
    airing,
    settle,
)
from producer.errors import RuleError

if TYPE_CHECKING:
    from producer.pipeline import Made


def run(
    sources: ScriptSources,
    form: Form = None,
    length: Length = None,
    post: Post = None,
    soft: Soft = False,
    engine: EngineName = None,
    voice: VoiceName = None,
    speed: Speed = None,
    profile: Annotated[
        str | None,
        typer.Option(help="Delivery: prss, ebu, atsc, aes-stream, podcast, spotify, own."),
    ] = None,
    layout: Layout = None,
    format: Annotated[
        list[str] | None,
        typer.Option(help="wav, flac, mp3, mp2, m4a, opus or hls; give it once for each."),
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
    expires: Expires = None,
    category: Category = None,
    priority: Priority = None,
    not_before: NotBefore = None,
    hours: Hours = None,
    recasts: Recasts = None,
    allow_private: AllowPrivate = False,
    listen_back: ListenBack = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with code 7 where a check of the report fails.")
    ] = False,
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
        layout=layout,
        formats=tuple(format) if format else None,
        out=out,
    )
    from producer import pipeline
    from producer.pipeline.finished import hearing

    if listen_back:
        hearing.ready()  # before the work, not after
    order = pipeline.Order(
        length_ms=length,
        post_ms=post,
        soft=soft,
        item=item,
        allow_private=allow_private,
        approved_by=approved_by,
        expires=expires,
        airing=airing(category, priority, not_before, hours),
    )
    with progress() as tell:
        made = pipeline.make(
            tuple(sources), settled, order, fallback=fallback, progress=tell, tell=note
        )
        if listen_back:
            made = hearing.heard_back(made, tell)
    if made.notice:
        note(made.notice)
    if json:
        say_json(as_json(made))
    else:
        say(as_text(made))
    if strict:
        _refuse_failures(made)


def _refuse_failures(made: Made) -> None:
    """Raise RuleError where a check failed; the folder stays, to listen to."""
    failed = tuple(check for check in made.segment.checks if not check.passed)
    for check in failed:
        note(f"FAILED {check.name}: {check.measured}, not {check.expected}")
    if failed:
        raise RuleError(
            f"{made.folder}: {len(failed)} of {len(made.segment.checks)} checks failed",
            "It was written all the same: listen to it, and mend what failed, or leave --strict "
            "out.",
        )


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
    lines += [f"  moved     {lever.about}" for lever in segment.levers]
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
        "levers": [
            {"name": lever.name, "ms": lever.ms, "about": lever.about} for lever in segment.levers
        ],
        "notice": made.notice,
        "unchanged": made.unchanged,
    }
