"""An HTML tree as the lines a reader would see, each with the elements that enclose it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from producer.story.line import Box, Raw, tidy


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags(
    "head script style template noscript svg math iframe object canvas audio video map datalist "
    "select textarea"
)
_BLOCKS = _tags(
    "html body address article aside blockquote br center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu "
    "nav ol optgroup option p pre search section summary table caption tbody td tfoot th thead tr "
    "ul"
)
"""Any other element is inline, as in a browser: those that no standard knows, too."""
_APART = re.compile(
    r"tooltip|popover|hover-?card|rollover[\w-]*-(?:block|content|card)|is-hidden"
    r"|screen-?reader|visually-?hidden|(?:^|[ _-])(?:sr-only|btn|button)(?:$|[ _-])"
)
"""Names of what floats over a sentence, or is heard by screen readers alone: a line of its own
that does not cut the sentence it stands in."""


@dataclass(slots=True)
class _Pen:
    """The line being written."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0

    def write(self, text: str | None, in_link: bool) -> None:
        if text:
            self.parts.append(text)
            self.linked += in_link * len("".join(text.split()))


def parse(text: str) -> Any:
    """The root element of an HTML text, or None where it holds no element at all."""
    import lxml.etree
    import lxml.html

    parser = lxml.html.HTMLParser(
        encoding="utf-8",
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # else everything below 256 levels is lost without a word
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except lxml.etree.ParserError:
        return None
    return _with_body(root)


def _with_body(root: Any) -> Any:
    """HTML may leave <body> out; libxml2, which knows no <article>, then puts it in the head."""
    head = root.find("head")
    if head is not None and root.find("body") is None:
        body = root.makeelement("body")
        body.extend([child for child in head if child.tag not in _IN_HEAD])
        root.append(body)
    return root


_IN_HEAD = frozenset("title meta link script style base noscript template".split())


def render(root: Any) -> tuple[Raw, ...]:
    """The lines of the page in document order.

    Each block-level element's text is a line; <br> and nested blocks split it. Inline tags
    join without a space, as in a browser. What no browser shows (scripts, <head>) is left out;
    what floats over a sentence (a pop-up, a button) is a line before it.
    """
    import lxml.etree

    walk = lxml.etree.iterwalk(root, events=("start", "end"))
    writer = _Writer()
    for number, (event, element) in enumerate(walk):
        if event == "start":
            writer.enter(element, number)
        else:
            writer.leave(element)
    return tuple(writer.lines)


class _Writer:
    """Writes the lines while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Raw] = []
        self._boxes: list[Box] = []
        self._pens = [_Pen()]
        self._apart: list[Any] = []
        self._links = 0
        self._unseen = 0

    def enter(self, element: Any, number: int) -> None:
        self._unseen += element.tag in _UNSEEN
        if self._unseen:
            return
        box = _box(element, number)
        if element.tag == "button" or _APART.search(box.names):
            self._apart.append(element)
            self._pens.append(_Pen())
            self._boxes.append(box)
        elif element.tag in _BLOCKS:
            self._flush()
            self._boxes.append(box)
        self._links += element.tag == "a"
        self._pens[-1].write(element.text, self._links > 0)

    def leave(self, element: Any) -> None:
        if not self._unseen:
            self._links -= element.tag == "a"
            if self._apart and self._apart[-1] is element:
                self._flush()
                self._apart.pop()
                self._pens.pop()
                self._boxes.pop()
            elif element.tag in _BLOCKS:
                self._flush()
                self._boxes.pop()
        self._unseen -= element.tag in _UNSEEN
        if not self._unseen and self._boxes:
            self._pens[-1].write(element.tail, self._links > 0)

    def _flush(self) -> None:
        pen = self._pens[-1]
        text = tidy("".join(pen.parts))
        if text:
            boxes = tuple(self._boxes)
            share = min(1.0, pen.linked / len(text.replace(" ", "")))
            self.lines.append(Raw(text=text, boxes=boxes, linked=share))
        self._pens[-1] = _Pen()


def _box(element: Any, number: int) -> Box:
    names = " ".join(
        value for name in ("class", "id", "role", "itemprop") if (value := element.get(name))
    )
    if "hidden" in element.attrib or "display:none" in element.get("style", "").replace(" ", ""):
        names += " is-hidden"
    return Box(number=number, tag=element.tag, names=names.lower())
