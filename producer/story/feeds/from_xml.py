"""RSS 0.9x, 1.0 and 2.0, and Atom.

No document type is read and no entity of its own is expanded: such a declaration is cut away
before the parser sees it.
"""

from __future__ import annotations

import html
import re
from html.entities import html5
from typing import TYPE_CHECKING, Any

from producer.story.facts.byline import enumerate_names
from producer.story.feeds import prologue
from producer.story.feeds.feed import Feed, Item, broken
from producer.story.feeds.fields import address, as_html, plain, title_of, when, writer

if TYPE_CHECKING:
    from producer.model import Page

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_DC = ("{http://purl.org/dc/elements/1.1/}", "{http://purl.org/dc/terms/}")
_ATOM = "{http://www.w3.org/2005/Atom}"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"

_REFERENCE = re.compile(r"&(?:(?P<name>[A-Za-z][A-Za-z0-9]*);|(?!#\d+;|#[xX][0-9A-Fa-f]+;))")
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML_NAMES = frozenset(("amp", "lt", "gt", "quot", "apos"))


def read(page: Page, text: str) -> Feed:
    """Read a feed. Raises InputError where it is not well-formed XML."""
    root = _parse(page, text)
    if _name(root) == "feed":
        return _atom(page, root)
    return _rss(page, root)


def _parse(page: Page, text: str) -> Any:
    import lxml.etree

    parser = lxml.etree.XMLParser(
        encoding="utf-8",  # whatever it declares: it has been decoded
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return lxml.etree.fromstring(_mended(text).encode(), parser)
    except lxml.etree.XMLSyntaxError as error:
        reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "no XML")
        raise broken(page, f"line {error.lineno}: {reason}") from error


def _mended(text: str) -> str:
    """What browsers forgive and XML does not: HTML's entities, a bare ampersand, control
    characters. Line numbers stay."""
    text = _without_doctype(_FORBIDDEN.sub("", text.lstrip("\ufeff \t\r\n")))
    parts: list[str] = []
    place = 0
    while (start := text.find("<![CDATA[", place)) >= 0 and (end := text.find("]]>", start)) >= 0:
        parts += [_REFERENCE.sub(_reference, text[place:start]), text[start : end + 3]]
        place = end + 3
    return "".join([*parts, _REFERENCE.sub(_reference, text[place:])])


def _without_doctype(text: str) -> str:
    """It stands above the root element; anywhere else it is the parser's to refuse."""
    kept: list[str] = []
    place = 0
    for found in prologue.parts(text):
        kept.append("\n" * found[0].count("\n") if found["doctype"] else found[0])
        place = found.end()
    return "".join([*kept, text[place:]])


def _reference(found: re.Match[str]) -> str:
    name = found["name"]
    if name is None:
        return "&amp;"
    if name in _XML_NAMES:
        return found[0]
    meant = html5.get(f"{name};")
    return html.escape(meant) if meant is not None else f"&amp;{name};"


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _space(element: Any) -> str:
    return str(element.tag)[: -len(_name(element))]


def _first(element: Any, *tags: str) -> str | None:
    """The text of the first of these children that has any, in the order of the tags."""
    for tag in tags:
        for child in element.iterchildren(tag):
            text = "".join(child.itertext())
            if text.strip():
                return text
    return None


def _base(element: Any, base: str | None) -> str | None:
    """The address that relative links in an element start at (XML Base)."""
    given = [element.get(_BASE), *(above.get(_BASE) for above in element.iterancestors())]
    for part in reversed([part for part in given if part]):
        base = address(part, base) or base
    return base


# --- RSS ------------------------------------------------------------------------------


def _rss(page: Page, root: Any) -> Feed:
    channel = next((e for e in root.iterchildren() if _name(e) == "channel"), root)
    core = _space(channel) if channel is not root else ""
    # In the channel, or beside it (RSS 0.90 and 1.0).
    holders = (channel,) if channel is root else (channel, root)
    items = (item for holder in holders for item in holder.iterchildren(f"{core}item"))
    site = address(_first(channel, f"{core}link"), _base(channel, page.url))
    return Feed(
        source=page.source,
        title=title_of(_first(channel, f"{core}title")),
        url=site,
        language=_first(channel, f"{core}language", f"{_DC[0]}language"),
        items=tuple(
            _rss_item(number, item, _base(item, page.url or site))
            for number, item in enumerate(items, start=1)
        ),
    )


def _rss_item(number: int, item: Any, base: str | None) -> Item:
    core = _space(item)
    summary = _first(item, f"{core}description", *(f"{dc}description" for dc in _DC))
    content = _first(item, _CONTENT)
    names = [
        _text(e) for tag in (f"{_DC[0]}creator", f"{core}author") for e in item.iterchildren(tag)
    ]
    return Item(
        number=number,
        title=title_of(
            _first(item, f"{core}title", *(f"{dc}title" for dc in _DC)), summary, content
        ),
        published=_date(
            item, f"{core}pubDate", f"{_DC[0]}date", f"{_DC[1]}issued", f"{_DC[1]}created"
        ),
        url=_rss_link(item, core, base),
        byline=_byline(names),
        content=content,
        summary=summary,
    )


def _rss_link(item: Any, core: str, base: str | None) -> str | None:
    """Its <link>; else an Atom link in it; else a <guid> that does not deny being one."""
    plain_link = address(_first(item, f"{core}link"), base)
    if plain_link:
        return plain_link
    for link in item.iterchildren(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate" and (
            found := address(link.get("href"), base)
        ):
            return found
    for guid in item.iterchildren(f"{core}guid"):
        if guid.get("isPermaLink", "true").lower() == "true":
            return address(_text(guid), None)
    return None


# --- Atom -----------------------------------------------------------------------------


def _atom(page: Page, root: Any) -> Feed:
    core = _space(root)
    site = _alternate(root, core, _base(root, page.url))
    names = _people(root, core)
    return Feed(
        source=page.source,
        title=title_of(_first(root, f"{core}title")),
        url=site,
        language=root.get(_LANGUAGE),
        items=tuple(
            _entry(number, entry, core, page.url or site, names)
            for number, entry in enumerate(root.iterchildren(f"{core}entry"), start=1)
        ),
    )


def _entry(number: int, entry: Any, core: str, base: str | None, names: list[str]) -> Item:
    body = next(entry.iterchildren(f"{core}content"), None)
    content = _construct(body)
    summary = _construct(next(entry.iterchildren(f"{core}summary"), None))
    elsewhere = address(body.get("src"), _base(body, base)) if body is not None else None
    return Item(
        number=number,
        title=title_of(_first(entry, f"{core}title"), summary, content),
        published=_date(entry, *(core + tag for tag in _ATOM_DATES)),
        url=_alternate(entry, core, base) or elsewhere,
        byline=_byline(_people(entry, core) or names),
        content=content,
        summary=summary,
    )


_ATOM_DATES = ("published", "issued", "created", "updated", "modified")
"""The first of these counts; Atom 0.3 had names of its own."""


def _alternate(element: Any, core: str, base: str | None) -> str | None:
    """The page of an entry or of the site; of several, the one in HTML."""
    links = [
        (link.get("type", "text/html") != "text/html", found)
        for link in element.iterchildren(f"{core}link")
        if link.get("rel", "alternate") == "alternate"
        and (found := address(link.get("href"), _base(link, base)))
    ]
    return min(links, key=lambda link: link[0])[1] if links else None


def _people(element: Any, core: str) -> list[str]:
    people = element.iterchildren(f"{core}author")
    return [name for person in people if (name := _first(person, f"{core}name"))]


def _construct(element: Any) -> str | None:
    """A text construct (RFC 4287, 3.1) as HTML."""
    if element is None or element.get("src"):
        return None
    kind = element.get("type", "text").lower()
    if kind in {"xhtml", "application/xhtml+xml"}:
        import lxml.etree

        inner = [lxml.etree.tostring(child, encoding="unicode", method="html") for child in element]
        # The tags' prefixes, where there are any, mean nothing to a reader of HTML.
        return re.sub(r"(</?)[\w.-]+:", r"\1", "".join(inner)) or None
    text = _text(element)
    if not text.strip():
        return None
    return text if "html" in kind else as_html(text)


# --- Both -----------------------------------------------------------------------------


def _text(element: Any) -> str:
    return "".join(element.itertext())


def _date(item: Any, *tags: str) -> str | None:
    given = ("".join(e.itertext()) for tag in tags for e in item.iterchildren(tag))
    return next((found for text in given if (found := when(text))), None)


def _byline(names: list[str]) -> str | None:
    return enumerate_names(list(dict.fromkeys(n for text in names if (n := writer(plain(text))))))
