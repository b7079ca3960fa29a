"""HTML pages, judged: what the extractor kept, put right by the rules."""

from __future__ import annotations

import pytest

from producer.model import Fate
from producer.story import read
from tests.story.pages import dropped, page, told

BODY = [
    "The only car ferry to the island is running again, two years after a storm broke its hull.",
    "The boat left the town pier at dawn with 38 cars, a bread truck and a brass band aboard.",
    "The mayor said the repair had cost less than the town had feared, and took the first ride.",
    "Islanders had crossed on a passenger launch that carried neither cars nor heavy goods.",
    "The council will vote next month on a plan to build a second boat before the decade ends.",
]


def site(*parts: str, head: str = "<title>The ferry is back | WZQY</title>") -> str:
    body = "".join(parts)
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>The ferry is back</h1>{body}</article>"
        "<footer>About us</footer></body></html>"
    )


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    ("foreign", "reason"),
    [
        ("<figure><figcaption>The ferry at its pier on Friday.</figcaption></figure>", "caption"),
        ("<figure><figcaption>The ferry, Friday.<div class='Figure-credit'>Ann Reyes</div>"
         "</figcaption></figure>", "photo credit"),
        ("<div class='wp-caption'><p class='wp-caption-text'>The ferry, Friday.</p></div>",
         "caption"),
        ("<p>The ferry at its pier on Friday. (Photo by Priya Lindqvist)</p>", "caption"),
        ("<p>Read more: <a href='/x'>A timeline of the repair</a></p>", "related link"),
        ("<p><a href='/x'>A timeline of the repair</a></p>", "link"),
        ("<p>Sign up for our newsletter about the island.</p>", "newsletter"),
        ("<p>Advertisement</p>", "advertisement"),
        ("<p>The ferry is back</p>", "headline repeated"),
        ("<table><tr><td>38 cars in a day.</td><td>12 trucks in a day.</td></tr></table>",
         "table"),
    ],
)  # fmt: skip
def test_foreign_lines_inside_the_article(foreign: str, reason: str) -> None:
    story = read(page(site(p(*BODY[:3]), foreign, p(*BODY[3:]))))
    assert told(story) == BODY
    assert reason in [found for found, _ in dropped(story)]


def test_a_caption_with_the_story_s_own_words_does_not_take_the_sentence_along() -> None:
    figure = f"<figure><img src='x.jpg'><figcaption>{BODY[0]}</figcaption></figure>"
    story = read(page(site(figure, p(*BODY))))
    assert told(story) == BODY
    assert ("caption", BODY[0]) in dropped(story)


def test_lists_quotations_and_subheads_are_part_of_the_story() -> None:
    story = read(
        page(
            site(
                p(*BODY[:2]),
                "<h2>What it cost</h2>",
                p(BODY[2]),
                f"<ul><li>{BODY[3]}</li></ul>",
                f"<blockquote>{BODY[4]}</blockquote>",
            )
        )
    )
    assert told(story) == [*BODY[:2], "What it cost", *BODY[2:]]


def test_prose_in_a_table_that_serves_as_layout_is_read() -> None:
    rows = "".join(f"<tr><td>{text}</td></tr>" for text in BODY)
    assert (
        told(read(page(f"<!doctype html><html><body><table>{rows}</table></body></html>"))) == BODY
    )


def test_a_subhead_with_nothing_under_it_is_dropped() -> None:
    story = read(page(site(p(*BODY), "<h3>Something to consider</h3>")))
    assert told(story) == BODY
    assert "Something to consider" in [text for _, text in dropped(story)]


def test_a_sentence_that_the_page_gives_twice_is_read_once() -> None:
    story = read(page(site(p(*BODY[:3], BODY[1], *BODY[3:]))))
    assert told(story) == BODY
    assert ("repeated", BODY[1]) in dropped(story)


def test_credits_and_bios_below() -> None:
    below = [
        "Tom Hale contributed to this report.",
        "Dana Whitlow is a reporter who covers the waterfront for WZQY.",
    ]
    story = read(page(site(p(*BODY, *below))))
    assert told(story) == BODY
    assert story.credits == (below[0],)
    assert ("about the writer", below[1]) in dropped(story)
    assert story.byline == "Dana Whitlow"


def test_a_deck_above_the_story() -> None:
    deck = "Two years after the storm, the island has its only road again"
    story = read(page(site(f"<h2 class='deck'>{deck}</h2>", p(*BODY))))
    assert told(story) == BODY
    assert deck in [text for _, text in dropped(story)]


def test_the_headline_is_the_page_s_own() -> None:
    story = read(page(site(p(*BODY))))
    heads = [line.text for line in story.lines if line.fate is Fate.HEADLINE]
    assert heads == [story.headline] == ["The ferry is back"]


def test_words_are_joined_and_spaced_as_a_browser_shows_them() -> None:
    story = read(
        page(site(p("The&nbsp;<b>Lady</b> <i>Marlow</i>'s hull was&shy;n't <a>new</a>.", *BODY)))
    )
    assert told(story)[0] == "The Lady Marlow's hull wasn't new."


def test_the_address_fetched_is_the_story_s() -> None:
    head = "<title>x</title><link rel='canonical' href='https://wzqy.example/a'>"
    content = site(p(*BODY), head=head)
    assert read(page(content)).url == "https://wzqy.example/a"
    assert read(page(content, url="https://mirror.example/b")).url == "https://mirror.example/b"


def test_subheads_say_that_they_are_by_tag_or_in_bold() -> None:
    story = read(
        page(
            site(
                p(*BODY[:2]),
                "<h2>What it cost</h2>",
                p(
                    BODY[2],
                    "<strong>What comes next</strong>",
                    "<b>So it is.</b>",
                    "<b>Who will pay?</b>",
                    *BODY[3:],
                ),
            )
        )
    )
    heads = [paragraph.text for paragraph in story.paragraphs if paragraph.heading]
    assert heads == ["What it cost", "What comes next"]
    assert {"So it is.", "Who will pay?"} <= set(told(story))


def test_what_the_extractor_left_out_between_two_paragraphs_is_put_back() -> None:
    link = "<p><a href='/a'>Who</a> <a href='/b'>will pay for the second boat</a>?</p>"
    story = read(page(site("<div>", p(*BODY[:3]), link, p(*BODY[3:]), "</div>")))
    assert told(story) == [*BODY[:3], "Who will pay for the second boat?", *BODY[3:]]


def test_a_body_that_the_quick_extractor_misses_is_found() -> None:
    cells = "".join(f"<div><span>{text}</span></div>" for text in BODY)
    content = f"<!doctype html><html><body><h1>The ferry</h1><div>{cells}</div></body></html>"
    assert told(read(page(content))) == BODY


def test_the_agency_is_told_from_the_publisher() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": '
        '"The ferry is back", "author": {"name": "By DANA WHITLOW, AP Science Writer"}, '
        '"publisher": {"name": "Associated Press"}}</script>'
        '<meta property="og:site_name" content="Harlow Ledger">'
    )
    story = read(page(site(p(*BODY), head=head)))
    assert (story.byline, story.publisher) == ("Dana Whitlow", "Harlow Ledger")
    assert story.agency == "Associated Press"
