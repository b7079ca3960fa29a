"""A web page as somebody's text dump of it: every block-level element's text a line."""

from __future__ import annotations

from typing import Any

from producer.story.render import parse

_BLOCKS = frozenset(
    "address article aside blockquote body br center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol "
    "optgroup option p pre section summary table caption tbody td tfoot th thead title tr "
    "ul".split()
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe"))


def dump(html: str) -> str:
    """The page's title and every visible text on it, menus and all."""
    parts: list[str] = []
    _walk(parse(html), parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\0"))
    return "\n".join(line for line in lines if line)


def _walk(root: Any, parts: list[str]) -> None:
    import lxml.etree

    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if element.tag in _BLOCKS:
            parts.append("\0")
        if event == "start" and element.tag in _UNSEEN:
            walk.skip_subtree()
        elif event == "start":
            parts.append(element.text or "")
        else:
            parts.append(element.tail or "")
