"""Loudness and peaks of every file: what was asked, what was measured."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Check, Loudness
from producer.segment import profiles
from producer.segment.checks.levels import checks
from producer.segment.examine import Examined

PRSS, EBU = profiles.find("prss"), profiles.find("ebu")
GOOD = Loudness(
    integrated_lufs=-24.05,
    range_lu=3.2,
    momentary_max_lufs=-20.0,
    short_term_max_lufs=-22.0,
    true_peak_dbtp=-3.1,
    sample_peak_dbfs=-3.2,
)


def heard(loudness: Loudness = GOOD, *, seconds: int = 20, clipped: int = 0) -> Examined:
    return Examined(
        samples=seconds * 48_000,
        rate=48_000,
        channels=1,
        loudness=loudness,
        clipped=clipped,
        silences=(),
    )


def failed(found: tuple[Check, ...]) -> list[str]:
    return [check.name for check in found if not check.passed]


@pytest.mark.parametrize(
    ("measured", "names"),
    [
        (GOOD, []),
        (replace(GOOD, integrated_lufs=-24.104), []),
        (replace(GOOD, integrated_lufs=-24.106), ["loudness"]),
        (replace(GOOD, integrated_lufs=-23.89), ["loudness"]),
        (replace(GOOD, integrated_lufs=-70.0), ["loudness"]),
        (replace(GOOD, true_peak_dbtp=-2.0), []),
        (replace(GOOD, true_peak_dbtp=-1.99), ["true peak"]),
        (replace(GOOD, sample_peak_dbfs=-3.0), []),
        (replace(GOOD, sample_peak_dbfs=-2.99), ["sample peak"]),
        (replace(GOOD, integrated_lufs=-9.0, true_peak_dbtp=0.5), ["loudness", "true peak"]),
    ],
)
def test_loudness_and_peaks(measured: Loudness, names: list[str]) -> None:
    found = checks({"segment.wav": heard(measured)}, PRSS)
    assert failed(found) == [f"{name} of segment.wav" for name in names]


def test_every_file_is_judged_and_kinds_stand_together() -> None:
    quiet = replace(GOOD, integrated_lufs=-25.0)
    found = checks({"segment.wav": heard(), "segment.mp3": heard(quiet)}, PRSS)
    assert [check.name for check in found][:4] == [
        "loudness of segment.wav",
        "loudness of segment.mp3",
        "true peak of segment.wav",
        "true peak of segment.mp3",
    ]
    assert failed(found) == ["loudness of segment.mp3"]


def test_what_was_asked_and_measured_is_told() -> None:
    assert checks({"segment.wav": heard()}, PRSS) == (
        Check(
            name="loudness of segment.wav",
            expected="-24.0 ± 0.1 LUFS (prss allows 2.0)",
            measured="-24.05 LUFS",
            passed=True,
        ),
        Check(
            name="true peak of segment.wav",
            expected="≤ -2.0 dBTP",
            measured="-3.10 dBTP",
            passed=True,
        ),
        Check(
            name="sample peak of segment.wav",
            expected="≤ -3.0 dBFS",
            measured="-3.20 dBFS",
            passed=True,
        ),
        Check(
            name="short-term maximum",
            expected="≤ -19.0 LUFS",
            measured="-22.00 LUFS",
            passed=True,
        ),
        Check(
            name="loudness range",
            expected="told; nobody limits it",
            measured="3.2 LU",
            passed=True,
        ),
        Check(name="clipped samples", expected="0", measured="0", passed=True),
    )


@pytest.mark.parametrize(
    ("loudest", "seconds", "passed"),
    [(-18.0, 30, True), (-17.99, 30, False), (-17.0, 31, True)],
)
def test_the_loudest_three_seconds_are_judged_where_it_is_short(
    loudest: float, seconds: int, passed: bool
) -> None:
    """EBU R 128 s1: at most 5 LU over the programme's loudness, up to 30 s."""
    measured = replace(GOOD, integrated_lufs=-23.0, short_term_max_lufs=loudest)
    found = checks({"segment.wav": heard(measured, seconds=seconds)}, EBU)
    assert (failed(found) == []) is passed


def test_clipped_samples_are_told_with_their_file() -> None:
    found = checks({"segment.wav": heard(), "segment.mp3": heard(clipped=7)}, PRSS)
    assert failed(found) == ["clipped samples"]
    assert found[-1].measured == "7 in segment.mp3"


def test_without_a_file_there_is_nothing_to_judge() -> None:
    assert checks({}, PRSS) == ()
