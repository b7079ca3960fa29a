"""Extended M3U in UTF-8: what nearly every player and playout system reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from producer.playlist.exports.export import Sheet
from producer.playlist.exports.places import cues, path
from producer.playlist.exports.texts import artist_and_title, one_line

if TYPE_CHECKING:
    from producer.model import Entry, Playlist
    from producer.playlist.exports.export import Place


def write(playlist: Playlist, place: Place) -> tuple[Sheet, ...]:
    """The day's entries in order; whole seconds, because older readers know no others.

    A part of a file is told to VLC alone, in comments to any other reader.
    """
    lines = [
        "#EXTM3U",
        f"#PLAYLIST:{one_line(playlist.station)} {playlist.day.isoformat()}",
        *(line for entry in playlist.entries for line in _lines(entry, place)),
    ]
    return (Sheet(name=f"{playlist.day.isoformat()}.m3u8", text="\n".join(lines) + "\n"),)


def _lines(entry: Entry, place: Place) -> tuple[str, ...]:
    told = artist_and_title(entry)
    where = path(entry, place)
    if where is None:
        return (f"# {entry.start:%H:%M:%S} {told}",)
    return (
        f"#EXTINF:{round(entry.length_ms / 1000)},{told}",
        *(f"#EXTVLCOPT:{cue}" for cue in cues(entry)),
        where,
    )
