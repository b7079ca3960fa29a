"""The kinds of file that a segment is delivered as. A new one is a row and its writer."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from producer.errors import UsageError
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from producer.model import Pcm, Samples

MP3_BIT_RATE: Final = 128_000
_PIECE: Final = 1152 * 400
"""Samples that are encoded at a time, so that a long programme is not held twice."""
_MP3_EFFORT: Final = "7"
"""LAME's quality setting: at 128 kbit/s mono a voice gains nothing from the slower ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file that a segment is delivered as."""

    name: str
    media_type: str
    write: Callable[[Pcm, Path, Mapping[str, str]], None]

    @property
    def file_name(self) -> str:
        return f"segment.{self.name}"


def _write_wav(pcm: Pcm, path: Path, tags: Mapping[str, str]) -> None:
    """PCM WAV, 16 bits; it carries no tags, so that the same sound is the same bytes."""
    del tags
    # In memory first: the standard library's writer complains aloud where a disk is full.
    from producer.segment.stitch import to_segment

    whole = io.BytesIO()
    to_segment(pcm).export(whole, format="wav")
    path.write_bytes(whole.getvalue())


def _write_mp3(pcm: Pcm, path: Path, tags: Mapping[str, str]) -> None:
    """MP3, constant bit rate, with the gapless header: it decodes to the same length."""
    from producer.segment.stitch import from_pcm

    level = _mp3_level()
    pieces = (from_pcm(pcm[start : start + _PIECE]) / level for start in range(0, len(pcm), _PIECE))
    _encode_mp3(pieces, str(path), tags)


def _encode_mp3(
    pieces: Iterable[Samples], target: str | io.BytesIO, tags: Mapping[str, str]
) -> None:
    import av

    with av.open(target, mode="w", format="mp3") as container:
        container.metadata.update(tags)
        stream = container.add_stream("libmp3lame", rate=RATE, layout="mono")
        stream.bit_rate = MP3_BIT_RATE
        stream.codec_context.options = {"compression_level": _MP3_EFFORT}
        stream.codec_context.format = "fltp"
        start = 0
        for samples in pieces:
            frame = av.AudioFrame.from_ndarray(samples[None, :], format="fltp", layout="mono")
            frame.sample_rate = RATE
            frame.pts = start
            start += len(samples)
            container.mux(stream.encode(frame))
        # Of 1,152 lengths, 46 end in a frame of nothing but padding; the gapless header tells
        # a decoder to cut within the last frame alone, so that frame must go.
        container.mux([packet for packet in stream.encode(None) if packet.duration])


@cache
def _mp3_level() -> float:
    """What the encoder multiplies a sound by: LAME lowers all but the highest bit rates.

    It is 0.95 at 128 kbit/s, which would be 0.45 LU off the profile; measured here on a short
    tone rather than believed, because it belongs to the encoder's build.
    """
    import numpy as np

    from producer.audio import decode

    tone = 0.1 * np.sin(2 * np.pi * 1000 / RATE * np.arange(RATE // 2), dtype=np.float32)
    coded = io.BytesIO()
    _encode_mp3((tone,), coded, {})
    heard = decode(coded.getvalue()).samples
    middle = slice(RATE // 8, -RATE // 8)
    return float(np.sqrt(np.mean(heard[middle] ** 2) / np.mean(tone[middle] ** 2)))


FORMATS: Final = (
    Format(name="wav", media_type="audio/wav", write=_write_wav),
    Format(name="mp3", media_type="audio/mpeg", write=_write_mp3),
)


def find(name: str) -> Format:
    """The format of that name. Raises UsageError."""
    for each in FORMATS:
        if each.name == name:
            return each
    known = ", ".join(each.name for each in FORMATS)
    raise UsageError(f"there is no format named {name!r}", f"Formats: {known}.")
