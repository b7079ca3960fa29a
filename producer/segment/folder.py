"""The folder of a segment: what lies in it, and whose it is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from producer.files import atomic_folder, sha256
from producer.segment.manifest import COMPANIONS, FILE_NAME, OURS

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Script

_FAULTS = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a folder that holds no segment of ours makes of a look at its manifest."""


def contents(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file in a folder and below, by its path there, in order."""
    return {
        path.relative_to(folder).as_posix(): sha256(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def owned(folder: Path) -> frozenset[str] | None:
    """The names of the entries of a folder that are its segment's; None where there is none."""
    try:
        ours = _manifest(folder)[OURS]
        told = {str(name) for name in ours["contents"]} | {str(f["name"]) for f in ours["files"]}
    except _FAULTS:
        return None
    return frozenset({FILE_NAME, *COMPANIONS, *(name.partition("/")[0] for name in told)})


def check_writable(folder: Path) -> None:
    """Raises OutputError where a segment could not be written: before the work, not after."""
    with atomic_folder(folder, owned=owned, keep=False):
        pass


def is_of(folder: Path, script: Script) -> bool:
    """Whether the segment in a folder was made from this script's story, perhaps since edited.

    It is where the page's address is the same, or the source that was named, or the title.
    """
    try:
        found = _manifest(folder)
        rights = found[OURS]["rights"]
        told = (rights.get("url"), rights["source"], found["name"])
    except _FAULTS:
        return False
    origin = script.origin
    if told[0] and origin.url:
        return bool(told[0] == origin.url)
    return bool(told[1] == origin.source or told[2] == script.title)


def _manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / FILE_NAME).read_bytes())
    return found
