"""Files and folders that a station file names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from producer.yamlfile import Item


def path(item: Item, base: Path) -> Path:
    """A file or folder: `~` is the user's home, and a relative path starts at `base`."""
    try:
        return base / Path(item.words()).expanduser()
    except RuntimeError:
        raise item.wrong("a path whose home is on this machine") from None
