"""What can be written down: names of files and texts of JSON may hold halves of characters."""

from __future__ import annotations


def in_utf_8(text: str) -> bool:
    """Whether a text can be written in UTF-8."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
