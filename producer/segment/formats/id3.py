"""ID3 tags, version 2.4: FFmpeg writes no comment, address, lyrics or table of contents of it.

ID3 tag version 2.4.0, its main structure and native frames, and ID3v2 Chapter Frame Addendum 1.0.
Version 2.4, because it has UTF-8 and whole dates: the UTF-16 of 2.3 holds bytes that a decoder
takes for sound unless the tag is unsynchronised, which many readers get wrong; UTF-8 never does.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from producer.segment.timeline import milliseconds

if TYPE_CHECKING:
    from producer.segment.formats.pyav import Chapter

_UTF_8: Final = b"\x03"
"""The text encoding: structure, clause 4."""
_UNKNOWN_LANGUAGE: Final = "XXX"
"""Structure, clause 4."""
_NO_OFFSET: Final = 0xFFFFFFFF
"""Times alone count: addendum, 3.1."""
_ORDERED_TOP: Final = 0x03
"""The flags of a table of contents: addendum, 3.2."""
_LONGEST_TITLE: Final = 126
"""Bytes. FFmpeg takes the length of a title's frame in a chapter for a plain number, which is
the same up to 127; where it is longer the chapter is lost to all that read by it."""
MOST_CHAPTERS: Final = 255
"""That a table of contents can count: addendum, 3.2."""


def tag(frames: bytes) -> bytes:
    """The frames with their header: structure, 3.1."""
    return b"ID3\x04\x00\x00" + _syncsafe(len(frames)) + frames


def text(id_: str, value: str) -> bytes:
    """A text frame (T***): native frames, 4.2."""
    return _frame(id_, _UTF_8 + value.encode("utf-8"))


def user_text(name: str, value: str) -> bytes:
    """A text of our own (TXXX) by its name: native frames, 4.2.6."""
    return _frame("TXXX", _UTF_8 + _ended(name) + value.encode("utf-8"))


def address(id_: str, url: str) -> bytes:
    """An address (W***): native frames, 4.3. The url is ASCII."""
    return _frame(id_, url.encode("ascii"))


def words(id_: str, value: str, language: str) -> bytes:
    """A comment (COMM) or the words spoken (USLT), without a name: native frames, 4.8 and 4.10.

    The language is ISO 639-2, or nothing.
    """
    spoken_in = (language or _UNKNOWN_LANGUAGE).encode("ascii")
    return _frame(id_, _UTF_8 + spoken_in + _ended("") + value.encode("utf-8"))


def contents(chapters: tuple[Chapter, ...]) -> bytes:
    """The chapters (CHAP) under one table of contents (CTOC): addendum, 3.1 and 3.2.

    It counts 255; those after them are left out.
    """
    counted = chapters[:MOST_CHAPTERS]
    if not counted:
        return b""
    names = [f"chapter{number}" for number in range(1, len(counted) + 1)]
    table = _ended("contents") + bytes([_ORDERED_TOP, len(names)]) + b"".join(map(_ended, names))
    return _frame("CTOC", table) + b"".join(map(_chapter, names, counted))


def _chapter(name: str, chapter: Chapter) -> bytes:
    times = (milliseconds(chapter.start), milliseconds(chapter.end))
    fields = struct.pack(">4I", *times, _NO_OFFSET, _NO_OFFSET)
    return _frame("CHAP", _ended(name) + fields + text("TIT2", _cut(chapter.title)))


def _cut(title: str) -> str:
    """The title, or as much of it as is read everywhere."""
    whole = title.encode("utf-8")
    if len(whole) <= _LONGEST_TITLE:
        return title
    kept = whole[: _LONGEST_TITLE - len("…".encode())].decode("utf-8", "ignore")
    return f"{kept.rstrip()}…"


def _frame(id_: str, body: bytes) -> bytes:
    """A frame with its header, without flags: structure, clause 4."""
    return id_.encode("ascii") + _syncsafe(len(body)) + b"\x00\x00" + body


def _ended(value: str) -> bytes:
    return value.encode("utf-8") + b"\x00"


def _syncsafe(size: int) -> bytes:
    """A number in four bytes of seven bits each: structure, 6.2."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))
