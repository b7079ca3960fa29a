"""A finished segment, handed to pydub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.segment.formats import most_exact
from producer.segment.sound.importing import from_file

if TYPE_CHECKING:
    from pydub import AudioSegment

    from producer.pipeline.making import Made


def audio_of(made: Made) -> AudioSegment:
    """The sound of a segment, from the most exact of its files: 48 kHz, 16 bits, all in memory.

    Raises InputError where the file is gone or broken.
    """
    name = most_exact(tuple(file.name for file in made.segment.files))
    return from_file(made.folder / name, made.segment.samples)
