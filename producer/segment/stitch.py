"""Takes and music laid on the timeline as one sound, piece by piece.

Joining pydub's `AudioSegment`s one by one copies everything at every join (quadratic), resamples
by straight lines and clips without a word: the samples are placed here, and an `AudioSegment` is
what comes in as a sting and what goes out of a finished segment.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from producer.audio import read, resample
from producer.errors import InputError
from producer.segment.loop import Loop
from producer.segment.stretch import stretched
from producer.segment.timeline import RATE, length_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from producer.model import Pcm, Samples, Take
    from producer.segment.music import Music
    from producer.segment.timeline import Place, Timeline

PIECE: Final = 1 << 18
"""Samples: what `mix` gives at a time (5.5 s)."""

_FADE: Final = RATE * 4 // 1000
"""Samples: a take starts and ends inside a voice's noise, and a bare edge there clicks."""

_FULL_SCALE: Final = 32768


def mix(
    takes: tuple[Take, ...], timeline: Timeline, music: tuple[Music, ...], channels: int
) -> Iterator[Samples]:
    """The segment in pieces of PIECE samples (the last may be shorter) by channel, at 48 kHz.

    `takes` are those of the timeline's places, in order; one that is not as long as its place is
    stretched. Nothing is scaled but the music, and nothing clipped: pieces may exceed full scale.
    What overlaps a piece is in memory with it, and the next piece. Raises InputError where a
    take can't be read.
    """
    loops = tuple(map(Loop, music))
    with closing(_speech(takes, timeline)) as speech, closing(_ahead(speech)) as ready:
        for start, spoken in zip(range(0, timeline.samples, PIECE), ready, strict=True):
            piece = spoken[:, None]
            if channels > 1:
                piece = piece.repeat(channels, axis=1)
            for loop in loops:
                _add(loop, piece, start)
            yield piece


def _add(loop: Loop, piece: Samples, start: int) -> None:
    """The music that is heard during a piece which begins at `start`, added to it."""
    first, last = max(loop.start, start), min(loop.end, start + len(piece))
    if first >= last:
        return
    heard = loop.heard(first, last)
    if heard.shape[1] > piece.shape[1]:
        heard = (heard[:, :1] + heard[:, 1:]) * np.float32(0.5)
    piece[first - start : last - start] += heard


def _ahead(pieces: Generator[Samples]) -> Generator[Samples]:
    """The same pieces, the next one made while one is used: reading and resampling are C."""
    with ThreadPoolExecutor(1, thread_name_prefix="takes") as pool:
        coming = pool.submit(next, pieces, None)
        while (piece := coming.result()) is not None:
            coming = pool.submit(next, pieces, None)
            yield piece


def _speech(takes: tuple[Take, ...], timeline: Timeline) -> Generator[Samples]:
    """The takes at their places in silence, one channel."""
    due = deque(zip(takes, timeline.places, strict=True))
    held: list[tuple[Place, Samples]] = []
    for start in range(0, timeline.samples, PIECE):
        piece = np.zeros(min(PIECE, timeline.samples - start), np.float32)
        end = start + len(piece)
        while due and due[0][1].start < end:
            take, place = due.popleft()
            held.append((place, placed(take, place.end - place.start)))
        for place, samples in held:
            first, last = max(place.start, start), min(place.end, end)
            piece[first - start : last - start] += samples[first - place.start : last - place.start]
        held = [one for one in held if one[0].end > end]
        yield piece


def placed(take: Take, length: int) -> Samples:
    """A take's samples at the segment's rate, exactly `length` of them, its edges faded.

    Raises InputError where it can't be read.
    """
    try:
        samples = read(take.file, take.start, take.end)
    except ValueError as error:
        raise InputError(
            f"the take of sentence {take.sentence} can't be read: {error}",
            "Run the same command again: the sentence is then spoken anew.",
        ) from error
    if length != length_of(take):
        # Stretched at its own rate, which costs half of what it does at 48 kHz.
        samples = stretched(samples, take.rate, -(-length * take.rate // RATE))
    return _faded(_exactly(resample(samples, take.rate, RATE), length))


def _exactly(samples: Samples, length: int) -> Samples:
    """The same samples without the odd one that a resampler gives more, or with one it left out."""
    return (
        samples[:length] if length <= len(samples) else np.pad(samples, (0, length - len(samples)))
    )


def _faded(samples: Samples) -> Samples:
    """The samples, in place, with a rise and a fall at their edges."""
    rise = _rise(min(_FADE, len(samples) // 2))
    samples[: len(rise)] *= rise
    samples[len(samples) - len(rise) :] *= rise[::-1]
    return samples


@cache
def _rise(length: int) -> Samples:
    return np.linspace(0.0, 1.0, length, endpoint=False, dtype=np.float32)


def to_pcm(samples: Samples) -> Pcm:
    """16-bit samples, rounded. Raises ValueError at full scale: nothing is ever clipped here."""
    scaled = np.rint(samples * np.float32(_FULL_SCALE))
    if not float(np.abs(scaled).max(initial=0.0)) < _FULL_SCALE:
        raise ValueError("samples at full scale or above, or not numbers")
    pcm: Pcm = scaled.astype(np.int16)
    return pcm


def from_pcm(pcm: Pcm) -> Samples:
    """What 16-bit samples mean as float32, full scale at 32768 as every decoder reads it."""
    return pcm.astype(np.float32) / np.float32(_FULL_SCALE)
