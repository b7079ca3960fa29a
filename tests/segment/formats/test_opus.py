"""Opus in Ogg: the header of RFC 7845, and a last page that tells the end."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

import numpy as np

from tests.coded import CODED, RATE, either, speech, written

if TYPE_CHECKING:
    from pathlib import Path

OPUS: Final = CODED[2]


@either
def test_the_header_changes_no_level(channels: int, tmp_path: Path) -> None:
    """RFC 7845, 5.1."""
    sound = np.repeat(speech(RATE)[:, None], channels, axis=1)
    data = written(OPUS, sound, tmp_path).read_bytes()
    place = data.index(b"OpusHead")
    version, count, _, rate, gain = struct.unpack("<BBHIh", data[place + 8 : place + 18])
    assert (version, count, rate, gain) == (1, channels, RATE, 0)


def test_the_last_page_ends_with_the_sound(tmp_path: Path) -> None:
    """RFC 7845, 4.4: the place of the last page, less what is skipped at the begin."""
    data = written(OPUS, speech(RATE + 123), tmp_path).read_bytes()
    head = data.index(b"OpusHead")
    (skipped,) = struct.unpack("<H", data[head + 10 : head + 12])
    last = data.rindex(b"OggS")
    assert data[last + 5] & 4, "the end of the stream"
    (place,) = struct.unpack("<q", data[last + 6 : last + 14])
    assert place - skipped == RATE + 123
