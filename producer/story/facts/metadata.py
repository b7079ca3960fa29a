"""What the page says about itself: JSON-LD first, then OpenGraph and the other meta tags."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from producer.story.facts import jsonld, publishing
from producer.story.facts.byline import byline
from producer.story.line import key, tidy

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a story beside its text; None where the page does not say."""

    headline: str | None = None
    titles: tuple[str, ...] = ()
    """Every form of the title that the page gives, the best first."""
    byline: str | None = None
    authors: tuple[str, ...] = ()
    """The writers as the page puts them: "Ann Reyes, AP Science Writer"."""
    publisher: str | None = None
    sources: tuple[str, ...] = ()
    """The organizations that JSON-LD names as the story's source, publisher or owner."""
    published: str | None = None
    url: str | None = None
    language: str | None = None


def facts(root: Any) -> Facts:
    """Read the facts from an HTML tree."""
    node = jsonld.article(root)
    meta = _meta(root)
    title = root.find(".//head/title")
    window = tidy(title.text_content()) if title is not None else None
    heads = [tidy(h1.text_content()) for h1 in root.iter("h1")]
    publisher = publishing.publisher(
        (
            jsonld.name(node.get("publisher")),
            meta.get("og:site_name"),
            meta.get("application-name"),
        ),
        window,
        (jsonld.text(node.get("headline")), meta.get("og:title"), *heads),
    )
    titles = _titles(node, meta, publisher, window, heads)
    authors = _authors(root, node, meta)
    return Facts(
        headline=titles[0] if titles else None,
        titles=titles,
        byline=byline(authors, publisher),
        authors=authors,
        publisher=publisher,
        sources=tuple(
            name
            for field in (
                "sourceOrganization",
                "publisher",
                "provider",
                "copyrightHolder",
                "creator",
            )
            for name in jsonld.names(node.get(field))
        ),
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
        return _day(*found[1].split("-"))
    month = _MONTHS.get(parts[1][:3].lower()) if parts else None
    return _day(parts[0], str(month), parts[2]) if parts and month else None


def _day(year: str, month: str, day: str) -> str | None:
    """A day of the calendar; None for one that is not in it: "Feb. 30, 2021", "2024-13-45"."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if found.year > _BEFORE_THE_WEB else None


def _meta(root: Any) -> dict[str, str]:
    """The first value of each <meta>, by its name in lower case."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        value = tidy(element.get("content") or "")
        if name and value:
            found.setdefault(name.lower(), value)
    return found


def _titles(
    node: dict[str, Any],
    meta: dict[str, str],
    publisher: str | None,
    window: str | None,
    heads: list[str],
) -> tuple[str, ...]:
    given = [
        jsonld.text(node.get("headline")),
        meta.get("og:title"),
        heads[0] if len(heads) == 1 else None,
        meta.get("twitter:title"),
        window,
        jsonld.text(node.get("name")),
    ]
    site, named = meta.get("og:site_name"), meta.get("application-name")
    if site and named == meta.get("og:title"):
        named = None  # some pages give their own title there
    sites = tuple(name for name in (publisher, site, named) if name)
    titles = dict.fromkeys(publishing.shorten(text, sites) for text in given if text)
    names = {key(site) for site in sites}
    return tuple(title for title in titles if key(title) not in names)


def _authors(root: Any, node: dict[str, Any], meta: dict[str, str]) -> tuple[str, ...]:
    """Who wrote it, as the page puts it: JSON-LD, else a meta tag, else links of that kind."""
    given = jsonld.names(node.get("author") or node.get("creator"))
    if not given:
        fields = ("author", "article:author", "parsely-author", "byl", "dc.creator")
        given = [meta[field] for field in fields if meta.get(field)][:1]
    if not given:
        given = [
            tidy(link.text_content())
            for link in root.iter("a")
            if "author" in (link.get("rel") or "").lower().split()
        ]
    return tuple(given)


def _published(root: Any, node: dict[str, Any], meta: dict[str, str]) -> str | None:
    given = [
        jsonld.text(node.get("datePublished")),
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
        jsonld.text(node.get("inLanguage")),
        meta.get("content-language"),
        meta.get("og:locale"),
    )
    for tag in given:
        if tag and re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*", tag.strip()):
            first, *rest = re.split("[-_]", tag.strip())
            return "-".join([first.lower(), *(p.upper() if len(p) == 2 else p for p in rest)])
    return None
