"""An HTML tree as the lines a reader would see, each with the elements that enclose it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
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
_BOLD = frozenset(("b", "strong"))
_NAMING = ("class", "id", "role", "itemprop")


@dataclass(slots=True)
class _Pen:
    """The line being written."""

    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0

    def write(self, text: str, in_link: bool, in_bold: bool) -> None:
        self.parts.append(text)
        if in_link or in_bold:
            length = len("".join(text.split()))
            self.linked += in_link * length
            self.bold += in_bold * length


class TooDeep(Exception):  # noqa: N818 - caught in this package, and told to people
    """An HTML text whose elements stand so deep in one another that the parser gave up."""


def parse(text: str) -> Any:
    """The root element of an HTML text, or None where it holds no element at all.

    Raises TooDeep: all below the parser's limit would be lost without a word.
    """
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
    last = parser.error_log.last_error  # it ends the reading
    if last is not None and "Excessive depth" in last.message:
        raise TooDeep
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
        if event == "end":
            writer.leave(element)
        elif element.tag in _UNSEEN:
            walk.skip_subtree()  # its "end" comes all the same
        else:
            writer.enter(element, number)
    return tuple(writer.lines)


class _Writer:
    """Writes the lines while the tree is walked."""

    def __init__(self) -> None:
        self.lines: list[Raw] = []
        self._boxes: list[Box] = []
        self._pens = [_Pen()]
        self._apart: list[Any] = []
        self._links = 0
        self._bolds = 0

    def enter(self, element: Any, number: int) -> None:
        tag = element.tag
        names = _names(element.attrib)
        if tag == "button" or (names and _floats(names)):
            self._apart.append(element)
            self._pens.append(_Pen())
            self._boxes.append(Box(number=number, tag=tag, names=names))
        elif tag in _BLOCKS:
            self._flush()
            self._boxes.append(Box(number=number, tag=tag, names=names))
        self._links += tag == "a"
        self._bolds += tag in _BOLD
        if text := element.text:
            self._write(text)

    def leave(self, element: Any) -> None:
        tag = element.tag
        if tag not in _UNSEEN:
            self._links -= tag == "a"
            self._bolds -= tag in _BOLD
            if self._apart and self._apart[-1] is element:
                self._flush()
                self._apart.pop()
                self._pens.pop()
                self._boxes.pop()
            elif tag in _BLOCKS:
                self._flush()
                self._boxes.pop()
        if self._boxes and (tail := element.tail):
            self._write(tail)

    def _write(self, text: str) -> None:
        self._pens[-1].write(text, self._links > 0, self._bolds > 0)

    def _flush(self) -> None:
        pen = self._pens[-1]
        if pen.parts and (text := tidy("".join(pen.parts))):
            boxes = tuple(self._boxes)
            length = len(text.replace(" ", ""))
            linked, bold = min(1.0, pen.linked / length), min(1.0, pen.bold / length)
            self.lines.append(Raw(text=text, boxes=boxes, linked=linked, bold=bold))
        self._pens[-1] = _Pen()


def _names(attributes: Any) -> str:
    if not attributes:
        return ""
    names = " ".join(value for name in _NAMING if (value := attributes.get(name)))
    if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", ""):
        names += " is-hidden"
    return names.lower()


@lru_cache(maxsize=8192)
def _floats(names: str) -> bool:
    return _APART.search(names) is not None
