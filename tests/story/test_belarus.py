"""The first real input: a member station's page as text, with the fate of every line."""

from __future__ import annotations

import pytest

from producer.model import Fate, Story
from producer.story import read
from tests.story.pages import ledger, page, shared


@pytest.fixture(scope="module")
def story() -> Story:
    return read(page(shared("stories/belarus-wuky.txt").read_bytes()))


def test_every_line_has_its_fate(story: Story) -> None:
    above = [
        (Fate.DROPPED, "copyright", None),
        (Fate.DROPPED, "player", None),
        (Fate.DROPPED, "player", None),
        (Fate.DROPPED, "player", None),
        (Fate.DROPPED, "player", None),
        (Fate.HEADLINE, "the headline", None),
        (Fate.DROPPED, "caption", None),
        (Fate.DROPPED, "photo credit", None),
        (Fate.DROPPED, "photo credit", None),
        (Fate.DROPPED, "caption", None),
    ]
    body = [(Fate.PARAGRAPH, "the story", f"p{n}") for n in range(1, 21)]
    below = [
        (Fate.CREDIT, "who else worked on the story", None),
        (Fate.DROPPED, "copyright", None),
        (Fate.DROPPED, "about the writer", None),
    ]
    assert ledger(story) == above + body + below


def test_the_paragraphs_are_the_file_s_own_lines(story: Story) -> None:
    text = shared("stories/belarus-wuky.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if line]
    assert [line.text for line in story.lines] == lines
    assert [paragraph.text for paragraph in story.paragraphs] == lines[10:30]


def test_the_facts(story: Story) -> None:
    assert story.headline.startswith("Belarus Factory Workers Walk Out, Joining")
    assert story.byline == "Scott Neuman"
    assert (story.publisher, story.agency) == ("WUKY", "NPR")
    assert story.language == "en"
    assert story.credits == ("NPR's Lucian Kim in Moscow contributed to this report.",)
    assert story.rights is not None
    assert story.rights.startswith("Copyright 2021 NPR.")
    assert story.published is None
    assert story.url is None
