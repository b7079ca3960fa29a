"""The table of agencies: whole names, and names at the end of a byline."""

from __future__ import annotations

import pytest

from producer.story.facts import agencies


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Associated Press", "Associated Press"),
        ("The Associated Press", "Associated Press"),
        ("THE ASSOCIATED PRESS", None),
        ("ASSOCIATED PRESS", "Associated Press"),
        ("AP", "Associated Press"),
        ("AP News", "Associated Press"),
        ("ap", None),
        ("Reuters Staff", "Reuters"),
        ("Bloomberg.com", "Bloomberg"),
        ("Kaiser Health News", "KFF Health News"),
        ("CNN Business", "CNN"),
        ("Harlow Ledger", None),
        ("", None),
        (None, None),
    ],
)
def test_a_whole_name(text: str | None, agency: str | None) -> None:
    assert agencies.named(text) == agency


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dana Whitlow, Associated Press", ("Dana Whitlow", "Associated Press")),
        ("Dana Whitlow Associated Press", ("Dana Whitlow", "Associated Press")),
        ("Dana Whitlow, AP Science Writer", ("Dana Whitlow", "Associated Press")),
        ("By Dana Whitlow | NPR", ("By Dana Whitlow", "NPR")),
        ("Dana Whitlow for KFF Health News", ("Dana Whitlow", "KFF Health News")),
        ("Reuters", ("", "Reuters")),
        ("Dana Grist", None),
        ("Dana Whitlow, Grist", ("Dana Whitlow", "Grist")),
        ("Dana Whitlow", None),
    ],
)
def test_a_byline_s_end(text: str, found: tuple[str, str] | None) -> None:
    assert agencies.at_end(text) == found


def test_no_alias_stands_for_two() -> None:
    names = [name for row in agencies.AGENCIES for name in row]
    assert len(names) == len(set(names))
