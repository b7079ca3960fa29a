"""Page → Story: what may air, and the fate of every line of the page."""

from __future__ import annotations

from producer.model import Page, Story


def read(page: Page) -> Story:
    """Clean a page (HTML or plain text, told apart by content) to its story.

    Raises InputError where it is binary, empty, in no known character set, or holds no article.
    """
    from producer.story.reading import read_page

    return read_page(page)
