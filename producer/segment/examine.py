"""What an audio file holds, as it is decoded."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from producer.audio import pieces
from producer.files import sha256
from producer.segment.loudness import Meter, decibels
from producer.segment.stitch import to_pcm
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from producer.model import Loudness, Samples
    from producer.segment.mastered import Mastered

SILENT_DBFS: Final = -72.0
_SILENT: Final = np.float32(10 ** (SILENT_DBFS / 20))
_CLIPPED: Final = np.float32(32_767 / 32_768)
_LEAST_MS: Final = 100
_BATCH: Final = 48_000
"""Samples that are looked at together: decoders give a frame at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A stretch without a sample over SILENT_DBFS."""

    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was measured on the decoded file; times are its own."""

    samples: int
    """Per channel."""
    rate: int
    channels: int
    loudness: Loudness
    """At 48 kHz, but the sample peak, which is the file's own."""
    clipped: int
    """Samples at full scale."""
    silences: tuple[Silence, ...]
    """Of 100 ms and more, in order; the one that begins the file and the one that ends it, however
    short."""


def examine(path: Path) -> Examined:
    """Decode a file and measure it, in bounded memory.

    Raises ValueError where it can't be decoded, or changes its rate or channels on the way.
    """
    ear: _Ear | None = None
    for samples, rate in _batches(path):
        ear = ear or _Ear(rate, samples.shape[1])
        if (rate, samples.shape[1]) != (ear.rate, ear.channels):
            raise ValueError(f"{path.name}: its rate or its channels change on the way")
        ear.push(samples)
    assert ear is not None  # a file without sound was refused
    return ear.examined()


def examine_copy(path: Path, sound: Mastered, loudness: Loudness) -> Examined:
    """As `examine`, of a file that holds the very samples of a sound whose loudness is known.

    Raises ValueError where it holds others.
    """
    ear = _Ear(RATE, sound.channels, metered=False)
    digest = hashlib.sha256()
    for samples, rate in _batches(path):
        if (rate, samples.shape[1]) != (ear.rate, ear.channels):
            raise ValueError(f"{path.name}: it has another rate or other channels")
        ear.push(samples)
        digest.update(to_pcm(samples).astype("<i2").tobytes())
    if digest.hexdigest() != sha256(sound.path):
        raise ValueError(f"{path.name}: it does not read back as it was written")
    return replace(ear.examined(), loudness=loudness)


def _batches(path: Path) -> Iterator[tuple[Samples, int]]:
    """The decoded pieces of a file, some together."""
    held: list[Samples] = []
    count, held_rate = 0, 0
    for samples, rate in pieces(path):
        alike = not held or (rate, samples.shape[1]) == (held_rate, held[0].shape[1])
        if not alike or count >= _BATCH:
            yield np.concatenate(held), held_rate
            held, count = [], 0
        held.append(samples)
        count, held_rate = count + len(samples), rate
    yield np.concatenate(held), held_rate


class _Ear:
    """What is heard of a file so far."""

    def __init__(self, rate: int, channels: int, *, metered: bool = True) -> None:
        self.rate = rate
        self.channels = channels
        self._samples = 0
        self._clipped = 0
        self._highest = 0.0
        self._silences = _Silences(rate * _LEAST_MS // 1000)
        self._metered = metered
        self._meter = Meter(channels)
        self._resampler = _resampler(rate, channels)

    def push(self, samples: Samples) -> None:
        loudest = np.abs(samples).max(axis=1)
        self._samples += len(samples)
        self._highest = max(self._highest, float(loudest.max(initial=0.0)))
        self._clipped += int(np.count_nonzero(np.abs(samples) >= _CLIPPED))
        self._silences.push(loudest <= _SILENT)
        if self._metered:
            self._measure(samples, last=False)

    def examined(self) -> Examined:
        self._measure(np.zeros((0, self.channels), np.float32), last=True)
        peak = decibels(self._highest)
        return Examined(
            samples=self._samples,
            rate=self.rate,
            channels=self.channels,
            loudness=replace(self._meter.loudness(), sample_peak_dbfs=peak),
            clipped=self._clipped,
            silences=tuple(
                Silence(start_ms=self._ms(start), end_ms=self._ms(end))
                for start, end in self._silences.found()
                if self._ms(end) > self._ms(start)
            ),
        )

    def _ms(self, samples: int) -> int:
        return samples * 1000 // self.rate

    def _measure(self, samples: Samples, *, last: bool) -> None:
        if self._resampler is not None:
            samples = self._resampler.resample_chunk(samples, last=last)
        self._meter.push(samples)


def _resampler(rate: int, channels: int) -> Any:
    """To the meter's rate; None where it is that."""
    if rate == RATE:
        return None
    import soxr

    return soxr.ResampleStream(rate, RATE, channels, dtype="float32", quality="HQ")


class _Silences:
    """Runs of silent samples, told in batches."""

    def __init__(self, least: int) -> None:
        self._least = least
        self._runs: list[tuple[int, int]] = []
        self._at = 0
        self._since: int | None = None
        """Where the silence began in which the last batch ended."""

    def push(self, quiet: NDArray[np.bool_]) -> None:
        edges = np.flatnonzero(np.diff(np.concatenate([[False], quiet, [False]]).astype(np.int8)))
        starts, ends = edges[::2], edges[1::2]
        waits = self._since is not None
        if waits and not (len(starts) and starts[0] == 0):
            self._end(self._at)
        # Speech crosses zero all the time: only what may be long enough is looked at one by one.
        told = (ends - starts >= self._least) | (starts == 0) | (ends == len(quiet))
        for start, end in zip(starts[told], ends[told], strict=True):
            if self._since is None:
                self._since = self._at + int(start)
            if end < len(quiet):
                self._end(self._at + int(end))
        self._at += len(quiet)

    def found(self) -> list[tuple[int, int]]:
        """The first sample of each silence and the first after it."""
        last = [(self._since, self._at)] if self._since is not None else []
        return self._runs + last

    def _end(self, end: int) -> None:
        assert self._since is not None
        if end - self._since >= self._least or self._since == 0:
            self._runs.append((self._since, end))
        self._since = None
