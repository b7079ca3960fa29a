"""What an export is: a day written as files that something else reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import quote

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from producer.model import Playlist
    from producer.station import Stream


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A file of an export."""

    name: str
    text: str
    """Written as UTF-8, with the line ends that it has."""
    executable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where and when an export is read."""

    folder: Path
    """Where its files will lie; absolute."""
    audio: Path
    """The folder of the station's segments; absolute."""
    at: datetime
    """The moment that it tells of; aware."""
    base_url: str = ""
    """The web address under which `audio` is served, without a slash at its end; empty where
    there is none, and where files are to be told by their paths."""
    streams: tuple[Stream, ...] = ()

    def address(self, file: Path) -> str | None:
        """Where a file is heard on the web; None where it is not served."""
        if not self.base_url or not file.is_absolute() or not file.is_relative_to(self.audio):
            return None
        return f"{self.base_url}/{quote(file.relative_to(self.audio).as_posix())}"


Write: TypeAlias = Callable[["Playlist", Place], tuple[Sheet, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A format that a day can be written in."""

    name: str
    """What `--to` calls it."""
    about: str
    """For people, a few words."""
    write: Write
    web: bool = False
    """Whether it is for the web alone, so that it always tells web addresses."""
    today: bool = False
    """Whether its files have the same names every day: they are of the day that is on."""
    ahead: bool = False
    """Whether it tells what follows, past midnight too."""
