"""What lies in a folder, and what each of it tells: read once, and again only where it changed."""

from __future__ import annotations

import os
from pathlib import PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING, Final

from producer.playlist.library import manifest, verdict
from producer.playlist.library.index import Known
from producer.playlist.library.names import in_utf_8

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping
    from pathlib import Path

    from producer.playlist.library.index import Index, Row, Table

_DEEPEST: Final = 6
"""How many folders in one another are looked into: a link may lead in a circle."""


def segments(out: Path) -> dict[str, str]:
    """The segments' folders in a folder and below, by their path there, each with its stamp."""
    return {
        path: f"{_stamp(there)} {_stamp(stat(f'{folder}/{verdict.FILE_NAME}'))}"
        for path, folder, there in _segments(str(out), "", 0)
    }


def _segments(folder: str, path: str, depth: int) -> Iterator[tuple[str, str, os.stat_result]]:
    """Path, folder and manifest of each; a segment's own folders hold none."""
    for name in _folders(folder):
        within, below = f"{folder}/{name}", f"{path}{name}"
        there = stat(f"{within}/{manifest.FILE_NAME}")
        if there is not None and S_ISREG(there.st_mode):
            yield below, within, there
        elif depth < _DEEPEST:
            yield from _segments(within, f"{below}/", depth + 1)


def files(folder: Path, endings: Collection[str]) -> dict[str, str]:
    """The files of these endings in a folder and below that are no segment's, by their path there,
    each with its stamp."""
    return dict(_files(str(folder), "", 0, endings))


def _files(
    folder: str, path: str, depth: int, endings: Collection[str]
) -> Iterator[tuple[str, str]]:
    for name in _names(folder):
        if PurePath(name).suffix.lower() in endings:
            there = stat(f"{folder}/{name}")
            if there is not None:
                yield f"{path}{name}", _stamp(there)
    for name in _folders(folder):
        within = f"{folder}/{name}"
        if depth < _DEEPEST and stat(f"{within}/{manifest.FILE_NAME}") is None:
            yield from _files(within, f"{path}{name}/", depth + 1, endings)


def read(
    index: Index,
    table: Table[Row],
    root: str,
    found: Mapping[str, str],
    tell: Callable[[str], Row],
) -> dict[str, Known[Row]]:
    """What each of the files found tells, those alone read that are not known as they are.

    `tell` raises ValueError, for people, where one can't be used, OSError where it can't be read.
    """
    root = root.encode("utf-8", "backslashreplace").decode("utf-8")
    known = index.known(table, root)
    told: dict[str, Known[Row]] = {}
    fresh: dict[str, Known[Row]] = {}
    for path, stamp in found.items():
        before = known.get(path)
        if before is not None and before.stamp == stamp:
            told[path] = before
            continue
        if not in_utf_8(path):
            told[path] = Known(stamp=stamp, row=None, why="its name is not in UTF-8: rename it")
            continue
        try:
            fresh[path] = Known(stamp=stamp, row=tell(path))
        except ValueError as error:
            fresh[path] = Known(stamp=stamp, row=None, why=str(error))
        except OSError as error:  # not kept: it may be had tomorrow, and look the same
            why = (error.strerror or str(error)).lower()
            told[path] = Known(stamp=stamp, row=None, why=f"it can't be read: {why}")
    index.keep(table, root, fresh, frozenset(known.keys() - found.keys()))
    both = told | fresh
    return {path: both[path] for path in found}


def written_ns(stamp: str) -> int:
    """When the file of a stamp was written, in nanoseconds since 1970."""
    return int(stamp.partition(":")[0])


def _stamp(there: os.stat_result | None) -> str:
    """By what a file is known to be the one that was read."""
    return "none" if there is None else f"{there.st_mtime_ns}:{there.st_size}"


def content(path: str) -> bytes:
    """The bytes of a file. Raises OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - a Path costs more than the look
        return file.readall()


def stat(path: str) -> os.stat_result | None:
    """What is known of a file; None where it can't be had."""
    try:
        return os.stat(path)  # noqa: PTH116 - a Path costs more than the look
    except OSError:  # another run may just be replacing it
        return None


def _folders(folder: str) -> tuple[str, ...]:
    """The folders in a folder, in order; hidden ones are the halves of runs that go on."""
    try:
        with os.scandir(folder) as entries:
            return tuple(
                sorted(e.name for e in entries if not e.name.startswith(".") and e.is_dir())
            )
    except OSError:  # no folder, or not ours to read
        return ()


def _names(folder: str) -> tuple[str, ...]:
    """The files in a folder, in order."""
    try:
        with os.scandir(folder) as entries:
            return tuple(
                sorted(e.name for e in entries if not e.name.startswith(".") and e.is_file())
            )
    except OSError:
        return ()
