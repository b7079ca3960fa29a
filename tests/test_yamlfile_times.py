"""Times and days in a YAML file."""

from __future__ import annotations

from datetime import date

import pytest

from producer.errors import InputError
from producer.yamlfile import Item, parse


def item(text: str) -> Item:
    (member,) = parse(f"- {text}", "f.yaml").items()
    return member


@pytest.mark.parametrize(
    ("text", "ms"),
    [("0:00", 0), ("0", 0), ("00:00:00.000", 0), ("0:00.5", 500), ("20:00", 1_200_000)],
)
def test_a_time_may_be_nothing(text: str, ms: int) -> None:
    assert item(f"'{text}'").time_ms() == ms


@pytest.mark.parametrize("text", ["", ":", "0:", "noon", "-1", "0:60"])
def test_what_is_no_time(text: str) -> None:
    with pytest.raises(InputError, match=r"f.yaml:1: expected a length"):
        item(f"'{text}'").time_ms()


def test_a_day_is_a_day() -> None:
    assert item("2028-02-29").day() == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["2026-02-29", "20260228", "2026-W09-6", "Monday", "0026-01-01"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(InputError, match=r"f.yaml:1: expected a day such as 2026-12-25, found"):
        item(text).day()


def test_keys_have_lines_of_their_own() -> None:
    pairs = parse("a:\n  1\nb: 2", "f.yaml").keyed()
    assert [(key.text(), key.line, value.line) for key, value in pairs] == [
        ("a", 1, 2),
        ("b", 3, 3),
    ]
