"""Makers of signals for the meter, the limiter and mastering, and FFmpeg as their judge."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.timeline import RATE
from tests.builders import programme, silence, sine

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from producer.model import Samples

needs_ffmpeg = pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")


def both(mono: Samples) -> Samples:
    """The same in both channels."""
    return np.column_stack([mono, mono])


def tones(*parts: tuple[float, float]) -> Samples:
    """1 kHz in both channels, one tone after the other: peaks in dBFS and seconds; -inf is
    silence."""
    return both(
        np.concatenate(
            [
                silence(seconds) if dbfs == -np.inf else sine(1000, dbfs, seconds)
                for dbfs, seconds in parts
            ]
        )
    )


def cut(samples: Samples, sizes: Sequence[int]) -> Iterator[Samples]:
    """A sound in pieces of these sizes, over and over."""
    start, turn = 0, 0
    while start < len(samples):
        yield samples[start : start + sizes[turn % len(sizes)]]
        start += sizes[turn % len(sizes)]
        turn += 1


def spoken(seconds: float, channels: int = 1) -> Samples:
    """The invented story by the default voice, again and again; the right channel softer."""
    once = np.concatenate([programme("hibari"), silence(0.4)])
    length = round(seconds * RATE)
    mono = np.tile(once, length // len(once) + 1)[:length]
    return mono[:, np.newaxis] if channels == 1 else np.column_stack([mono, mono * np.float32(0.6)])


def bursts(seconds: float = 8.0) -> Samples:
    """Quiet noise with bursts 26 dB over it: no gain alone brings that under a ceiling."""
    noise = np.random.default_rng(11).normal(0, 0.02, round(seconds * RATE))
    for start in range(RATE // 2, len(noise), RATE):
        noise[start : start + 480] *= 20
    return noise.astype(np.float32)[:, np.newaxis]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What FFmpeg's ebur128 says, to a tenth."""

    integrated_lufs: float
    true_peak_dbtp: float
    sample_peak_dbfs: float
    short_term_max_lufs: float


def ffmpeg_measures(pcm: Path, channels: int) -> Judged:
    """16-bit samples without a header, measured by FFmpeg."""
    command = ["ffmpeg", "-nostdin", "-hide_banner", "-f", "s16le", "-ar", str(RATE)]
    command += ["-ac", str(channels), "-i", str(pcm)]
    command += ["-af", "ebur128=peak=true+sample", "-f", "null", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    summary = said[said.rindex("Summary:") :]
    sample_peak, true_peak = re.findall(r"Peak:\s+(\S+) dBFS", summary)
    (integrated,) = re.findall(r"I:\s+(\S+) LUFS", summary)
    return Judged(
        integrated_lufs=float(integrated),
        true_peak_dbtp=float(true_peak),
        sample_peak_dbfs=float(sample_peak),
        short_term_max_lufs=max(map(float, re.findall(r" S:\s*(-?[\d.]+)", said))),
    )
