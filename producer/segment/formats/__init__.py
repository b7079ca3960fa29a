"""The kinds of file that a segment is delivered as. A new one is a row and its writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from producer.errors import UsageError
from producer.segment.formats import flac, hls, m4a, mp2, mp3, opus, wav

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file that a segment is delivered as."""

    name: str
    file_name: str
    """In the segment's folder; what a player is given where the format is several files."""
    media_type: str
    write: Callable[[Mastered, Path, Labels], None]
    """Writes the sound to the path; raises OSError."""
    lossy: bool
    slack: int = 0
    """Samples, at the file's own rate, by which it may be longer once decoded, where the container
    can't tell its end."""
    work: int = 1
    """How much CPU time it takes, in multiples of WAV's: of several, the longest is begun first."""


FORMATS: Final = (
    Format(
        name="wav",
        file_name="segment.wav",
        media_type="audio/wav",
        write=wav.write,
        lossy=False,
    ),
    Format(
        name="flac",
        file_name="segment.flac",
        media_type="audio/flac",
        write=flac.write,
        lossy=False,
        work=3,
    ),
    Format(
        name="mp3",
        file_name="segment.mp3",
        media_type="audio/mpeg",
        write=mp3.write,
        lossy=True,
        work=20,
    ),
    Format(
        name="mp2",
        file_name="segment.mp2",
        media_type="audio/mpeg",
        write=mp2.write,
        lossy=True,
        slack=mp2.FRAME,
        work=6,
    ),
    Format(
        name="m4a",
        file_name="segment.m4a",
        media_type="audio/mp4",
        write=m4a.write,
        lossy=True,
        work=12,
    ),
    Format(
        name="opus",
        file_name="segment.opus",
        media_type="audio/ogg; codecs=opus",
        write=opus.write,
        lossy=True,
        work=12,
    ),
    Format(
        name="hls",
        file_name="hls/index.m3u8",
        media_type="application/vnd.apple.mpegurl",
        write=hls.write,
        lossy=True,
        work=12,
    ),
)


def find(name: str) -> Format:
    """The format of that name. Raises UsageError."""
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise UsageError(f"there is no format named {name!r}", f"Formats: {known}.")


def most_exact(names: Iterable[str]) -> str:
    """The first of a segment's files that is not lossy, or the first."""
    told = tuple(names)
    return next((name for name in told if not is_lossy(name)), told[0])


def is_lossy(name: str) -> bool:
    return any(each.lossy for each in FORMATS if each.file_name == name)
