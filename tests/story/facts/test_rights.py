"""Whose copy a story is."""

from __future__ import annotations

import pytest

from producer.model import Fate, Line
from producer.story import read
from producer.story.facts import rights
from tests.story.pages import page

FIRST = "The boat left the town pier at dawn with 38 cars, a bread truck and a brass band aboard."
SECOND = (
    "The mayor said the repair had cost less than the town had feared, and took the first ride."
)


def text(*below: str, above: tuple[str, ...] = (), first: str = FIRST) -> str | None:
    found = read(page("\n".join(["The ferry is back", *above, first, SECOND, *below])))
    return found.agency


def test_the_town_s_own_story() -> None:
    assert text() is None
    assert text("Copyright 2024 WZQY") is None
    assert text("The Associated Press contributed to this report.") is None


@pytest.mark.parametrize(
    ("below", "agency"),
    [
        ("Copyright 2026 NPR. To see more, visit https://www.npr.org.", "NPR"),
        ("Copyright 2026 The Associated Press. All rights reserved.", "Associated Press"),
        ("This story was republished with permission from States Newsroom.", "States Newsroom"),
        ("This content was republished with permission from Harlow Ledger.", None),
        ("This article is republished from The Conversation.", "The Conversation"),
        ("This story was originally published by Grist.", "Grist"),
        ("Distributed by Tribune Content Agency, LLC.", "Tribune News Service"),
        ("First published on November 19, 2024", None),
    ],
)
def test_the_line_below(below: str, agency: str | None) -> None:
    assert text(below) == agency


@pytest.mark.parametrize(
    ("above", "agency"),
    [
        (("By DANA WHITLOW, Associated Press",), "Associated Press"),
        (("By Dana Whitlow", "Associated Press"), "Associated Press"),
        (("By Reuters Staff",), "Reuters"),
        (("By Dana Whitlow, staff writer",), None),
    ],
)
def test_the_byline(above: tuple[str, ...], agency: str | None) -> None:
    assert text(above=above) == agency


@pytest.mark.parametrize(
    ("opening", "agency"),
    [
        ("LONDON (AP) — ", "Associated Press"),
        ("(CNN) ", "CNN"),
        ("HARLOW POINT, Jan. 5, 2024 /PRNewswire/ -- ", "PR Newswire"),
        ("HARLOW POINT, Maine — ", None),
        ("The carrier (AP) said: ", None),
    ],
)
def test_the_dateline(opening: str, agency: str | None) -> None:
    assert text(first=opening + FIRST) == agency


def lines(*texts: tuple[str, Fate, str]) -> list[Line]:
    return [
        Line(number=n, text=t, fate=fate, reason=reason)
        for n, (t, fate, reason) in enumerate(texts, start=1)
    ]


STORY = (FIRST, Fate.PARAGRAPH, "the story")
FOOT = tuple((f"Menu {n}", Fate.DROPPED, "navigation") for n in range(8))


def owner(publisher: str | None, notice: str, *, after: int = 8) -> str | None:
    found = lines(STORY, (notice, Fate.DROPPED, "copyright"), *FOOT[:after])
    return rights.agency(found, publisher=publisher, authors=(), sources=())


def test_a_copyright_line_right_below_the_story_names_its_owner() -> None:
    assert owner("WZQY", "Copyright 2026 Harlow Ledger") == "Harlow Ledger"
    assert owner("WZQY", "Copyright 2026 WZQY Public Radio") is None
    assert owner("Harlow News", "© 2026 Harlow Interactive Inc.") is None
    assert owner(None, "Copyright 2026 Harlow Ledger") is None
    assert owner("WZQY", "© 2026 Ledger Holdings", after=2) is None  # the page's own foot


@pytest.mark.parametrize(("above", "agency"), [(True, None), (False, "Reuters")])
def test_a_byline_below_a_story_that_has_one_is_another_story_s(
    above: bool, agency: str | None
) -> None:
    own = [("By HARLOW LEDGER STAFF", Fate.DROPPED, "byline")] if above else []
    found = lines(*own, STORY, ("By REUTERS", Fate.DROPPED, "byline"))
    assert rights.agency(found, publisher="Harlow Ledger", authors=(), sources=()) == agency


def test_an_agency_s_own_page() -> None:
    found = lines(("LONDON (AP) — " + FIRST, Fate.PARAGRAPH, "the story"))
    for publisher in ("Associated Press", "AP News"):
        assert rights.agency(found, publisher=publisher, authors=(), sources=()) is None


def test_the_organizations_in_the_page_s_data() -> None:
    found = lines(STORY)
    sources = ("Harlow Media Holdings", "Reuters")
    assert rights.agency(found, publisher="WZQY", authors=(), sources=sources) == "Reuters"
    assert rights.agency(found, publisher="WZQY", authors=(), sources=("WZQY",)) is None


def test_no_story() -> None:
    assert rights.agency([], publisher="WZQY", authors=("AP",), sources=()) is None


@pytest.mark.parametrize(
    ("notice", "name"),
    [
        ("© 2024 WZQY", "WZQY"),
        ("Copyright © 2002-2024 by Harlow Ledger. All rights reserved.", "Harlow Ledger"),
        ("Copyright 2024 - Designed by Harlow Digital", None),
        ("© All Rights Reserved", None),
        ("The copyright office", None),
        (None, None),
    ],
)
def test_the_owner_in_a_copyright_line(notice: str | None, name: str | None) -> None:
    assert rights.owner_of(notice) == name


def test_the_publisher_from_its_copyright_lines() -> None:
    notices = ("Copyright 2021 NPR. To see more, visit it.", "© 2024 WZQY")
    assert rights.publisher(notices, "NPR") == "WZQY"
    assert rights.publisher(notices[:1], "NPR") == "NPR"
    assert rights.publisher((), None) is None
