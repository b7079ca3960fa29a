"""Number words: American, without "and", hyphened below a hundred."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.script.spoken import numbers


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zero"),
        (7, "seven"),
        (13, "thirteen"),
        (20, "twenty"),
        (26, "twenty-six"),
        (100, "one hundred"),
        (105, "one hundred five"),
        (999, "nine hundred ninety-nine"),
        (1000, "one thousand"),
        (7_000, "seven thousand"),
        (200_000, "two hundred thousand"),
        (1_000_001, "one million one"),
        (123_000_012, "one hundred twenty-three million twelve"),
        (-2, "minus two"),
        (10**21, "one " + "zero " * 20 + "zero"),
    ],
)
def test_cardinals(n: int, words: str) -> None:
    assert numbers.cardinal(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "zeroth"),
        (1, "first"),
        (2, "second"),
        (3, "third"),
        (5, "fifth"),
        (8, "eighth"),
        (9, "ninth"),
        (11, "eleventh"),
        (12, "twelfth"),
        (20, "twentieth"),
        (21, "twenty-first"),
        (100, "one hundredth"),
        (117, "one hundred seventeenth"),
        (9_000_000, "nine millionth"),
    ],
)
def test_ordinals(n: int, words: str) -> None:
    assert numbers.ordinal(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1066, "ten sixty-six"),
        (1776, "seventeen seventy-six"),
        (1900, "nineteen hundred"),
        (1905, "nineteen oh five"),
        (1999, "nineteen ninety-nine"),
        (2000, "two thousand"),
        (2009, "two thousand nine"),
        (2010, "twenty ten"),
        (2026, "twenty twenty-six"),
        (843, "eight hundred forty-three"),
    ],
)
def test_years_are_said_as_years(n: int, words: str) -> None:
    assert numbers.year(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1990, "nineteen nineties"),
        (1910, "nineteen tens"),
        (1900, "nineteen hundreds"),
        (2000, "two thousands"),
        (2010, "twenty tens"),
        (90, "nineties"),
        (60, "sixties"),
    ],
)
def test_decades(n: int, words: str) -> None:
    assert numbers.decade(n) == words


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (66, "sixty-six"),
        (100, "one hundred"),
        (101, "one oh one"),
        (737, "seven thirty-seven"),
        (747, "seven forty-seven"),
        (1428, "fourteen twenty-eight"),
        (1549, "fifteen forty-nine"),
        (2000, "two thousand"),
        (12345, "twelve thousand three hundred forty-five"),
    ],
)
def test_names_are_numbered_in_pairs(n: int, words: str) -> None:
    assert numbers.pairs(n) == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("7,000", "seven thousand"),
        ("3.2", "three point two"),
        ("0.25", "zero point two five"),
        (".5", "point five"),
        ("1,234.56", "one thousand two hundred thirty-four point five six"),
        ("-10", "minus ten"),
        ("007", "zero zero seven"),
        ("0", "zero"),
    ],
)
def test_numbers_as_written(written: str, words: str) -> None:
    assert numbers.number(written) == words


@pytest.mark.parametrize(
    ("over", "under", "words"),
    [
        (1, 2, "one half"),
        (3, 2, "three halves"),
        (1, 4, "one quarter"),
        (3, 4, "three quarters"),
        (2, 3, "two thirds"),
        (31, 32, "thirty-one thirty-seconds"),
    ],
)
def test_fractions(over: int, under: int, words: str) -> None:
    assert numbers.fraction(over, under) == words


def test_mixed_numbers() -> None:
    assert numbers.mixed(3, 1, 2) == "three and a half"
    assert numbers.mixed(6, 3, 4) == "six and three quarters"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("I", 1),
        ("IV", 4),
        ("XIV", 14),
        ("LVI", 56),
        ("XC", 90),
        ("MMXXVI", 2026),
        ("IIII", None),
        ("IC", None),
        ("CIVIC", None),
        ("", None),
        ("iv", None),
    ],
)
def test_roman_numerals(written: str, value: int | None) -> None:
    assert numbers.roman(written) == value


@given(st.integers(min_value=-numbers.LARGEST, max_value=numbers.LARGEST))
def test_a_cardinal_holds_no_figure(n: int) -> None:
    words = numbers.cardinal(n)
    assert not any(c.isdigit() for c in words)
    assert words == " ".join(words.split())


@given(st.integers(0, 999_999_999), st.integers(0, 999_999_999))
def test_different_numbers_sound_different(a: int, b: int) -> None:
    assert (numbers.cardinal(a) == numbers.cardinal(b)) == (a == b)
    assert (numbers.ordinal(a) == numbers.ordinal(b)) == (a == b)


@given(st.text(alphabet="0123456789", min_size=1, max_size=30))
def test_every_digit_is_said(written: str) -> None:
    assert len(numbers.digits(written).split()) == len(written)
