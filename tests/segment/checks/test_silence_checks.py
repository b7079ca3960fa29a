"""Silence at head and tail, and nowhere too long."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.segment import profiles
from producer.segment.asked import Asked
from producer.segment.checks.silences import checks
from producer.segment.examine import Examined, Silence
from producer.station import Pauses
from tests.builders import LOUDNESS, script

WHOLE = script()
ASKED = Asked(profile=profiles.find("prss"), pauses=Pauses(), tempo=3.0)
Spans = tuple[tuple[int, int], ...]


def heard(*spans: tuple[int, int], seconds: int = 10) -> Examined:
    return Examined(
        samples=seconds * 48_000,
        rate=48_000,
        channels=1,
        loudness=LOUDNESS,
        clipped=0,
        silences=tuple(Silence(start_ms=start, end_ms=end) for start, end in spans),
    )


@pytest.mark.parametrize(
    ("name", "spans", "passed"),
    [
        pytest.param("segment.wav", ((0, 500), (9500, 10_000)), True, id="as asked"),
        pytest.param("segment.wav", ((0, 800), (9000, 10_000)), True, id="longer"),
        pytest.param("segment.wav", ((0, 499), (9501, 10_000)), True, id="rounded"),
        pytest.param("segment.wav", ((0, 490), (9500, 10_000)), False, id="a short head"),
        pytest.param("segment.wav", ((0, 500), (9600, 10_000)), False, id="a short tail"),
        pytest.param("segment.wav", ((3, 600), (9500, 10_000)), False, id="not from the start"),
        pytest.param("segment.wav", ((0, 500), (9400, 9990)), False, id="not to the end"),
        pytest.param("segment.wav", (), False, id="none at all"),
        pytest.param("segment.mp3", ((0, 441), (9560, 10_000)), True, id="smeared by an encoder"),
        pytest.param("segment.mp3", ((0, 439), (9560, 10_000)), False, id="not so much"),
    ],
)
def test_head_and_tail(name: str, spans: Spans, passed: bool) -> None:
    check, _ = checks(WHOLE, {name: heard(*spans)}, ASKED)
    assert (check.name, check.passed) == ("head and tail", passed)


def test_the_most_exact_file_is_judged() -> None:
    files = {"segment.mp3": heard(), "segment.wav": heard((0, 500), (9500, 10_000))}
    assert checks(WHOLE, files, ASKED)[0].passed


def test_without_head_and_tail_nothing_need_be_silent() -> None:
    asked = replace(ASKED, pauses=Pauses(head=0, tail=0))
    assert checks(WHOLE, {"segment.wav": heard()}, asked)[0].passed


@pytest.mark.parametrize(
    ("span", "pause_ms", "passed"),
    [
        pytest.param((4000, 6000), 350, True, id="two seconds"),
        pytest.param((4000, 6001), 350, False, id="dead air"),
        pytest.param((4000, 7400), 2000, True, id="the script's own long pause"),
        pytest.param((4000, 7501), 2000, False, id="longer than that"),
        pytest.param((0, 9000), 350, True, id="the head is judged by itself"),
    ],
)
def test_the_longest_silence(span: tuple[int, int], pause_ms: int, passed: bool) -> None:
    _, check = checks(script(pause_ms=pause_ms), {"segment.wav": heard(span)}, ASKED)
    assert (check.name, check.passed) == ("longest silence", passed)
