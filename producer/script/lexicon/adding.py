"""Entries put into a lexicon file on the disk, with nobody's lost that others put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.files import behind_links, output_error, write_atomic
from producer.script.lexicon.edits import with_entries
from producer.script.lexicon.file import text_of
from producer.script.lexicon.lock import locked

if TYPE_CHECKING:
    from pathlib import Path

    from producer.script.lexicon.entry import Entry


def put(path: Path, entries: tuple[Entry, ...], *, replace: bool) -> tuple[Entry, ...]:
    """Put entries into a lexicon file, which may still have to be made; those that were put there.

    With `replace` an entry takes the place of its term's, without it that one stays. Raises
    InputError where the file is wrong, OutputError where it can't be written.
    """
    try:
        real = behind_links(path)  # where several links lead to one file, it has one lock
    except OSError as error:
        raise output_error(path, error) from error
    with locked(real):
        text = text_of(path) if path.exists() else ""
        edited, added = with_entries(text, str(path), entries, replace=replace)
        if added:
            write_atomic(path, edited)
    return added
