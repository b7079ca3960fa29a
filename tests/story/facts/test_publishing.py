"""Whose page it is, and a page's title without its name."""

from __future__ import annotations

import pytest

from producer.story.facts.publishing import publisher, shorten

HEAD = "The ferry is back"


@pytest.mark.parametrize(
    ("given", "window", "name"),
    [
        (["WZQY"], None, "WZQY"),
        (["@harborradio"], None, None),
        (["Harbor | News | Sport"], None, "Harbor"),
        (["Hosted"], None, None),
        (["Blogger", "Harlow Notes"], None, "Harlow Notes"),
        (["Designed by Harlow Digital"], None, None),
        ([None, "harlownews"], f"{HEAD} - Harlow News", "Harlow News"),
        (["harlownews"], None, "harlownews"),
        (["harlow"], f"{HEAD} - harlow.example", "harlow.example"),
        ([None], f"{HEAD} | News | WZQY", "WZQY"),
        ([None], f"{HEAD} - at last", None),
        (["Associated Press", "Harlow Ledger"], None, "Harlow Ledger"),
        (["Associated Press", "AP News"], None, "Associated Press"),
        (["CNN"], f"{HEAD} - CNN", "CNN"),
        ([], None, None),
    ],
)
def test_a_publisher_is_a_name_that_can_be_said(
    given: list[str | None], window: str | None, name: str | None
) -> None:
    headlines = [HEAD] if window and "at last" not in window else []
    assert publisher(given, window, headlines) == name


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("The ferry is back | WZQY", "The ferry is back"),
        ("The ferry is back - WZQY", "The ferry is back"),
        ("The ferry is back — and so is the fare", "The ferry is back — and so is the fare"),
        ("The ferry is back - at last", "The ferry is back - at last"),
        ("Design Week | A lamp that breathes like a person does", None),
        ("WZQY", "WZQY"),
    ],
)
def test_the_tail_of_a_title(title: str, short: str | None) -> None:
    assert shorten(title, ("WZQY",)) == (short or title)
