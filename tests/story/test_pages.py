"""Real pages whose article bodies are known."""

from __future__ import annotations

import gzip
import json
import re
from functools import cache

import pytest

from producer.model import Page
from producer.story import read
from tests.story.pages import shared, told


@cache
def truth() -> dict[str, str]:
    """The article body of each page, by the page's id."""
    entries = json.loads(shared("corpora/pages/ground-truth.json").read_text("utf-8"))
    return {key: entry["articleBody"] for key, entry in entries.items()}


def paragraphs(key: str) -> list[str]:
    content = gzip.decompress(shared(f"corpora/pages/{key}.html.gz").read_bytes())
    return told(read(Page(source=key, content=content, retrieved="2024-01-02T03:04:05+00:00")))


@pytest.mark.parametrize(
    "start",
    [
        pytest.param("0d46122928b6", id="a wire story of 32 paragraphs"),
        pytest.param("6ebac05f637e", id="a politics page with pop-ups inside its sentences"),
        pytest.param("e593d7fe88f9", id="a list of tips with footnotes as elements of its own"),
        pytest.param("ac1bfdd4c510", id="a music page with a contributor's line"),
        pytest.param("5fa3154ec031", id="an editorial"),
        pytest.param("70cb2d5bca75", id="a broadcaster's page with promotions between"),
        pytest.param("ef2b3f268a67", id="a short of four paragraphs"),
    ],
)
def test_the_paragraphs_are_the_article_s_in_order(start: str) -> None:
    key = next(key for key in truth() if key.startswith(start))
    body = [" ".join(line.split()) for line in truth()[key].splitlines() if line.strip()]
    assert paragraphs(key) == body


def test_half_of_all_pages_are_word_for_word_the_article() -> None:
    """29 in 100 are, for trafilatura alone."""
    exact = [
        re.findall(r"\w+", "\n".join(paragraphs(key)).lower()) == re.findall(r"\w+", body.lower())
        for key, body in truth().items()
    ]
    assert sum(exact) / len(exact) >= 0.5
