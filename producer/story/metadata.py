"""What the page says about itself: JSON-LD first, then OpenGraph and the other meta tags."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from producer.story.line import key, tidy

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|Posting)$|^Review$")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
_MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2,8})\.? (\d{1,2}),? (\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2}) ([A-Z][a-z]{2,8})\.?,? (\d{4})\b")
_ISO_DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
_BEFORE_THE_WEB = 1990
"""Years up to here are placeholders ("0001-01-01")."""
_TAIL = re.compile(r"\s(?:[|»•·]|[-–—:]{1,2})\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a story beside its text; None where the page does not say."""

    headline: str | None = None
    titles: tuple[str, ...] = ()
    """Every form of the title that the page gives, the best first."""
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


def facts(root: Any) -> Facts:
    """Read the facts from an HTML tree."""
    node = _article(root)
    meta = _meta(root)
    publisher = _publisher(_name(node.get("publisher"))) or _publisher(meta.get("og:site_name"))
    titles = _titles(root, node, meta, publisher)
    return Facts(
        headline=titles[0] if titles else None,
        titles=titles,
        byline=_byline(root, node, meta, publisher),
        publisher=publisher,
        published=_published(root, node, meta),
        url=_url(root, meta),
        language=_language(root, node, meta),
    )


def iso(text: str | None) -> str | None:
    """A date or time as ISO 8601, as precise as the text gives it; None where it gives none."""
    if not text:
        return None
    text = tidy(text)
    try:
        found = date.fromisoformat(text) if len(text) <= 10 else datetime.fromisoformat(text)
    except ValueError:
        return _written_date(text)
    return found.isoformat() if found.year > _BEFORE_THE_WEB else None


def _written_date(text: str) -> str | None:
    parts = None
    if found := _MONTH_FIRST.search(text):
        parts = (found[3], found[1], found[2])
    elif found := _DAY_FIRST.search(text):
        parts = (found[3], found[2], found[1])
    elif found := _ISO_DAY.search(text):
        return found[1]
    month = _MONTHS.get(parts[1][:3].lower()) if parts else None
    if parts is None or month is None:
        return None
    try:
        return date(int(parts[0]), month, int(parts[2])).isoformat()
    except ValueError:  # "Feb. 30, 2021": no such day
        return None


def _article(root: Any) -> dict[str, Any]:
    """The JSON-LD node of the article; empty where there is none."""
    nodes = [
        node
        for script in root.iter("script")
        if "ld+json" in (script.get("type") or "").lower()
        for node in _nodes(_json(script.text or ""))
    ]
    for node in nodes:
        kinds = node.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
            return node
    return {}


def _json(text: str) -> object:
    text = re.sub(r"^\s*(?://)?\s*<!(?:\[CDATA\[|--)|(?://)?\s*(?:\]\]>|-->)\s*;?\s*$", "", text)
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # broken on many pages: OpenGraph is asked next
        return None


_HOLDERS = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart")


def _nodes(data: object) -> Iterator[dict[str, Any]]:
    """Every object that may be the article's, outer ones before inner, in page order."""
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            yield item
            waiting += [item.get(name) for name in reversed(_HOLDERS)]


def _meta(root: Any) -> dict[str, str]:
    """The first value of each <meta>, by its name in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = tidy(element.get("content") or "")
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _text(value: object) -> str | None:
    """A JSON-LD string, unescaped twice: many pages escape it once too often."""
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str):
        return None
    return tidy(re.sub(r"</?[a-z]+>", "", html.unescape(html.unescape(value)))) or None


def _name(value: object) -> str | None:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _publisher(name: str | None) -> str | None:
    """A publisher's name as it can be said: no account's handle, no list of its sections."""
    if name is None or name.startswith("@"):
        return None
    return name.split(" | ")[0].strip() or None


def _titles(
    root: Any, node: dict[str, Any], meta: dict[str, str], publisher: str | None
) -> tuple[str, ...]:
    heads = [tidy(h1.text_content()) for h1 in root.iter("h1")]
    title = root.find(".//head/title")
    given = [
        _text(node.get("headline")),
        meta.get("og:title"),
        heads[0] if len(heads) == 1 else None,
        meta.get("twitter:title"),
        tidy(title.text_content()) if title is not None else None,
        _text(node.get("name")),
    ]
    sites = tuple(
        site for site in (publisher, meta.get("og:site_name"), meta.get("application-name")) if site
    )
    titles = dict.fromkeys(shorten(text, sites) for text in given if text)
    names = {key(site) for site in sites}
    return tuple(title for title in titles if key(title) not in names)


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


def _byline(
    root: Any, node: dict[str, Any], meta: dict[str, str], publisher: str | None
) -> str | None:
    authors = node.get("author") or node.get("creator")
    given = [_name(item) for item in (authors if isinstance(authors, list) else [authors])]
    if not any(given):
        given = [
            meta.get(name)
            for name in ("author", "article:author", "parsely-author", "byl", "dc.creator")
            if meta.get(name)
        ][:1]
    if not any(given):
        given = [
            tidy(link.text_content())
            for link in root.iter("a")
            if "author" in (link.get("rel") or "").lower().split()
        ]
    names = dict.fromkeys(
        name for text in given if text and (name := person(text)) and _is_name(name)
    )
    people = [name for name in names if key(name) != key(publisher or "")] or list(names)
    return enumerate_names(people)


def person(text: str) -> str:
    """A name without "By" and a date after it, and not in capitals throughout."""
    name = re.sub(r"(?i)^by:? |[\s|·•-]+\d{4}-\d\d-\d\d$", "", text).strip(" ,")
    parts = re.split(r"( and | & |, )", name)
    return "".join(p.title() if p.isupper() and " " in p.strip() else p for p in parts)


def _is_name(text: str) -> bool:
    return not re.search(r"https?:|www\.|@|/|^admin$", text) and len(text.split()) <= 12


def enumerate_names(names: list[str]) -> str | None:
    """ "A", "A and B", "A, B and C"."""
    if not names:
        return None
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _published(root: Any, node: dict[str, Any], meta: dict[str, str]) -> str | None:
    given = [
        _text(node.get("datePublished")),
        *(
            meta.get(name)
            for name in (
                "article:published_time",
                "datepublished",
                "parsely-pub-date",
                "sailthru.date",
                "pubdate",
                "publish-date",
                "dc.date",
                "dc.date.issued",
                "date",
            )
        ),
        *(element.get("datetime") for element in root.iter("time")),
    ]
    return next((found for text in given if (found := iso(text))), None)


def _url(root: Any, meta: dict[str, str]) -> str | None:
    links = [
        link.get("href")
        for link in root.iter("link")
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for url in (*links, meta.get("og:url")):
        if url and url.strip().startswith(("http://", "https://")):
            return str(url.strip())
    return None


def _language(root: Any, node: dict[str, Any], meta: dict[str, str]) -> str | None:
    given = (
        root.get("lang"),
        _text(node.get("inLanguage")),
        meta.get("content-language"),
        meta.get("og:locale"),
    )
    for tag in given:
        if tag and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", tag.strip()):
            first, *rest = re.split("[-_]", tag.strip())
            return "-".join([first.lower(), *(p.upper() if len(p) == 2 else p for p in rest)])
    return None
