"""Sentences in broadcast-length blocks: the best of all ways to cut, by dynamic programming."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.script.cohesion import glued

if TYPE_CHECKING:
    from producer.model import Sentence
    from producer.script.forms import Form

_INSIDE_PARAGRAPH: Final = 0.35
"""What it costs to end a block inside a paragraph: as much as a block 60 % off its target."""
_OUT_OF_BOUNDS: Final = 10.0
"""For each whole target's length that a block is under the form's least or over its most."""


def segment(sentences: tuple[Sentence, ...], form: Form) -> tuple[tuple[Sentence, ...], ...]:
    """Cut a story into blocks near the form's target.

    Every sentence is in exactly one block, in order. No block ends inside a quotation or parts
    one from its attribution, even where it then is longer than the form's most.
    """
    if not sentences:
        return ()
    starts = _best_starts(sentences, form)
    return tuple(sentences[a:b] for a, b in pairwise((*starts, len(sentences))))


def _best_starts(sentences: tuple[Sentence, ...], form: Form) -> tuple[int, ...]:
    """The first sentences of the blocks that cost least in all."""
    total = len(sentences)
    stays = (False, *glued(sentences))
    offsets = _offsets(sentences)
    cost = [0.0] + [float("inf")] * total
    start_of = [0] * (total + 1)
    for end in range(1, total + 1):
        if end < total and stays[end]:
            continue
        for start in range(end - 1, -1, -1):
            if cost[start] == float("inf"):
                continue
            length = offsets[end] - offsets[start] - sentences[end - 1].pause_ms
            own = _off_target(length, form)
            if length > form.max_ms and own >= cost[end]:
                # An earlier start only makes it longer, and no cost is below nothing.
                break
            price = cost[start] + own + _break(sentences, end)
            if price < cost[end]:
                cost[end], start_of[end] = price, start
    starts: list[int] = []
    end = total
    while end > 0:
        end = start_of[end]
        starts.append(end)
    return tuple(reversed(starts))


def _offsets(sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    """When each sentence would start, and the last one's pause end, in milliseconds."""
    offsets = [0]
    for sentence in sentences:
        offsets.append(offsets[-1] + sentence.estimate_ms + sentence.pause_ms)
    return tuple(offsets)


def _off_target(length_ms: int, form: Form) -> float:
    off = (length_ms - form.target_ms) / form.target_ms
    outside = max(0, form.min_ms - length_ms, length_ms - form.max_ms) / form.target_ms
    return off * off + _OUT_OF_BOUNDS * outside


def _break(sentences: tuple[Sentence, ...], end: int) -> float:
    """The cost of ending a block before sentence number `end`."""
    if end == len(sentences):
        return 0.0
    same = sentences[end - 1].paragraph == sentences[end].paragraph
    return _INSIDE_PARAGRAPH if same else 0.0
