"""Front matter: what it says of the story, and what only looks like it."""

from __future__ import annotations

import pytest

from producer.story.markdown.front_matter import front_matter


def lines(*inside: str, fence: str = "---") -> list[str]:
    return [fence, *inside, fence, "", "The ferry is back."]


def test_the_fields_of_a_story() -> None:
    found = front_matter(
        lines(
            'title: "Ferry: back at last"',
            "author: Dana Whitlow",
            "date: 2024-08-12T16:45:00-04:00",
            "publisher: WZQY",
            "canonical_url: https://wzqy.example/ferry",
            "lang: en-US",
            "draft: false",
        )
    )
    assert (found.lines, found.title_line) == (range(9), 1)
    facts = found.facts
    assert facts.headline == "Ferry: back at last"
    assert facts.titles == ("Ferry: back at last",)
    assert (facts.byline, facts.publisher) == ("Dana Whitlow", "WZQY")
    assert (facts.published, facts.language) == ("2024-08-12T16:45:00-04:00", "en-US")
    assert facts.url == "https://wzqy.example/ferry"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        (["title: Ferry: back at last"], "Ferry: back at last"),
        (["title: 'The harbor''s ferry'"], "The harbor's ferry"),
        (['title: "The \\"Lady\\" returns"'], 'The "Lady" returns'),
        (["Title: The #1 ferry"], "The #1 ferry"),
        (["title: Ferry # for Monday"], "Ferry"),
        (["title: >-", "  Ferry returns", "  at last", "draft: true"], "Ferry returns at last"),
        (["headline: Ferry"], "Ferry"),
        (["draft: true"], None),
        (["title:"], None),
    ],
)
def test_titles(given: list[str], title: str | None) -> None:
    assert front_matter(lines(*given)).facts.headline == title


@pytest.mark.parametrize(
    "given",
    [
        ["authors: [Ann Lee, 'Bo Ray']"],
        ["authors:", "  - Ann Lee", "  - Bo Ray"],
        ["author:", "- Ann Lee", "- Bo Ray"],
        ["authors:", "  - name: Ann Lee", "    email: ann@wzqy.example", "  - name: Bo Ray"],
        ["byline: By Ann Lee and Bo Ray"],
    ],
)
def test_writers(given: list[str]) -> None:
    assert front_matter(lines(*given)).facts.byline == "Ann Lee and Bo Ray"


def test_toml() -> None:
    found = front_matter(lines('title = "Ferry"', "date = 2024-08-12", fence="+++"))
    assert (found.facts.headline, found.facts.published) == ("Ferry", "2024-08-12")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry is back.",
        "---",
        "---\ntitle: Ferry\nThe ferry is back.",  # it never ends
        "---\nThe ferry is back.\n---\nMore.",  # a text between two rules
        "title: Ferry\n---\nThe ferry is back.",  # it does not begin the file
    ],
)
def test_what_is_none(text: str) -> None:
    found = front_matter(text.split("\n"))
    assert (found.lines, found.title_line, found.facts.headline) == (range(0), None, None)


@pytest.mark.parametrize("date", ["2024-13-45", "2024-02-30", "on 2024-00-10 at noon", "soon"])
def test_a_day_that_is_in_no_calendar_is_none(date: str) -> None:
    assert front_matter(lines("title: Ferry", f"date: {date}")).facts.published is None
