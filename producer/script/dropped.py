"""What of a page an editor should see beside its script: what stood among its paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer.model import Fate

if TYPE_CHECKING:
    from producer.model import Line, Story

_BELOW: Final = 3
"""Lines below the story: a paragraph lost there would be missed."""


def nearby(story: Story) -> tuple[Line, ...]:
    """The dropped lines from the story's first line to a little below its last.

    Menus and footers are left to `producer story --explain`, which shows every line.
    """
    own = [line.number for line in story.lines if line.fate in {Fate.HEADLINE, Fate.PARAGRAPH}]
    return tuple(line for line in story.dropped if own and own[0] < line.number <= own[-1] + _BELOW)
