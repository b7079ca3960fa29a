"""What stands above a feed's root element: declarations, comments, a document type."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PART = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|(?P<doctype><!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>))",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)


def parts(text: str) -> Iterator[re.Match[str]]:
    """Its parts in order, each with the blanks before it; `doctype` is the group of that one."""
    place = 0
    while found := _PART.match(text, place):
        yield found
        place = found.end()
