"""Paragraphs that a story carries along: posts, pull quotes, the portrait below a press release."""

from __future__ import annotations

import pytest

from producer.script.foreign import ABOUT, POST, PROMO, PULLED, foreign

STORY = [
    f"The boat left the pier at dawn with car number {n} aboard, and the town cheered it on."
    for n in range(6)
]


def test_a_story_of_its_own_has_none() -> None:
    assert foreign(STORY) == {}


def test_a_post_and_its_signature() -> None:
    post = ["The ferry is back. About time!", "— Ann Reyes (@annreyes) August 12, 2024"]
    assert foreign([*STORY[:3], *post, *STORY[3:]]) == {3: POST, 4: POST}


def test_a_post_with_a_short_link_and_no_signature() -> None:
    post = "The ferry is back. pic.twitter.com/a1B2c3D4"
    assert foreign([*STORY[:3], post, *STORY[3:]]) == {3: POST}


def test_a_long_paragraph_above_a_signature_is_the_story_s() -> None:
    long = " ".join(["The mayor went on to say that the boat would last."] * 8)
    assert foreign([long, "— Ann Reyes (@annreyes) August 12, 2024", *STORY]) == {1: POST}


def test_a_post_of_several_paragraphs() -> None:
    post = [
        "Here is what I told the harbor board.",
        "We must keep our boat.",
        "Who are we without it? pic.twitter.com/a1B2c3D4",
        "— Ann Reyes (@annreyes) August 12, 2024",
    ]
    assert foreign([*STORY[:3], *post, *STORY[3:]]) == dict.fromkeys(range(3, 7), POST)


def test_a_writer_who_says_i_is_no_part_of_a_post() -> None:
    mine = ["I saw the boat come in.", "I met the captain on the pier."]
    post = ["About time! pic.twitter.com/a1B2c3D4"]
    assert foreign([mine[0], *STORY, mine[1], *post]) == {8: POST}


def test_a_quotation_is_the_story_s_though_it_says_i() -> None:
    story = [*STORY, "“I will miss it,” she said.", "About time! pic.twitter.com/a1B2c3D4"]
    assert foreign(story) == {7: POST}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Listen to all of it on our weekly harbor podcast, “Low Tide.”", PROMO),
        ("You can also subscribe to this newsletter: tick the box.", PROMO),
        ("“Listen to our podcast,” she told the islanders.", None),
        ("Follow the channel markers into the harbor.", None),
        ("The mayor has a podcast of his own.", None),
    ],
)
def test_a_promo(text: str, reason: str | None) -> None:
    assert foreign([*STORY, text]).get(len(STORY)) == reason


def test_a_pull_quote_airs_once_and_in_its_place() -> None:
    pulled = "The town has not seen a boat like this since the war."
    said = "“The town has not seen a boat like this since the war,” said Ann Reyes, who watched it."
    assert foreign([STORY[0], pulled, *STORY[1:], said]) == {1: PULLED}


def test_an_item_of_a_list_is_no_pull_quote() -> None:
    items = ["Two cups of milk from the island’s only farm", "Eggs, bread"]
    both = "Larkin soup: two cups of milk from the island’s only farm, salt"
    assert foreign([*STORY, *items, both]) == {}


def test_a_short_line_may_be_said_twice() -> None:
    assert foreign(["The boat is back.", "“The boat is back,” said Ann Reyes, “and how!”"]) == {}


def test_the_portrait_below_a_press_release() -> None:
    about = ["About Harlow Ferries", "Harlow Ferries is a leading operator of island ferries."]
    assert foreign([*STORY, *about]) == {6: ABOUT, 7: ABOUT}


def test_about_in_the_story_itself() -> None:
    assert foreign(["About 200 people came.", *STORY, "About 40 stayed on."]) == {}
    assert foreign([STORY[0], "About the boat", *STORY[1:]]) == {}
