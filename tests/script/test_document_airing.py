"""When and how a segment may be scheduled, as its script tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import InputError
from producer.model import Airing, Script
from producer.script.document import from_yaml, to_yaml
from producer.script.style import Style
from producer.station import Station
from tests.builders import script

TOLD = Airing(
    category="local-news", priority=1, not_before="2026-11-25T06:00:00", hours="22:00-02:00"
)
PLAIN = to_yaml(script())


def read(text: str) -> Script:
    return from_yaml(text, "x.yaml", Station(), Style())


def with_line(line: str) -> str:
    return PLAIN.replace("language: en\n", f"language: en\n{line}\n")


def test_what_is_told_of_the_airing_is_kept() -> None:
    text = to_yaml(replace(script(), airing=TOLD))
    assert (
        "category: local-news\npriority: 1\nnot-before: '2026-11-25T06:00:00'\nhours: 22:00-02:00\n"
    ) in text
    assert read(text).airing == TOLD


def test_nothing_told_is_nothing_written() -> None:
    assert read(PLAIN).airing == Airing()
    assert "priority" not in PLAIN


@pytest.mark.parametrize(
    ("line", "means"),
    [
        ("hours: 6:00-10:00", Airing(hours="06:00-10:00")),
        ("not-before: 2026-11-25", Airing(not_before="2026-11-25T00:00:00")),
        ("priority: 5", Airing(priority=5)),
        ("category: Arts and books", Airing(category="Arts and books")),
    ],
)
def test_a_person_writes_it_as_it_comes(line: str, means: Airing) -> None:
    assert read(with_line(line)).airing == means


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("hours: mornings", "hours of the day (06:00-10:00, or past midnight as 22:00-02:00)"),
        ("not-before: soon", "a moment (2026-11-25, "),
        ("priority: 6", "a whole number from 1 to 5, found '6'"),
        ("category: ''", "a text that is not empty"),
    ],
)
def test_a_slip_is_told_with_its_line(line: str, message: str) -> None:
    line_number = PLAIN.splitlines().index("language: en") + 2
    with pytest.raises(InputError) as caught:
        read(with_line(line))
    assert caught.value.message.startswith(f"x.yaml:{line_number}: expected {message}")
