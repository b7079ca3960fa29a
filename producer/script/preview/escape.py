"""Addresses and strings on the page: in a form that nothing in them can leave."""

from __future__ import annotations

import re
from urllib.parse import quote

from producer.markup import bdi, printable, text


def anchor(id: str) -> str:
    """The address of a sentence on this page."""
    return f"#s-{quote(printable(id), safe='')}"


def link(url: str) -> str:
    """A link where it is an address of the web, and the words alone where not."""
    if not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return bdi(url)
    return f'<a href="{text(url)}" rel="noreferrer">{text(url)}</a>'


def css_string(value: str) -> str:
    """A quoted string of a style sheet, in ASCII, so that nothing in it ends the element."""
    plain = printable(value)
    safe = (c if c.isascii() and (c.isalnum() or c in " -") else f"\\{ord(c):x} " for c in plain)
    return f'"{"".join(safe)}"'
