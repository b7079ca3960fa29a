"""Where the tests find pages, and how they make one."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.model import Fate, Page, Story
from tests.paths import SHARED


def page(content: str | bytes, *, charset: str | None = None, url: str | None = None) -> Page:
    data = content.encode() if isinstance(content, str) else content
    return Page(
        source="page", content=data, charset=charset, url=url, retrieved="2024-01-02T03:04:05+00:00"
    )


def shared(name: str) -> Path:
    """A file beside the checkout; the test is skipped where it is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/{name} is not here")
    return path


def dropped(story: Story) -> list[tuple[str, str]]:
    return [(line.reason, line.text) for line in story.dropped]


def told(story: Story) -> list[str]:
    return [paragraph.text for paragraph in story.paragraphs]


def ledger(story: Story) -> list[tuple[Fate, str, str | None]]:
    return [(line.fate, line.reason, line.paragraph) for line in story.lines]
