"""Sound into a container by FFmpeg's encoders, through PyAV: as long and as loud as it was."""

from __future__ import annotations

import io
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, BinaryIO, Final

import numpy as np

from producer.errors import MissingError
from producer.segment.formats.tags import one_line
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from av import AudioFrame, AudioStream
    from av.container import OutputContainer

    from producer.model import Samples
    from producer.segment.labels import Labels
    from producer.segment.mastered import Mastered

_FULL_SCALE: Final = np.float32(32768)
_LAYOUTS: Final = {1: "mono", 2: "stereo"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """An encoder and its container, by FFmpeg's names."""

    container: str
    encoder: str
    bit_rates: tuple[int, int]
    """Of mono and of stereo, in bits a second."""
    encoder_options: tuple[tuple[str, str], ...] = ()
    container_options: tuple[tuple[str, str], ...] = ()
    frame: int = 1
    """Samples, where decoders cut a sound's begin as the container tells but not its end: silence
    is put before it, at a time before 0, so that it ends with a frame."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A stretch of the segment, in samples, and its title on one line."""

    start: int
    end: int
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What FFmpeg is to write beside the sound; nothing where the container's tags are ours."""

    tags: Mapping[str, str]
    """By FFmpeg's names."""
    language: str
    """ISO 639-2, or nothing."""
    chapters: tuple[Chapter, ...]


NOTHING: Final = Told(tags={}, language="", chapters=())


def chapters(labels: Labels) -> tuple[Chapter, ...]:
    """The chapters, each up to the next."""
    bounds = [*(mark.start for mark in labels.chapters), labels.samples]
    return tuple(
        Chapter(start=mark.start, end=end, title=one_line(mark.title))
        for mark, end in zip(labels.chapters, bounds[1:], strict=True)
    )


def encode(sound: Mastered, target: BinaryIO, coding: Coding, told: Told = NOTHING) -> None:
    """Write the sound piece by piece, from where the target stands, at the level that it has.

    Raises OSError where it can't be written or read, MissingError without the encoder.
    """
    undone = _FULL_SCALE * np.float32(level(coding, sound.channels))
    pieces = (piece.astype(np.float32) / undone for piece in sound.pieces())
    before = -sound.samples % coding.frame
    silence = (np.zeros((before, sound.channels), np.float32),) if before else ()
    _encode(chain(silence, pieces), target, coding, told, channels=sound.channels, start=-before)


@cache
def level(coding: Coding, channels: int) -> float:
    """What an encoder multiplies a sound by, measured on a second that is like a voice.

    LAME lowers all but the highest bit rates: by 0.95 at 128 kbit/s, which would be 0.45 LU off
    the profile. It is measured rather than believed, because it belongs to the encoder's build.
    """
    from producer.audio import pieces

    sound = np.repeat(_hum()[:, None], channels, axis=1)
    coded = io.BytesIO()
    _encode((sound,), coded, coding, NOTHING, channels=channels, start=0)
    heard = np.concatenate([piece for piece, _ in pieces(coded.getvalue())])
    middle = slice(RATE // 8, -RATE // 8)
    return float(np.sqrt(np.mean(heard[:RATE][middle] ** 2) / np.mean(sound[middle] ** 2)))


def _hum() -> Samples:
    """A second of 150 Hz with its overtones, swelling as syllables do: on a bare tone Opus is
    0.05 dB off what it does to speech."""
    time = np.arange(RATE) / RATE
    hum = sum(np.sin(2 * np.pi * 150 * n * time + n * n) / n for n in range(1, 40))
    swelling = 0.06 + 0.04 * np.sin(2 * np.pi * 4 * time)
    samples: Samples = (hum * swelling).astype(np.float32)
    return samples


def _encode(
    pieces: Iterable[Samples],
    target: BinaryIO,
    coding: Coding,
    told: Told,
    *,
    channels: int,
    start: int,
) -> None:
    """`start` is the time of the first sample, in samples."""
    import av

    out, options = _Output(target), dict(coding.container_options)
    with av.open(out, "w", coding.container, container_options=options) as container:
        container.metadata.update(told.tags)
        container.set_chapters(
            [
                {
                    "id": number,
                    "start": one.start,
                    "end": one.end,
                    "time_base": Fraction(1, RATE),
                    "metadata": {"title": one.title},
                }
                for number, one in enumerate(told.chapters)
            ]
        )
        stream = _stream(container, coding, channels)
        if told.language:
            stream.metadata["language"] = told.language
        for samples in pieces:
            container.mux(stream.encode(_frame(samples, stream, start)))
            start += len(samples)
            out.check()
        # Of 1,152 lengths, 46 end in an MP3 frame of nothing but padding; the gapless header
        # tells a decoder to cut within the last frame alone, so that frame must go.
        container.mux([packet for packet in stream.encode(None) if packet.duration])
    out.check()


def _stream(container: OutputContainer, coding: Coding, channels: int) -> AudioStream:
    import av

    try:
        stream = container.add_stream(coding.encoder, rate=RATE, layout=_LAYOUTS[channels])
    except av.codec.codec.UnknownCodecError as error:
        raise MissingError(
            f"the installed PyAV has no encoder named {coding.encoder}",
            "Type: pip install --force-reinstall --only-binary av av",
        ) from error
    assert isinstance(stream, av.AudioStream)
    stream.bit_rate = coding.bit_rates[channels - 1]
    stream.codec_context.options = dict(coding.encoder_options)
    return stream


def _frame(samples: Samples, stream: AudioStream, start: int) -> AudioFrame:
    """A piece as PyAV takes it: FFmpeg brings it to the encoder's kind of samples."""
    import av

    frame = av.AudioFrame.from_ndarray(
        np.ascontiguousarray(samples.T), format="fltp", layout=stream.codec_context.layout.name
    )
    frame.sample_rate = RATE
    frame.pts = start
    return frame


class _Output:
    """A target as PyAV writes to it, from where it stands.

    What goes wrong is kept for `check` to raise: PyAV prints all but the last of its failures.
    """

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self._begin = target.tell()
        self._error: OSError | None = None

    def check(self) -> None:
        """Raises OSError where something went wrong."""
        if self._error is not None:
            raise self._error

    def write(self, data: bytes) -> int:
        if self._error is None:
            try:
                self._target.write(data)
            except OSError as error:
                self._error = error
        return len(data)

    def tell(self) -> int:
        return self._target.tell() - self._begin

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            first = self._begin if whence == io.SEEK_SET else 0
            return self._target.seek(first + offset, whence) - self._begin
        except OSError as error:  # what stands in the buffer is written first
            self._error = self._error or error
            return 0
