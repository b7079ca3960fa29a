"""Compressed sound into samples, by PyAV, and resampling, by soxr."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from producer.model import Sound

if TYPE_CHECKING:
    from producer.model import Samples


def decode(source: bytes | Path) -> Sound:
    """Decode any audio file to mono float32 at its own rate; several channels are averaged.

    Raises ValueError where the data is not audio, or FFmpeg finds it broken. A file that was cut
    short is not always found: WAV and MP3 decode to what is there.
    """
    import av

    chunks: list[Samples] = []
    rate = 0
    try:
        with av.open(
            io.BytesIO(source) if isinstance(source, bytes) else str(source), mode="r"
        ) as container:
            if not container.streams.audio:
                raise ValueError("no audio stream")
            for frame in container.decode(audio=0):
                rate = frame.sample_rate
                chunks.append(_mono(frame))
    except av.FFmpegError as error:
        raise ValueError(str(error)) from error
    if not chunks:
        raise ValueError("no audio in it")
    return Sound(samples=np.concatenate(chunks), rate=rate)


def _mono(frame: object) -> Samples:
    """One decoded frame as mono float32 in [-1, 1]."""
    import av

    assert isinstance(frame, av.AudioFrame)
    data = frame.to_ndarray()
    if not frame.format.is_planar:
        data = data.reshape(-1, frame.layout.nb_channels).T
    if data.dtype == np.uint8:
        # 8-bit sound has its zero in the middle.
        data = (data.astype(np.float32) - 128.0) / 128.0
    elif np.issubdtype(data.dtype, np.integer):
        data = data.astype(np.float32) / float(2 ** (8 * data.dtype.itemsize - 1))
    return np.ascontiguousarray(data.mean(axis=0, dtype=np.float32), dtype=np.float32)


def length(path: Path) -> tuple[int, int]:
    """How many samples per channel a file decodes to, and at which rate.

    Raises ValueError where it can't be decoded.
    """
    import av

    samples = rate = 0
    try:
        with av.open(str(path), mode="r") as container:
            for frame in container.decode(audio=0):
                samples += frame.samples
                rate = frame.sample_rate
    except (av.FFmpegError, IndexError) as error:
        raise ValueError(f"{path.name}: {error}") from error
    return samples, rate


def resample(samples: Samples, rate: int, target: int) -> Samples:
    """Band-limited resampling by soxr (HQ); the same array where the rates agree."""
    if rate == target:
        return samples
    import soxr

    out: Samples = soxr.resample(samples, rate, target, quality="HQ")
    return out
