"""What a user hands over, opened: a page, or a feed and the page of one of its stories."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from producer.errors import InputError
from producer.model import Page
from producer.story.feeds.feed import Feed, is_feed, read_feed
from producer.story.fetching.fetch import fetch

if TYPE_CHECKING:
    from collections.abc import Callable


def silent(remark: str) -> None:
    """For those who need no remarks."""
    del remark


def open_source(
    source: str,
    *,
    item: int | None = None,
    allow_private: bool = False,
    tell: Callable[[str], None] = silent,
) -> Page | Feed:
    """The page of a source, its feed where it is one, or with `item` the page of that story.

    `tell` is told what else a person should know. Raises InputError where an item is asked of
    what is no feed or has none of that number, and what fetching raises.
    """
    page = fetch(source, allow_private=allow_private)
    feed = read_feed(page) if is_feed(page) else None
    if item is None:
        return feed or page
    if feed is None:
        raise InputError(f"{source}: this is a page, not a feed.", "Leave --item out.")
    from producer.story.feeds.item import item_page

    return item_page(feed, item, allow_private=allow_private, tell=tell)


def open_page(
    source: str,
    *,
    item: int | None = None,
    allow_private: bool = False,
    tell: Callable[[str], None] = silent,
) -> Page:
    """The same where a page must be: InputError for a feed without an item."""
    found = open_source(source, item=item, allow_private=allow_private, tell=tell)
    if isinstance(found, Page) and not is_feed(found):
        return found
    see = f"producer story {shlex.quote(source)}"
    hint = f"See its stories with: {see} - then add --item and a number."
    raise InputError(f"{source}: this is a feed, not a page: add --item N.", hint)
