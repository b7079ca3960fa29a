"""The transcript says what airs, however it is split into captions."""

from __future__ import annotations

import pytest

from producer.segment import transcript
from producer.segment.checks.transcript import checks
from tests.builders import script, segment

CUES = segment().cues
VTT = transcript.to_vtt(CUES)


def test_our_own_passes() -> None:
    assert checks(VTT, CUES)[0].passed


def test_captions_of_part_of_a_sentence_and_times_of_words_pass() -> None:
    cues = segment(script([["The ferry & its crew sail."]], ())).cues
    split = (
        "WEBVTT\n\np1.s1\n00:00:00.500 --> 00:00:01.000\n<00:00:00.500>The <c>ferry</c>\n\n"
        "p1.s1+2\n00:00:01.000 --> 00:00:01.500\n&amp; its crew\nsail.\n"
    )
    assert checks(split, cues)[0].passed


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("fishing boat", "speed boat", "not as p1.s3 airs"),
        ("Islanders", "", "not as p1.s3 airs"),
        ("synthetic voice.", "synthetic voice.\nAnd more.", "more than airs"),
        ("WEBVTT", "NOTE", None),
    ],
)
def test_other_words_fail(before: str, after: str, told: str | None) -> None:
    (check,) = checks(VTT.replace(before, after), CUES)
    assert check.passed is (told is None)
    assert told is None or check.measured == told


def test_an_empty_transcript_fails() -> None:
    assert not checks("WEBVTT\n", CUES)[0].passed
