"""What is heard as captions: a sentence, or a part of one that two lines hold, and when."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from producer.segment import phrases

if TYPE_CHECKING:
    from collections.abc import Sequence

    from producer.model import Cue, Word
    from producer.segment.phrases import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """One or two lines, and when they are heard."""

    id: str
    """The sentence's; "p3.s2+2" for the second caption of p3.s2."""
    start_ms: int
    end_ms: int
    lines: tuple[tuple[str, ...], ...]
    """Each line in words."""
    words: tuple[Word, ...]
    """One for each word of the lines, from the segment's start; empty where nobody knows."""


def captions(cues: tuple[Cue, ...]) -> tuple[Caption, ...]:
    """All captions of a segment in order; the captions of a sentence follow without a gap."""
    return tuple(caption for cue in cues for caption in _of_sentence(cue))


def _of_sentence(cue: Cue) -> tuple[Caption, ...]:
    texts = cue.text.split()
    if not texts:
        return ()
    known = cue.words if len(cue.words) == len(texts) else ()
    parts = phrases.lines(texts)
    edges = _edges(cue, texts, parts, known)
    return tuple(
        Caption(
            id=cue.sentence if number == 1 else f"{cue.sentence}+{number}",
            start_ms=start,
            end_ms=end,
            lines=tuple(tuple(texts[low:high]) for low, high in part),
            words=known[part[0][0] : part[-1][1]],
        )
        for number, (part, (start, end)) in enumerate(
            zip(parts, pairwise(edges), strict=True), start=1
        )
    )


def _edges(
    cue: Cue, texts: Sequence[str], parts: Sequence[Lines], known: Sequence[Word]
) -> list[int]:
    """When each caption begins, and when the last ends: by its first word, else by its letters."""
    letters = list(accumulate(map(len, texts), initial=0))
    edges = [cue.start_ms]
    for number, part in enumerate(parts[1:], start=1):
        first = part[0][0]
        begin = (
            known[first].start_ms
            if known
            else cue.start_ms + (cue.end_ms - cue.start_ms) * letters[first] // letters[-1]
        )
        # Each lasts a millisecond at least, whatever an engine told.
        latest = cue.end_ms - (len(parts) - number)
        edges.append(max(edges[-1] + 1, min(begin, latest)))
    return [*edges, max(edges[-1] + 1, cue.end_ms)]
