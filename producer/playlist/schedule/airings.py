"""What airs when, kept so that what comes too soon after it, or before it, is found at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Airings:
    """The starts of pieces and stories, by their keys.

    A piece may start where neither it nor its story started within its category's separation: what
    counts is the separation of whichever comes later. Times are milliseconds.
    """

    def __init__(self) -> None:
        self._starts: dict[str, list[tuple[int, int]]] = {}

    def add(self, keys: Iterable[str], start: int, separation: int) -> None:
        for key in keys:
            self._starts.setdefault(key, []).append((start, separation))

    def remove(self, keys: Iterable[str], start: int, separation: int) -> None:
        for key in keys:
            self._starts[key].remove((start, separation))

    def barred(self, keys: Iterable[str], separation: int) -> Iterator[tuple[int, int]]:
        """The stretches in which something of this separation may not start, ends included."""
        for key in keys:
            for start, other in self._starts.get(key, ()):
                # At one and the same moment two can't start anyway.
                yield start - other + 1, start + separation - 1

    def last(self, key: str, before: int) -> int | None:
        """When it last started before a moment; None for never."""
        starts = [start for start, _ in self._starts.get(key, ()) if start < before]
        return max(starts, default=None)
