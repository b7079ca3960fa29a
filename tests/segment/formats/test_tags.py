"""Texts for tags: one line each, whole, in a language of three letters."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from producer.segment.formats import tags
from tests.labels_builder import labels


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Rain fell.", "Rain fell."),
        ("  Rain\nfell\r\nagain\t. ", "Rain fell again ."),
        ("Rain\0fell", "Rain fell"),
        ("Rain\u2028fell\u2029", "Rain fell"),
        ("Rain\x85fell", "Rain fell"),
        ("“Łódź” 🚢 שלום", "“Łódź” 🚢 שלום"),
        ("half a pair \ud83d", "half a pair ?"),
        ("", ""),
    ],
)
def test_a_text_becomes_one_line(text: str, line: str) -> None:
    assert tags.one_line(text) == line


def test_a_script_keeps_its_lines() -> None:
    assert tags.lines("Rain\tfell.\r\nA band\0plays.\n") == "Rain fell.\nA band plays."


@pytest.mark.parametrize(
    ("language", "three"),
    [("en", "eng"), ("en-US", "eng"), ("DE_at", "deu"), ("gle", "gle"), ("", ""), ("x", "")],
)
def test_a_language_has_three_letters(language: str, three: str) -> None:
    assert tags.language(labels(language=language)) == three


def test_a_date_is_in_utc() -> None:
    made = datetime(2026, 5, 4, 23, 30, 7, tzinfo=timezone(timedelta(hours=-5)))
    assert tags.date(labels(made=made)) == "2026-05-05T04:30:07"
