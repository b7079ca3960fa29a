"""The fields of a feed's item as they are meant: titles, dates, addresses, names."""

from __future__ import annotations

import html
import re
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

from producer.story.facts.byline import person
from producer.story.facts.metadata import iso
from producer.story.line import tidy, unescaped

_INLINE = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span "
    "strike strong sub sup tt u var wbr"
)
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(_INLINE.split())})(?:\s[^<>]*)?/?>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    r"</?(?:article|blockquote|br|div|figure|figcaption|h[1-6]|hr|img|li|ol|p|section|table|td|tr|ul)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BEGINNING = 10
"""Words of a summary that stand for a title that is not there."""
_ISO = re.compile(r"\d{4}-")
_WHOLE = re.compile(r"https?://", re.IGNORECASE)
_BEFORE_THE_WEB = 1990
"""Years up to here are placeholders ("1 Jan 1970")."""
_MAIL = re.compile(r"^\S+@\S+\s*\((?P<name>[^()]+)\)$")


def title_of(text: str | None, *otherwise: str | None) -> str:
    """A title as a reader would see it: no tags, and no entities, which many feeds escape once
    too often. Where there is none, the first words of what else there is."""
    title = plain(text or "")
    if title:
        return title
    for other in otherwise:
        words = plain((other or "")[:2000]).split()
        if words:
            return " ".join(words[:_BEGINNING]) + ("…" if len(words) > _BEGINNING else "")
    return "(no title)"


def plain(text: str) -> str:
    """The words of a scrap of HTML, escaped up to three times, on one line."""
    if "<" not in text and "&" not in text:
        return tidy(text)
    for _ in range(3):
        text = _BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text))
        again = unescaped(text)
        if again == text:
            break
        text = again
    return tidy(_BLOCK_TAG.sub(" ", _INLINE_TAG.sub("", text)))


def as_html(text: str | None) -> str | None:
    """Plain text as HTML, a paragraph where a line is left blank; None where it says nothing."""
    if not text or not text.strip():
        return None
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", text.strip()))


def when(text: str | None) -> str | None:
    """A date in the forms that feeds use (RFC 822, ISO 8601, and what people write) as ISO 8601."""
    if not text or not text.strip():
        return None
    text = text.strip()[:100]
    if not _ISO.match(text):
        try:
            found = parsedate_to_datetime(text)
        except ValueError:
            return iso(text)
        return found.isoformat() if found.year > _BEFORE_THE_WEB else None
    return iso(text)


def address(link: str | None, base: str | None) -> str | None:
    """A link made whole; None for what is no web address: never a file, never a script."""
    if not link or not link.strip():
        return None
    try:
        found = "".join(link.split())
        if not _WHOLE.match(found):
            found = urljoin(base or "", found)
        parts = urlsplit(found)
        return found if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:  # "http://[": no address
        return None


def writer(text: str | None) -> str | None:
    """A writer's name: of "ann@news.example (Ann Lee)" the name, of an e-mail address nothing."""
    text = plain((text or "")[:200])
    found = _MAIL.match(text)
    name = person(found["name"] if found else text)
    return name if name and "@" not in name else None
