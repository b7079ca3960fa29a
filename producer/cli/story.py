"""producer story: the clean story, and what became of every line of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from producer.cli.console import say, say_json
from producer.cli.options import Json, Sources

if TYPE_CHECKING:
    from producer.model import Story


def run(sources: Sources, json: Json = False) -> None:
    """Show the clean story of a page and the fate of every line.

    With --json and several sources, one document a line.
    """
    from producer import pipeline

    for number, source in enumerate(sources):
        story = pipeline.story_of(source)
        if json:
            say_json(as_json(story), one_line=len(sources) > 1)
        else:
            say(("\n" if number else "") + as_text(story))


def as_json(story: Story) -> dict[str, Any]:
    return {
        "source": story.source,
        "headline": story.headline,
        "byline": story.byline,
        "publisher": story.publisher,
        "published": story.published,
        "url": story.url,
        "language": story.language,
        "rights": story.rights,
        "credits": list(story.credits),
        "paragraphs": [{"id": p.id, "text": p.text} for p in story.paragraphs],
        "dropped": [{"text": line.text, "reason": line.reason} for line in story.dropped],
        "lines": [
            {
                "number": line.number,
                "fate": str(line.fate),
                "paragraph": line.paragraph,
                "reason": line.reason,
                "text": line.text,
            }
            for line in story.lines
        ],
    }


def as_text(story: Story) -> str:
    """The story as prose, then every line that is not in it, with the reason."""
    about = (
        ("by", story.byline),
        ("publisher", story.publisher),
        ("published", story.published),
        ("url", story.url),
        ("rights", story.rights),
        ("credit", " / ".join(story.credits) or None),
    )
    lines = [story.headline, *(f"  {name}: {told}" for name, told in about if told), ""]
    lines += [f"[{p.id}] {p.text}" for p in story.paragraphs]
    lines += ["", f"Left out ({len(story.dropped)} of {len(story.lines)} lines):"]
    lines += [f"  {line.reason}: {line.text}" for line in story.dropped]
    return "\n".join(lines)
