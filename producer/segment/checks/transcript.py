"""Whether a transcript says what airs."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from producer.model import Check

if TYPE_CHECKING:
    from producer.model import Cue

_TAG: Final = re.compile(r"<[^>]*>")
_TIMES: Final = "-->"


def checks(vtt: str, cues: tuple[Cue, ...]) -> tuple[Check, ...]:
    """The texts of the sentences, in order and whole, however they are split into captions."""
    found = _squeezed(_payload(vtt))
    wanted = [_squeezed(cue.text) for cue in cues]
    at = 0
    lost = ""
    for cue, text in zip(cues, wanted, strict=True):
        if not found.startswith(text, at):
            lost = f"not as {cue.sentence} airs"
            break
        at += len(text)
    else:
        lost = "more than airs" if at < len(found) else ""
    return (
        Check(
            name="transcript",
            expected=f"{len(cues)} sentences as they air",
            measured=lost or f"{len(cues)} sentences",
            passed=not lost,
        ),
    )


def _payload(vtt: str) -> str:
    """The texts of a WebVTT document's cues (W3C WebVTT, clause 4.1): what follows a line of times,
    up to an empty line."""
    lines: list[str] = []
    inside = False
    for line in vtt.splitlines():
        if _TIMES in line:
            inside = True
        elif not line.strip():
            inside = False
        elif inside:
            lines.append(unescape(_TAG.sub("", line)))
    return " ".join(lines)


def _squeezed(text: str) -> str:
    return "".join(text.split())
