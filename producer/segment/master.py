"""The whole programme brought to a profile: measure, gain, limit, measure again, correct.

Each step is a pass over the sound on disk, so that an hour of it is never held in memory.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from producer.errors import RuleError
from producer.segment.limiter import limited
from producer.segment.loudness import SILENCE_LUFS, Meter
from producer.segment.mastered import Mastered
from producer.segment.stitch import from_pcm, to_pcm
from producer.segment.timeline import RATE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from producer.model import Loudness, Samples
    from producer.segment.profiles import Profile

_CLOSE_LU: Final = 0.04
"""Of the 0.1 that is promised: encoders and other meters' gates take their share of it too."""
_ROUNDS: Final = 10
_MOST_MORE_DB: Final = 20.0
"""Of gain, to make up for what the limiter takes away; a programme that asks for more is
clicks, not speech."""
_MARGIN_DB: Final = 0.1
"""Under the ceiling, where the limiter is set: meters differ by some hundredths of a decibel, for
BS.1770-5 leaves the interpolator to them."""
_SURPLUS_DB: Final = 0.03
"""Over that, what is still let through."""
_FLATTEST: Final = 0.25
"""Loudness for a decibel of gain: less is not believed."""
_SETTLED: Final = 30
"""Rounds in which a step and what the limiter would take of it agree."""
_PIECE: Final = RATE * 4


def master(
    mix: Callable[[], Iterator[Samples]], profile: Profile, channels: int, path: Path
) -> tuple[Mastered, Loudness]:
    """The mix at the profile's loudness and under its ceilings, written to `path` as 16 bits.

    The mix is float32, samples by channel, at 48 kHz, and is asked for once; the loudness is
    measured on the 16 bits. Raises RuleError where loudness and ceilings can't be had together,
    or there is nothing to hear; OSError where it can't be written. Beside `path` it needs room
    for 32 bits a sample, which is given back.
    """
    scratch = path.with_name(f"{path.name}.mix")
    try:
        before = _spooled(mix(), channels, scratch)
        if before.integrated_lufs <= SILENCE_LUFS:
            raise RuleError(
                "the segment is silent or shorter than 0.4 s: there is no loudness to set",
                "Try another voice, or add a sentence to the script.",
            )
        done = _brought(
            lambda: _read(scratch, channels),
            before,
            channels,
            profile.lufs,
            min(profile.true_peak_dbtp, profile.sample_peak_dbfs),
            path,
        )
    finally:
        scratch.unlink(missing_ok=True)
    if done is None:
        raise RuleError(
            f"the segment can't reach the {profile.lufs:g} LUFS of the profile {profile.name} "
            f"under its peak of {profile.true_peak_dbtp:g} dBTP",
            "Choose a quieter profile with --profile, or another voice.",
        )
    return done


def relimited(sound: Mastered, ceiling_dbtp: float, path: Path) -> Mastered:
    """The same sound, as loud, under a lower ceiling, written to another path.

    For what a lossy encoder adds to the peaks. Raises RuleError where it can't be as loud;
    OSError where it can't be written.
    """

    def read() -> Iterator[Samples]:
        return map(from_pcm, sound.pieces())

    meter = Meter(sound.channels)
    for piece in read():
        meter.push(piece)
    before = meter.loudness()
    done = _brought(read, before, sound.channels, before.integrated_lufs, ceiling_dbtp, path)
    if done is None:
        raise RuleError(
            f"the segment can't keep its {before.integrated_lufs:.1f} LUFS under a peak of "
            f"{ceiling_dbtp:.1f} dBTP, which one of its formats needs",
            "Choose a quieter profile with --profile, or another format with --format.",
        )
    return done[0]


def _brought(
    read: Callable[[], Iterator[Samples]],
    before: Loudness,
    channels: int,
    lufs: float,
    ceiling_dbtp: float,
    path: Path,
) -> tuple[Mastered, Loudness] | None:
    """A sound brought to a loudness under a ceiling, in as many passes as it takes; None, and
    nothing left at `path`, where the two can't be had together."""
    ceiling = ceiling_dbtp - _MARGIN_DB
    free = ceiling - before.true_peak_dbtp
    gain, lower = lufs - before.integrated_lufs, 0.0
    most = gain + _MOST_MORE_DB
    tried: list[tuple[float, float]] = []
    for _ in range(_ROUNDS):
        pieces = _amplified(read(), gain)
        if gain > free:
            pieces = limited(pieces, channels, ceiling - lower)
        samples, after = _written(pieces, channels, path)
        off = lufs - after.integrated_lufs
        surplus = after.true_peak_dbtp - ceiling
        if abs(off) <= _CLOSE_LU and surplus <= _SURPLUS_DB:
            return Mastered(path=path, samples=samples, channels=channels), after
        if surplus > _SURPLUS_DB:
            lower += surplus
        lost = before.integrated_lufs + gain - after.integrated_lufs
        tried.append((gain, lost))
        gain = min(gain + _step(tried, free, off), most)
    path.unlink()
    return None


def _step(tried: list[tuple[float, float]], free: float, off: float) -> float:
    """How many decibels of gain bring a loudness that is off by so much, from the gains that were
    tried and what the limiter took of each: as between the first and the last, for the gates let
    it jump where two lie close; at first as if that grew as the cube of what is over the ceiling.
    """
    (first, less), (last, more) = tried[0], tried[-1]
    over = last - free
    if over <= 0:
        return off
    if last != first:
        taken = (more - less) / (last - first)
        return off / min(1.0, max(_FLATTEST, 1.0 - taken))
    farthest = abs(off) / _FLATTEST
    step = off
    for _ in range(_SETTLED):
        taken = more * ((1.0 + step / over) ** 3 - 1.0)
        step = min(max(off + taken, -farthest), farthest)
    return step


def _spooled(pieces: Iterable[Samples], channels: int, path: Path) -> Loudness:
    """A mix written down as it is, and measured."""
    meter = Meter(channels)
    with path.open("wb") as stream:
        for piece in pieces:
            meter.push(piece)
            stream.write(piece.astype("<f4").tobytes())
    return meter.loudness()


def _read(path: Path, channels: int) -> Iterator[Samples]:
    """What was spooled."""
    with path.open("rb") as stream:
        while data := stream.read(_PIECE * channels * 4):
            yield np.frombuffer(data, "<f4").reshape(-1, channels)


def _written(pieces: Iterable[Samples], channels: int, path: Path) -> tuple[int, Loudness]:
    """A sound written as 16 bits; its samples per channel, and what those 16 bits measure."""
    meter = Meter(channels)
    samples = 0
    with path.open("wb") as stream:
        for piece in pieces:
            pcm = to_pcm(piece)
            meter.push(from_pcm(pcm))
            stream.write(pcm.astype("<i2").tobytes())
            samples += len(pcm)
    return samples, meter.loudness()


def _amplified(pieces: Iterable[Samples], gain_db: float) -> Iterator[Samples]:
    factor = np.float32(10 ** (gain_db / 20))
    return (piece * factor for piece in pieces)
