"""A document as it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A document as it was found: bytes, and where they came from."""

    source: str
    """What the user typed: a path, a URL, or "-"."""
    content: bytes
    url: str | None = None
    charset: str | None = None
    """The character set that the carrier declared (HTTP), if any."""
    retrieved: str
    """When it was read: ISO 8601, UTC."""
