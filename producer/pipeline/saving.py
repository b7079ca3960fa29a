"""Texts that a person may have edited: written whole, and never over one without being told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.errors import OutputError
from producer.files import write_atomic

if TYPE_CHECKING:
    from pathlib import Path


def save(path: Path, text: str, *, replace: bool) -> None:
    """Write a text file whole or not at all.

    Raises OutputError where it can't be written, or is there and must not be replaced.
    """
    if path.exists() and not replace:
        raise OutputError(
            f"{path} is there already, perhaps with somebody's edits: nothing was changed",
            "Name another file, or add --force to replace it.",
        )
    write_atomic(path, text)
