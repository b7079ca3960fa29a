"""Lengths: of the slot, of the post, and of every file."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Segment
from producer.segment import profiles
from producer.segment.asked import Asked
from producer.segment.checks.lengths import file_checks, slot_checks
from producer.segment.examine import Examined
from producer.station import Pauses
from tests.builders import LOUDNESS, segment

WHOLE = segment()
ASKED = Asked(profile=profiles.find("prss"), pauses=Pauses(), tempo=3.0)


def long(samples: int) -> Segment:
    return replace(WHOLE, samples=samples)


def heard(samples: int, rate: int = 48_000) -> Examined:
    return Examined(
        samples=samples, rate=rate, channels=1, loudness=LOUDNESS, clipped=0, silences=()
    )


# --- The slot -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("samples", "soft", "passed"),
    [
        (2_880_000, False, True),
        (2_880_001, False, False),
        (2_879_999, False, False),
        (2_880_000, True, True),
        (2_640_000, True, True),
        (3_120_000, True, True),
        (2_639_900, True, False),
        (3_120_100, True, False),
    ],
)
def test_a_hard_slot_is_exact_and_a_soft_one_gives_five_seconds(
    samples: int, soft: bool, passed: bool
) -> None:
    (check,) = slot_checks(long(samples), replace(ASKED, length_ms=60_000, soft=soft))
    assert (check.name, check.passed) == ("slot", passed)


def test_by_how_much_a_slot_is_missed_is_told() -> None:
    (check,) = slot_checks(long(2_880_480), replace(ASKED, length_ms=60_000))
    assert check.expected == "60.000 s, 2880000 samples"
    assert check.measured == "2880480 samples (+480)"


def test_no_length_is_no_promise() -> None:
    assert slot_checks(WHOLE, ASKED) == ()


@pytest.mark.parametrize(("off", "passed"), [(0, True), (1, True), (2, False), (-2, False)])
def test_the_last_word_ends_at_the_post(off: int, passed: bool) -> None:
    post = WHOLE.cues[-1].end_ms + off
    (check,) = slot_checks(WHOLE, replace(ASKED, post_ms=post))
    assert (check.name, check.passed) == ("post", passed)


# --- Files ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "samples", "rate", "passed"),
    [
        ("segment.wav", 96_000, 48_000, True),
        ("segment.wav", 96_001, 48_000, False),
        ("segment.mp3", 95_999, 48_000, False),
        ("segment.mp3", 97_105, 48_000, False),
        ("segment.mp2", 88_200, 44_100, True),
        ("segment.mp2", 88_200 + 1152, 44_100, True),
        ("segment.mp2", 88_199, 44_100, False),
        ("segment.mp2", 88_200 + 1153, 44_100, False),
    ],
)
def test_a_file_is_as_long_as_the_segment_within_what_its_format_says(
    name: str, samples: int, rate: int, passed: bool
) -> None:
    (check,) = file_checks(long(96_000), {name: heard(samples, rate)})
    assert (check.name, check.passed) == (f"length of {name}", passed)
    assert check.measured == f"{samples} samples"
