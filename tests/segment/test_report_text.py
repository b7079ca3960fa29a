"""One screen of text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from producer.model import Check, Lever
from producer.segment.report_text import rows, to_text
from tests.builders import delivery, segment
from tests.finished import short

FILES = ("segment.wav", "segment.mp3")


def check(name: str, measured: str, *, passed: bool = True) -> Check:
    return Check(name=name, expected="-24.0 ± 0.1 LUFS", measured=measured, passed=passed)


def test_a_segments_report_is_one_screen(tmp_path: Path) -> None:
    order = replace(delivery(), length_ms=11_000, post_ms=10_000, soft=True)
    made = short(tmp_path / "out", order, expires="2026-05-05T18:00:00+00:00").segment
    lever = Lever(name="pauses", ms=-120, about="pauses at 91 % (60 to 150 % allowed)")
    lines = to_text(replace(made, levers=(lever,))).splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert lines[0] == made.script.title
    assert lines[-1].endswith("checks passed")


def test_what_passed_in_every_file_is_one_line() -> None:
    many = [check(f"loudness of {name}", "-24.01 LUFS") for name in FILES]
    assert rows(many, FILES) == ["  pass  loudness            -24.01 LUFS (all 2 files)"]


def test_what_failed_in_one_file_is_told_with_what_was_asked() -> None:
    many = [
        check("loudness of segment.wav", "-24.00 LUFS"),
        check("loudness of segment.mp3", "-22.00 LUFS", passed=False),
    ]
    assert rows(many, FILES) == [
        "  pass  loudness            -24.00 LUFS (1 of 2 files)",
        "  FAIL  loudness of segment.mp3  -22.00 LUFS, not -24.0 ± 0.1 LUFS",
    ]


@pytest.mark.parametrize("passed", [True, False])
def test_the_longest_of_tellings_stays_on_the_screen(passed: bool) -> None:
    lines = rows([check("heard back", "a word otherwise, " * 60, passed=passed)], FILES)
    assert max(map(len, lines)) <= 80
    assert len(lines) == (1 if passed else 4)
    assert lines[-1].endswith("…")


def test_a_title_too_long_for_a_line_is_cut() -> None:
    made = replace(segment(), script=replace(segment().script, title="The ferry " * 30))
    assert max(map(len, to_text(made).splitlines())) <= 80
