"""The cart chunk, by which a playout system knows what it was given (AES46-2002)."""

from __future__ import annotations

import struct
from datetime import datetime
from typing import TYPE_CHECKING, Final

from producer import __version__
from producer.segment.formats.ascii_text import address, field, lines, telling
from producer.segment.formats.riff import chunk

if TYPE_CHECKING:
    from producer.segment.labels import Labels

_LAYOUT: Final = struct.Struct("<4s64s64s64s64s64s64s64s10s8s10s8s64s64s64si64s276s1024s")
assert _LAYOUT.size == 2048
_VERSION: Final = b"0101"
_CATEGORY: Final = "NEWS"
_FULL_SCALE: Final = 32_768
"""The sample value of 0 dB: 16-bit full scale, as these levels are counted from (dBFS)."""
_FOR_GOOD: Final = datetime(9999, 12, 31, 23, 59, 59)
"""The end of what has no kill time."""
_DATE, _TIME = "%Y-%m-%d", "%H:%M:%S"


def cart(labels: Labels) -> bytes:
    """The chunk: who and what, from when until when, where to start and to leave, and the script.

    Raises ValueError where `labels.expires` is not ISO 8601.
    """
    start = labels.made.replace(tzinfo=None)
    end = _end(labels)
    fixed = _LAYOUT.pack(
        _VERSION,
        field(telling(labels.title, labels.slug, labels.reference), 64),
        field(labels.artist, 64),
        field(telling(labels.slug, labels.reference), 64),
        field(labels.station, 64),
        field(_CATEGORY, 64),
        field(labels.digital_source_type.rsplit("/", 1)[-1], 64),
        field(labels.out_cue, 64),
        start.strftime(_DATE).encode("ascii"),
        start.strftime(_TIME).encode("ascii"),
        end.strftime(_DATE).encode("ascii"),
        end.strftime(_TIME).encode("ascii"),
        b"producer",
        field(__version__, 64),
        b"",
        _FULL_SCALE,
        _timers(labels),
        b"",
        address(labels.url).encode("ascii"),
    )
    return chunk(b"cart", fixed + lines(labels.script).encode("ascii"))


def _timers(labels: Labels) -> bytes:
    """Where the audio, the intro and the segue start and end, in samples.

    All of the file is audio to air, its silences too: they are part of its length. The intro is
    what may be talked over, so that it ends where speech starts; the segue, in which the next
    may start, runs from the last word to the end.
    """
    return b"".join(
        struct.pack("<4sI", usage, place)
        for usage, place in (
            (b"AUDs", 0),
            (b"AUDe", labels.samples),
            (b"INTs", 0),
            (b"INTe", labels.speech_start),
            (b"SEGs", labels.speech_end),
            (b"SEGe", labels.samples),
        )
    )


def _end(labels: Labels) -> datetime:
    """The kill time on the clock of `labels.made`."""
    if not labels.expires:
        return _FOR_GOOD
    told = datetime.fromisoformat(labels.expires)
    if told.tzinfo is not None:
        told = told.astimezone(labels.made.tzinfo)
    return told.replace(tzinfo=None)
