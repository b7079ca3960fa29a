"""Markdown: its marks never reach the text, and each of its lines is in the ledger."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Fate, Story
from producer.story import read
from producer.story.markdown.reading import is_markdown
from tests.story.pages import dropped, page, told

FIRST = "The city council voted late Tuesday to replace the bridge, ending a long debate."
SECOND = "The new span will cost $18 million and should open in 2027."
THIRD = "Opponents said the money would be better spent on buses for the island."


def story(text: str, *, name: str = "bridge.md") -> Story:
    return read(replace(page(text), source=name))


def paragraphs(*blocks: str) -> list[str]:
    """The paragraphs of a Markdown story of three, with these blocks after the first."""
    return told(story("\n\n".join(["# Council backs bridge", FIRST, *blocks, SECOND, THIRD])))


def test_an_article() -> None:
    text = f"""\
---
title: "Bridge: the council says yes"
author: Dana Whitlow
date: 2024-08-12
---

![The bridge](bridge.jpg)
*The bridge in winter. Photo: Ann Lee*

{FIRST}

## The cost

{SECOND}

```sh
make bridge
```

[map]: https://wzqy.example/map

{THIRD}
"""
    found = story(text)
    assert found.headline == "Bridge: the council says yes"
    assert (found.byline, found.published) == ("Dana Whitlow", "2024-08-12")
    assert [(p.text, p.heading) for p in found.paragraphs] == [
        (FIRST, False),
        ("The cost", True),
        (SECOND, False),
        (THIRD, False),
    ]
    assert dropped(found) == [
        ("front matter", "---"),
        ("front matter", "author: Dana Whitlow"),
        ("front matter", "date: 2024-08-12"),
        ("front matter", "---"),
        ("image", "![The bridge](bridge.jpg)"),
        ("caption", "The bridge in winter. Photo: Ann Lee"),
        ("code", "```sh"),
        ("code", "make bridge"),
        ("code", "```"),
        ("link target", "[map]: https://wzqy.example/map"),
    ]
    assert [line.number for line in found.lines] == list(range(1, len(found.lines) + 1))


@pytest.mark.parametrize(
    ("marked", "said"),
    [
        ("The **mayor** said *so*, and __left__ _early_ that day.", "The mayor said so, and left"),
        ("The ***mayor*** said that she left early.", "The mayor said that she left early."),
        ("It was 2 * 3 * 4 of them, she said.", "It was 2 * 3 * 4 of them, she said."),
        ("The file snake_case_name was lost, he said.", "The file snake_case_name was lost"),
        (
            "See [the map](https://a.example/b_(c) 'x') of it, she said.",
            "See the map of it, she said.",
        ),
        ("See [the *map*][1] of it, she said.\n\n[1]: /map", "See the map of it, she said."),
        (r"The \*star\* was on the pier, he said.", "The *star* was on the pier, he said."),
        ("AT&amp;T said that it would pay &mdash; soon.", "AT&T said that it would pay — soon."),
        ("The `make` command was run, he said.", "The make command was run, he said."),
        ("The mayor said so.[^1] And she left the room.", "The mayor said so. And she left"),
        ("The <b>mayor</b> said<br>that she left early.", "The mayor said that she left early."),
        ("    The mayor said so in an indented line.", "The mayor said so in an indented line."),
        (
            "The mayor said\nthat she left  \nvery early.",
            "The mayor said that she left very early.",
        ),
        ("The `mayor\nsaid` that she left early.", "The mayor said that she left early."),
    ],
)
def test_marks_do_not_reach_the_text(marked: str, said: str) -> None:
    found = paragraphs(marked)
    assert found[0] == FIRST
    assert found[1].startswith(said)
    assert found[-2:] == [SECOND, THIRD]


def test_lists_and_quotations_are_told() -> None:
    lead = "The council asked for three things:"
    listed = "- new **paint**\n- a [license](https://a.example) from the state\n* money"
    numbered = "1. First, the pier will close to all cars.\n2. Then the bridge"
    quoted = '> "We are glad," Captain Ann Reyes said.\n> "It was a long winter."'
    assert paragraphs(lead, listed, numbered, quoted)[1:-2] == [
        lead,
        "new paint",
        "a license from the state",
        "money",
        "First, the pier will close to all cars.",
        "Then the bridge",
        '"We are glad," Captain Ann Reyes said. "It was a long winter."',
    ]


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("![A boat](boat.jpg)", "image"),
        ("[![A boat](boat.jpg)](/boats)", "image"),
        ("```\ncode here\n```", "code"),
        ("~~~py\nx = 1\n~~~", "code"),
        ("***", "separator"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "table"),
        ("<figure>\n<figcaption>A boat at the pier.</figcaption>\n</figure>", "embed"),
        ("<iframe src='https://a.example'></iframe>", "embed"),
        ("<!-- cut here -->", "code"),
        ("[Timeline: the bridge](/timeline)", "link"),
        ("[^1]: The vote was seven to two in the end.", "footnote"),
        ("[map]: https://a.example/map", "link target"),
    ],
)
def test_what_is_no_text_is_dropped_with_its_reason(block: str, reason: str) -> None:
    found = story("\n\n".join(["# Council backs bridge", FIRST, block, SECOND, THIRD]))
    assert told(found) == [FIRST, SECOND, THIRD]
    assert {why for why, _ in dropped(found)} == {reason}
    assert len(found.dropped) == len(block.split("\n"))


def test_an_image_in_a_sentence_and_words_struck_out() -> None:
    found = story(f"{FIRST}\n\n![x](x.png) The mayor, ~~who was late~~ Ann Lee, came by.\n")
    assert told(found) == [FIRST, "The mayor, Ann Lee, came by."]
    assert dropped(found) == [("image", "![x](x.png)"), ("struck out", "who was late")]


def test_a_year_that_begins_a_paragraph_is_no_list() -> None:
    assert paragraphs("2024. That was the year of the bridge.")[1:-2] == [
        "2024. That was the year of the bridge."
    ]


def test_the_end_of_a_press_release() -> None:
    contact = "For more on this, the office of the mayor is open on every day of the week."
    blocks = ["# Council backs bridge", FIRST, SECOND, THIRD, "###", contact]
    assert told(story("\n\n".join(blocks))) == [FIRST, SECOND, THIRD]


@pytest.mark.parametrize("title", ["# Council backs bridge", "**Council backs bridge**"])
def test_the_headline_is_the_first_line(title: str) -> None:
    found = story(f"{title}\n\n{FIRST}\n\n{SECOND}\n")
    assert found.headline == "Council backs bridge"
    assert told(found) == [FIRST, SECOND]
    assert found.lines[0].fate is Fate.HEADLINE


def test_the_front_matter_s_title_and_the_same_again() -> None:
    found = story(f"---\ntitle: Bridge\n---\n# Bridge\n\n{FIRST}\n")
    assert found.headline == "Bridge"
    assert told(found) == [FIRST]
    assert [line.fate for line in found.lines].count(Fate.HEADLINE) == 1


def test_html_that_is_made_of_text_is_told() -> None:
    block = "<p align='center'>\nThe vote was <b>seven</b> to two in the end.\n</p>"
    assert paragraphs(block)[1:-2] == ["The vote was seven to two in the end."]


@pytest.mark.parametrize("below", ["---", "==="])
def test_a_heading_with_a_rule_below(below: str) -> None:
    found = story(f"{FIRST}\n\nThe cost\n{below}\n\n{SECOND}\n")
    assert [(p.text, p.heading) for p in found.paragraphs][-1] == (SECOND, False)
    assert ("mark", below) in dropped(found)


def test_a_paragraph_with_a_rule_right_below_it_is_no_heading() -> None:
    found = story(f"# Council backs bridge\n\n{FIRST}\n---\n{SECOND}\n")
    assert [(p.text, p.heading) for p in found.paragraphs] == [(FIRST, False), (SECOND, False)]


def test_many_subheads_do_not_cut_the_story() -> None:
    parts = [f"## Part {n}\n\nThe part with number {n} was read to them.\n" for n in range(9)]
    found = story("\n".join(["# Council backs bridge", FIRST, *parts]))
    assert len([p for p in found.paragraphs if not p.heading]) == 10
    assert len([p for p in found.paragraphs if p.heading]) == 9


def test_what_the_rules_know_is_dropped_in_markdown_too() -> None:
    text = (
        f"# Council backs bridge\n\nBy Dana Whitlow\n\n{FIRST}\n\n"
        f"**Read more:** [Timeline](/t) of the bridge\n\n{SECOND}\n\n*Copyright 2024 WZQY*\n"
    )
    found = story(text)
    assert told(found) == [FIRST, SECOND]
    assert [reason for reason, _ in dropped(found)] == ["byline", "related link", "copyright"]
    assert (found.byline, found.rights) == ("Dana Whitlow", "Copyright 2024 WZQY")


@pytest.mark.parametrize("name", ["bridge.md", "bridge.MARKDOWN", "https://wzqy.example/bridge.md"])
def test_markdown_by_name(name: str) -> None:
    assert told(story(f"{FIRST}\nThe *end* is near, they said.\n", name=name)) == [
        f"{FIRST} The end is near, they said."
    ]


def test_an_html_page_about_a_markdown_file() -> None:
    html = f"<!doctype html><html><body><article><p>{FIRST}</p><p>{SECOND}</p></article></body>"
    assert told(story(html)) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (f"# Council backs bridge\n\n{FIRST}\n", True),
        (f"{FIRST}\n\nSee [the map](https://a.example/map).\n", True),
        (f"The **mayor** was there on that day.\n\n{FIRST}\n", True),
        (f"---\ntitle: Bridge\n---\n{FIRST}\n", True),
        (f"{FIRST}\n\n{SECOND}\n", False),
        (f"{FIRST}\n\nHe said f**k and s**t, and 2 ** 3 ** 4.\n", False),
        (f"{FIRST}\n\nThe law [sic] (of 2020) stands, the #1 rule of them.\n", False),
        # A page dump: its lines are paragraphs, and Markdown would make one of them.
        (f"{FIRST}\n{SECOND}\n{THIRD}\n[Map](https://a.example/map)\n", False),
    ],
)
def test_markdown_by_its_marks(text: str, marked: bool) -> None:
    assert is_markdown(text) is marked


@pytest.mark.parametrize("mark", ["[", "![", "<"])
def test_brackets_that_never_close_cost_no_time(mark: str) -> None:
    started = time.process_time()
    assert told(story(f"# Bridge\n\n{FIRST}\n\n{mark * 100_000}\n"))[0] == FIRST
    assert time.process_time() - started < 3


def test_windows_line_ends() -> None:
    assert told(story(f"# Bridge\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n")) == [FIRST, SECOND]


# --- Nothing vanishes, and nothing appears from nowhere --------------------------------

_WORDS = re.compile(r"[A-Za-z0-9]+")
_word = st.text("abcdefghij", min_size=1, max_size=8)
_sentence = st.lists(_word, min_size=4, max_size=12).map(lambda w: " ".join(w).capitalize() + ".")
_wrapped = st.lists(_sentence, min_size=1, max_size=3).map("\n".join)


def _marked(form: str) -> st.SearchStrategy[str]:
    return _sentence.map(form.format)


_block = st.one_of(
    _wrapped,
    _wrapped.map(lambda text: re.sub("^", "> ", text, flags=re.M)),
    *map(_marked, ["# {}", "## {}", "- {}", "1. {}", "**{}**", "_{}_", "~~{}~~ x", "    {}"]),
    *map(_marked, ["![{}](q)", "```\n{}\n```", "| {} |\n|---|\n| k |", "{}\n---", "{}\n===="]),
    *map(_marked, ["<div>\n{}\n</div>", "<aside>{}</aside>", "`{}`", "- a\n  - {}", "> - {}"]),
    st.sampled_from(["---", "***", "> ", "- ", "#", "|", "[a]: b", "```"]),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_block, min_size=1, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_every_word_of_the_file_is_in_the_ledger_once(parts: list[str], between: str) -> None:
    text = "\n\n".join(["# Council backs bridge", FIRST, between.join(parts), SECOND])
    found = story(text)
    said = sorted(word for line in found.lines for word in _WORDS.findall(line.text))
    marks = {"div", "aside", "1"}  # tags, and the number of a list's item
    shown = sorted(word for word in _WORDS.findall(text) if word not in marks)
    assert [word for word in said if word not in marks] == shown
    aired = [line.text for line in found.lines if line.fate is Fate.PARAGRAPH]
    assert " ".join(aired).split() == " ".join(told(found)).split()
