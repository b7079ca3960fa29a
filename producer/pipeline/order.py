"""What is asked of one run, beside what a station always wants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from producer import clock
from producer.errors import UsageError
from producer.model import Airing
from producer.segment.fit import Slot
from producer.segment.timeline import samples_of

if TYPE_CHECKING:
    from producer.station import Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The wishes of one command."""

    length_ms: int | None = None
    """How long the whole is to run, head and tail included; None for as long as it is."""
    post_ms: int | None = None
    """When the last word is to end, from the start, the bed running out after it."""
    soft: bool = False
    """Whether the slot gives: then the length may be left by 5 s either way."""
    expires: str | None = None
    """The kill time, ISO 8601: nothing airs it from then on."""
    airing: Airing = field(default_factory=Airing)
    """When and how it may be scheduled; what is not told stays as the script has it."""
    item: int | None = None
    """Which entry of a feed, counted from 1."""
    allow_private: bool = False
    """Whether pages may be fetched from private and loopback addresses."""
    approved_by: str | None = None
    """Who answers for airing the copy."""


def slot_of(order: Order, station: Station) -> Slot | None:
    """What the order asks of the clock; None where it asks nothing.

    Raises UsageError for what no segment can be: a post after the end, or without a bed.
    """
    length, post = order.length_ms, order.post_ms
    if order.soft and length is None:
        raise UsageError("--soft is of a length, and none was asked for", "Add --length M:SS.")
    if length is None and post is None:
        return None
    if post is not None and length is not None and post >= length:
        raise UsageError(
            f"the post at {clock.whole(post)} is not before the end at {clock.whole(length)}",
            "After the last word the bed runs out: ask for a longer --length, or an earlier "
            "--post.",
        )
    if post is not None and station.sounds.bed is None:
        raise UsageError(
            "a post needs a bed that runs out after the last word, and the station has none",
            "Add to the station file: sound: {bed: house}",
        )
    return Slot(
        samples=None if length is None else samples_of(length),
        post=None if post is None else samples_of(post),
        soft=order.soft,
    )
