"""The finished sound as files, each measured after it was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer import files
from producer.audio import length
from producer.model import AudioFile

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from producer.model import Pcm
    from producer.segment.formats import Format


def encode(pcm: Pcm, format: Format, folder: Path, tags: Mapping[str, str]) -> AudioFile:
    """Write the sound in a format into a folder, and measure the file that was written.

    Raises OSError where it can't be written.
    """
    path = folder / format.file_name
    format.write(pcm, path, tags)
    samples, rate = length(path)
    return AudioFile(
        name=path.name,
        media_type=format.media_type,
        size=path.stat().st_size,
        sha256=files.sha256(path),
        samples=samples,
        rate=rate,
    )
