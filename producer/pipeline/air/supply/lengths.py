"""How long a script is expected to run as it is, before it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.segment.fit import natural
from producer.segment.sound.framing import frame_of
from producer.segment.sound.kit import load
from producer.segment.timeline import milliseconds, samples_of
from producer.station import LAYOUTS

if TYPE_CHECKING:
    from producer.model import Script
    from producer.station import Station


def expected_ms(script: Script, station: Station) -> int:
    """Head, stings and tail included. Raises InputError for a sound that can't be read."""
    kit = load(station.sounds, 1 + LAYOUTS.index(station.layout))
    spoken = tuple(samples_of(one.estimate_ms) for one in script.sentences)
    return milliseconds(natural(spoken, frame_of(script, kit, station.pauses)).samples)
