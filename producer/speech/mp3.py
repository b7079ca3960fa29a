"""Is an MP3 whole? The frames are walked by their headers, nothing is decoded.

Decoders hide a cut or a gap: they drop what they can't read and go on, and a word is lost
on the air. Numbers from ISO/IEC 11172-3 (2.4.2.3) and 13818-3 (2.4.2.3), Layer III.
"""

from __future__ import annotations

from dataclasses import dataclass

_V1, _V2, _V25 = 3, 2, 0
_LAYER_III = 1
_KBPS = {
    _V1: (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    _V2: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    _V25: (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
_HERTZ = {_V1: (44100, 48000, 32000), _V2: (22050, 24000, 16000), _V25: (11025, 12000, 8000)}
_SAMPLES = {_V1: 1152, _V2: 576, _V25: 576}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    rate: int
    """In hertz; it tells the MPEG version too, no two share a rate."""
    size: int
    """In bytes, with the header."""


def count_frames(data: bytes) -> int:
    """Count the frames of a whole MP3: they follow each other from the first byte to the last.

    An ID3v2 tag before them and an ID3v1 tag after them are allowed.
    Raises ValueError where there is no frame, where bytes between frames belong to none,
    where the rate changes, or where the last frame is cut.
    """
    at, end = _id3v2_size(data), len(data) - _id3v1_size(data)
    count, rate = 0, 0
    while at < end:
        frame = _frame(data[at : min(at + 4, end)], at)
        if at + frame.size > end:
            raise ValueError(f"cut in frame {count + 1}: {end - at} of its {frame.size} bytes")
        if count and frame.rate != rate:
            raise ValueError(f"{rate} Hz becomes {frame.rate} Hz at byte {at}")
        rate = frame.rate
        at += frame.size
        count += 1
    if not count:
        raise ValueError("no MP3 frame in it")
    return count


def _frame(header: bytes, at: int) -> _Frame:
    """Read a frame header of four bytes; `at` is where it lies, for the message."""
    if len(header) < 4:
        raise ValueError(f"cut in a frame header at byte {at}")
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bit_rate, rate, padding = header[2] >> 4, header[2] >> 2 & 3, header[2] >> 1 & 1
    if (
        header[0] != 0xFF
        or header[1] < 0xE0
        or version not in _KBPS
        or layer != _LAYER_III
        or not 1 <= bit_rate <= 14  # 0 is the free format, whose size no header tells
        or rate == 3
    ):
        raise ValueError(f"no Layer III frame at byte {at}")
    hertz = _HERTZ[version][rate]
    bytes_a_second = _KBPS[version][bit_rate - 1] * 1000 // 8
    return _Frame(rate=hertz, size=_SAMPLES[version] * bytes_a_second // hertz + padding)


def _id3v2_size(data: bytes) -> int:
    """Bytes of the tag at the start (id3v2.4.0-structure, 3.1): sizes have 7 bits a byte."""
    if len(data) < 10 or not data.startswith(b"ID3"):
        return 0
    body = 0
    for byte in data[6:10]:
        body = body << 7 | byte & 0x7F
    has_footer = data[5] & 0x10
    return 10 + body + (10 if has_footer else 0)


def _id3v1_size(data: bytes) -> int:
    return 128 if data[-128:].startswith(b"TAG") else 0
