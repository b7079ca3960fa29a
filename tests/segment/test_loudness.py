"""The meter: the same however a sound is handed over, FFmpeg's figures, and arithmetic."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.segment.loudness import (
    SILENCE_LUFS,
    Meter,
    decibels,
    integrated_lufs,
    measure,
)
from producer.segment.stitch import from_pcm, to_pcm
from producer.segment.timeline import RATE
from tests.builders import programme, silence, sine
from tests.mastering_builder import both, bursts, cut, ffmpeg_measures, needs_ffmpeg

if TYPE_CHECKING:
    from pathlib import Path

    from producer.model import Loudness, Samples


def heard(samples: Samples, *sizes: int) -> Loudness:
    """What a meter says of a sound in pieces of these sizes."""
    meter = Meter(samples.shape[1])
    for piece in cut(samples, sizes):
        meter.push(piece)
    return meter.loudness()


# --- Piece by piece -------------------------------------------------------------------


@settings(max_examples=20, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 60_000), min_size=1, max_size=5),
    length=st.integers(1, 8 * RATE),
    channels=st.sampled_from([1, 2]),
)
def test_any_cut_gives_the_same_figures(sizes: list[int], length: int, channels: int) -> None:
    sound = np.hstack([bursts(), 0.5 * bursts()[::-1]])[:length, :channels]
    assert heard(sound, *sizes, 9_600) == measure(sound)


def test_it_can_be_asked_at_any_time_and_hears_on() -> None:
    sound = bursts()
    meter = Meter(1)
    for number, piece in enumerate(cut(sound, (RATE - 7,)), start=1):
        meter.push(piece)
        assert meter.loudness() == measure(sound[: number * (RATE - 7)])


def test_what_it_keeps_is_a_small_part_of_what_it_heard() -> None:
    sound = bursts(6.0)
    meter = Meter(1)
    meter.push(sound)
    tracemalloc.start()
    for _ in range(10):
        meter.push(sound)
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert kept < 10 * sound.nbytes / 5


def test_an_empty_piece_is_nothing() -> None:
    meter = Meter(2)
    meter.push(np.zeros((0, 2), np.float32))
    assert meter.loudness() == measure(np.zeros((0, 2), np.float32))


# --- Channels -------------------------------------------------------------------------


def test_the_energies_of_both_channels_add_up() -> None:
    """The same in both is 3.01 LU louder than in one (BS.1770-5, Annex 1, equation 2)."""
    mono = sine(440, -30, 4)
    one, two = measure(mono), measure(both(mono))
    assert two.integrated_lufs - one.integrated_lufs == pytest.approx(3.01, abs=0.005)
    assert two.true_peak_dbtp == one.true_peak_dbtp
    assert measure(np.column_stack([mono, 0 * mono])) == one


@pytest.mark.parametrize("channel", [0, 1])
def test_the_peak_is_that_of_the_higher_channel(channel: int) -> None:
    sound = both(sine(440, -30, 1))
    sound[:, channel] = sine(440, -12, 1)
    assert measure(sound).true_peak_dbtp == pytest.approx(-12, abs=0.01)
    assert measure(sound).sample_peak_dbfs == pytest.approx(-12, abs=0.01)


# --- The same as FFmpeg ---------------------------------------------------------------


@needs_ffmpeg
@pytest.mark.parametrize("engine", ["tone", "hibari"])
@pytest.mark.parametrize("channels", [1, 2])
def test_ffmpeg_measures_the_same_on_speech(engine: str, channels: int, tmp_path: Path) -> None:
    spoken = programme(engine)
    pcm = to_pcm(np.column_stack([spoken, 0.5 * spoken[::-1]])[:, :channels])
    path = tmp_path / "speech.pcm"
    path.write_bytes(pcm.tobytes())
    judged = ffmpeg_measures(path, channels)
    ours = measure(from_pcm(pcm))
    assert ours.integrated_lufs == pytest.approx(judged.integrated_lufs, abs=0.1)
    assert ours.true_peak_dbtp == pytest.approx(judged.true_peak_dbtp, abs=0.1)
    assert ours.sample_peak_dbfs == pytest.approx(judged.sample_peak_dbfs, abs=0.06)
    assert ours.short_term_max_lufs == pytest.approx(judged.short_term_max_lufs, abs=0.1)


# --- Arithmetic -----------------------------------------------------------------------


def test_997_hz_at_full_scale_in_one_channel_is_minus_3_01_lufs() -> None:
    """The calibration of BS.1770-5, Annex 1."""
    assert integrated_lufs(sine(997, 0.0, 5)) == pytest.approx(-3.01, abs=0.01)


@pytest.mark.parametrize(
    ("hertz", "gain_db"), [(20, -13.9), (100, -1.9), (1000, 0.0), (10_000, 3.3)]
)
def test_the_k_weighting_by_frequency(hertz: float, gain_db: float) -> None:
    """Gains relative to 1 kHz, from the transfer functions of the two filters."""
    difference = integrated_lufs(sine(hertz, -20, 5)) - integrated_lufs(sine(1000, -20, 5))
    assert difference == pytest.approx(gain_db, abs=0.1)


@settings(max_examples=30, deadline=None)
@given(st.floats(-30, 20))
def test_gain_moves_loudness_and_peak_alike(gain_db: float) -> None:
    tone = sine(440, -25, 1.0)
    plain, louder = measure(tone), measure(tone * np.float32(10 ** (gain_db / 20)))
    assert louder.integrated_lufs - plain.integrated_lufs == pytest.approx(gain_db, abs=0.01)
    assert louder.true_peak_dbtp - plain.true_peak_dbtp == pytest.approx(gain_db, abs=0.01)


def recursive(samples: Samples) -> list[float]:
    """The K-weighting as BS.1770-5 writes it down: two filters, sample by sample."""
    signal = [float(sample) for sample in samples]
    for (b0, b1, b2), (a1, a2) in (
        (
            (1.53512485958697, -2.69169618940638, 1.19839281085285),
            (-1.69065929318241, 0.73248077421585),
        ),
        ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621)),
    ):
        x1 = x2 = y1 = y2 = 0.0
        out: list[float] = []
        for x in signal:
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            out.append(y)
            x1, x2, y1, y2 = x, x1, y, y1
        signal = out
    return signal


@pytest.mark.parametrize("seconds", [0.4, 1.0, 1.5])
def test_the_transform_gives_what_the_recursive_filters_give(seconds: float) -> None:
    """On noise over a rumble at 25 Hz, where the filters remember longest."""
    rumble = sine(25, -3, seconds)
    noise = rumble + np.random.default_rng(5).normal(0, 0.01, len(rumble)).astype(np.float32)
    weighted = np.array(recursive(noise))
    hops = range(0, len(noise) - 4 * RATE // 10 + 1, RATE // 10)
    blocks = [float(np.mean(weighted[start : start + 4 * RATE // 10] ** 2)) for start in hops]
    expected = -0.691 + 10 * float(np.log10(np.mean(blocks)))
    assert integrated_lufs(noise) == pytest.approx(expected, abs=0.001)


@pytest.mark.parametrize("seconds", [0.0, 0.1, 0.4, 5.0])
def test_silence(seconds: float) -> None:
    measured = measure(silence(seconds))
    assert measured.integrated_lufs == measured.short_term_max_lufs == SILENCE_LUFS
    assert measured.momentary_max_lufs == SILENCE_LUFS
    assert measured.range_lu == 0.0
    assert measured.true_peak_dbtp == measured.sample_peak_dbfs == -200.0


def test_what_is_shorter_than_a_block_has_peaks_and_no_loudness() -> None:
    measured = measure(sine(1000, -20, 0.399))
    assert measured.integrated_lufs == SILENCE_LUFS
    assert measured.sample_peak_dbfs == pytest.approx(-20, abs=0.01)
    assert measure(sine(1000, -20, 0.4)).integrated_lufs == pytest.approx(-23.0, abs=0.2)


def test_a_tone_under_the_absolute_gate_is_silence() -> None:
    assert integrated_lufs(sine(1000, -68, 5)) == SILENCE_LUFS
    assert integrated_lufs(sine(1000, -66, 5)) == pytest.approx(-69.0, abs=0.1)


@pytest.mark.parametrize(
    ("magnitude", "db"), [(1.0, 0.0), (10.0, 20.0), (0.5, -6.02), (0.0, -200.0)]
)
def test_decibels(magnitude: float, db: float) -> None:
    assert decibels(magnitude) == pytest.approx(db, abs=0.01)
