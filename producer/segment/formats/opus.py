"""Opus in Ogg: it decodes to the same length, which its last page tells (RFC 7845, clause 4.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.segment.formats import tags
from producer.segment.formats.pyav import Coding, Told, chapters, encode

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

CODING: Final = Coding(
    container="opus",
    encoder="libopus",
    # At 64 and 96 a voice sounds as well, but its peaks are moved by twice as much.
    bit_rates=(80_000, 112_000),
    # Without it each file has a serial number of its own, and the same sound is not the same file.
    container_options=(("fflags", "+bitexact"),),
)


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """Raises OSError where it can't be written."""
    told = Told(
        tags=tags.plain(labels) | tags.marked(labels),
        language=tags.language(labels),
        chapters=chapters(labels),
    )
    with path.open("wb") as file:
        encode(sound, file, CODING, told)
