"""PLS, version 2: a numbered list, as stream players read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import path
from producer.playlist.exports.texts import artist_and_title

if TYPE_CHECKING:
    from producer.model import Playlist
    from producer.playlist.exports.export import Place


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day's entries that can be opened, in order; lengths in whole seconds."""
    lines = ["[playlist]"]
    number = 0
    for entry in playlist.entries:
        where = path(entry, place)
        if where is None:
            continue
        number += 1
        lines += [
            f"File{number}={where}",
            f"Title{number}={artist_and_title(entry)}",
            f"Length{number}={round(entry.length_ms / 1000)}",
        ]
    lines += [f"NumberOfEntries={number}", "Version=2"]
    return (Sheet(name=f"{playlist.day.isoformat()}.pls", text="\n".join(lines) + "\n"),)
