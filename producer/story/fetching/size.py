"""How large a page may be, and what is said of a larger one."""

from __future__ import annotations

from producer.errors import InputError

CAP = 20_000_000
"""Bytes: the largest page that is read. Articles have kilobytes; a larger one is a mistake."""


def too_large(source: str, size: int | None = None) -> InputError:
    """The error for a page of `size` bytes, or of more than the cap where nobody knows how many."""
    told = f"more than {_megabytes(CAP)}" if size is None else _megabytes(size)
    return InputError(
        f"{source}: {told}, larger than the {_megabytes(CAP)} that a page may have.",
        "Hand over the page of one story, not an archive or a recording.",
    )


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB".replace(".0 MB", " MB")
