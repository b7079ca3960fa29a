"""A source of a category → the stories that missing pieces could be made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.story.feeds.feed import Feed
from producer.story.source import open_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.pipeline.order import Order

SUFFIXES: Final = frozenset({".html", ".htm", ".md", ".markdown", ".txt", ".yaml", ".yml"})
"""Of the pages and scripts that are looked for in a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A story that could be made."""

    source: str
    """What `make` is given."""
    item: int | None = None
    """Of a feed whose item has no page of its own."""
    title: str = ""

    @property
    def name(self) -> str:
        """By which it is known again."""
        return self.source if self.item is None else f"{self.source} {self.title}"


def stories_of(source: str, order: Order, *, tell: Callable[[str], None]) -> Iterator[Candidate]:
    """The stories of a feed in its order, the pages and scripts of a folder with the newest first,
    or a page itself.

    Raises what opening it raises, and InputError for a folder that can't be read.
    """
    if "://" not in source and Path(source).is_dir():
        yield from (Candidate(source=str(path)) for path in _newest_first(Path(source)))
        return
    found = open_source(source, allow_private=order.allow_private, tell=tell)
    if not isinstance(found, Feed):
        yield Candidate(source=source)
        return
    for item in found.items:
        if item.url is not None:
            yield Candidate(source=item.url, title=item.title)
        else:
            yield Candidate(source=source, item=item.number, title=item.title)


def _newest_first(folder: Path) -> tuple[Path, ...]:
    """The pages and scripts in a folder, those below it left out; by name where as old."""
    try:
        found = [
            (-path.stat().st_mtime_ns, path.name, path)
            for path in folder.iterdir()
            if path.suffix.lower() in SUFFIXES and path.name[0] != "." and path.is_file()
        ]
    except OSError as error:
        raise InputError(
            f"{folder}: this folder can't be read: {(error.strerror or str(error)).lower()}",
            "Check the category's `make-from:` in the station file.",
        ) from error
    return tuple(path for _, _, path in sorted(found))
