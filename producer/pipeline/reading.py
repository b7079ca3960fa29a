"""Sources → Story and Script: a page, an entry of a feed, several pages, or a script."""

from __future__ import annotations

import shlex
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from producer.errors import InputError, UsageError
from producer.pipeline import approval
from producer.pipeline.order import Order
from producer.pipeline.style import style_of
from producer.script import document
from producer.script.draft import Draft
from producer.script.spoken import speak_out
from producer.script.write import draft, draft_newscast, draft_of_script, readable
from producer.story import read
from producer.story.decode import decode
from producer.story.feeds.feed import Feed
from producer.story.fetching.fetch import fetch
from producer.story.source import open_page, open_source, silent

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.model import Page, Rewrite, Script, Story
    from producer.script.draft import Heard
    from producer.station import Station

    Tell = Callable[[str], None]

_PLAIN = Order()


def story_of(source: str, order: Order = _PLAIN, *, tell: Tell = silent) -> Story:
    """The clean story of a page: a path, a URL, or "-"; or of an item of a feed.

    `tell` is told where a feed's text had to stand for its page. Raises InputError for a script,
    and for a feed of which no item is asked.
    """
    return _story(page_of(source, order, tell))


def story_or_feed(source: str, order: Order = _PLAIN, *, tell: Tell = silent) -> Story | Feed:
    """As `story_of`, but for a feed without an item the list of its stories."""
    found = open_source(source, item=order.item, allow_private=order.allow_private, tell=tell)
    return found if isinstance(found, Feed) else _story(found)


def script_of(
    sources: tuple[str, ...], station: Station, order: Order = _PLAIN, *, tell: Tell = silent
) -> Script:
    """The script of a page, of several as a newscast, or of a script that was written before.

    Raises as `draft_of` does, and RuleError for a length that it can't be cut to.
    """
    return draft_of(sources, station, order, tell=tell).script(order.length_ms, {})


def draft_of(
    sources: tuple[str, ...], station: Station, order: Order = _PLAIN, *, tell: Tell = silent
) -> Draft:
    """What could air of sources, before it is known how much of it may.

    Raises UsageError where a script comes with other sources, where a source is given twice, and
    for an item of several.
    """
    if len(set(sources)) < len(sources):
        twice = next(source for source in sources if sources.count(source) > 1)
        raise UsageError(f"{twice} is given twice", "It would air twice: name it once.")
    if order.item is not None and len(sources) > 1:
        raise UsageError(
            "--item is of one feed, and several sources were given",
            "Save the story with: producer script FEED --item N -o FILE",
        )
    return _draft_from(tuple(page_of(source, order, tell) for source in sources), station, order)


def script_from(pages: tuple[Page, ...], station: Station, order: Order) -> Script:
    """The script of pages that are here."""
    return _draft_from(pages, station, order).script(order.length_ms, {})


def script_text(
    sources: tuple[str, ...],
    station: Station,
    order: Order = _PLAIN,
    *,
    name: str,
    tell: Tell = silent,
) -> str:
    """The script of sources as YAML; `name` is the file that its first lines speak of."""
    return document.to_yaml(script_of(sources, station, order, tell=tell), name)


def spoken_lines(source: str) -> Iterator[tuple[str, tuple[Rewrite, ...]]]:
    """The spoken form of each line of a text, and the rewrites that made it."""
    for line in decode(fetch(source)).removesuffix("\n").split("\n"):
        yield speak_out(line)


def page_of(source: str, order: Order, tell: Tell) -> Page:
    return open_page(source, item=order.item, allow_private=order.allow_private, tell=tell)


def is_script(page: Page) -> bool:
    """By its name, or by its first key: then a fault in it is told as a script's."""
    if page.source.lower().endswith((".yaml", ".yml")):
        return True
    return document.is_script(page.content[:4096].decode("utf-8", "replace"))


def _draft_from(pages: tuple[Page, ...], station: Station, order: Order) -> Draft:
    made = _draft(pages, station)

    def script(length_ms: int | None, heard: Heard) -> Script:
        return _answered_for(made.script(length_ms, heard), order)

    return Draft(script=script, least_ms=made.least_ms)


def _draft(pages: tuple[Page, ...], station: Station) -> Draft:
    style = style_of(station)
    if len(pages) > 1:
        stories = tuple(readable(_one_of_several(page)) for page in pages)
        return draft_newscast(stories, station, style)
    (page,) = pages
    if is_script(page):
        return draft_of_script(
            document.from_yaml(decode(page), page.source, station, style), station
        )
    return draft(readable(_story(page)), station, style)


def _answered_for(script: Script, order: Order) -> Script:
    """With the kill time, how it airs, and who approved it, where the order says so."""
    if order.expires is not None:
        script = replace(script, expires=order.expires)
    told = {key: value for key, value in asdict(order.airing).items() if value is not None}
    script = replace(script, airing=replace(script.airing, **told))
    return approval.approved(script, order.approved_by)


def _story(page: Page) -> Story:
    if is_script(page):
        raise InputError(
            f"{page.source}: this is a script, not a page",
            f"Type: producer preview {shlex.quote(page.source)}",
        )
    return read(page)


def _one_of_several(page: Page) -> Story:
    if is_script(page):
        raise UsageError(
            f"{page.source}: a script is made alone, not with other sources",
            "Hand over pages, or that script by itself.",
        )
    return read(page)
