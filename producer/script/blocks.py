"""Sentences in broadcast-length blocks: the best of all ways to cut, by dynamic programming."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from producer.script.cohesion import glued
from producer.script.shortening.dependence import needs
from producer.script.topics import goes_on

if TYPE_CHECKING:
    from producer.model import Sentence
    from producer.script.forms import Form

INSIDE_PARAGRAPH: Final = 0.35
"""What it costs to end a block inside a paragraph: as much as a block 60 % off its target."""
STRANDED: Final = 0.1
"""More, where that leaves a single sentence of the paragraph on either side."""
SAME_TOPIC: Final = 0.4
"""What it costs to end a block where the story's topic goes on the most."""
LEANING: Final = 0.2
"""What it costs to begin a block with a sentence that needs the one before: "But she ..."."""
PASSED_SUBHEAD: Final = 0.4
"""What it costs not to begin a block where the page has a subhead."""
ORPHAN: Final = 0.3
"""What a block of one sentence costs that is shorter than the target."""
OUT_OF_BOUNDS: Final = 1.0
"""For a block under the form's least or over its most, so that no good place outweighs that."""
FAR_OUT: Final = 10.0
"""And for each whole target's length that it is so."""


def segment(
    sentences: tuple[Sentence, ...], form: Form, topics: frozenset[str] = frozenset()
) -> tuple[tuple[Sentence, ...], ...]:
    """Cut a story into blocks near the form's target, where its topics change.

    `topics` are the paragraphs that stand under a subhead, as ids: each begins a topic. Every
    sentence is in exactly one block, in order. No block ends inside a quotation or parts one from
    its attribution, even where it then is longer than the form's most.
    """
    if not sentences:
        return ()
    starts = _best_starts(sentences, form, topics)
    return tuple(sentences[a:b] for a, b in pairwise((*starts, len(sentences))))


def breaks(sentences: tuple[Sentence, ...], topics: frozenset[str]) -> tuple[float, ...]:
    """For each neighbouring pair, what it costs to end a block between them; inf: it must not."""
    ties = goes_on(sentences)
    needed = needs(sentences)
    found: list[float] = []
    for place, stays in enumerate(glued(sentences), start=1):
        if stays:
            found.append(float("inf"))
        elif _begins_topic(place, sentences, topics):
            found.append(0.0)
        else:
            leans = any(need.index == place - 1 for need in needed[place])
            price = SAME_TOPIC * ties[place - 1] + (LEANING if leans else 0.0)
            found.append(price + _inside(place, sentences))
    return tuple(found)


def passes(sentences: tuple[Sentence, ...], topics: frozenset[str]) -> tuple[float, ...]:
    """For each neighbouring pair, what it costs to have both in one block."""
    return tuple(
        PASSED_SUBHEAD if _begins_topic(place, sentences, topics) else 0.0
        for place in range(1, len(sentences))
    )


def shape(block: tuple[Sentence, ...], form: Form) -> float:
    """What a block costs for its length, and for being a single line."""
    length = sum(one.estimate_ms + one.pause_ms for one in block) - block[-1].pause_ms
    return _off_target(length, form) + _orphan(len(block), length, form)


def _best_starts(
    sentences: tuple[Sentence, ...], form: Form, topics: frozenset[str]
) -> tuple[int, ...]:
    """The first sentences of the blocks that cost least in all."""
    total = len(sentences)
    ends = (0.0, *breaks(sentences, topics), 0.0)
    passed = (0.0, *accumulate(passes(sentences, topics), initial=0.0))
    offsets = tuple(accumulate((s.estimate_ms + s.pause_ms for s in sentences), initial=0))
    cost = [0.0] + [float("inf")] * total
    start_of = [0] * (total + 1)
    may_start = [0]
    for end in range(1, total + 1):
        if ends[end] == float("inf"):
            continue
        for start in reversed(may_start):
            length = offsets[end] - offsets[start] - sentences[end - 1].pause_ms
            own = _off_target(length, form)
            if length > form.max_ms and own >= cost[end]:
                # An earlier start only makes it longer, and no cost is below nothing.
                break
            own += _orphan(end - start, length, form) + passed[end] - passed[start + 1]
            price = cost[start] + own + ends[end]
            if price < cost[end]:
                cost[end], start_of[end] = price, start
        may_start.append(end)
    starts: list[int] = []
    end = total
    while end > 0:
        end = start_of[end]
        starts.append(end)
    return tuple(reversed(starts))


def _off_target(length_ms: int, form: Form) -> float:
    off = (length_ms - form.target_ms) / form.target_ms
    outside = max(0, form.min_ms - length_ms, length_ms - form.max_ms) / form.target_ms
    return off * off + FAR_OUT * outside + (OUT_OF_BOUNDS if outside else 0.0)


def _orphan(count: int, length_ms: int, form: Form) -> float:
    return ORPHAN if count == 1 and length_ms < form.target_ms else 0.0


def _inside(place: int, sentences: tuple[Sentence, ...]) -> float:
    """The cost of a block's end before `place` for the paragraph that it parts."""
    name = sentences[place].paragraph
    if sentences[place - 1].paragraph != name:
        return 0.0
    first = place < 2 or sentences[place - 2].paragraph != name
    last = place + 1 == len(sentences) or sentences[place + 1].paragraph != name
    # Of two sentences each is single whatever is done.
    return INSIDE_PARAGRAPH + (STRANDED if first != last else 0.0)


def _begins_topic(place: int, sentences: tuple[Sentence, ...], topics: frozenset[str]) -> bool:
    name = sentences[place].paragraph
    return name in topics and sentences[place - 1].paragraph != name
