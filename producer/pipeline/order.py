"""What is asked of one run, beside what a station always wants."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The wishes of one command."""

    length_ms: int | None = None
    """The longest that the whole may run, head and tail included; None for as long as it is."""
    item: int | None = None
    """Which entry of a feed, counted from 1."""
    allow_private: bool = False
    """Whether pages may be fetched from private and loopback addresses."""
    approved_by: str | None = None
    """Who answers for airing the copy."""
