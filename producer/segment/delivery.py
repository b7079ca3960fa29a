"""How a segment is to be delivered: what the station asked for, looked up and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from producer.segment.formats import Format
    from producer.segment.profiles import Profile
    from producer.station import Pauses, Signing, Sounds


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a segment is delivered as, and what is said of it."""

    profile: Profile
    formats: tuple[Format, ...]
    pauses: Pauses
    station: str
    """The station's name, or nothing."""
    disclosure: str
    made: datetime
    """Aware: what files say of when they were made."""
    sounds: Sounds
    channels: int = 1
    tempo: float = 3.0
    """Percent by which speech may be faster or slower."""
    signing: Signing | None = None
    length_ms: int | None = None
    """How long the whole was asked to be, head and tail included; None for as long as it is."""
    post_ms: int | None = None
    """When the last word was asked to end, from the start; None for when it does."""
    soft: bool = False
    """Whether the slot gives: then it may be left by 5 s either way."""
    notice: str = ""
    """What the report must say of how it was made, or nothing: that another engine spoke."""
