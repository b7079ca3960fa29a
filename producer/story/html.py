"""An HTML page: its lines, its facts, and a verdict for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise

from producer.story import body, kinds, render, rules
from producer.story.clean import clean
from producer.story.facts import metadata
from producer.story.found import Found
from producer.story.line import Raw, words

_GAP = 2
"""Lines: what is left out in a longer row was left out for a reason."""
_OWN = 1 / 3
"""An element with this share of the story's words is the story's own, whatever its name."""


def read_html(text: str) -> Found:
    """Judge the lines of an HTML page; no lines where it holds no element."""
    root = render.parse(text)
    if root is None:
        return Found()
    raws = render.render(root)
    facts = metadata.facts(root)
    kept = body.of_article(root, raws, _free(raws))
    kept |= _between(raws, kept)
    own = _own(raws, kept)
    known = [rules.by_box(raw, own) or rules.by_links(raw) for raw in raws]
    headings = frozenset(index for index in kept if kinds.is_heading(raws[index]))
    return Found(
        raws=raws,
        verdicts=tuple(clean(raws, kept, facts.titles, known, headings)),
        facts=facts,
    )


def _free(raws: Sequence[Raw]) -> list[int]:
    """The lines that are sentences, with no rule against them."""
    return [
        index
        for index, raw in enumerate(raws)
        if kinds.is_prose(raw.text) and not rules.by_box(raw, frozenset())
    ]


def _between(raws: Sequence[Raw], kept: AbstractSet[int]) -> frozenset[int]:
    """The few lines that the extractor left out between two of the story's, in the element that
    holds all of them: subheads for the most part."""
    return frozenset(
        index
        for before, after in pairwise(sorted(kept))
        if 1 < after - before <= _GAP + 1 and raws[before].parent == raws[after].parent
        for index in range(before + 1, after)
        if raws[index].parent == raws[after].parent
    )


def _own(raws: Sequence[Raw], kept: AbstractSet[int]) -> frozenset[int]:
    """The numbers of the elements that hold so much of the story that their names say nothing."""
    held: Counter[int] = Counter()
    total = 0
    for index in kept:
        length = len(words(raws[index].text))
        total += length
        held.update({box.number: length for box in raws[index].boxes})
    return frozenset(number for number, length in held.items() if length >= _OWN * total)
