"""An HTML page: its lines, its facts, and a verdict for each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from producer.story import body, metadata, render, rules
from producer.story.clean import clean
from producer.story.found import Found
from producer.story.line import Raw, words

_OWN = 1 / 3
"""An element with this share of the story's words is the story's own, whatever its name."""


def read_html(text: str) -> Found:
    """Judge the lines of an HTML page; no lines where it holds no element."""
    root = render.parse(text)
    if root is None:
        return Found()
    raws = render.render(root)
    facts = metadata.facts(root)
    kept = body.of_article(root, raws)
    own = _own(raws, kept)
    known = [rules.by_box(raw, own) or rules.by_links(raw) for raw in raws]
    return Found(
        raws=raws,
        verdicts=tuple(clean(raws, kept, facts.titles, known)),
        facts=facts,
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
