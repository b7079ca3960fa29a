"""The blocks of a Markdown file, each with the lines of the file it stands on.

The grammar is CommonMark's, by markdown-it-py, which rich brings: its tokens carry their lines,
and emphasis, links and escapes nest in more ways than a few patterns of our own would know.
Tables and struck-out words are read besides. Indented code is not: in news copy an indent is a
paragraph's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from producer.story.line import ends_a_sentence, tidy, unescaped, words

if TYPE_CHECKING:
    from markdown_it.token import Token

_FOOTNOTE = re.compile(r"(?!^)\[\^[\w-]+\]")
_NOTE = re.compile(r"\[\^[\w-]+\]:")
_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]*>")
_OF_TEXT = frozenset(
    "a b blockquote br center div em h1 h2 h3 h4 h5 h6 i li main article section ol p span strong "
    "ul".split()
)
"""HTML that encloses text as a writer of news uses it; any other is an embed."""
_LONG_HEADING = 12
"""Words: a sentence longer than that with a rule right below it is a paragraph."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some lines of the file, as they read without their marks."""

    lines: tuple[tuple[int, str], ...]
    """The number of each line (from 0) and its words; they make one paragraph."""
    reason: str | None = None
    """Why they can't be the story; None where their words must say."""
    heading: int = 0
    """The level of a heading, from 1."""
    item: bool = False
    """A list's, and no mere link: it is whole without a full stop."""
    link: bool = False
    """Nearly all of it is a link, and it is no sentence."""
    covers: range = range(0)
    """Lines of the file whose words stand on one of `lines`."""

    @property
    def text(self) -> str:
        return " ".join(text for _, text in self.lines)


def blocks(text: str) -> Iterator[Block]:
    """Each block in the file's order; images and struck-out words are blocks of their own."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")
    source = text.split("\n")
    tokens = parser.parse(text)
    items = 0
    table = False
    below_image = False
    year = ""
    for index, token in enumerate(tokens):
        items += (token.type == "list_item_open") - (token.type == "list_item_close")
        if token.type == "list_item_open" and len(token.info) > 2:
            year = f"{token.info}{token.markup} "
        table = (table or token.type == "table_open") and token.type != "table_close"
        if token.type == "inline" and not token.content and token.map and not table:
            yield from _as_they_stand(source, token.map, None)  # "###": the end of a release
        elif token.type == "inline" and not table:
            found = list(_inline(token, tokens[index - 1], items > 0, below_image, year))
            year = ""
            below_image = bool(found) and found[-1].reason == "image"
            yield from found
        elif token.map and (reason := _LEAVES.get(token.type)):
            yield from _as_they_stand(source, token.map, reason)
        elif token.map and token.type == "html_block":
            yield from _html(source, token.map)


_LEAVES = {
    "fence": "code",
    "hr": "separator",
    "table_open": "table",
}


def _as_they_stand(
    source: Sequence[str], lines: Sequence[int], reason: str | None
) -> Iterator[Block]:
    for number in range(lines[0], min(lines[1], len(source))):
        if line := tidy(source[number]):
            yield Block(lines=((number, line),), reason=reason)


def _html(source: Sequence[str], lines: Sequence[int]) -> Iterator[Block]:
    """HTML in the file: its text where it is made of text, else none of it."""
    first = re.match(r"\s*<([A-Za-z][\w-]*)", source[lines[0]])
    if first is None or first[1].lower() not in _OF_TEXT:
        yield from _as_they_stand(source, lines, "embed" if first else "code")
        return
    for number in range(lines[0], min(lines[1], len(source))):
        if text := tidy(unescaped(_TAG.sub(" ", source[number]))):
            yield Block(lines=((number, text),))
        elif line := tidy(source[number]):
            yield Block(lines=((number, line),), reason="code")


@dataclass(slots=True)
class _Pen:
    """The lines of a block as they are written, and what stands apart from them."""

    number: int
    parts: list[list[str]] = field(default_factory=lambda: [[]])
    apart: list[Block] = field(default_factory=list)
    linked: int = 0
    plain: int = 0
    """Letters outside emphasis."""
    runs_over: bool = False
    """Something that stands apart goes on over the end of a line."""

    @property
    def here(self) -> int:
        return self.number + len(self.parts) - 1

    def put_aside(self, text: str, reason: str) -> None:
        self.runs_over = self.runs_over or "\n" in text
        if text := tidy(text):
            self.apart.append(Block(lines=((self.here, text),), reason=reason))


def _inline(
    token: Token, opening: Token, in_list: bool, below_image: bool, year: str
) -> Iterator[Block]:
    """The block of a paragraph or a heading, with what stands apart from its words; `year` is
    the number of a list's item that is none but begins a sentence: "2024. What a year."."""
    if token.map is None:
        return
    pen = _Pen(number=token.map[0], parts=[[year]])
    _write(pen, token.children or [])
    lines = [tidy("".join(part)) for part in pen.parts]
    body = " ".join(filter(None, lines))
    # What runs over the end of a line (code, a comment, words struck out) hides that end.
    hidden = pen.runs_over or len(lines) != token.map[1] - token.map[0]
    whole = hidden or opening.type == "heading_open"
    covers = range(*token.map) if whole else range(0)
    above = [
        replace(block, covers=covers) for block in pen.apart if block.lines[0][0] == pen.number
    ]
    yield from above
    if body:
        imaged = below_image or any(block.reason == "image" for block in above)
        link = pen.linked * 5 >= 4 * len(body.replace(" ", "")) and not ends_a_sentence(body)
        numbered = [(pen.number + n, line) for n, line in enumerate(lines) if line]
        yield Block(
            lines=((numbered[0][0], body),) if whole else tuple(numbered),
            reason=_known(token, emphasised=not pen.plain, imaged=imaged),
            heading=_level(opening, body),
            covers=covers,
            item=in_list and not link,
            link=link,
        )
    yield from (replace(block, covers=covers) for block in pen.apart[len(above) :])


def _known(token: Token, *, emphasised: bool, imaged: bool) -> str | None:
    """What the marks say against a paragraph: one in italics below an image is its caption."""
    if _NOTE.match(token.content):
        return "footnote"
    return "caption" if emphasised and imaged else None


def _level(opening: Token, text: str) -> int:
    """A heading's level, 0 for a paragraph, even with a rule right below it."""
    ruled = opening.markup == "-" and len(words(text)) > _LONG_HEADING and ends_a_sentence(text)
    return int(opening.tag[1]) if opening.type == "heading_open" and not ruled else 0


def _write(pen: _Pen, children: Sequence[Token]) -> None:
    emphasis = links = strikes = 0
    struck: list[str] = []
    for child in children:
        emphasis += (child.type == "em_open") - (child.type == "em_close")
        links += (child.type == "link_open") - (child.type == "link_close")
        strikes += (child.type == "s_open") - (child.type == "s_close")
        if child.type == "s_close" and not strikes:
            pen.put_aside("".join(struck), "struck out")
            struck = []
        elif child.type == "image":
            pen.put_aside(f"![{child.content}]({child.attrGet('src') or ''})", "image")
        elif child.type == "html_inline" and child.content.startswith("<!--"):
            pen.put_aside(child.content, "code")
        elif child.type in {"softbreak", "hardbreak"}:
            pen.parts.append([])
            if strikes:
                struck.append("\n")
        else:
            text = _words(child)
            if strikes:
                struck.append(text)
                continue
            pen.parts[-1].append(text)
            letters = len("".join(text.split()))
            pen.linked += letters * (links > 0)
            pen.plain += letters * (emphasis == 0)


def _words(token: Token) -> str:
    if token.type == "html_inline":
        return " " if re.match(r"<br\b", token.content, re.IGNORECASE) else ""
    return _FOOTNOTE.sub("", token.content)
