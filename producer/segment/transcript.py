"""The transcript as WebVTT: one cue a sentence, as it is heard."""

from __future__ import annotations

import textwrap
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from producer.model import Cue

_LINE: Final = 65
"""Characters a line at most: Podcasting 2.0's advice for transcripts."""


def to_vtt(cues: tuple[Cue, ...]) -> str:
    """A WebVTT document; cue ids are sentence ids."""
    parts = ["WEBVTT", *(_cue(cue) for cue in cues)]
    return "\n\n".join(parts) + "\n"


def clock(ms: int) -> str:
    """hh:mm:ss.ttt, as WebVTT writes times."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _cue(cue: Cue) -> str:
    lines = textwrap.wrap(
        " ".join(cue.text.split()), _LINE, break_on_hyphens=False, break_long_words=False
    )
    words = "\n".join(escape(line, quote=False) for line in lines)
    return f"{cue.sentence}\n{clock(cue.start_ms)} --> {clock(cue.end_ms)}\n{words}"
