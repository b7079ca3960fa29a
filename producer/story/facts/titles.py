"""The headline of a text dump, which nothing marks."""

from __future__ import annotations

from collections.abc import Sequence

from producer.story.facts.publishing import shorten
from producer.story.line import key, words
from producer.story.window import FRAGMENT
from producer.story.wrap import Unit

_TITLE_WORDS = range(3, 31)
_TOP = 3
"""Units at the top of the page, one of which may be the title that the window bar shows."""
_SITE_WORDS = 6
_NEAR = 12
"""Units above the story among which its headline may read like a sentence."""


def headline(units: Sequence[Unit], reasons: Sequence[str | None], span: range) -> int | None:
    """The unit that is the headline: marked as one, the page's title said again, the one above
    the story that reads most like it; or the text's first line if that does."""
    if not span:
        return None
    marked = [i for i in range(span.start + 1) if units[i].text.startswith("# ")]
    if marked:
        return marked[0]
    titled = _said_again(units, span)
    if titled is not None:
        return titled
    above = [
        i
        for i in range(min(len(units), span.start + 1))
        if reasons[i] == FRAGMENT and len(words(units[i].text)) in _TITLE_WORDS
    ]
    if not above:
        # "Mayor quits": a word or two that open the text, right above the story.
        short = span.start <= 1 and reasons[0] == FRAGMENT
        return 0 if short else None
    return max(above, key=lambda i: (min(len(words(units[i].text)), 8), i))


def _said_again(units: Sequence[Unit], span: range) -> int | None:
    """The last unit near the story's start that repeats the page's title, its site apart."""
    near = range(max(0, span.start - _NEAR), min(span.start + _NEAR, span.stop))
    for top in range(min(_TOP, span.start)):
        title = key(units[top].text)
        forms = {title, key(shorten(units[top].text))}
        same = [
            i
            for i in near
            if i > top
            and not units[i].text.endswith(".")
            and len(words(units[i].text)) in _TITLE_WORDS
            and (key(units[i].text) in forms or _begins(title, key(units[i].text)))
        ]
        if same:
            return same[-1]
    return None


def _begins(title: str, head: str) -> bool:
    """Whether a page's title is the headline and its site's name."""
    rest = title.removeprefix(f"{head} ")
    return len(rest) < len(title) and len(words(rest)) <= min(_SITE_WORDS, len(words(head)))
