"""Who wrote it: the names alone, as they can be said."""

from __future__ import annotations

import pytest

from producer.story.facts.byline import byline, enumerate_names, is_name, person, settled, shown


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Dana Whitlow", "Dana Whitlow"),
        ("By Dana Whitlow", "Dana Whitlow"),
        ("DANA WHITLOW", "Dana Whitlow"),
        ("RUTH OKAFOR and DANA WHITLOW", "Ruth Okafor and Dana Whitlow"),
        ("Dana Whitlow, CNN Business", "Dana Whitlow"),
        ("By DANA WHITLOW, AP Science Writer", "Dana Whitlow"),
        ("Dana Whitlow Associated Press", "Dana Whitlow"),
        ("Dana Whitlow, Harlowpoint.com", "Dana Whitlow"),
        ("Dana Whitlow, Harlow Insider", "Dana Whitlow"),
        ("Dana Whitlow | The Ledger", "Dana Whitlow"),
        ("Dana Whitlow | Harlow Media for Ledger.com", "Dana Whitlow"),
        ("Dana Whitlow, Staff Writer", "Dana Whitlow"),
        ("Dana Whitlow Staff Writer", "Dana Whitlow"),
        ("Dana Whitlow, Special to The Ledger", "Dana Whitlow"),
        ("Dana Whitlow for KFF Health News", "Dana Whitlow"),
        ("Dana Whitlow. Harlow International", "Dana Whitlow"),
        ("Dana Whitlow on Monday, August 12th", "Dana Whitlow"),
        ("Dana Whitlow @danawhitlow", "Dana Whitlow"),
        ("Dana Whitlow - 2024-08-12", "Dana Whitlow"),
        ("Dana Whitlow, MS, RDN", "Dana Whitlow"),
        ("Troy L. Whitlow", "Troy L. Whitlow"),
        ("Martin Hale, Jr.", "Martin Hale Jr."),
        ("Ann Reyes, Tom Hale and Ruth Okafor", "Ann Reyes, Tom Hale and Ruth Okafor"),
        ("Associated Press", "Associated Press"),
    ],
)
def test_a_name_and_nothing_else(given: str, name: str) -> None:
    assert person(given) == name


@pytest.mark.parametrize(
    "text",
    [
        "admin",
        "jdadmin1",
        "Staff Reports",
        "Editorial",
        "Editorial Board",
        "https://wzqy.example/d",
        "HARLOWNWS",
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert not is_name(text)


@pytest.mark.parametrize("text", ["Dana Whitlow", "WZQY", "Associated Press", "LinkHarlow"])
def test_what_is_somebody(text: str) -> None:
    assert is_name(text)


def test_the_publisher_is_no_writer_beside_others() -> None:
    assert byline(["Dana Whitlow", "WZQY"], "WZQY") == "Dana Whitlow"
    assert byline(["WZQY"], "WZQY") == "WZQY"
    assert byline([None, "admin"], "WZQY") is None


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Dana Whitlow", ("Dana Whitlow",)),
        ("By DANA WHITLOW and TOM HALE", ("Dana Whitlow", "Tom Hale")),
        ("By Ann Reyes , Tom Hale, Ruth Okafor", ("Ann Reyes", "Tom Hale", "Ruth Okafor")),
        ("By Ann Reyes, Harlow News", ("Ann Reyes",)),
        ("By Ian MacDonald and Al McKay", ("Ian MacDonald", "Al McKay")),
        ("By Dana WhitlowBusiness Columnist", ()),
        ("By Harlow News Staff", ()),
    ],
)
def test_the_people_in_a_line_of_the_page(line: str, names: tuple[str, ...]) -> None:
    assert shown(line) == names


@pytest.mark.parametrize(
    ("given", "line", "name"),
    [
        ("Dana Whitlow", None, "Dana Whitlow"),
        (None, "By Dana Whitlow", None),
        ("Dana Whitlow", "By Dana Whitlow", "Dana Whitlow"),
        ("Dana Whitlow", "By Dana Whitlow and Tom Hale", "Dana Whitlow and Tom Hale"),
        ("Ruth Okafor", "By Dana Whitlow", "Dana Whitlow"),
        ("Dana M. Whitlow", "By Dana Whitlow", "Dana M. Whitlow"),
        ("Ann Reyes and Tom Hale", "By Dana Whitlow", "Ann Reyes and Tom Hale"),
        ("Dana Whitlow", "By WZQY News Staff", "Dana Whitlow"),
    ],
)
def test_the_line_above_the_story_corrects_the_page_s_data(
    given: str | None, line: str | None, name: str | None
) -> None:
    assert settled(given, line) == name


def test_names_in_a_row() -> None:
    assert enumerate_names([]) is None
    assert enumerate_names(["A"]) == "A"
    assert enumerate_names(["A", "B", "C"]) == "A, B and C"
