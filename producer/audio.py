"""Compressed sound into samples, by PyAV, and resampling, by soxr."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from producer.model import Sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    from producer.model import Samples


def decode(source: bytes | Path) -> Sound:
    """Decode any audio file to mono float32 at its own rate; several channels are averaged.

    Raises ValueError where the data is not audio, or FFmpeg finds it broken. A file that was cut
    short is not always found: WAV and MP3 decode to what is there.
    """
    found = list(pieces(source))
    mono = [samples.mean(axis=1, dtype=np.float32) for samples, _ in found]
    return Sound(samples=np.concatenate(mono), rate=found[0][1])


def pieces(source: bytes | Path) -> Iterator[tuple[Samples, int]]:
    """Decode any audio file piece by piece: float32 samples by channel, and the rate in hertz.

    Gives at least one piece. Raises ValueError as `decode` does.
    """
    import av

    heard = False
    try:
        with av.open(
            # Absolute, lest a colon in its name pass for a protocol's.
            io.BytesIO(source) if isinstance(source, bytes) else str(source.absolute()),
            mode="r",
        ) as container:
            if not container.streams.audio:
                raise ValueError("no audio stream")
            for frame in container.decode(audio=0):
                heard = True
                yield _samples(frame), frame.sample_rate
    except av.InvalidDataError as error:
        raise ValueError("it is no sound that FFmpeg knows, or broken") from error
    except av.FFmpegError as error:
        raise ValueError((error.strerror or str(error)).lower()) from error
    if not heard:
        raise ValueError("no audio in it")


def _samples(frame: object) -> Samples:
    """One decoded frame as float32 in [-1, 1], samples by channel."""
    import av

    assert isinstance(frame, av.AudioFrame)
    data = frame.to_ndarray()
    data = data.T if frame.format.is_planar else data.reshape(-1, frame.layout.nb_channels)
    if data.dtype == np.uint8:
        # 8-bit sound has its zero in the middle.
        data = (data.astype(np.float32) - 128.0) / 128.0
    elif np.issubdtype(data.dtype, np.integer):
        data = data.astype(np.float32) / float(2 ** (8 * data.dtype.itemsize - 1))
    return np.ascontiguousarray(data, dtype=np.float32)


def read(path: Path, start: int, end: int) -> Samples:
    """The samples from `start` to before `end` of a mono file that libsndfile reads, as float32.

    Raises ValueError where it can't be read, or is shorter.
    """
    import soundfile

    try:
        with soundfile.SoundFile(path) as file:
            if file.subtype == "PCM_16":  # libsndfile's own way to float32 is the slower one
                file.seek(start)
                whole = file.read(end - start, dtype="int16")
                samples: Samples = np.multiply(whole, np.float32(2**-15), dtype=np.float32)
            else:  # a FLAC is decoded from its start whatever is sought
                samples = file.read(end, dtype="float32")[start:]
    except (OSError, soundfile.LibsndfileError) as error:
        raise ValueError(f"{path}: {error}") from error
    if samples.shape != (end - start,):
        raise ValueError(f"{path}: shorter than it was, or not mono")
    return samples


def resample(samples: Samples, rate: int, target: int) -> Samples:
    """Band-limited resampling by soxr (HQ); the same array where the rates agree."""
    if rate == target:
        return samples
    import soxr

    out: Samples = soxr.resample(samples, rate, target, quality="HQ")
    return out
