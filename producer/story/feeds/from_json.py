"""JSON Feed 1 and 1.1 (jsonfeed.org)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from producer.story.facts.byline import enumerate_names
from producer.story.feeds.feed import Feed, Item, broken
from producer.story.feeds.fields import address, as_html, title_of, when, writer

if TYPE_CHECKING:
    from producer.model import Page


def read(page: Page, text: str) -> Feed:
    """Read a feed. Raises InputError where it is no JSON, or has no list of items."""
    try:
        told = json.loads(text.lstrip("\ufeff"), strict=False)
    except json.JSONDecodeError as error:
        raise broken(page, f"line {error.lineno}: {error.msg}") from error
    except RecursionError as error:
        raise broken(page, "too many levels of brackets") from error
    except ValueError as error:  # Python reads no number of more than 4,300 digits
        raise broken(page, "a number with thousands of digits") from error
    items = told.get("items") if isinstance(told, dict) else None
    if not isinstance(items, list):
        raise broken(page, "no list named items")
    site = address(_text(told, "home_page_url"), page.url)
    base = page.url or address(_text(told, "feed_url"), None) or site
    names = _names(told)
    return Feed(
        source=page.source,
        title=title_of(_text(told, "title")),
        url=site,
        language=_text(told, "language"),
        items=tuple(
            _item(number, item, base, names)
            for number, item in enumerate((i for i in items if isinstance(i, dict)), start=1)
        ),
    )


def _item(number: int, item: dict[str, Any], base: str | None, names: list[str]) -> Item:
    content = _text(item, "content_html") or as_html(_text(item, "content_text"))
    summary = as_html(_text(item, "summary"))
    links = (address(_text(item, name), base) for name in ("url", "external_url"))
    return Item(
        number=number,
        title=title_of(_text(item, "title"), summary, content),
        published=when(_text(item, "date_published")) or when(_text(item, "date_modified")),
        url=next((link for link in links if link), None) or address(_text(item, "id"), None),
        byline=enumerate_names(_names(item) or names),
        content=content,
        summary=summary,
    )


def _text(holder: dict[str, Any], name: str) -> str | None:
    value = holder.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _names(holder: dict[str, Any]) -> list[str]:
    """Of `authors` (1.1) or `author` (1)."""
    given = holder.get("authors") or [holder.get("author")]
    people = [person for person in given if isinstance(person, dict)] if given else []
    found = (writer(_text(person, "name")) for person in people)
    return list(dict.fromkeys(name for name in found if name))
