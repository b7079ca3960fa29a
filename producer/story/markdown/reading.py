"""A Markdown file: its marks are taken off, and the words that are left judged as any text's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias
from urllib.parse import urlsplit

from producer.model import Fate, Page
from producer.story.clean import clean
from producer.story.found import Found
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw, ends_a_sentence, tidy, words
from producer.story.markdown.blocks import Block, blocks
from producer.story.markdown.front_matter import FrontMatter, front_matter
from producer.story.plain import read_plain

_MARKS = re.compile(
    r"""
    ^\#{1,6}[ ]+\S                                             # a heading
    | ^(?:```|~~~)                                             # a fence
    | !?\[[^\[\]\n]{0,300}\]\((?:[a-z]+:|/|\#|[\w.-]+\.\w)[^\s()]*(?:[ ]"[^"\n]*")?\)   # a link
    | (?<![\w*])\*\*(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\*\*(?![\w*])                     # bold
    """,
    re.MULTILINE | re.VERBOSE,
)
_BEGINS_WITH_A_MARK = re.compile(r"\s*(?:[-*+>|#]|\d{1,3}[.)]\s)")
_BLANK = re.compile(r"\n[ \t\r]*\n")
_BRACKETS = 1000
_TITLE_WORDS = 30
_Entry: TypeAlias = tuple[int, Raw, Verdict]
"""A line of the ledger, and the number of the file's line that it comes from."""
_TARGET = re.compile(r"\s{0,3}\[[^\]]+\]:")


def is_named_markdown(page: Page) -> bool:
    """Whether a page's name says Markdown: its file's, or its address's."""
    names = (page.source, urlsplit(page.url).path if page.url else "")
    return any(name.lower().endswith((".md", ".markdown", ".mdown")) for name in names)


def is_parsable(text: str) -> bool:
    """Whether the grammar can be trusted with a text: a paragraph of thousands of brackets, which
    nobody writes, takes it minutes."""
    return all(part.count("[") + part.count("<") <= _BRACKETS for part in _BLANK.split(text))


def is_markdown(text: str) -> bool:
    """Whether a text that is not HTML is Markdown: by its front matter, or by marks where its
    paragraphs stand apart as Markdown's do. Lines of a page dump, which do not, would become one.
    """
    lines = text.split("\n")
    if front_matter(lines).lines:
        return True
    return _MARKS.search(text) is not None and _stands_apart(lines)


def _stands_apart(lines: Sequence[str]) -> bool:
    """Whether most lines that end a sentence have a blank line, or a mark, below them."""
    ends = touching = 0
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if ends_a_sentence(line.rstrip()) and len(words(line)) >= 6:
            ends += 1
            touching += bool(below.strip()) and _BEGINS_WITH_A_MARK.match(below) is None
    return 2 * touching <= ends


def read_markdown(text: str, *, authored: bool) -> Found:
    """Judge the lines of a Markdown text: each line of it is in the ledger, marks apart.

    All of an `authored` one (and of one that begins with front matter or its title) is the story
    but for what the rules know; another, which a program made of a page, is judged as any text.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    front = front_matter(lines)
    body = "\n".join([*[""] * len(front.lines), *lines[len(front.lines) :]])
    found = tuple(blocks(body))
    written = authored or bool(front.lines) or text.lstrip().startswith("# ")
    judge = _of_the_writer if written else _of_a_page
    of_title, verdicts = judge(found, front.facts.headline)
    ledger: list[_Entry] = [
        (number, Raw(text=words_of), replace(verdict, joins=place > 0 and _airs(verdict)))
        for block, verdict in zip(found, verdicts, strict=True)
        for place, (number, words_of) in enumerate(block.lines)
    ]
    ledger += _front(lines, front, of_title)
    taken = {number for number, _, _ in ledger}.union(*(block.covers for block in found))
    ledger += [
        (number, Raw(text=tidy(line)), dropped("link target" if _TARGET.match(line) else "mark"))
        for number, line in enumerate(lines)
        if number not in taken and tidy(line)
    ]
    ledger.sort(key=lambda entry: entry[0])
    return Found(
        raws=tuple(raw for _, raw, _ in ledger),
        verdicts=tuple(verdict for _, _, verdict in ledger),
        facts=front.facts,
    )


def _airs(verdict: Verdict) -> bool:
    return verdict.fate is Fate.PARAGRAPH


def _of_the_writer(
    found: Sequence[Block], title: str | None
) -> tuple[Verdict | None, list[Verdict]]:
    """A verdict for the title of the front matter, if it has one, and for each block."""
    found = [replace(block, reason="link") if _is_link(block) else block for block in found]
    judged = [block for block in found if block.reason is None]
    head = title or _title(judged)
    texts = [*([title] if title else []), *(block.text for block in judged)]
    above = len(texts) - len(judged)
    verdicts = clean(
        [Raw(text=text) for text in texts],
        frozenset(i for i, text in enumerate(texts) if i >= above and text != head),
        [head] if head else [],
        [None] * len(texts),
        frozenset(i + above for i, block in enumerate(judged) if block.heading),
    )
    return (verdicts[0] if title else None), _in_order(found, verdicts[above:])


def _is_link(block: Block) -> bool:
    return block.link and block.reason is None and not block.heading


def _title(judged: Sequence[Block]) -> str | None:
    """The first line, where it is a heading, or no sentence and of no list."""
    first = judged[0] if judged else None
    if first is None or (first.heading == 0 and (ends_a_sentence(first.text) or first.item)):
        return None
    return first.text if len(words(first.text)) <= _TITLE_WORDS else None


def _of_a_page(found: Sequence[Block], title: str | None) -> tuple[Verdict | None, list[Verdict]]:
    """The same where the lines around the story may be there, too: they are judged as plain text,
    a block a line, with what the marks say of them."""
    judged = [block for block in found if block.reason is None]
    lines = [*([f"# {title}"] if title else []), *map(_plain, judged)]
    verdicts = read_plain("\n\n".join(lines)).verdicts
    of_title, rest = (verdicts[0], verdicts[1:]) if title and verdicts else (None, verdicts)
    marked = [
        replace(verdict, heading=block.heading > 0 and _airs(verdict))
        for block, verdict in zip(judged, rest, strict=True)
    ]
    return of_title, _in_order(found, marked)


def _plain(block: Block) -> str:
    """A block as a line of plain text: a heading keeps its mark, a list's item has an end."""
    if block.heading:
        return f"{'#' * block.heading} {block.text}"
    whole = block.item and not ends_a_sentence(block.text)
    return block.text + "." if whole else block.text


def _in_order(found: Sequence[Block], judged: Sequence[Verdict]) -> list[Verdict]:
    rest = iter(judged)
    return [next(rest) if block.reason is None else dropped(block.reason) for block in found]


def _front(lines: Sequence[str], front: FrontMatter, title: Verdict | None) -> list[_Entry]:
    """The lines of the front matter: its title is the headline, the others are not read."""
    told: list[_Entry] = []
    for number in front.lines:
        text = tidy(lines[number])
        if number == front.title_line and title and title.fate is Fate.HEADLINE:
            told.append((number, Raw(text=front.facts.headline or text), title))
        elif text:
            told.append((number, Raw(text=text), dropped("front matter")))
    return told
