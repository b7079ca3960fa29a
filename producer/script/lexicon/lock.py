"""One edit of a file at a time, also of several people's runs."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Final

from producer.errors import OutputError
from producer.files import output_error

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE_S: Final = 10.0
"""An edit takes some milliseconds."""
_NAP_S: Final = 0.02
_TAKEN: Final = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})
"""What the system says where another run has the lock."""
_UNKNOWN: Final = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What it says where the disk knows no locks: some of the network's do not."""


@contextmanager
def locked(path: Path, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Keep other runs from editing a file until the block ends.

    The lock is the system's, on a hidden file beside it, and falls with the run that holds it,
    however that ends; a file that was left behind locks nothing. Its missing parent folders are
    made. Raises OutputError where the lock can't be had in `patience_s` seconds, or not at all.
    """
    beside = path.with_name(f".{path.name}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = _wait(path, beside, patience_s)
    except OSError as error:
        raise output_error(beside if beside.exists() else path, error) from error
    try:
        yield
    finally:
        _let_go(handle, beside)


def _wait(path: Path, beside: Path, patience_s: float) -> int:
    """The handle of the lock."""
    deadline = time.monotonic() + patience_s
    while True:
        handle = _take(beside)
        if handle is not None:
            return handle
        if time.monotonic() >= deadline:
            raise OutputError(
                f"can't write {path}: another run has been changing it for {patience_s:g} seconds",
                "Let that run end, or end it, then run the same command again.",
            )
        time.sleep(_NAP_S)


def _take(beside: Path) -> int | None:
    """The handle of the lock, None where another run has it."""
    try:
        handle = _open(beside)
    except PermissionError:
        # Windows says so for a moment of a file that another run is taking away.
        if sys.platform == "win32" and beside.exists():
            return None
        raise
    try:
        if _locks(handle) and _stands(handle, beside):
            return handle
    except BaseException:
        os.close(handle)
        raise
    os.close(handle)
    return None


def _open(beside: Path) -> int:
    here = getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(beside, os.O_RDWR | os.O_CREAT | here, 0o666)
    except PermissionError:
        if not beside.exists():
            raise
        return os.open(beside, os.O_RDONLY | here)  # another person's, which most disks let us lock


def _locks(handle: int) -> bool:
    """Whether the lock is ours from now on, or there are none here; False where it is another's."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except ImportError:  # a Python that has neither
        return True
    except OSError as error:
        if error.errno in _TAKEN:
            return False
        if error.errno not in _UNKNOWN:
            raise
    return True


def _stands(handle: int, beside: Path) -> bool:
    """Whether the file that we locked is still the one of that name: its last holder took it away.

    Who comes now would make and lock another.
    """
    try:
        return os.path.samestat(os.fstat(handle), beside.stat())
    except FileNotFoundError:
        return False


def _let_go(handle: int, beside: Path) -> None:
    """Leave nothing behind: first the file, then its lock, but on Windows, where it is in use."""
    if sys.platform == "win32":
        os.close(handle)
        with suppress(OSError):  # the next run has it already
            beside.unlink()
        return
    with suppress(OSError):  # somebody tidied up
        beside.unlink()
    os.close(handle)
