"""The meter against the signals that the EBU asks every meter to measure right.

Tech 3341 (version 4, 2023), table 1, and Tech 3342, table 1, made from what they say; cases 7
and 8 of the one and 5 and 6 of the other are recordings that the EBU hands out. All are stereo,
the same in both channels, but case 6.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.audio import resample
from producer.segment.loudness import Meter, decibels, measure
from producer.segment.timeline import RATE
from tests.builders import sine
from tests.mastering_builder import both, cut, tones

if TYPE_CHECKING:
    from producer.model import Samples

SILENT = -np.inf

SURROUND = 10 * float(
    np.log10(2 * 10 ** (-28 / 10) + 10 ** (-24 / 10) + 2 * 1.41 * 10 ** (-30 / 10))
)
"""Case 6 is L and R at -28, C at -24, Ls and Rs at -30 dBFS: more channels than we deliver. One
channel of the same weighted energy (BS.1770: surrounds weigh 1.41) has its peaks here."""


# --- Tech 3341: loudness --------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param(((-36, 10), (-23, 60), (-36, 10)), id="case 3"),
        pytest.param(((-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)), id="case 4"),
        pytest.param(((-26, 20), (-20, 20.1), (-26, 20)), id="case 5"),
    ],
)
def test_what_the_gates_leave(parts: tuple[tuple[float, float], ...]) -> None:
    assert measure(tones(*parts)).integrated_lufs == pytest.approx(-23.0, abs=0.1)


def test_case_6_the_energies_of_channels_add_up() -> None:
    assert measure(sine(1000, SURROUND, 20)).integrated_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(("dbfs", "lufs"), [(-23, -23.0), (-33, -33.0)], ids=["case 1", "case 2"])
def test_a_steady_tone_is_as_loud_for_a_moment_as_for_long(dbfs: float, lufs: float) -> None:
    measured = measure(tones((dbfs, 20)))
    assert measured.integrated_lufs == pytest.approx(lufs, abs=0.1)
    assert measured.momentary_max_lufs == pytest.approx(lufs, abs=0.1)
    assert measured.short_term_max_lufs == pytest.approx(lufs, abs=0.1)


def test_case_9_short_term_is_constant() -> None:
    """Its parts are as long together as the window: that stays as loud wherever it stands. The
    range is what would tell of another reading."""
    measured = measure(tones(*((-20, 1.34), (-30, 1.66)) * 5))
    assert measured.short_term_max_lufs == pytest.approx(-23.0, abs=0.1)
    assert measured.range_lu == pytest.approx(0.0, abs=0.1)


def test_case_12_momentary_is_constant() -> None:
    measured = measure(tones(*((-20, 0.18), (-30, 0.22)) * 25))
    assert measured.momentary_max_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize("number", range(20))
def test_cases_10_and_13_the_loudest_window_is_found_wherever_it_begins(number: int) -> None:
    """For meters of files: 3 s, and 400 ms, that begin a little later each time."""
    long = measure(tones((SILENT, number * 0.15), (-23, 3), (SILENT, 1)))
    assert long.short_term_max_lufs == pytest.approx(-23.0, abs=0.1)
    short = measure(tones((SILENT, number * 0.02), (-23, 0.4), (SILENT, 1)))
    assert short.momentary_max_lufs == pytest.approx(-23.0, abs=0.1)


@pytest.mark.parametrize(
    ("figure", "length", "delay"),
    [
        pytest.param("short_term_max_lufs", 3.0, 0.15, id="case 11"),
        pytest.param("momentary_max_lufs", 0.4, 0.02, id="case 14"),
    ],
)
def test_successive_maxima_of_a_running_meter(figure: str, length: float, delay: float) -> None:
    meter = Meter(2)
    for number in range(20):
        before = number * delay
        parts = ((SILENT, before), (number - 38, length), (SILENT, length - before))
        for piece in cut(tones(*parts), (RATE,)):
            meter.push(piece)
        assert getattr(meter.loudness(), figure) == pytest.approx(number - 38, abs=0.1)


# --- Tech 3341: true peak -------------------------------------------------------------


def faded(signal: Samples) -> Samples:
    """With 10 ms in and out, as case 15 has it: a bare edge is itself a peak."""
    ramp = np.linspace(0, 1, RATE // 100, dtype=np.float32)
    out = signal.copy()
    out[: len(ramp)] *= ramp
    out[-len(ramp) :] *= ramp[::-1]
    return out


def assert_true_peak(signal: Samples, dbtp: float) -> None:
    assert dbtp - 0.4 <= measure(both(signal)).true_peak_dbtp <= dbtp + 0.2


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
def test_crests_between_samples(
    divisor: int, amplitude: float, degrees: float, dbtp: float
) -> None:
    signal = sine(RATE / divisor, decibels(amplitude), 0.5, degrees=degrees)
    assert_true_peak(faded(signal), dbtp)


@pytest.mark.parametrize("offset", range(4), ids=lambda offset: f"case {20 + offset}")
def test_one_period_that_stands_out_wherever_its_crest_falls(offset: int) -> None:
    """fs/6 at half amplitude with one period of fs/4 at full amplitude within it, made at four
    times the rate, low-passed, and every fourth sample taken."""
    around = 0.5 * np.sin(2 * np.pi * np.arange(24 * 500) / 24)
    within = np.sin(2 * np.pi * np.arange(16) / 16)
    signal = np.concatenate([around, within, around]).astype(np.float32)
    assert_true_peak(faded(resample(signal[offset:], 4 * RATE, RATE)), 0.0)


# --- Tech 3342: loudness range --------------------------------------------------------


@pytest.mark.parametrize(
    ("levels", "lu"),
    [
        pytest.param((-20, -30), 10, id="case 1"),
        pytest.param((-20, -15), 5, id="case 2"),
        pytest.param((-40, -20), 20, id="case 3"),
        pytest.param((-50, -35, -20, -35, -50), 15, id="case 4"),
    ],
)
def test_loudness_range(levels: tuple[float, ...], lu: float) -> None:
    signal = tones(*((level, 20) for level in levels))
    assert measure(signal).range_lu == pytest.approx(lu, abs=1.0)
