"""The words of the document: what is written under them is what is read under them."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

VERSION: Final = "1"
ADDED: Final = "new"
"""The paragraph of sentences that a person added: they come from no page."""

LEFT_OUT: Final = "left out by hand"
"""Why a sentence of the page does not air when a person took it out of the script."""

SKIPPED: Final = "skipped by hand"
"""Why a sentence does not air that says `skip: true`."""

BY_HAND: Final = "written by hand"
"""The rule in the log of a sentence whose spoken form a person wrote."""

EDITED: Final = "edited by hand"
"""The rule in the log of a sentence whose text is neither the page's nor its recast."""

STORY_KEYS: Final = (
    ("id", "id"),
    ("headline", "headline"),
    ("source", "source"),
    ("url", "url"),
    ("byline", "byline"),
    ("publisher", "publisher"),
    ("published", "published"),
    ("retrieved", "retrieved"),
    ("rights", "rights"),
    ("agency", "agency"),
    ("approved-by", "approved_by"),
)
"""The keys of a story in the document, and the fields of an Origin that they hold."""


def spare(start: str, taken: Container[str]) -> Iterator[str]:
    """The ids that are free for what the document gives none: "new.s1", "new.s2"."""
    return (name for n in count(1) if (name := f"{start}{n}") not in taken)
