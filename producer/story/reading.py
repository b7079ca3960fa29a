"""A page's bytes to a Story: decode, judge, settle the ledger, fill in the facts."""

from __future__ import annotations

import re

from producer.errors import InputError
from producer.model import Fate, Line, Page, Paragraph, Story
from producer.story import kinds
from producer.story.decode import decode
from producer.story.facts import rights
from producer.story.facts.byline import is_name, person, settled
from producer.story.facts.metadata import iso
from producer.story.found import Found
from producer.story.ledger import settle

_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|article|main|div|p|h1|section|br|span)\b[^<>]*>",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?i)^\W*(?:©|\(c\)|copyright\b)")
_WRITER = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'’-]+ ){1,3}[A-Z][\w'’-]+),?"
    r" (?:is|was|has|covers|joined|reports|writes|hosts)\b"
)
_BYLINE = re.compile(
    r"^(?i:(?:words |written |reported |posted )?by)[: ]+"
    r"(?P<name>[^|•·(,]{3,60}?)(?:\s*[|•·(,–—].*)?$"
)


def read_page(page: Page) -> Story:
    """See `producer.story.read`."""
    text = decode(page)
    if _is_markdown(page, text):
        from producer.story.markdown.reading import is_named_markdown, read_markdown

        found = read_markdown(text, authored=is_named_markdown(page))
    elif is_html(text):
        found = _read_html(page, text)
    else:
        from producer.story.plain import read_plain

        found = read_plain(text)
    lines, paragraphs = settle(found.raws, found.verdicts)
    if not any(kinds.is_prose(paragraph.text) for paragraph in paragraphs):
        raise InputError(
            f"{page.source}: no article found in it ({_count(len(lines))} read).",
            "Hand over the page of one story, or its text in a file.",
        )
    return _story(page, found, lines, paragraphs)


def _read_html(page: Page, text: str) -> Found:
    from producer.story.html import read_html
    from producer.story.render import TooDeep

    try:
        return read_html(text)
    except TooDeep as error:
        raise InputError(
            f"{page.source}: its elements stand more than two thousand deep in one another.",
            "Hand over the story's text in a file: this page's HTML is broken.",
        ) from error


def _is_markdown(page: Page, text: str) -> bool:
    """By its name, but for an HTML page about such a file; else by its marks."""
    from producer.story.markdown import reading as markdown

    if markdown.is_named_markdown(page):
        meant = not text.lstrip()[:15].lower().startswith(("<!doctype html", "<html"))
    else:
        meant = not is_html(text) and markdown.is_markdown(text)
    return meant and markdown.is_parsable(text)


def is_html(text: str) -> bool:
    """Whether a text is HTML: told by its tags, not by its name."""
    head = text[:20000]
    return head.lstrip()[:15].lower().startswith(("<!doctype html", "<html")) or (
        len(_TAGS.findall(head)) >= 2 and re.search(r"</[a-zA-Z]", text) is not None
    )


def _story(
    page: Page, found: Found, lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...]
) -> Story:
    facts = found.facts
    notices = _rights(lines)
    agency = rights.agency(
        lines, publisher=facts.publisher, authors=facts.authors, sources=facts.sources
    )
    return Story(
        source=page.source,
        headline=_headline(found, lines, paragraphs),
        byline=settled(facts.byline, _above(lines)) or _byline(lines),
        publisher=facts.publisher or rights.publisher(notices, agency),
        published=facts.published or _published(lines),
        url=page.url or facts.url,
        language=facts.language or "en",
        retrieved=page.retrieved,
        paragraphs=paragraphs,
        credits=tuple(line.text for line in lines if line.fate is Fate.CREDIT),
        rights=next(iter(notices), None),
        lines=lines,
        agency=agency,
    )


def _headline(found: Found, lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...]) -> str:
    """The page's headline; else its title; else the first words of the story."""
    shown = next((line.text for line in lines if line.fate is Fate.HEADLINE), None)
    if shown or found.facts.headline:
        return re.sub(r"^#+ ", "", shown or found.facts.headline or "")
    start = paragraphs[0].text.split()
    return " ".join(start[:10]) + ("…" if len(start) > 10 else "")


def _rights(lines: tuple[Line, ...]) -> tuple[str, ...]:
    """The page's copyright lines: those below the story first."""
    end = max(line.number for line in lines if line.fate is Fate.PARAGRAPH)
    given = [line for line in lines if line.reason == "copyright" and _RIGHTS.match(line.text)]
    return tuple(line.text for line in sorted(given, key=lambda line: line.number <= end))


def _byline(lines: tuple[Line, ...]) -> str | None:
    """The writer's name, from the byline, or from the note about the writer."""
    for reason, pattern in (("byline", _BYLINE), ("about the writer", _WRITER)):
        for line in lines:
            if line.reason == reason and (found := pattern.match(line.text)):
                name = person(found["name"])
                if is_name(name):
                    return name
    return None


def _above(lines: tuple[Line, ...]) -> str | None:
    """The "By ..." line between the headline and the story."""
    start = next(line.number for line in lines if line.fate is Fate.PARAGRAPH)
    head = next((line.number for line in lines if line.fate is Fate.HEADLINE), start)
    between = (line for line in lines if head < line.number < start)
    return next(
        (one.text for one in between if one.reason == "byline" and _BYLINE.match(one.text)), None
    )


def _published(lines: tuple[Line, ...]) -> str | None:
    return next(
        (found for line in lines if line.reason == "date" and (found := iso(line.text))), None
    )


def _count(lines: int) -> str:
    return f"{lines} line" + "s" * (lines != 1)
