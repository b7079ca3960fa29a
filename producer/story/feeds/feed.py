"""A feed: the list of a site's stories (RSS 0.9x to 2.0, Atom, JSON Feed), told by its content."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.story.decode import decode
from producer.story.feeds import prologue

if TYPE_CHECKING:
    from producer.model import Page

_HEAD = 65536
"""Bytes: a feed that says what it is no sooner than that is none."""
_ROOT = re.compile(r"\s*<(?:[\w.-]+:)?(?:(?P<feed>rss|feed)|(?P<rdf>RDF))(?=[\s/>])")
_RSS_OF_RDF = re.compile(r"purl\.org/rss/1\.0|my\.netscape\.com/rdf/simple|channel\.netscape\.com")
_JSON_VERSION = re.compile(rb"jsonfeed\.org\\?/version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A story of a feed, as the feed gives it."""

    number: int
    """Counted from 1 in the feed's own order, which is the newest first."""
    title: str
    published: str | None
    """ISO 8601, as precise as the feed gives it."""
    url: str | None
    """The story's page: http or https, whole."""
    byline: str | None = None
    content: str | None = None
    """The whole story as HTML, where the feed carries it."""
    summary: str | None = None
    """What else it says of the story, as HTML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    source: str
    """What the user typed."""
    title: str
    url: str | None
    """The site's own page."""
    language: str | None
    items: tuple[Item, ...]


def is_feed(page: Page) -> bool:
    """Whether a page is a feed: by its root element or its version, not by its name."""
    head = page.content[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if head.startswith(b"{"):
        return _JSON_VERSION.search(page.content) is not None
    text = head.decode("latin-1")  # a root element's name is ASCII in every set that it may be in
    start = max((part.end() for part in prologue.parts(text)), default=0)
    root = _ROOT.match(text, start)
    return root is not None and (root["feed"] is not None or bool(_RSS_OF_RDF.search(text)))


def read_feed(page: Page) -> Feed:
    """The stories of a feed. Raises InputError where it is broken, with the line of the fault."""
    text = decode(page)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        from producer.story.feeds import from_json

        return from_json.read(page, text)
    from producer.story.feeds import from_xml

    return from_xml.read(page, text)


def broken(page: Page, why: str) -> InputError:
    """The error for a feed that does not keep its format's rules."""
    return InputError(
        f"{page.source}: this feed is broken ({why}).",
        "Tell its owner, and hand over the address of the story itself.",
    )
