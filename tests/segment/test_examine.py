"""What an audio file holds, as it is decoded: in pieces, and as if it were whole."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.segment import examine as room
from producer.segment.examine import Silence, examine
from tests.builders import silence, sine

if TYPE_CHECKING:
    from producer.model import Samples

FULL = 32_767 / 32_768


def written(folder: Path, samples: Samples, rate: int = 48_000) -> Path:
    path = folder / "sound.wav"
    soundfile.write(path, samples, rate, subtype="FLOAT")
    return path


def loud(seconds: float) -> Samples:
    """A tone at -20 dBFS whose first and last samples are not silent."""
    return sine(997, -20, seconds, degrees=90)


# --- What is counted ------------------------------------------------------------------


@pytest.mark.parametrize("rate", [44_100, 48_000])
@pytest.mark.parametrize("channels", [1, 2])
def test_samples_rate_and_channels_are_the_files_own(
    rate: int, channels: int, tmp_path: Path
) -> None:
    found = examine(written(tmp_path, np.tile(loud(3)[: rate * 2 + 7, None], channels), rate))
    assert (found.samples, found.rate, found.channels) == (rate * 2 + 7, rate, channels)


@pytest.mark.parametrize(
    ("value", "clipped"), [(FULL, 1), (-FULL, 1), (1.0, 1), (0.9999, 0), (-0.9999, 0)]
)
def test_samples_at_full_scale_are_clipped(value: float, clipped: int, tmp_path: Path) -> None:
    samples = loud(1)
    samples[20_000] = value
    assert examine(written(tmp_path, samples)).clipped == clipped


def test_what_is_no_sound_is_refused(tmp_path: Path) -> None:
    (tmp_path / "sound.wav").write_bytes(b"no sound at all")
    with pytest.raises(ValueError):
        examine(tmp_path / "sound.wav")


# --- How loud -------------------------------------------------------------------------


@pytest.mark.parametrize("rate", [22_050, 44_100, 48_000])
def test_a_sine_is_as_loud_as_it_is_at_any_rate(rate: int, tmp_path: Path) -> None:
    """A sine of 997 Hz at -20 dBFS in one channel reads -23 LUFS (BS.1770-5)."""
    time = np.arange(rate * 4) / rate
    wave = (0.1 * np.sin(2 * np.pi * 997 * time)).astype(np.float32)
    found = examine(written(tmp_path, wave, rate)).loudness
    assert found.integrated_lufs == pytest.approx(-23.0, abs=0.05)
    assert found.true_peak_dbtp == pytest.approx(-20.0, abs=0.1)


def test_the_sample_peak_is_the_files_own_where_it_is_resampled_to_be_measured(
    tmp_path: Path,
) -> None:
    samples = sine(997, -30, 3)
    samples[60_000] = 0.5
    found = examine(written(tmp_path, samples, 44_100)).loudness
    assert found.sample_peak_dbfs == pytest.approx(-6.02, abs=0.01)


# --- Silences -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param((1.0,), [], id="none"),
        pytest.param((-0.5, 1.0, -0.25), [(0, 500), (1500, 1750)], id="head and tail"),
        pytest.param((-0.02, 1.0, -0.03), [(0, 20), (1020, 1050)], id="short ones at the ends"),
        pytest.param((0.5, -0.05, 0.5), [], id="a short one between"),
        pytest.param((0.5, -0.1, 0.5), [(500, 600)], id="100 ms between"),
        pytest.param((0.5, -2.5, 0.5), [(500, 3000)], id="longer than a batch"),
        pytest.param((-1.5,), [(0, 1500)], id="nothing but silence"),
    ],
)
def test_silences_are_found(
    parts: tuple[float, ...], found: list[tuple[int, int]], tmp_path: Path
) -> None:
    whole = np.concatenate([loud(part) if part > 0 else silence(-part) for part in parts])
    told = examine(written(tmp_path, whole)).silences
    assert told == tuple(Silence(start_ms=start, end_ms=end) for start, end in found)


@pytest.mark.parametrize(("dbfs", "silent"), [(-72.5, True), (-71.5, False)])
def test_what_is_quieter_than_the_threshold_is_silent(
    dbfs: float, silent: bool, tmp_path: Path
) -> None:
    hum = np.full(48_000, 10 ** (dbfs / 20), np.float32)
    assert bool(examine(written(tmp_path, hum)).silences) is silent


@given(
    runs=st.lists(st.tuples(st.booleans(), st.integers(1, 40)), min_size=1, max_size=12),
    cuts=st.lists(st.integers(1, 30), min_size=1, max_size=12),
)
@settings(max_examples=50, deadline=None)
def test_batches_change_nothing(runs: list[tuple[bool, int]], cuts: list[int]) -> None:
    quiet = np.concatenate([np.full(length, value) for value, length in runs])
    whole, pieces = room._Silences(10), room._Silences(10)
    whole.push(quiet)
    start = 0
    for cut in [*cuts, len(quiet)]:
        piece = quiet[start : start + cut]
        pieces.push(piece) if len(piece) else None
        start += cut
    pieces.push(quiet[start:]) if start < len(quiet) else None
    assert pieces.found() == whole.found()


# --- Memory ---------------------------------------------------------------------------


def test_a_long_file_is_never_held_whole(tmp_path: Path) -> None:
    """Two minutes are 23 MB as float32; what is held at once stays far under."""
    import tracemalloc

    path = tmp_path / "long.flac"
    with soundfile.SoundFile(path, "w", 48_000, 1, "PCM_16") as file:
        minute = np.tile(np.concatenate([sine(440, -20, 9), silence(1)]), 6)
        for _ in range(2):
            file.write(minute)
    tracemalloc.start()
    try:
        found = examine(path)
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found.samples == 2 * 60 * 48_000
    assert len(found.silences) == 12
    assert most < 15_000_000
