"""The rules: what each recognises, and the story's own sentences that it must leave alone."""

from __future__ import annotations

import pytest

from producer.story import rules
from producer.story.line import Box, Raw


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Play Live Radio", "player"),
        ("Next Up:", "player"),
        ("0:00 0:00", "player"),
        ("LISTEN • 3:42", "player"),
        ("4-Minute Listen", "player"),
        ("Available On Air Stations", "player"),
        ("© 2024 WZQY", "copyright"),
        ("(c) 2024 Harlow Point Public Radio", "copyright"),
        ("Copyright 2021 WZQY. To see more, visit https://wzqy.example.", "copyright"),
        ("This text may not be published, broadcast or rewritten without consent.", "copyright"),
        ("Photo by Priya Lindqvist", "photo credit"),
        ("Image credit: Harlow Point Archive", "photo credit"),
        ("Getty Images", "photo credit"),
        ("Priya Lindqvist/Getty Images", "photo credit"),
        ("Priya Lindqvist / AFP via Getty Images", "photo credit"),
        ("The pier at dawn. hide caption", "caption"),
        ("The mayor speaks on the pier. (Photo by Priya Lindqvist)", "caption"),
        ("The mayor speaks on the pier. (Priya Lindqvist/AP)", "caption"),
        ("Advertisement", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Read more: A timeline of the repair", "related link"),
        ("RELATED: Ferry fares rise again", "related link"),
        ("Related Stories", "related link"),
        ("More from WZQY", "related link"),
        ("To see the ship's log, click here.", "related link"),
        ("The post A boat for winter appeared first on WZQY.", "related link"),
        ("Sign up for our newsletter", "newsletter"),
        ("Get the day's top stories in your inbox", "newsletter"),
        ("Subscribe to our podcast", "newsletter"),
        ("Donate", "support"),
        ("Support local journalism", "support"),
        ("Follow Dana Whitlow on Twitter @dana", "contact"),
        ("Have a tip? Write to the newsroom.", "contact"),
        ("Dana Whitlow may be reached at dana@wzqy.example.", "contact"),
        ("Facebook", "share"),
        ("3 comments", "share"),
        ("Filed under: Ferries", "tags"),
        ("SOURCE: News agencies", "source"),
        ("SOURCE Harlow Ferries", "source"),
        ("For media inquiries, call the town's press office.", "contact"),
        ("___", "navigation"),
        ("Published August 12, 2024 at 4:45 PM EDT", "date"),
        ("Updated at 1:23 p.m.", "date"),
        ("Monday, Aug. 12, 2024", "date"),
        ("2 hours ago", "date"),
        ("By Dana Whitlow", "byline"),
        ("WZQY | By Dana Whitlow", "byline"),
        ("By DANA WHITLOW, staff writer", "byline"),
        ("HARLOW POINT, Maine (AP) —", "dateline"),
        ("The mayor (center) speaks on the pier.", "caption"),
        ("The pier at dawn. Credit: Harlow Archive", "caption"),
        ("An artist's impression of the second boat", "caption"),
        ("The second boat, views, photos © Harlow Archive", "caption"),
        ("The pier in Harlow Point, Maine (AP)", "caption"),
        ("Image 3 of 12", "caption"),
        ("Related Links", "related link"),
        ("Explore further", "related link"),
        ("Thanks for signing up!", "newsletter"),
        ("You have successfully subscribed.", "newsletter"),
        ("No spam, we promise: unsubscribe from our e-mail at any time.", "newsletter"),
        ("I agree that WZQY can send me its newsletter.", "newsletter"),
        ("There was an error processing your subscription.", "newsletter"),
        ("Harbor Watch Newsletter", "newsletter"),
        ("This document is subject to copyright.", "copyright"),
        ("Citation: The ferry is back (2024, August 12) retrieved 13 August 2024", "source"),
        ("Last Updated : Aug. 12, 2024 01:41 PM", "date"),
        ("By Dana Whitlow, Tom Hale on Monday, Aug. 12, 2024 at 11:08 a.m.", "byline"),
        ("By DANA WHITLOW, Associated Press", "byline"),
        ("Dana Whitlow @danawhitlow", "byline"),
    ],
)
def test_what_never_airs(text: str, reason: str) -> None:
    assert rules.by_text(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "Play resumed after an hour of rain.",
        "Copyright law is older than the radio, the judge said.",
        "Photographs of the storm filled the walls of the town hall.",
        "Reuters reported on Friday that the ferry would be sold.",
        "Listen to the wind, the old captain used to say.",
        "Related families shared the boat for generations.",
        "More than 200 people came to the pier.",
        "Read the room, she told the council.",
        "Sign language interpreters stood beside the stage.",
        "Supporters of the plan cheered.",
        "Follow the money, he said, and the rest explains itself.",
        "Contact between the two ships was brief.",
        "Comments from the public ran until midnight.",
        "By Friday the water had reached the second step.",
        "By then the boat was gone.",
        "On Aug. 9, the council voted for the bridge.",
        "Published in 1912, the book made her famous.",
        "Updated maps will go out to every household.",
        "Sources close to the talks said a deal was near.",
        "The council will meet again on Monday, Aug. 12, 2024.",
        "MINSK, Belarus (AP) — The president vowed to stay.",
        '"No," he said.',
        "The mayor gave credit to the crew, and to the town.",
        "The council keeps an eye on the fares.",
        "The captain (left the navy in 1990) took the wheel.",
        "Please come, the mayor wrote, and bring the children.",
        "Related cases were heard in the same week.",
    ],
)
def test_what_the_story_says_stays(text: str) -> None:
    assert rules.by_text(text) is None


def test_ornaments_without_end_are_passed_over_quickly() -> None:
    for ornament in ("(", "— ", "© "):
        assert rules.by_text(ornament * 20_000) is None


def test_a_long_line_is_prose_whatever_it_matches() -> None:
    sentence = "Read more: " + "and the council went on to say that the ferry would return " * 6
    assert rules.by_text(sentence) is None


def raw(names: str, tag: str = "div", text: str = "The ferry at its pier.") -> Raw:
    page = Box(number=1, tag="body", names="has-sidebar newsletter-on")
    return Raw(text=text, boxes=(page, Box(number=2, tag=tag, names=names)))


@pytest.mark.parametrize(
    ("names", "tag", "reason"),
    [
        ("", "figcaption", "caption"),
        ("figure-caption", "div", "caption"),
        ("wp-caption-text", "p", "caption"),
        ("figure-credit", "div", "photo credit"),
        ("figure-source", "div", "photo credit"),
        ("", "nav", "navigation"),
        ("site-nav", "div", "navigation"),
        ("navy-blue", "div", None),
        ("related-articles", "div", "related link"),
        ("newsletter-form", "div", "newsletter"),
        ("shared-body", "div", None),
        ("author-bio", "div", "about the writer"),
        ("artp-tags", "div", "tags"),
        ("fullattribution", "p", "copyright"),
        ("", "footer", "page footer"),
        ("", "td", "table"),
        ("", "aside", "sidebar"),
        ("media--sourced-paragraph", "p", None),
        ("story-text", "p", None),
    ],
)
def test_what_the_element_around_it_says(names: str, tag: str, reason: str | None) -> None:
    assert rules.by_box(raw(names, tag), own=frozenset({1})) == reason


def test_the_story_s_own_element_says_nothing() -> None:
    assert rules.by_box(raw("newsletter"), own=frozenset({1, 2})) is None
    assert rules.by_box(raw(""), own=frozenset()) == "newsletter"


def test_a_line_that_is_a_link_is_no_sentence_of_the_story() -> None:
    assert rules.by_links(Raw(text="A timeline of the repair", linked=1.0)) == "link"
    assert rules.by_links(Raw(text="The repair took two years.", linked=1.0)) is None
    assert rules.by_links(Raw(text="What the repair cost", linked=0.3)) is None
