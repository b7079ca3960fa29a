"""Every line of a page has exactly one fate, in page order; none is lost, none invented."""

from __future__ import annotations

import html as escaping

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from producer.errors import InputError
from producer.model import Fate, Line, Paragraph, Story
from producer.story import read
from producer.story.ledger import Verdict, dropped, settle
from producer.story.line import Raw, tidy
from producer.story.markdown.reading import is_markdown
from tests.story.pages import page

KEPT = Verdict(fate=Fate.PARAGRAPH, reason="the story")
GOES_ON = Verdict(fate=Fate.PARAGRAPH, reason="the story", joins=True)

LINES = st.sampled_from(
    [
        "",
        "   ",
        "Play Live Radio",
        "0:00 0:00",
        "Harbor Seals Return To The Old Pier",
        "# Harbor Seals Return",
        "A seal rests on the pier on Friday.",
        "Priya Lindqvist",
        "Getty Images",
        "The seals came back to the old pier on Friday, and so did the children who feed them.",
        '"We had missed them," said Ann Reyes, who keeps the harbor log. "All of us."',
        "The town has counted forty-one animals this year, the most since the count began,",
        "and it hopes for more before the winter storms arrive.",
        "Read more: Where the seals went",
        "Sign up for our newsletter and get the news in your inbox.",
        "Tom Hale contributed to this report.",
        "Copyright 2024 WZQY. All rights reserved.",
        "Dana Whitlow is a reporter who covers the waterfront.",
        "a\u00a0b\u00adc\u200b d",
    ]
) | st.text(max_size=40).filter(lambda text: "<" not in text and "\x00" not in text)


def check(story: Story, found: list[str]) -> None:
    assert [line.text for line in story.lines] == found
    assert [line.number for line in story.lines] == list(range(1, len(found) + 1))
    assert all(line.reason for line in story.lines)
    used: dict[str, list[str]] = {}
    for line in story.lines:
        assert (line.paragraph is not None) == (line.fate is Fate.PARAGRAPH)
        if line.paragraph is not None:
            used.setdefault(line.paragraph, []).append(line.text)
    assert list(used) == [paragraph.id for paragraph in story.paragraphs]
    for paragraph, texts in zip(story.paragraphs, used.values(), strict=True):
        assert paragraph.text.replace(" ", "") == "".join(texts).replace(" ", "")


@given(st.lists(LINES, max_size=25))
def test_of_a_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assume(not is_markdown(text))  # its marks are no words of the page
    try:
        story = read(page(text))
    except InputError:
        return
    check(story, [tidied for line in text.splitlines() if (tidied := tidy(line))])


@settings(deadline=None)
@given(st.lists(LINES, max_size=25))
def test_of_a_web_page(lines: list[str]) -> None:
    printable = ["".join(c for c in line if c.isprintable()) for line in lines]
    body = "".join(f"<p>{escaping.escape(line)}</p>" for line in printable)
    source = f"<!doctype html><html><body><article>{body}</article></body></html>"
    try:
        story = read(page(source))
    except InputError:
        return
    check(story, [tidied for line in printable if (tidied := tidy(line))])


def test_lines_and_paragraphs_are_numbered_in_order() -> None:
    raws = [Raw(text=text) for text in ("Menu", "One.", "Ad", "Two", "goes on.")]
    verdicts = [dropped("navigation"), KEPT, dropped("advertisement"), KEPT, GOES_ON]
    lines, paragraphs = settle(raws, verdicts)
    assert paragraphs == (Paragraph(id="p1", text="One."), Paragraph(id="p2", text="Two goes on."))
    assert [line.paragraph for line in lines] == [None, "p1", None, "p2", "p2"]
    assert lines[2] == Line(
        number=3, text="Ad", fate=Fate.DROPPED, reason="advertisement", paragraph=None
    )


def test_a_word_cut_at_its_hyphen_is_joined_without_a_space() -> None:
    raws = [Raw(text="most of it from a state-"), Raw(text="backed loan.")]
    _, paragraphs = settle(raws, [KEPT, GOES_ON])
    assert paragraphs[0].text == "most of it from a state-backed loan."
