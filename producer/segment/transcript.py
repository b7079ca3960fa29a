"""The transcript for players, from the same captions: WebVTT and SubRip (SRT)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from producer.segment.captions import captions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Cue
    from producer.segment.captions import Caption


def to_vtt(cues: tuple[Cue, ...]) -> str:
    """A WebVTT document (W3C); cue ids are sentence ids, words have their times where known."""
    parts = (
        f"{each.id}\n{clock(each.start_ms)} --> {clock(each.end_ms)}\n"
        + "\n".join(map(" ".join, _timed(each)))
        for each in captions(cues)
    )
    return "\n\n".join(("WEBVTT", *parts)) + "\n"


def to_srt(cues: tuple[Cue, ...]) -> str:
    """A SubRip document. It has no way to write a sign as text, so an arrow becomes "→"."""
    parts = (
        f"{number}\n{_comma(each.start_ms)} --> {_comma(each.end_ms)}\n"
        + "\n".join(map(" ".join, each.lines)).replace("-->", "→")
        for number, each in enumerate(captions(cues), start=1)
    )
    return "\n\n".join(parts) + "\n"


def clock(ms: int) -> str:
    """hh:mm:ss.ttt, as WebVTT writes times."""
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{thousandths:03}"


def _comma(ms: int) -> str:
    """hh:mm:ss,ttt, as SubRip writes times."""
    return clock(ms).replace(".", ",")


def _timed(caption: Caption) -> Iterator[list[str]]:
    """The lines in words, each with a tag for when it is heard where that is known.

    A time tag must lie inside its caption and after the tag before it (WebVTT, 4.2.2).
    """
    words = iter(caption.words)
    latest = caption.start_ms
    for line in caption.lines:
        parts: list[str] = []
        for text in line:
            word = next(words, None)
            tag = ""
            if word is not None and latest < word.start_ms < caption.end_ms:
                latest = word.start_ms
                tag = f"<{clock(latest)}>"
            parts.append(tag + escape(text, quote=False))
        yield parts
