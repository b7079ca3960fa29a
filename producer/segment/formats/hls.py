"""HLS, on demand: AAC-LC in fragments of MP4 and a list of them (RFC 8216), in a folder.

The list names the others by their names alone: the folder may be put anywhere on a web server.
"""

from __future__ import annotations

import struct
from dataclasses import replace
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Final

from producer.segment.formats import m4a, mp4, tags
from producer.segment.formats.pyav import NOTHING, encode
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

CODING: Final = replace(
    m4a.CODING,
    container="mp4",
    container_options=(
        ("movie_timescale", str(RATE)),
        # The first waits for the sound, because its edit list tells where the sound begins.
        ("movflags", "+empty_moov+delay_moov+default_base_moof+skip_trailer"),
        ("frag_duration", "6000000"),
    ),
)
"""Fragments end with the first frame after 6 s, the length that RFC 8216's authors advise."""
INIT: Final = "init.mp4"
_VERSION: Final = 6
"""The lowest that has EXT-X-MAP for sound alone: RFC 8216, clause 7."""


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """Write the list to `path`, and the rest beside it; its folder is made, in one that is there.

    Raises OSError where it can't be written.
    """
    path.parent.mkdir(exist_ok=True)
    with TemporaryFile(dir=path.parent) as coded:
        encode(sound, coded, CODING, replace(NOTHING, language=tags.language(labels)))
        starts = _split(coded, path.parent, labels)
    text = playlist(starts, sound.samples)
    path.write_text(text, encoding="utf-8", newline="\n")


def playlist(starts: tuple[int, ...], samples: int) -> str:
    """The list of segments that start at these samples, of so many in all."""
    ends = (*starts[1:], samples)
    seconds = [(end - start) / RATE for start, end in zip(starts, ends, strict=True)]
    lines = [
        "#EXTM3U",
        f"#EXT-X-VERSION:{_VERSION}",
        f"#EXT-X-TARGETDURATION:{max(1, *map(round, seconds))}",
        "#EXT-X-MEDIA-SEQUENCE:0",
        "#EXT-X-PLAYLIST-TYPE:VOD",
        "#EXT-X-INDEPENDENT-SEGMENTS",
        f'#EXT-X-MAP:URI="{INIT}"',
    ]
    for number, length in enumerate(seconds):
        lines += [f"#EXTINF:{length:.6f},", _segment(number)]
    return "\n".join([*lines, "#EXT-X-ENDLIST", ""])


def _segment(number: int) -> str:
    return f"segment{number:04}.m4s"


def _split(coded: BinaryIO, folder: Path, labels: Labels) -> tuple[int, ...]:
    """Write the boxes of a fragmented MP4 file to a file for each fragment and one for the rest.

    Returns when each fragment starts, in samples of the segment.
    """
    init, hidden = b"", 0
    starts: list[int] = []
    fragment = b""
    for one in mp4.boxes(coded):
        whole = mp4.read(coded, one)
        match one.kind:
            case b"moov":
                hidden = _hidden(whole)
                told = tags.plain(labels)
                told.pop("lyrics", None)  # the sound waits for this file
                (folder / INIT).write_bytes(init + mp4.tagged(whole, told, tags.marked(labels)))
            case b"moof":
                starts.append(max(0, _decoded_at(whole) - hidden))
                fragment = whole
            case b"mdat":
                (folder / _segment(len(starts) - 1)).write_bytes(fragment + whole)
            case _:
                init += whole
    return tuple(starts)


def _hidden(movie: bytes) -> int:
    """How many samples the edit list hides at the begin: ISO/IEC 14496-12, 8.6.6."""
    body = mp4.content(movie, b"trak", b"edts", b"elst")
    _, begin = struct.unpack_from(">Qq" if body[0] == 1 else ">Ii", body, 8)
    return int(begin)


def _decoded_at(fragment: bytes) -> int:
    """When a fragment (`moof`) starts, in samples as they are coded: 8.8.12."""
    body = mp4.content(fragment, b"traf", b"tfdt")
    (time,) = struct.unpack_from(">Q" if body[0] == 1 else ">I", body, 4)
    return int(time)
