"""The page of one story of a feed: its own page, or what the feed carries of it."""

from __future__ import annotations

import html
import re
import shlex
from typing import TYPE_CHECKING

from producer.errors import EngineError, InputError
from producer.story.fetching.fetch import fetch_web, page_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.model import Page
    from producer.story.feeds.feed import Feed, Item

_BLOCK = re.compile(r"<(?:p|div|h[1-6]|ul|ol|li|blockquote|section|article|br)\b", re.IGNORECASE)


def item_page(feed: Feed, number: int, *, allow_private: bool, tell: Callable[[str], None]) -> Page:
    """Fetch the page of item `number`; where that fails and the feed carries the whole story, or
    where the item has no address, the feed's text is the page. `tell` is told which.

    Raises InputError where there is no such item or nothing to read in it, and what fetching
    raises.
    """
    item = _item(feed, number)
    if item.url is None:
        return _own_page(feed, item)
    try:
        return fetch_web(item.url, allow_private=allow_private)
    except (EngineError, InputError) as error:
        if item.content is None:
            raise
        tell(f"{error.message} The text in the feed is read instead.")
    return _own_page(feed, item)


def _item(feed: Feed, number: int) -> Item:
    if 1 <= number <= len(feed.items):
        return feed.items[number - 1]
    count = f"{len(feed.items)} item" + "s" * (len(feed.items) != 1)
    raise InputError(
        f"{feed.source}: this feed has {count}, and none is number {number}.",
        f"See them with: producer story {shlex.quote(feed.source)}",
    )


def _own_page(feed: Feed, item: Item) -> Page:
    """An item's own text as a page, with what the feed says of it where pages say it."""
    body = item.content or item.summary
    if body is None:
        raise InputError(
            f"{feed.source}: item {item.number} has neither an address nor a text.",
            f"See the others with: producer story {shlex.quote(feed.source)}",
        )
    if not _BLOCK.search(body):
        body = f"<p>{body}</p>"
    told = {"author": item.byline, "article:published_time": item.published}
    meta = "".join(
        f'<meta name="{name}" content="{html.escape(value)}">'
        for name, value in told.items()
        if value
    )
    canonical = f'<link rel="canonical" href="{html.escape(item.url)}">' if item.url else ""
    title = html.escape(item.title)
    content = (
        f'<!doctype html><html lang="{html.escape(feed.language or "en")}"><head>'
        f'<meta charset="utf-8"><title>{title}</title>{meta}{canonical}</head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )
    return page_of(feed.source, content.encode("utf-8", "replace"), url=item.url, charset="utf-8")
