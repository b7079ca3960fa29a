"""How a segment is to be delivered: what the station asked for, looked up and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.files import atomic_folder
from producer.segment import manifest

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.formats import Format
    from producer.segment.profiles import Profile
    from producer.station import Pauses


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """What a segment is delivered as, and what is said of it."""

    profile: Profile
    formats: tuple[Format, ...]
    pauses: Pauses
    station: str
    """The station's name, or nothing."""
    disclosure: str
    length_ms: int | None = None
    """How long the whole was asked to be, head and tail included; None for as long as it is."""
    notice: str = ""
    """What the report must say of how it was made, or nothing: that another engine spoke."""


def check_writable(folder: Path) -> None:
    """Raises OutputError where a segment could not be written: before the work, not after."""
    with atomic_folder(folder, owned=manifest.owned, keep=False):
        pass
