"""A page's bytes to a Story: decode, judge, settle the ledger, fill in the facts."""

from __future__ import annotations

import re

from producer.errors import InputError
from producer.model import Fate, Line, Page, Paragraph, Story
from producer.story import kinds
from producer.story.decode import decode
from producer.story.found import Found
from producer.story.ledger import settle
from producer.story.metadata import iso, person

_TAGS = re.compile(
    r"<(?:!doctype html|html|head|body|title|meta|article|main|div|p|h1|section|br|span)\b[^<>]*>",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"(?i)^\W*(?:©|\(c\)|copyright\b)")
_OWNER = re.compile(
    r"(?i)^\W*(?:copyright|©|\(c\))(?:\s|©|\(c\)|by|\d{4}|[-–,])*(?P<owner>[^.,;|]{2,60})"
)
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
    if is_html(text):
        from producer.story.html import read_html

        found = read_html(text)
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
    rights = _rights(lines)
    owner = _OWNER.match(rights) if rights else None
    return Story(
        source=page.source,
        headline=_headline(found, lines, paragraphs),
        byline=facts.byline or _byline(lines),
        publisher=facts.publisher or (owner["owner"].strip() if owner else None),
        published=facts.published or _published(lines),
        url=page.url or facts.url,
        language=facts.language or "en",
        retrieved=page.retrieved,
        paragraphs=paragraphs,
        credits=tuple(line.text for line in lines if line.fate is Fate.CREDIT),
        rights=rights,
        lines=lines,
    )


def _headline(found: Found, lines: tuple[Line, ...], paragraphs: tuple[Paragraph, ...]) -> str:
    """The page's headline; else its title; else the first words of the story."""
    shown = next((line.text for line in lines if line.fate is Fate.HEADLINE), None)
    if shown or found.facts.headline:
        return re.sub(r"^#+ ", "", shown or found.facts.headline or "")
    start = paragraphs[0].text.split()
    return " ".join(start[:10]) + ("…" if len(start) > 10 else "")


def _rights(lines: tuple[Line, ...]) -> str | None:
    """The copyright line below the story; else any on the page."""
    end = max(line.number for line in lines if line.fate is Fate.PARAGRAPH)
    given = [line for line in lines if line.reason == "copyright" and _RIGHTS.match(line.text)]
    below = [line for line in given if line.number > end]
    return next((line.text for line in (*below, *given)), None)


def _byline(lines: tuple[Line, ...]) -> str | None:
    """The writer's name, from the byline, or from the note about the writer."""
    for reason, pattern in (("byline", _BYLINE), ("about the writer", _WRITER)):
        for line in lines:
            if line.reason == reason and (found := pattern.match(line.text)):
                return person(found["name"])
    return None


def _published(lines: tuple[Line, ...]) -> str | None:
    return next(
        (found for line in lines if line.reason == "date" and (found := iso(line.text))), None
    )


def _count(lines: int) -> str:
    return f"{lines} line" + "s" * (lines != 1)
