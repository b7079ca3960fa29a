"""FLAC: the samples themselves in about half the space, with Vorbis comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer import __version__
from producer.segment.formats import tags
from producer.segment.formats.sixteen_bits import encode
from producer.segment.timeline import RATE, milliseconds

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels, Mark
    from producer.segment.mastered import Mastered


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """Raises OSError where it can't be written."""
    told = _comments(labels)
    encode(sound.pieces(), path, "flac", rate=RATE, channels=sound.channels, tags=told)


def _comments(labels: Labels) -> dict[str, str]:
    """The tags, the marking, the script and the chapters, which FLAC has no other place for."""
    told = {
        **tags.plain(labels),
        "genre": "News",
        "encoded_by": f"producer {__version__}",
        "language": labels.language,
        "lyrics": tags.lines(labels.script),
        **tags.marked(labels),
    }
    # FFmpeg puts its own name here, and the last comment into the place of the one it replaced.
    told.pop("encoder")
    for number, mark in enumerate(labels.chapters):
        told |= _chapter(number, mark)
    return {name: value for name, value in told.items() if value}


def _chapter(number: int, mark: Mark) -> dict[str, str]:
    """The two comments of a chapter, as Ogg files carry them and readers of FLAC know them."""
    seconds, ms = divmod(milliseconds(mark.start), 1000)
    name = f"CHAPTER{number:03}"
    start = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{ms:03}"
    return {name: start, f"{name}NAME": tags.one_line(mark.title)}
