"""The meter against EBU Tech 3341's minimum requirements, FFmpeg's meter, and arithmetic.

Tech 3341 gives its signals in stereo, in phase in both channels, whose energies add up:
3.01 dB more than one of them. A mono meter is given the same energy in its one channel, so
every level of cases 1 to 6 and 9 is raised by 3.01 dB here and the response asked for stays
as it is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.audio import resample
from producer.segment.loudness import (
    SILENCE_LUFS,
    decibels,
    integrated_lufs,
    measure,
    true_peak,
)
from producer.segment.stitch import from_pcm, to_pcm, to_segment
from producer.segment.timeline import RATE
from tests.builders import programme, silence, sine

if TYPE_CHECKING:
    from producer.model import Samples

MEASURE = ("-af", "ebur128=peak=true", "-f", "null", "-")
BOTH_CHANNELS = 10 * float(np.log10(2))

SURROUND = 10 * float(
    np.log10(2 * 10 ** (-28 / 10) + 10 ** (-24 / 10) + 2 * 1.41 * 10 ** (-30 / 10))
)
"""Case 6 is L and R at -28, C at -24, Ls and Rs at -30 dBFS. One channel of the same weighted
energy (BS.1770: surrounds weigh 1.41) has peaks at this level, which is not raised again."""


def stereo_tone(*parts: tuple[float, float]) -> Samples:
    """1 kHz tones one after the other: peaks in dBFS per channel of a stereo signal, seconds."""
    return np.concatenate(
        [sine(1000, dbfs + BOTH_CHANNELS, seconds) for dbfs, seconds in parts], dtype=np.float32
    )


# --- Tech 3341, loudness --------------------------------------------------------------


@pytest.mark.parametrize(
    ("signal", "lufs"),
    [
        pytest.param(stereo_tone((-23, 20)), -23.0, id="case 1"),
        pytest.param(stereo_tone((-33, 20)), -33.0, id="case 2"),
        pytest.param(stereo_tone((-36, 10), (-23, 60), (-36, 10)), -23.0, id="case 3"),
        pytest.param(
            stereo_tone((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), -23.0, id="case 4"
        ),
        pytest.param(stereo_tone((-26, 20), (-20, 20.1), (-26, 20)), -23.0, id="case 5"),
        pytest.param(sine(1000, SURROUND, 20), -23.0, id="case 6"),
    ],
)
def test_integrated_loudness(signal: Samples, lufs: float) -> None:
    assert integrated_lufs(signal) == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize(
    ("signal", "lufs"),
    [
        pytest.param(stereo_tone((-23, 20)), -23.0, id="case 1"),
        pytest.param(stereo_tone((-33, 20)), -33.0, id="case 2"),
        pytest.param(stereo_tone(*((-20, 1.34), (-30, 1.66)) * 5), -23.0, id="case 9"),
    ],
)
def test_highest_short_term_loudness(signal: Samples, lufs: float) -> None:
    assert measure(signal).short_term_max_lufs == pytest.approx(lufs, abs=0.1)


def test_the_highest_short_term_loudness_is_that_of_the_loudest_3_seconds() -> None:
    signal = stereo_tone((-40, 5), (-23, 3), (-40, 5))
    assert measure(signal).short_term_max_lufs == pytest.approx(-23.0, abs=0.1)


# --- Tech 3341, true peak -------------------------------------------------------------


@pytest.mark.parametrize(
    ("divisor", "amplitude", "degrees", "dbtp"),
    [
        pytest.param(4, 0.5, 0.0, -6.0, id="case 15"),
        pytest.param(4, 0.5, 45.0, -6.0, id="case 16"),
        pytest.param(6, 0.5, 60.0, -6.0, id="case 17"),
        pytest.param(8, 0.5, 67.5, -6.0, id="case 18"),
        pytest.param(4, 1.41, 45.0, 3.0, id="case 19"),
    ],
)
def test_true_peak(divisor: int, amplitude: float, degrees: float, dbtp: float) -> None:
    """Sines at fs/4, fs/6 and fs/8 whose crests fall between samples: +0.2 / -0.4 dB.

    A peak is a peak in mono too: these levels stay as they are. The ends are faded, or the
    edge of the burst would itself be the highest peak.
    """
    signal = sine(RATE / divisor, decibels(amplitude), 1.0, degrees=degrees) * faded(RATE)
    assert dbtp - 0.4 <= decibels(true_peak(signal)) <= dbtp + 0.2


def faded(length: int) -> Samples:
    """Ones, with half a cosine of 100 ms at either end."""
    ramp = (1 - np.cos(np.linspace(0, np.pi, RATE // 10))) / 2
    envelope = np.ones(length, np.float32)
    envelope[: len(ramp)] = ramp
    envelope[-len(ramp) :] = ramp[::-1]
    return envelope


# --- The pruning of the true peak -----------------------------------------------------


def unpruned(samples: Samples) -> float:
    """Everything oversampled."""
    padded = np.pad(samples, 512)
    return float(
        max(np.abs(samples).max(initial=0.0), np.abs(resample(padded, RATE, 4 * RATE)).max())
    )


def test_no_frame_that_is_left_out_could_hold_the_true_peak() -> None:
    """Between samples that are at most 1, the interpolated signal is at most the sum of the
    interpolator's magnitudes. That is under 12 dB, so a frame 12 dB down stays below."""
    impulse = silence(0.1)
    impulse[len(impulse) // 2] = 1.0
    response = np.abs(resample(impulse, RATE, 4 * RATE))
    assert max(decibels(float(response[phase::4].sum())) for phase in range(4)) < 12.0


def test_the_context_of_a_frame_is_as_long_as_the_interpolator() -> None:
    impulse = silence(0.1)
    centre = len(impulse) // 2
    impulse[centre] = 1.0
    response = np.abs(resample(impulse, RATE, 4 * RATE))
    assert float(response[: 4 * (centre - 256)].max()) < 1e-5
    assert float(response[4 * (centre + 256) :].max()) < 1e-5


@given(
    seed=st.integers(0, 10**6),
    length=st.integers(1, 20_000),
    bursts=st.lists(st.tuples(st.floats(0, 1), st.floats(-40, 0)), max_size=6),
)
def test_pruned_is_unpruned_on_noise_with_bursts(
    seed: int, length: int, bursts: list[tuple[float, float]]
) -> None:
    noise = np.random.default_rng(seed).uniform(-1, 1, length).astype(np.float32)
    envelope = np.full(length, 0.001, np.float32)
    for place, level in bursts:
        start = int(place * length)
        envelope[start : start + 300] = 10 ** (level / 20)
    signal = noise * envelope
    assert true_peak(signal) == pytest.approx(unpruned(signal), rel=1e-4)


def alternating(length: int, at: int) -> Samples:
    """+1 -1 +1 -1 with the sign turned over at `at`: the worst there is between samples."""
    signs = np.where(np.arange(length) % 2 == 0, 1.0, -1.0)
    signs[at:] *= -1
    return signs.astype(np.float32)


@pytest.mark.parametrize("at", [959, 960, 961, 1440, 4_800])
@pytest.mark.parametrize("elsewhere", [0.0, 0.6, 0.99, 1.0, 2.0, 3.9])
def test_pruned_is_unpruned_where_the_peak_lies_between_low_samples(
    at: int, elsewhere: float
) -> None:
    """A hidden peak in one frame, and a plain sample that is higher in another."""
    signal = 0.25 * alternating(9_600, at)
    signal[9_000] = 0.25 * elsewhere
    assert unpruned(signal) > 0.4
    assert true_peak(signal) == pytest.approx(unpruned(signal), rel=1e-4)


@pytest.mark.parametrize("loud", [1, 2, 3, 8])
def test_what_lies_beside_a_loud_frame_counts(loud: int) -> None:
    """A few high samples at the end of a frame, and a frame that is left out beside them,
    whose samples still raise the peak at the border."""
    signal = alternating(9_600, 960)
    signal[: 960 - loud] = 0.0
    signal[960:] *= 0.24
    assert true_peak(signal) == pytest.approx(unpruned(signal), rel=1e-5)


# --- The same as FFmpeg ---------------------------------------------------------------


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
@pytest.mark.parametrize("engine", ["tone", "hibari"])
def test_ffmpeg_measures_the_same_on_speech(engine: str, tmp_path: Path) -> None:
    pcm = to_pcm(programme(engine))
    path = tmp_path / "speech.wav"
    with path.open("wb") as stream:
        to_segment(pcm).export(stream, format="wav")
    said = subprocess.run(
        ["ffmpeg", "-nostdin", "-hide_banner", "-i", str(path), *MEASURE],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    summary = said[said.rindex("Summary:") :]
    ours = measure(from_pcm(pcm))
    assert ours.integrated_lufs == pytest.approx(number(r"I:\s+(\S+) LUFS", summary), abs=0.1)
    assert ours.true_peak_dbtp == pytest.approx(number(r"Peak:\s+(\S+) dBFS", summary), abs=0.2)
    loudest = max(float(s) for s in re.findall(r" S:\s*(-?[\d.]+)", said))
    assert ours.short_term_max_lufs == pytest.approx(loudest, abs=0.1)


def number(pattern: str, text: str) -> float:
    found = re.search(pattern, text)
    assert found
    return float(found[1])


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
