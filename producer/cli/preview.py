"""producer preview: a script as its reader sees it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from producer.cli.console import duration, say, say_json
from producer.cli.options import Form, Json, Source, StationFile, settle

if TYPE_CHECKING:
    from producer.model import Script

_WIDTH = 72


def run(source: Source, form: Form = None, station: StationFile = None, json: Json = False) -> None:
    """Show a script, or the script that a page would become: blocks, clock, what is said."""
    settled = settle(station, form=form)
    from producer import pipeline

    script = pipeline.script_of(source, settled)
    if json:
        say_json(as_json(script))
    else:
        say(as_text(script))


def as_text(script: Script) -> str:
    """Slug, TRT, then each block: when it starts, how long it is, how much is left after it."""
    total = estimate_ms(script)
    about = f"{script.slug.upper()}   {script.form}   TRT about {duration(total)}"
    lines = [about, script.title]
    clock = 0
    for block in script.blocks:
        left = max(0, total - clock - block.estimate_ms)
        about = f"about {duration(block.estimate_ms)}, then {duration(left)} to go"
        lines += ["", f"{duration(clock)}  [{block.id}]  {about}"]
        words = " ".join(sentence.text for sentence in block.sentences)
        lines += textwrap.wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="  ")
        lines += [
            f"    {sentence.id} says: {sentence.spoken}"
            for sentence in block.sentences
            if sentence.said_otherwise
        ]
        clock += block.estimate_ms + block.sentences[-1].pause_ms
    if script.cuts:
        lines += ["", "Left out:", *(f"  {c.id} {c.text!r}: {c.reason}" for c in script.cuts)]
    return "\n".join(lines)


def estimate_ms(script: Script) -> int:
    """The script's speech and pauses, without head and tail."""
    return sum(b.estimate_ms + b.sentences[-1].pause_ms for b in script.blocks)


def as_json(script: Script) -> dict[str, Any]:
    return {
        "slug": script.slug,
        "title": script.title,
        "form": script.form,
        "estimateMs": estimate_ms(script),
        "blocks": [
            {
                "id": block.id,
                "kind": str(block.kind),
                "estimateMs": block.estimate_ms,
                "sentences": [
                    {
                        "id": sentence.id,
                        "source": sentence.source,
                        "text": sentence.text,
                        "spoken": sentence.spoken,
                        "rewrites": [
                            {"rule": r.rule, "before": r.before, "after": r.after}
                            for r in sentence.rewrites
                        ],
                        "estimateMs": sentence.estimate_ms,
                        "pauseMs": sentence.pause_ms,
                    }
                    for sentence in block.sentences
                ],
            }
            for block in script.blocks
        ],
        "cuts": [{"id": c.id, "text": c.text, "reason": c.reason} for c in script.cuts],
    }
