"""What came of an upload."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Uploaded:
    """What was sent and what was there already, for people."""

    sent: int
    """Sound files sent now."""
    there: int
    """Sound files that lay there."""
    changed: int
    """Other things made, changed or removed there: titles, playlists, places in a schedule."""
    notes: tuple[str, ...] = ()
    """What of the day this system can't keep, a sentence each."""
