"""RIFF: chunks, and the ones of a WAVE file that any reader knows (format, cues, INFO)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from producer.segment.formats.ascii_text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from producer.segment.labels import Mark

BIGGEST: Final = 0xFFFF_FFFF
"""Bytes that a chunk's 32-bit size can tell of, those of the whole RIFF chunk among them."""
_PCM: Final = 1


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk on a word boundary: its name, its size without the padding, the data, the padding."""
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def form(channels: int, rate: int) -> bytes:
    """The `fmt ` chunk of 16-bit PCM."""
    frame = 2 * channels
    return chunk(b"fmt ", struct.pack("<HHIIHH", _PCM, channels, rate, rate * frame, frame, 16))


def info(texts: Mapping[bytes, str]) -> bytes:
    """A `LIST` of type `INFO`; texts that are empty are left out.

    They are ASCII: of UTF-8 and Latin-1, each is misread by some reader.
    """
    named = (chunk(name, text.encode("ascii") + b"\0") for name, text in texts.items() if text)
    return chunk(b"LIST", b"INFO" + b"".join(named))


def cues(marks: Iterable[Mark]) -> bytes:
    """A `cue ` chunk and the `LIST` of type `adtl` with its names, in the order of their places.

    Both as in the Multimedia Programming Interface 1.0, chapter 3: without a playlist a cue's
    position and its offset into the data are the same sample.
    """
    placed = list(enumerate(sorted(marks, key=lambda mark: mark.start), start=1))
    points = b"".join(
        struct.pack("<II4sIII", number, mark.start, b"data", 0, 0, mark.start)
        for number, mark in placed
    )
    names = b"".join(
        chunk(b"labl", struct.pack("<I", number) + one_line(mark.title).encode("ascii") + b"\0")
        for number, mark in placed
    )
    return chunk(b"cue ", struct.pack("<I", len(placed)) + points) + chunk(b"LIST", b"adtl" + names)
