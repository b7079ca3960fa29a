"""The ledger: every line of the page, once, in page order, with its fate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from producer.model import Fate, Line, Paragraph
from producer.story.line import Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is to become of a line."""

    fate: Fate
    reason: str
    joins: bool = False
    """For PARAGRAPH: it goes on with the paragraph of the line before it."""
    heading: bool = False
    """For PARAGRAPH: a subhead, which no sentence of the story is."""


def dropped(reason: str) -> Verdict:
    return Verdict(fate=Fate.DROPPED, reason=reason)


def settle(
    raws: Sequence[Raw], verdicts: Sequence[Verdict]
) -> tuple[tuple[Line, ...], tuple[Paragraph, ...]]:
    """Number the lines and the paragraphs; one verdict a line, in order."""
    lines: list[Line] = []
    texts: list[list[str]] = []
    headings: list[bool] = []
    for number, (raw, verdict) in enumerate(zip(raws, verdicts, strict=True), start=1):
        paragraph = None
        if verdict.fate is Fate.PARAGRAPH:
            if not (verdict.joins and texts):
                texts.append([])
                headings.append(verdict.heading)
            texts[-1].append(raw.text)
            paragraph = f"p{len(texts)}"
        lines.append(
            Line(
                number=number,
                text=raw.text,
                fate=verdict.fate,
                reason=verdict.reason,
                paragraph=paragraph,
            )
        )
    return tuple(lines), tuple(
        Paragraph(id=f"p{number}", text=_join(parts), heading=heading)
        for number, (parts, heading) in enumerate(zip(texts, headings, strict=True), start=1)
    )


def _join(parts: Iterable[str]) -> str:
    """Physical lines as one; a hyphen between letters at the end of a line keeps no space."""
    text = ""
    for part in parts:
        space = "" if not text or re.search(r"\w-$", text) else " "
        text += space + part
    return text
