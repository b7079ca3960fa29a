"""Writing that never leaves half a file or half a folder behind."""

from __future__ import annotations

import errno
import glob
import hashlib
import os
import shutil
import stat
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HINTS = {
    errno.ENOSPC: "The disk is full: free some space, then run the same command again.",
    errno.EDQUOT: "The disk quota is used up: free some space, then run the same command again.",
    errno.EFBIG: "The file would be larger than is allowed here (ulimit -f).",
    errno.EACCES: "Choose a place that you may write to.",
    errno.EPERM: "Choose a place that you may write to.",
    errno.EROFS: "Choose a place that you may write to.",
    errno.ENOTDIR: "A file stands where a folder is needed: move it, or choose another place.",
    errno.EEXIST: "A file stands where a folder is needed: move it, or choose another place.",
    errno.ELOOP: "The link leads back to itself: mend it, or choose another place.",
}


_OLD = ".old"
"""Ends the name of a folder that is about to be replaced."""
_TAKEN = (errno.ENOTEMPTY, errno.EEXIST, *([errno.EACCES] if os.name == "nt" else []))
"""What a rename to a folder that stands says; Windows says the last."""
_MEETINGS = 50
"""How often another run may come first before we give up."""


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_UMASK = _umask()
"""Read once, while there is one thread: it can only be read by setting it."""


def output_error(path: Path, error: OSError) -> OutputError:
    """The error that a failed write at `path` becomes."""
    what = (error.strerror or str(error)).lower()
    hint = _HINTS.get(error.errno or 0, "Choose another place.")
    return OutputError(f"can't write {path}: {what}", hint)


@contextmanager
def atomic_file(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; move it into place when the block ends well.

    A link stays, and the file that it leads to is replaced or made. A file keeps its mode, and its
    owner and group where we may give them. Missing parent folders are made. Raises OutputError
    where the file can't be written, or is one that may not be.
    """
    try:
        real = behind_links(path)
        before = _replaceable(real, path)
        real.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{real.name}.", suffix=".part", dir=real.parent)
        os.close(handle)
    except OSError as error:
        raise output_error(path, error) from error
    temporary = Path(name)
    try:
        yield temporary
        _dress(temporary, before)
        temporary.replace(real)
    except OSError as error:
        raise output_error(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)


def behind_links(path: Path) -> Path:
    """The file that a path names in the end, there already or still to be.

    Raises OSError where links lead in a circle.
    """
    if not path.is_symlink():
        return path
    real = Path(os.path.realpath(path))
    if real.is_symlink():
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP))
    return real


def _replaceable(real: Path, named: Path) -> os.stat_result | None:
    """What is known of the file that will be replaced; None where there is none.

    Raises OutputError where something else stands there, or a file that may not be written: that
    its folder may be is not enough.
    """
    try:
        before = real.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    if not stat.S_ISREG(before.st_mode):
        # A device would be replaced by a file, a folder only refused at the end.
        raise OutputError(f"can't write {named}: it is no plain file", "Name another file.")
    try:
        os.close(os.open(real, os.O_WRONLY))
    except PermissionError as error:
        what = "this file may not be written: nothing was changed"
        hint = "Make it writable (chmod u+w) if it is yours to change, or name another file."
        raise OutputError(f"can't write {named}: {what}", hint) from error
    return before


def _dress(temporary: Path, before: os.stat_result | None) -> None:
    """Give a new file what its name had before: files are born private, and as their maker's."""
    if before is None:
        temporary.chmod(_default_mode(0o666))
        return
    if hasattr(os, "chown"):
        for owner, group in ((-1, before.st_gid), (before.st_uid, -1)):
            with suppress(PermissionError):  # another's file stays readable as its mode says
                os.chown(temporary, owner, group)
    temporary.chmod(stat.S_IMODE(before.st_mode))


def write_atomic(path: Path, content: bytes | str) -> None:
    """Write a whole file or leave what was there. Raises OutputError."""
    data = content.encode("utf-8") if isinstance(content, str) else content
    with atomic_file(path) as temporary:
        temporary.write_bytes(data)


def try_folder(folder: Path) -> None:
    """Raises OutputError where no file could be made in `folder`, there already or still to be.

    Nothing is left behind.
    """
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        raise output_error(folder, error) from error


@contextmanager
def atomic_folder(
    target: Path, *, owned: Callable[[Path], frozenset[str] | None], keep: bool = True
) -> Iterator[Path]:
    """Give an empty folder beside `target`; it takes `target`'s place when the block ends well.

    `owned(target)` names the files in an existing target that are ours to replace, or is None
    where the folder is not ours at all. Files that somebody else put there are carried over.
    With `keep` false nothing takes its place: it was a trial. Raises OutputError where the
    folder can't be written or is not ours.
    """
    named = target
    try:
        target = _real(target)
        ours = owned(target) if _entries(target) else frozenset[str]()
        if ours is None:
            raise OutputError(
                f"{named} holds other files, not a segment: nothing was changed",
                "Choose another folder with --out, or move those files away.",
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        _recover(target)
        name = tempfile.mkdtemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise output_error(named, error) from error
    fresh = Path(name)
    try:
        yield fresh
        if keep:
            fresh.chmod(_default_mode(0o777))
            _swap(fresh, target, ours)
    except OSError as error:
        raise output_error(named, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _real(target: Path) -> Path:
    """The folder to replace: a link to a folder stays, and what it leads to is replaced.

    Raises NotADirectoryError where something else stands there.
    """
    try:
        mode = target.lstat().st_mode  # asked once: another run may be moving it
    except FileNotFoundError:
        return target
    if stat.S_ISLNK(mode) and target.is_dir():
        return target.resolve()
    if not stat.S_ISDIR(mode):
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    return target


def _swap(fresh: Path, target: Path, ours: frozenset[str]) -> None:
    """Put `fresh` where `target` is, carrying over what is not ours.

    Where several runs meet, each puts its folder in place in turn, and the last one stays.
    """
    old = target.with_name(f"{fresh.name}{_OLD}")
    for _ in range(_MEETINGS):
        for entry in _entries(target):
            if entry.name not in ours and not (fresh / entry.name).exists():
                _copy(entry, fresh / entry.name)
        with suppress(FileNotFoundError):  # there is none, or another run has just moved it
            target.rename(old)
        try:
            fresh.rename(target)
        except BaseException as error:
            if isinstance(error, OSError) and error.errno in _TAKEN:
                shutil.rmtree(old, ignore_errors=True)
                continue
            with suppress(FileNotFoundError):
                old.rename(target)
            raise
        shutil.rmtree(old, ignore_errors=True)
        return
    raise OSError(errno.EBUSY, os.strerror(errno.EBUSY))


def _entries(folder: Path) -> tuple[Path, ...]:
    """What lies in a folder; nothing where it is not there, or another run has just moved it."""
    try:
        return tuple(folder.iterdir())
    except FileNotFoundError:
        return ()


def _recover(target: Path) -> None:
    """Put back the folder that a run left aside when it was killed between two renames."""
    pattern = f".{glob.escape(target.name)}.*.part{_OLD}"
    with suppress(OSError):  # another run was faster
        if not target.exists():
            aside = sorted(target.parent.glob(pattern), key=lambda path: path.stat().st_mtime)
            if aside:
                aside[-1].rename(target)


def _copy(source: Path, destination: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, destination, symlinks=True)
    else:
        shutil.copy2(source, destination, follow_symlinks=False)


def _default_mode(wanted: int) -> int:
    """`wanted` under the user's umask: temporary files are born private."""
    return wanted & ~_UMASK


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
