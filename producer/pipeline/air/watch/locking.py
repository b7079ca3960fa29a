"""One watch a station: a second one would make and swap everything twice."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from producer.errors import UsageError
from producer.files import output_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FILE_NAME: Final = ".watch.lock"


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of a folder of playlists.

    The system holds it for the process and lets go when that ends, however it ends: the file that
    a dead one left is no lock. Raises UsageError where another holds it, OutputError where its file
    can't be written.
    """
    file = folder / FILE_NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stream = file.open("a+", encoding="ascii")
    except OSError as error:
        raise output_error(file, error) from error
    with stream:
        if not _taken(stream):
            raise _other(file)
        stream.truncate(0)
        stream.write(f"{os.getpid()}\n")
        stream.flush()
        yield


def _other(file: Path) -> UsageError:
    pid = file.read_text(encoding="ascii").strip()
    return UsageError(
        f"another watch of this station runs already, as process {pid or 'unknown'}",
        f"Leave it, or end it first. Its lock is {file}.",
    )


if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 1 << 30
    """The byte that is locked: Windows lets nobody read one that is, and the number is read."""

    def _taken(stream: IO[str]) -> bool:
        stream.seek(_FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _taken(stream: IO[str]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
