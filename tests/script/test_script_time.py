"""Time grows with a paragraph's length and no faster: four times as much takes no ten times."""

from __future__ import annotations

import time

import pytest

from producer.script.blocks import segment
from producer.script.ear.paragraph import recast_paragraph
from producer.script.forms import find
from producer.script.quotes import quotes
from producer.script.shortening.dependence import needs
from tests.script.sample import sentences_of

SENTENCES = ["“We sailed.”", "“We sailed,” said Ann Ruiz.", "“We sailed at noon.", "Rain fell."]


def work(text: str, times: int) -> float:
    paragraph = (text,) * times
    story = sentences_of(paragraph)
    started = time.process_time()
    needs(story)
    segment(story, find("voicer"))
    recast_paragraph(paragraph)
    return time.process_time() - started


@pytest.mark.parametrize("text", SENTENCES)
def test_a_paragraph_of_short_sentences(text: str) -> None:
    work(text, 50)  # what is compiled once
    assert work(text, 2000) < 10 * max(0.05, work(text, 500))


def test_apostrophes_that_close_nothing() -> None:
    text = "The boys' boat was 'fine' at the 'pier. " * 3000
    started = time.process_time()
    quotes(text)
    assert time.process_time() - started < 2
