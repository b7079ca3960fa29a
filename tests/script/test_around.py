"""The station's own words around the stories."""

from __future__ import annotations

import pytest

from producer.model import Origin
from producer.script.around import intro, outro
from producer.script.style import Style
from producer.station import Station, Words

STATION = Station(name="WZQY")


def credit(*stories: Origin, station: Station = STATION) -> list[str]:
    (block,) = outro(stories, station, Style())
    return [one.text for one in block.sentences][:-1]


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (
            Origin(source="x", byline="Jo Lund", publisher="WZQY"),
            "This story was written by Jo Lund for WZQY.",
        ),
        (
            Origin(source="x", byline="Jo Lund", publisher="WZQY", agency="NPR"),
            "This story was written by Jo Lund for NPR.",
        ),
        (Origin(source="x", publisher="WZQY", agency="Reuters"), "This story comes from Reuters."),
        (Origin(source="x", byline="Jo Lund"), "This story was written by Jo Lund."),
        (
            Origin(source="x", byline="Jo Lund", publisher="Elm County Times"),
            "This story was written by Jo Lund for the Elm County Times.",
        ),
        (
            Origin(source="x", byline="Jo Lund", publisher="The Elm County Times"),
            "This story was written by Jo Lund for The Elm County Times.",
        ),
        (
            Origin(source="x", byline="Jo Lund", publisher="Elm News"),
            "This story was written by Jo Lund for Elm News.",
        ),
    ],
)
def test_a_story_is_credited_to_whose_copy_it_is(story: Origin, said: str) -> None:
    assert credit(story) == [said]


@pytest.mark.parametrize(
    ("byline", "publisher", "agency", "said"),
    [
        ("WZQY News", "WZQY News", None, "This story comes from WZQY News."),
        ("WZQY", "WZQY News", None, "This story comes from WZQY News."),
        ("Elm Times Staff", "The Elm Times", None, "This story comes from The Elm Times."),
        (
            "The Associated Press",
            "WZQY",
            "Associated Press",
            "This story comes from the Associated Press.",
        ),
        ("EPA", "WZQY", "Elm Press of America", "This story comes from Elm Press of America."),
        ("Elm Times Staff", "The Elm Times", "Reuters", "This story comes from Reuters."),
    ],
)
def test_a_byline_that_is_the_house_is_not_its_writer(
    byline: str, publisher: str, agency: str | None, said: str
) -> None:
    story = Origin(source="x", byline=byline, publisher=publisher, agency=agency)
    assert credit(story) == [said]


def test_several_stories_share_a_credit_and_nobody_is_named_twice() -> None:
    ann, bob = Origin(source="a", byline="Ann"), Origin(source="b", byline="Bob", agency="NPR")
    assert credit(ann, bob, ann) == ["This newscast is made of stories by Ann and Bob."]
    assert credit(Origin(source="a"), Origin(source="b")) == []


def test_a_newscast_opens_in_the_words_of_the_station() -> None:
    words = Words(newscast="{station} news.")
    (block,) = intro(Station(name="WZQY", words=words), Style())
    assert [one.text for one in block.sentences] == ["WZQY news."]
    assert intro(Station(), Style()) == ()
