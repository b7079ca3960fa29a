"""The report: every promise is kept or is seen to fail."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from producer.model import Check, Loudness
from producer.segment import profiles
from producer.segment.report import (
    honesty_checks,
    length_checks,
    loudness_checks,
    script_checks,
    slot_checks,
    sound_checks,
    to_json,
)
from producer.segment.timeline import RATE, Timeline, cues, lay_out
from producer.station import Pauses
from tests.builders import TONE, audio_file, script, segment, takes

GOOD = Loudness(
    integrated_lufs=-24.05, short_term_max_lufs=-22, true_peak_dbtp=-3.1, sample_peak_dbfs=-3.2
)
PAUSES = Pauses(head=100, tail=200)
WHOLE = script()
TAKES = takes(WHOLE)
CUES = cues(WHOLE, lay_out(WHOLE, (480,) * len(WHOLE.sentences), PAUSES))


def failed(checks: tuple[Check, ...]) -> list[str]:
    return [check.name for check in checks if not check.passed]


# --- Loudness -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measured", "names"),
    [
        (GOOD, []),
        (replace(GOOD, integrated_lufs=-24.19), []),
        (replace(GOOD, integrated_lufs=-24.21), ["loudness"]),
        (replace(GOOD, integrated_lufs=-23.79), ["loudness"]),
        (replace(GOOD, integrated_lufs=-70.0), ["loudness"]),
        (replace(GOOD, true_peak_dbtp=-2.0), []),
        (replace(GOOD, true_peak_dbtp=-1.99), ["true peak"]),
        (replace(GOOD, sample_peak_dbfs=-3.0), []),
        (replace(GOOD, sample_peak_dbfs=-2.99), ["sample peak"]),
        (
            replace(GOOD, integrated_lufs=-9.0, true_peak_dbtp=0.5, sample_peak_dbfs=0.0),
            ["loudness", "true peak", "sample peak"],
        ),
    ],
)
def test_loudness_and_peaks(measured: Loudness, names: list[str]) -> None:
    assert failed(loudness_checks(measured, profiles.find("prss"))) == names


def test_what_was_asked_and_measured_is_told() -> None:
    assert loudness_checks(GOOD, profiles.find("prss")) == (
        Check(name="loudness", expected="-24.0 ± 0.2 LUFS", measured="-24.05 LUFS", passed=True),
        Check(name="true peak", expected="≤ -2.0 dBTP", measured="-3.10 dBTP", passed=True),
        Check(name="sample peak", expected="≤ -3.0 dBFS", measured="-3.20 dBFS", passed=True),
    )


# --- The sound ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "sample", "names"),
    [
        pytest.param(20_000, 20_000, [], id="speech"),
        pytest.param(20_000, 32_767, ["clipped samples"], id="clipped"),
        pytest.param(20_000, -32_767, ["clipped samples"], id="clipped below"),
        pytest.param(20_000, -32_768, ["clipped samples"], id="clipped at the very end"),
        pytest.param(0, 9, ["head and tail"], id="the first sample"),
        pytest.param(4_799, -9, ["head and tail"], id="the head's last sample"),
        pytest.param(4_800, 9, [], id="the first after the head"),
        pytest.param(48_000 - 9_601, 9, [], id="the last before the tail"),
        pytest.param(48_000 - 9_600, 9, ["head and tail"], id="the tail's first sample"),
        pytest.param(47_999, 9, ["head and tail"], id="the last sample"),
        pytest.param(0, 8, [], id="the noise of rounding"),
    ],
)
def test_clipping_and_the_silence_at_the_ends(place: int, sample: int, names: list[str]) -> None:
    pcm = np.zeros(48_000, np.int16)
    pcm[place] = sample
    assert failed(sound_checks(pcm, PAUSES)) == names


def test_without_head_and_tail_nothing_need_be_silent() -> None:
    assert not failed(sound_checks(np.full(99, 500, np.int16), Pauses(head=0, tail=0)))


# --- Lengths --------------------------------------------------------------------------


@pytest.mark.parametrize("off", [-1, 1, 1105])
def test_a_file_one_sample_off_fails(off: int) -> None:
    checks = length_checks(
        (audio_file("segment.mp3", 9_000 + off), audio_file("segment.wav", 9_000)),
        Timeline(places=(), samples=9_000),
    )
    assert failed(checks) == ["length of segment.mp3"]
    assert checks[0].expected == "9000 samples"
    assert checks[0].measured == f"{9_000 + off} samples"


# --- The script -----------------------------------------------------------------------


def test_a_script_read_in_order_in_one_voice_passes() -> None:
    assert not failed(script_checks(WHOLE, CUES, TAKES, ""))


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param((CUES[:-1], TAKES), id="a cue is missing"),
        pytest.param((CUES[::-1], TAKES), id="the cues are out of order"),
        pytest.param(((*CUES, CUES[0]), TAKES), id="a cue too many"),
        pytest.param((CUES, TAKES[:-1]), id="a take is missing"),
        pytest.param((CUES, (TAKES[1], TAKES[0], *TAKES[2:])), id="two takes are exchanged"),
        pytest.param((CUES, (TAKES[0], TAKES[0], *TAKES[2:])), id="a take is read twice"),
    ],
)
def test_a_sentence_lost_repeated_or_moved_fails(
    broken: tuple[tuple[object, ...], tuple[object, ...]],
) -> None:
    airs, reads = broken
    checks = script_checks(WHOLE, airs, reads, "")  # type: ignore[arg-type]  # parametrized
    assert failed(checks) == ["sentences aired"]
    assert "not as in the script" in checks[0].measured


def test_two_voices_fail_and_are_named() -> None:
    other = replace(TAKES[2], voice=replace(TONE, engine="hibari", name="heart"))
    checks = script_checks(WHOLE, CUES, (*TAKES[:2], other, *TAKES[3:]), "")
    assert failed(checks) == ["voice"]
    assert checks[1].measured == "hibari heart and tone sine"


def test_a_notice_is_told_and_does_not_fail() -> None:
    checks = script_checks(WHOLE, CUES, TAKES, "gtts could not be reached")
    assert not failed(checks)
    assert checks[1].measured == "tone sine (gtts could not be reached)"


# --- The document ---------------------------------------------------------------------


@pytest.mark.parametrize("second", [True, False])
def test_the_document_passes_where_every_check_does(second: bool) -> None:
    checks = (
        Check(name="a", expected="≤ 1", measured="0", passed=True),
        Check(name="b", expected="≤ 1", measured="2", passed=second),
    )
    told = json.loads(to_json(replace(segment(), checks=checks)))
    assert told == {
        "slug": "larkin-ferry",
        "passed": second,
        "profile": "prss",
        "checks": [
            {"name": "a", "expected": "≤ 1", "measured": "0", "passed": True},
            {"name": "b", "expected": "≤ 1", "measured": "2", "passed": second},
        ],
    }


def test_an_undisclosed_voice_and_one_of_another_language_fail() -> None:
    whole = script()
    aired = cues(whole, lay_out(whole, (RATE,) * len(whole.sentences), Pauses()))
    said, heard = honesty_checks(whole, aired, (TONE,), "It was read by a synthetic voice.")
    assert (said.passed, heard.passed) == (True, True)
    silent, foreign = honesty_checks(
        replace(whole, language="fr"), aired[:-1], (TONE,), "It was read by a synthetic voice."
    )
    assert (silent.passed, silent.measured) == (False, "not said")
    assert (foreign.passed, foreign.measured) == (False, "en")


# --- The slot -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measured_ms", "passed"),
    [(60_000, True), (55_000, True), (65_000, True), (54_999, False), (65_001, False)],
)
def test_a_length_that_was_asked_for_is_a_promise(measured_ms: int, passed: bool) -> None:
    (check,) = slot_checks(Timeline(samples=measured_ms * 48, places=()), 60_000)
    assert (check.name, check.passed) == ("length asked for", passed)
    assert check.expected == "60.0 ± 5 s"


def test_no_length_is_no_promise() -> None:
    assert slot_checks(Timeline(samples=1, places=()), None) == ()
