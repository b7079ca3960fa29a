"""Paragraphs that a story carries along: posts, and the portrait below a press release."""

from __future__ import annotations

from producer.script.foreign import ABOUT, POST, foreign

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


def test_the_portrait_below_a_press_release() -> None:
    about = ["About Harlow Ferries", "Harlow Ferries is a leading operator of island ferries."]
    assert foreign([*STORY, *about]) == {6: ABOUT, 7: ABOUT}


def test_about_in_the_story_itself() -> None:
    assert foreign(["About 200 people came.", *STORY, "About 40 stayed on."]) == {}
    assert foreign([STORY[0], "About the boat", *STORY[1:]]) == {}
