"""Titles and names of people's own writing, made fit for a line of a file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.markup import printable

if TYPE_CHECKING:
    from producer.model import Entry

_BREAKS: Final = re.compile("[\t\n\u2028\u2029]")
_JOINT: Final = re.compile(r"(?<=\s)-(?=\s)")
"""The hyphen of " - ", also where two share a blank."""
_JOINT_OR_EDGE: Final = re.compile(r"(?:(?<=\s)|^)-(?=\s|$)")


def one_line(value: str) -> str:
    """The text without line breaks, tabs and other controls, a blank for each, and none around."""
    return _BREAKS.sub(" ", printable(value)).strip()


def artist_and_title(entry: Entry) -> str:
    """ "Artist - Title", as M3U and PLS have it; players split it at the first " - ".

    Where that would not be ours, its hyphen becomes a dash: in an artist's name, and in either
    that stands alone.
    """
    artist, title = one_line(entry.artist), one_line(entry.title)
    if not artist or not title:
        return _JOINT.sub("–", artist or title)
    return f"{_JOINT_OR_EDGE.sub('–', artist)} - {title}"
