"""The report as a document."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from producer.model import Check
from producer.segment.listening import Difference, Hearing
from producer.segment.report import to_json
from tests.builders import segment

CHECKS = (
    Check(name="a", expected="≤ 1", measured="0", passed=True),
    Check(name="b", expected="≤ 1", measured="2", passed=True),
)


@pytest.mark.parametrize("second", [True, False])
def test_the_document_passes_where_every_check_does(second: bool) -> None:
    checks = (CHECKS[0], replace(CHECKS[1], passed=second))
    assert json.loads(to_json(replace(segment(), checks=checks))) == {
        "slug": "larkin-ferry",
        "passed": second,
        "profile": "prss",
        "checks": [
            {"name": "a", "expected": "≤ 1", "measured": "0", "passed": True},
            {"name": "b", "expected": "≤ 1", "measured": "2", "passed": second},
        ],
    }


def test_what_was_heard_is_told_with_its_times() -> None:
    difference = Difference(
        sentence="p1.s2",
        expected="eleven",
        heard="seven",
        start_ms=5600,
        end_ms=5900,
        name=False,
    )
    hearing = Hearing(words=40, wrong=1, differences=(difference,), missing=("p2.s1",))
    assert json.loads(to_json(segment(), hearing))["heard"] == {
        "words": 40,
        "wrong": 1,
        "missing": ["p2.s1"],
        "moved": [],
        "differences": [
            {
                "sentence": "p1.s2",
                "expected": "eleven",
                "heard": "seven",
                "startMs": 5600,
                "endMs": 5900,
                "name": False,
            }
        ],
    }
