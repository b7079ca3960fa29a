"""A page cleaned to what may air."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fate(StrEnum):
    """What became of a line of the page."""

    HEADLINE = "headline"
    PARAGRAPH = "paragraph"
    CREDIT = "credit"
    """Kept beside the story ("X contributed to this report"), never aired as body."""
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the page and its fate, with the reason in words."""

    number: int
    """Counted from 1 in page order."""
    text: str
    fate: Fate
    reason: str
    paragraph: str | None = None
    """The id of the paragraph it became, for the fate PARAGRAPH alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    id: str
    """Stable within the story: "p1", "p2", ..."""
    text: str
    heading: bool = False
    """A subhead between the paragraphs: shown, never read as a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A page cleaned to what may air, with the fate of every line."""

    source: str
    headline: str
    byline: str | None
    publisher: str | None
    published: str | None
    """ISO 8601, as precise as the page gives it."""
    url: str | None
    language: str
    """BCP 47, "en" where the page does not say."""
    retrieved: str
    paragraphs: tuple[Paragraph, ...]
    credits: tuple[str, ...]
    rights: str | None
    """The page's own copyright line."""
    lines: tuple[Line, ...]
    agency: str | None = None
    """Whose copy it is, where it is an agency's or a network's and not the publisher's own."""

    @property
    def dropped(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.fate is Fate.DROPPED)
