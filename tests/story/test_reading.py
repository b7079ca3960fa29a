"""Which reader a page gets, and what is said where there is no story in it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from producer.errors import InputError
from producer.story import read
from producer.story.reading import is_html
from tests.story.pages import page


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><html>", True),
        ("\n  <HTML lang=en>", True),
        ("<p>One.</p>\n<p>Two.</p>", True),
        ("<?xml version='1.0'?><html><body>x</body></html>", True),
        ("<div class='a'><p>One.</p></div>", True),
        ("The bridge will close. 3 < 5 and 5 > 3.", False),
        ("Use <p> for a paragraph.", False),
        ("# Bridge\n\nThe bridge <b>will</b> close.", False),
    ],
)
def test_html_is_told_by_content(text: str, html: bool) -> None:
    assert is_html(text) is html


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Play Live Radio\nNext Up:\n", "page: no article found in it (2 lines read)."),
        ("Menu", "page: no article found in it (1 line read)."),
        ("<!doctype html><html><body><nav><a>Home</a></nav></body></html>", "no article found"),
        ("<!doctype html>", "no article found"),
        (b"%PDF-1.4", "page: this is a PDF, not an article."),
        (b"\n", "page: the page is empty."),
    ],
)
def test_no_story_in_it(content: str | bytes, message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(page(content))
    assert message in caught.value.message
    assert caught.value.hint
    assert caught.value.exit_code == 3


def test_the_package_loads_nothing_heavy_until_it_reads() -> None:
    code = "import sys, producer.story, producer.story.fetching.fetch; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"trafilatura", "lxml", "requests", "charset_normalizer"} & set(loaded)


def test_elements_without_end_in_one_another_are_told() -> None:
    text = f"<html><body>{'<div>' * 20_000}<p>The ferry is back, the harbor said.</p></body></html>"
    with pytest.raises(InputError, match="page: its elements stand more than two thousand deep"):
        read(page(text))
