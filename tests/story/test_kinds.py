"""What a line is in a news story."""

from __future__ import annotations

import pytest

from producer.story import kinds
from producer.story.line import Box, Raw


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("NPR's Ann Reyes in Lisbon contributed to this report.", True),
        ("The Associated Press contributed to this story.", True),
        ("Additional reporting by Tom Hale", True),
        ("This story was produced by Tom Hale and edited by Ann Reyes.", True),
        ("The storm contributed to this year's losses.", False),
        ("Reporting on the storm was difficult, she said.", False),
    ],
)
def test_a_credit(text: str, credit: bool) -> None:
    assert kinds.is_credit(text) is credit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dana Whitlow is a reporter and editor at WZQY.", "Dana Whitlow"),
        ("Dana Whitlow covers the waterfront for WZQY.", "Dana Whitlow"),
        ("Dana van der Meer joined WZQY in 2019 as a producer.", "Dana van der Meer"),
        ("Dana Whitlow was a nurse for twenty years.", None),
        ("She is a reporter.", None),
        ("The ferry covers the crossing in an hour.", None),
    ],
)
def test_a_note_about_the_writer(text: str, name: str | None) -> None:
    assert kinds.bio_of(text) == name


@pytest.mark.parametrize(
    ("text", "person", "agency"),
    [
        ("Priya Lindqvist", True, False),
        ("Priya de la Cruz", True, False),
        ("Getty Images", True, True),
        ("AFP", False, True),
        ("Priya Lindqvist / Reuters", False, True),
        ("The ferry is back.", False, False),
    ],
)
def test_a_photographer_and_an_agency(text: str, person: bool, agency: bool) -> None:
    assert kinds.is_person(text) is person
    assert kinds.is_agency(text) is agency


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("The ferry is back.", True),
        ('"You can shout \'Leave,\' " he said. "Go."', True),
        ("Is the ferry back?", True),
        ("The ferry is back", False),
        ("No.", False),
    ],
)
def test_prose(text: str, prose: bool) -> None:
    assert kinds.is_prose(text) is prose


@pytest.mark.parametrize(
    ("text", "tag", "names", "deck"),
    [
        ("The island waited two years for this day, and many had given up on it", "h2", "", True),
        (
            "The island waited two years for this day, and many had given up on it",
            "p",
            "deck",
            True,
        ),
        ("The island waited two years for this day, and many had given up on it", "p", "", False),
        ("Staff report", "p", "", True),
        ("The ferry is back.", "h2", "deck", False),
    ],
)
def test_a_deck_or_label_above_the_story(text: str, tag: str, names: str, deck: bool) -> None:
    raw = Raw(text=text, boxes=(Box(number=1, tag=tag, names=names),))
    assert kinds.is_standfirst(raw) is deck


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("NISSAN SENTRA", True),
        ("WHAT COMES NEXT", True),
        ("WHY NOT?", False),
        ("WZQY", False),
        ("THE FERRY IS BACK.", False),
        ("The ferry is back", False),
    ],
)
def test_a_few_words_in_capitals_are_a_heading(text: str, heading: bool) -> None:
    assert kinds.is_heading(Raw(text=text)) is heading
