"""MPEG-1 Layer II as the public radio satellite's ContentDepot takes it: 44.1 kHz, no tags."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.segment.formats.sixteen_bits import encode
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from producer.model import Pcm, Samples
    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

MP2_RATE: Final = 44_100
"""Hertz (ContentDepot's rules for audio files, as are the bit rates)."""
BIT_RATES: Final = {1: 128_000, 2: 256_000}
"""Bits a second, by the count of channels."""
FRAME: Final = 1152
"""Samples of a frame (ISO/IEC 11172-3, 2.4.2.1): a file is a whole number of them."""
_DELAY: Final = 481
"""Samples by which filter bank and its inverse are late: the 512 taps of both less one step of 32,
and one (ISO/IEC 11172-3, annexes A and C)."""
_LIMITS: Final = np.iinfo(np.int16)


def write(sound: Mastered, path: Path, labels: Labels) -> None:
    """The sound at 44.1 kHz, at its place to the sample; it ends with the frame that it ends in.

    The first 481 samples, 11 ms, are silent: a decoder is that late, and a stream without header
    can't tell it. Raises OSError where it can't be written.
    """
    del labels
    encode(
        _framed(_resampled(sound), decoded_length(sound.samples), sound.channels),
        path,
        "mp2",
        rate=MP2_RATE,
        channels=sound.channels,
        bit_rate=BIT_RATES[sound.channels],
    )


def decoded_length(samples: int) -> int:
    """How many samples at 44.1 kHz a sound of so many at 48 kHz is decoded to."""
    return -(-samples * MP2_RATE // (RATE * FRAME)) * FRAME


def _resampled(sound: Mastered) -> Iterator[Pcm]:
    """The sound at 44.1 kHz, rounded to 16 bits; silence stays silent."""
    import soxr

    stream = soxr.ResampleStream(RATE, MP2_RATE, sound.channels, dtype="float32", quality="HQ")
    for piece in sound.pieces():
        yield _rounded(stream.resample_chunk(piece.astype(np.float32)))
    yield _rounded(stream.resample_chunk(np.zeros((0, sound.channels), np.float32), last=True))


def _rounded(samples: Samples) -> Pcm:
    return np.clip(np.rint(samples), _LIMITS.min, _LIMITS.max).astype(np.int16)


def _framed(pieces: Iterable[Pcm], length: int, channels: int) -> Iterator[Pcm]:
    """The pieces without the samples that the delay puts back, and with silence up to `length`."""
    early, left = _DELAY, length
    silence = np.zeros((_DELAY + 2 * FRAME, channels), np.int16)
    for piece in chain(pieces, (silence,)):
        kept = piece[early:][:left]
        early -= len(piece) - len(piece[early:])
        left -= len(kept)
        if len(kept):
            yield kept
