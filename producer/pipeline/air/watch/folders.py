"""Whether a library may have changed, told without reading it: by when its folders were written.

A segment takes its place, or leaves it, as a whole folder; a report that is written anew changes
its segment's. Of plain sounds, which grow while they are copied, the files themselves count.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    Stamps = tuple[tuple[int, int], ...]

_DEEPEST: Final = 6
"""How many folders in one another the library looks into: a link may lead in a circle."""
_COARSE_NS: Final = 2_000_000_000
"""The coarsest clock of a file system, FAT's: two changes within it may look like one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a library looked like from outside when it was read."""

    places: tuple[str, ...]
    stamps: Stamps
    settled: bool
    """Whether what is written from now on is sure to look otherwise."""

    @property
    def unchanged(self) -> bool:
        return self.settled and _stamps(self.places) == self.stamps


def seen(
    out: Path,
    sounds: tuple[Path, ...],
    segments: Collection[str],
    *,
    began_ns: int,
    ended_ns: int,
) -> Seen:
    """What to know a change of a library by, that was read between two moments of the system.

    `out` holds the segments, whose folders are `segments` and hold no others; `sounds` are the
    folders of plain sounds. Raises nothing for what can't be read.
    """
    places = (
        str(out),
        *_below(str(out), 0, leave=segments, files=False),
        *(
            place
            for folder in map(str, sounds)
            for place in (folder, *_below(folder, 0, leave=(), files=True))
        ),
    )
    stamps = _stamps(places)
    fresh = any(began_ns - _COARSE_NS <= written <= ended_ns for written, _ in stamps)
    return Seen(places=places, stamps=stamps, settled=not fresh)


def _below(folder: str, depth: int, *, leave: Collection[str], files: bool) -> Iterator[str]:
    """The folders below a folder, with their files or without; what lies in those to leave, or is
    hidden, is none of them."""
    try:
        with os.scandir(folder) as entries:
            found = [(one.path, one.is_dir()) for one in entries if not one.name.startswith(".")]
    except OSError:  # no folder, or not ours to read: that it was written anew will tell
        return
    for path, is_folder in found:
        if is_folder or files:
            yield path
        if is_folder and depth < _DEEPEST and path not in leave:
            yield from _below(path, depth + 1, leave=leave, files=files)


def _stamps(places: tuple[str, ...]) -> Stamps:
    return tuple(_stamp(place) for place in places)


def _stamp(place: str) -> tuple[int, int]:
    try:
        there = os.stat(place)  # noqa: PTH116 - a Path costs more than the look
    except OSError:
        return 0, 0
    return there.st_mtime_ns, there.st_size
