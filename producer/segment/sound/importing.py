"""A sound of the station's, from a file of any common format or from pydub, as samples.

pydub's own `from_file` asks for an ffmpeg on the machine: files are decoded by PyAV and resampled
by soxr here, and pydub's `AudioSegment` is what they are handed over as.
"""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.audio import pieces, resample
from producer.errors import InputError
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pydub import AudioSegment

    from producer.model import Pcm, Samples

_MOST_CHANNELS: Final = 2
_FULL_SCALE: Final = 32768


def from_file(path: Path, most: int) -> AudioSegment:
    """Decode the first `most` samples of a sound file: 48 kHz, 16 bits, mono or stereo.

    What is over full scale is clipped, as it is wherever such a file is played. No more than the
    samples asked for are held. Raises InputError where it is no sound file of one or two channels.
    """
    if not path.is_file():
        raise InputError(
            f"{path}: there is no such sound file",
            "Check the names under `sound:` in the station file, or write `house` there.",
        )
    held: Pcm | None = None
    length = 0
    try:
        for piece in _resampled(path):
            if held is None:
                held = np.empty((most, piece.shape[1]), np.int16)
            part = _to_pcm(piece[: most - length])
            held[length : length + len(part)] = part
            length += len(part)
            if length == most:
                break
    except ValueError as error:
        raise InputError(
            f"{path}: this sound can't be used: {error}",
            "Save it as WAV, FLAC, MP3, M4A or Ogg, mono or stereo, and try again.",
        ) from error
    assert held is not None  # a file that gives no piece has raised
    return to_segment(held[:length])


def from_segment(sound: AudioSegment, most: int) -> Pcm:
    """The first `most` samples of pydub's sound: 48 kHz, 16 bits, samples by channel (1 or 2).

    Raises InputError where it has more channels.
    """
    if sound.channels > _MOST_CHANNELS:
        raise InputError(
            f"an AudioSegment of {sound.channels} channels can't be used",
            "Give it as mono or stereo: `sound.set_channels(2)`.",
        )
    whole = np.frombuffer(sound.raw_data, f"<i{sound.sample_width}").reshape(-1, sound.channels)
    whole = whole[: -(-most * sound.frame_rate // RATE)]
    if sound.sample_width == 2 and sound.frame_rate == RATE:
        return whole
    samples = whole.astype(np.float32) / np.float32(2 ** (8 * sound.sample_width - 1))
    return _to_pcm(resample(samples, sound.frame_rate, RATE))[:most]


def to_segment(pcm: Pcm) -> AudioSegment:
    """48 kHz samples by channel for pydub."""
    return _audio_segment()(
        data=pcm.tobytes(), sample_width=2, frame_rate=RATE, channels=pcm.shape[1]
    )


def _resampled(path: Path) -> Iterator[Samples]:
    """The file at 48 kHz, piece by piece, samples by channel. Raises ValueError."""
    import soxr

    stream: soxr.ResampleStream | None = None
    kind: tuple[int, int] | None = None
    for samples, rate in pieces(path):
        if samples.shape[1] > _MOST_CHANNELS:
            raise ValueError(f"it has {samples.shape[1]} channels")
        if stream is None:
            kind = (rate, samples.shape[1])
            stream = soxr.ResampleStream(rate, RATE, samples.shape[1], "float32", "HQ")
        if kind != (rate, samples.shape[1]):
            raise ValueError("it changes its rate or its channels on the way")
        yield stream.resample_chunk(samples)
    if stream is not None and kind is not None:
        yield stream.resample_chunk(np.zeros((0, kind[1]), np.float32), last=True)


def _to_pcm(samples: Samples) -> Pcm:
    scaled = np.clip(np.rint(samples * np.float32(_FULL_SCALE)), -_FULL_SCALE, _FULL_SCALE - 1)
    pcm: Pcm = scaled.astype(np.int16)
    return pcm


@cache
def _audio_segment() -> type[AudioSegment]:
    # pydub looks for an ffmpeg that we never ask it to use, and says that there is none.
    warnings.filterwarnings("ignore", message="Couldn't find ffmpeg", category=RuntimeWarning)
    import pydub

    found: type[AudioSegment] = pydub.AudioSegment
    return found
