"""Boxes of MP4 files (ISO/IEC 14496-12): found, and given the tags that FFmpeg can't write.

Tags lie where iTunes put them, which all readers know: `udta/meta/ilst` of the movie, with names
of our own as free-form items ("----").
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HEADER: Final = 8
_LONG_HEADER: Final = 16
_TEXT: Final = 1
"""The type of a value in UTF-8."""
_ITEMS: Final = {
    "title": b"\xa9nam",
    "artist": b"\xa9ART",
    "album": b"\xa9alb",
    "date": b"\xa9day",
    "genre": b"\xa9gen",
    "comment": b"\xa9cmt",
    "copyright": b"cprt",
    "encoder": b"\xa9too",
    "lyrics": b"\xa9lyr",
}
_OFFSETS: Final = {b"stco": ">I", b"co64": ">Q"}
"""The boxes of where in the file the sound lies, and how a place is written in them."""
_WITHIN: Final = (b"moov", b"trak", b"mdia", b"minf", b"stbl")
"""The boxes around those."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Where a box lies in what holds it, in bytes."""

    kind: bytes
    start: int
    end: int


def boxes(file: BinaryIO) -> Iterator[Box]:
    """The boxes of a file, in order, from its begin; the file's place may be moved between."""
    start = 0
    while True:
        file.seek(start)
        header = file.read(_LONG_HEADER)
        if len(header) < _HEADER:
            return
        one = _box(header, start)
        yield one
        start = one.end


def read(file: BinaryIO, box: Box) -> bytes:
    """A box of a file, with its header."""
    file.seek(box.start)
    return file.read(box.end - box.start)


def inside(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The boxes in a stretch of bytes, in order: the kind, and the whole box."""
    while data:
        one = _box(data[:_LONG_HEADER], 0)
        yield one.kind, data[: one.end]
        data = data[one.end :]


def content(box: bytes, *path: bytes) -> bytes:
    """What the first box along a path of kinds holds, without headers; raises KeyError."""
    body = box[_HEADER:]
    for kind in path:
        body = dict(reversed(list(inside(body))))[kind][_HEADER:]
    return body


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", _HEADER + len(body), kind) + body


def tagged(movie: bytes, tags: Mapping[str, str], ours: Mapping[str, str]) -> bytes:
    """The movie box (`moov`) with these tags in place of its own; `ours` are free-form."""
    items = [box(_ITEMS[name], _value(value)) for name, value in tags.items()]
    items += [
        box(
            b"----",
            box(b"mean", bytes(4) + b"com.apple.iTunes")
            + box(b"name", bytes(4) + name.encode("utf-8"))
            + _value(value),
        )
        for name, value in ours.items()
    ]
    handler = box(b"hdlr", bytes(8) + b"mdirappl" + bytes(9))
    meta = box(b"meta", bytes(4) + handler + box(b"ilst", b"".join(items)))
    kept = [whole for kind, whole in inside(movie[_HEADER:]) if kind != b"udta"]
    return box(b"moov", b"".join(kept) + box(b"udta", meta))


def moved(movie: bytes, by: int) -> bytes:
    """A box of the movie for sound that lies so many bytes further on in the file."""
    kind = movie[4:_HEADER]
    body = movie[_HEADER:]
    if kind in _OFFSETS:
        head, places = body[:8], struct.iter_unpack(_OFFSETS[kind], body[8:])
        body = head + b"".join(struct.pack(_OFFSETS[kind], place + by) for (place,) in places)
    elif kind in _WITHIN:
        body = b"".join(moved(whole, by) for _, whole in inside(body))
    return box(kind, body)


def _box(header: bytes, start: int) -> Box:
    size, kind = struct.unpack_from(">I4s", header)
    if size == 1:  # too long for four bytes
        (size,) = struct.unpack_from(">Q", header, _HEADER)
    return Box(kind=kind, start=start, end=start + size)


def _value(value: str) -> bytes:
    return box(b"data", struct.pack(">II", _TEXT, 0) + value.encode("utf-8"))
