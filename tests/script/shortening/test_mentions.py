"""Who and what a sentence names."""

from __future__ import annotations

import pytest

from producer.script.shortening.mentions import acronyms, content_words, explained, names, stem


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nobody came.", []),
        ("Ann Ruiz met J. D. Moss.", ["Ann Ruiz", "J D Moss"]),
        ("When Ruiz came, she met Ann-Marie O’Neil.", ["Ruiz", "Ann-Marie O’Neil"]),
        ("Ruiz’s boat", ["Ruiz"]),
        ("Gov. Al Poe and Mayor Cole", ["Al Poe", "Cole"]),
        ("Martin Moss Jr. spoke.", ["Martin Moss"]),
        ("On Tuesday Ruiz left. In June it rained.", ["Ruiz"]),
        ("April Cole came.", ["April Cole"]),
        ("Ludo van Hale", ["Ludo van Hale"]),
        ("Ann Ruiz, Bo Cole", ["Ann Ruiz", "Bo Cole"]),
    ],
)
def test_a_name_is_a_run_of_capitals(text: str, expected: list[str]) -> None:
    assert [" ".join(name.words) for name in names(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Ruiz", True),
        ("Mayor Ruiz", True),
        ("Ruiz", False),
        ("Fayette County", False),
        ("Northern Lights", False),
        ("Federal Ferry Board", False),
    ],
)
def test_a_person_has_two_words_or_a_title_and_is_no_office(text: str, expected: bool) -> None:
    (name,) = names(text)
    assert name.person is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Board of Island Ferries", "BIF"),
        ("The Federal Ferry Board met.", "FFB"),
        ("Ann Ruiz, Bo Cole", "AR BC"),
        ("It rained.", ""),
        ("the FFB", ""),
        ("the ferry office (FFO) of Harlow", "FFO"),
    ],
)
def test_names_in_full_explain_initials(text: str, expected: str) -> None:
    assert explained(text) == tuple(expected.split())


def test_acronyms_are_capitals_among_small_letters() -> None:
    assert acronyms("The FFB and NATO met A. Ruiz.") == {"FFB", "NATO"}
    assert acronyms("THE FFB MET") == frozenset()


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ferries", "ferry"),
        ("fares", "fare"),
        ("closed", "closes"),
        ("closing", "close"),
        ("rules", "rule"),
        ("churches", "church"),
    ],
)
def test_forms_of_a_word_are_alike(one: str, two: str) -> None:
    assert stem(one) == stem(two)


def test_grammar_is_no_content() -> None:
    assert content_words("The ferries of the island were not there.") == {
        stem("ferry"),
        stem("island"),
    }
