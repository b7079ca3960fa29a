"""The example page that ships: what airs of it, and why the rest does not."""

from __future__ import annotations

import pytest

from producer.model import Fate, Story
from producer.story import read
from tests.paths import ROOT
from tests.story.pages import dropped, page, told

STORY = [
    "The only car ferry between Harlow Point and the mainland is running again, two years after "
    "a winter storm tore the boat from its moorings and split its hull.",
    "The Lady Marlow left the town pier at 6:15 a.m. on Aug. 9 with 38 cars, a bread truck and "
    "a brass band aboard.",
    "Mayor Ruth Okafor said the repair cost $4.6 million, about 12% less than the town had "
    "budgeted.",
    '"People here planned their lives around a boat that wasn\'t there," Okafor said. "This '
    'morning I watched a woman drive off to see her sister, and she was crying."',
    "While the ferry was out of service, islanders crossed on a passenger launch that carried no "
    "vehicles. Groceries came by barge twice a week, and the price of milk rose to nearly $7 a "
    "gallon.",
    "Most of the money came from a federal grant. Rep. Tom Hadley (R-Maine), who pushed for it "
    'in Congress, called the ferry "a road that happens to float."',
    "Not everyone is satisfied. Lena Brandt, who runs the island's hardware store, said her "
    "sales fell by a third and some customers may never come back.",
    '"I\'m glad it\'s here," Brandt said. "I just wish somebody had asked us what two years '
    'would cost."',
    "The town council will vote on Sept. 3 on a plan to build a second ferry. The boat would not "
    "be ready before 2027, according to the harbor master, Dr. Samuel Ortega.",
    "Until then, the Lady Marlow will make 8 crossings a day, with the last boat at 9:40 p.m.",
]

DROPPED = [
    ("link", "WZQY Harlow Point Public Radio"),
    ("navigation", "News"),
    ("navigation", "Music"),
    ("navigation", "Programs"),
    ("support", "Donate"),
    ("copyright", "© 2024 WZQY"),
    ("player", "Play Live Radio"),
    ("player", "Next Up:"),
    ("player", "0:00 0:00"),
    ("player", "Available On Air Stations"),
    ("navigation", "Local News"),
    ("byline", "WZQY | By Dana Whitlow"),
    ("date", "Published August 12, 2024 at 4:45 PM EDT"),
    (
        "caption",
        "The Lady Marlow ties up at Harlow Point on Friday, with its first cars in two years.",
    ),
    ("photo credit", "Priya Lindqvist"),
    ("photo credit", "WZQY"),
    ("related link", "Read more: A timeline of the ferry's long repair"),
    ("newsletter", "Sign up for The Tide Table, our weekly newsletter about the island."),
    ("copyright", "Copyright 2024 WZQY. To see more, visit https://www.wzqy.example."),
    ("tags", "Tags Local News Transportation"),
    ("share", "Share Email"),
    ("about the writer", "Dana Whitlow"),
    (
        "about the writer",
        "Dana Whitlow is a reporter and weekend host who covers the waterfront for WZQY.",
    ),
    ("related link", "Related Content"),
    ("related link", "The last grocery barge says goodbye to the island"),
    ("related link", "Council delays its vote on a second ferry"),
    ("page footer", "Harlow Point Public Radio is supported by its members."),
    ("copyright", "© 2024 WZQY Harlow Point Public Radio"),
]

CREDIT = "WZQY's Ken Abara in Port Ellery contributed to this report."


@pytest.fixture(scope="module")
def html() -> Story:
    return read(page((ROOT / "examples/ferry.html").read_bytes()))


def test_what_airs(html: Story) -> None:
    assert told(html) == STORY
    assert [paragraph.id for paragraph in html.paragraphs] == [f"p{n}" for n in range(1, 11)]


def test_what_does_not_air_and_why(html: Story) -> None:
    assert dropped(html) == DROPPED


def test_the_facts(html: Story) -> None:
    assert html.headline == "Harlow Point ferry returns after two years, with a $4.6 million hull"
    assert html.byline == "Dana Whitlow"
    assert html.publisher == "WZQY Harlow Point Public Radio"
    assert html.published == "2024-08-12T16:45:00-04:00"
    assert html.url == "https://www.wzqy.example/news/2024-08-12/harlow-point-ferry-returns"
    assert html.language == "en"
    assert html.credits == (CREDIT,)
    assert html.rights == "Copyright 2024 WZQY. To see more, visit https://www.wzqy.example."
    assert html.retrieved == "2024-01-02T03:04:05+00:00"


def test_the_page_pasted_as_text_gives_the_same_story(html: Story) -> None:
    text = read(page("\n".join(line.text for line in html.lines)))
    assert told(text) == STORY
    assert text.headline == html.headline
    assert text.byline == html.byline
    assert text.published == "2024-08-12"
    assert text.publisher == "WZQY"
    assert text.credits == html.credits
    assert text.rights == html.rights


def test_it_is_as_long_as_a_minute_and_a_half_read_aloud() -> None:
    assert 225 <= sum(len(text.split()) for text in STORY) <= 260


def test_the_headline_is_a_line_of_the_page(html: Story) -> None:
    heads = [line.text for line in html.lines if line.fate is Fate.HEADLINE]
    assert heads == [html.headline]
