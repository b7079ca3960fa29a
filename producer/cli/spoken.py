"""producer spoken: what a voice is given for each line of a text."""

from __future__ import annotations

from typing import Annotated

import typer

from producer.cli.console import say

_SHOWN = 60
"""Characters of a rewrite; a quotation from end to end is one."""


def run(
    file: Annotated[str, typer.Argument(help="A text file, or -.", show_default=False)],
    explain: Annotated[bool, typer.Option(help="Show each rewrite under its line.")] = False,
) -> None:
    """Print the spoken form of each line of a file."""
    from producer import pipeline

    for spoken, rewrites in pipeline.spoken_lines(file):
        say(spoken)
        if explain:
            for rewrite in rewrites:
                say(f"    {rewrite.rule}: {_short(rewrite.before)} → {_short(rewrite.after)}")


def _short(text: str) -> str:
    """A stretch in quotation marks; of a long one, its two ends."""
    end = _SHOWN // 2
    return repr(text if len(text) <= _SHOWN else f"{text[:end]} … {text[-end:]}")
