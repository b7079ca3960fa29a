"""Whether a segment's folder holds what was written into it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, Final

from producer.files import sha256
from producer.model import Check
from producer.segment import seal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_NAMED: Final = 3
"""Files that are told by name where several are not as they were."""


def manifest_check(document: dict[str, Any]) -> Check:
    intact = seal.intact(document)
    return Check(
        name="manifest",
        expected="as it was written",
        measured="as it was" if intact else "changed since, or not sealed",
        passed=intact,
    )


def file_check(folder: Path, contents: Mapping[str, str]) -> Check:
    """Every file that the manifest lists is there, to the byte."""
    wrong = [
        f"{name} is {fault}"
        for name, digest in contents.items()
        if (fault := _fault(folder, name, digest))
    ]
    more = f" and {len(wrong) - _NAMED} more" if len(wrong) > _NAMED else ""
    return Check(
        name="files",
        expected=f"{len(contents)}, as they were written",
        measured=", ".join(wrong[:_NAMED]) + more or str(len(contents)),
        passed=not wrong,
    )


def _fault(folder: Path, name: str, digest: str) -> str:
    """What is wrong with a file, or nothing. One that leads out of the folder is not looked at."""
    path = folder / name
    try:
        if not path.resolve().is_relative_to(folder.resolve()) or not path.is_file():
            return "missing"
        return "" if sha256(path) == digest else "changed"
    except OSError as error:
        return f"not readable ({(error.strerror or str(error)).lower()})"


def script_check(text: bytes | None, digest: str, fault: str) -> Check:
    """The script is the one that was read. `fault` says why it can't be read, or nothing."""
    same = text is not None and hashlib.sha256(text).hexdigest() == digest
    measured = "missing" if text is None else "another" if not same else "the same"
    return Check(
        name="script",
        expected="the one that was read",
        measured=fault or measured,
        passed=same and not fault,
    )
