"""Whose page it is, and a page's title without its name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from producer.story.facts import agencies
from producer.story.line import key

_TAIL = re.compile(r"\s(?:[|»•·]|[-–—:]{1,2})\s+")
_NO_NAME = re.compile(
    r"(?i)^(?:@.*|hosted|blogger|wordpress(?:\.com)?|home(?:page)?|news|website|my (?:site|blog)"
    r"|blog|untitled|all rights reserved.*|(?:designed|powered) by .*|.*https?:.*)$"
)
_SITE_WORDS = 5


def publisher(
    given: Sequence[str | None], window: str | None, headlines: Iterable[str | None]
) -> str | None:
    """The publisher's name as it can be said, from the names that a page gives, the best first,
    and the title that the browser's window shows (the headline, then the site's name).

    A name in one word of small letters ("harbornews") is an account's, not the publisher's, where
    another is given: an address ("harbornews.example") before that word. An agency's name is its
    own copy's mark where another name is given.
    """
    site = _site(window, {key(text) for text in headlines if text})
    names = [name for text in (*given, site) if (name := _sayable(text))]
    spelled = [name for name in names if not name.islower()]
    own = [name for name in spelled if agencies.named(name) is None]
    known = agencies.named(names[0]) if names else None
    others = [name for name in own if known is not None and name != names[0]]
    addresses = [name for name in names if re.fullmatch(r"\S+\.[a-z]{2,}", name)]
    return next(iter((*others[:1], *spelled, *addresses, *names)), None)


def _sayable(name: str | None) -> str | None:
    """A name without the list of its sections; None for an account's or a machine's."""
    bare = re.split(r" [|»•·] ", name)[0].strip() if name else ""
    return bare if bare and not _NO_NAME.match(bare) else None


def _site(window: str | None, headlines: set[str]) -> str | None:
    """The end of the window's title, where the headline is all that stands before it."""
    cuts = list(_TAIL.finditer(window or ""))
    if not window or not cuts:
        return None
    head, tail = window[: cuts[-1].start()], window[cuts[-1].end() :].strip()
    first = window[: cuts[0].start()]
    told = bool({key(head), key(first)} & headlines)
    return tail if told and len(tail.split()) <= _SITE_WORDS else None


def shorten(title: str, sites: tuple[str, ...] = ()) -> str:
    """A title without its "| Site" tails (and without a "Site: " before it).

    A tail goes where it names one of the sites, or stands after a bar and has at most four words.
    """
    known = {key(site) for site in sites}
    while cuts := list(_TAIL.finditer(title)):
        cut = cuts[-1]
        head, tail = title[: cut.start()].strip(), title[cut.end() :].strip()
        bar = cut[0].strip() in "|»•·"
        if not (key(tail) in known or (bar and len(tail.split()) <= 4)) or not head:
            break
        title = head
    return title
