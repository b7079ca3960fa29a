"""producer story: the clean story, what became of every line of the page, or a feed's list."""

from __future__ import annotations

import shlex
import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from producer.cli.console import complain, note, say, say_json
from producer.cli.options import AllowPrivate, Item, Json, Sources
from producer.errors import ProducerError
from producer.model import Fate

if TYPE_CHECKING:
    from producer.model import Line, Story
    from producer.story.feeds.feed import Feed

_LABEL = 18
"""Characters of the column between a line's number and its text."""


def run(
    sources: Sources,
    item: Item = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Show every line of the page and what became of it.")
    ] = False,
    allow_private: AllowPrivate = False,
    json: Json = False,
) -> None:
    """Show the clean story of a page and the fate of every line, or the list of a feed.

    With --json and several sources, one document a line. A source that can't be used is told,
    and the next one read; the exit code is that of the first.
    """
    from producer import pipeline

    order = pipeline.Order(item=item, allow_private=allow_private)
    failed: list[ProducerError] = []
    for number, source in enumerate(sources):
        try:
            found = pipeline.story_or_feed(source, order, tell=note)
        except ProducerError as error:
            if len(sources) == 1:
                raise
            complain(error)
            failed.append(error)
            continue
        _show(found, explain=explain, json=json, alone=len(sources) == 1, first=number == 0)
    if failed:
        raise typer.Exit(failed[0].exit_code)


def _show(found: Story | Feed, *, explain: bool, json: bool, alone: bool, first: bool) -> None:
    from producer.story.feeds.feed import Feed

    if json:
        told = feed_as_json(found) if isinstance(found, Feed) else as_json(found)
        say_json(told, one_line=not alone)
        return
    if isinstance(found, Feed):
        text = feed_as_text(found)
    elif explain:
        text = as_ledger(found, shutil.get_terminal_size().columns if sys.stdout.isatty() else None)
    else:
        text = as_text(found)
    say(("" if first else "\n") + text)


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
        "agency": story.agency,
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
        ("agency", story.agency),
        ("credit", " / ".join(story.credits) or None),
    )
    lines = [story.headline, *(f"  {name}: {told}" for name, told in about if told), ""]
    lines += [f"[{p.id}] {p.text}" for p in story.paragraphs]
    lines += ["", f"Left out ({len(story.dropped)} of {len(story.lines)} lines):"]
    lines += [f"  {line.reason}: {line.text}" for line in story.dropped]
    return "\n".join(lines)


def as_ledger(story: Story, width: int | None) -> str:
    """Every line in page order: its number, its paragraph or why it is in none, its text,
    shortened to a terminal's width where there is one."""
    digits = max(4, len(str(len(story.lines))))
    rows = [
        f"{line.number:>{digits}}  {_label(line):<{_LABEL}} {line.text}" for line in story.lines
    ]
    aired = sum(line.fate is Fate.PARAGRAPH for line in story.lines)
    total = f"{aired} of {len(story.lines)} lines are the story."
    return "\n".join([*(row if width is None else _shortened(row, width) for row in rows), total])


def _label(line: Line) -> str:
    if line.fate is Fate.DROPPED:
        return line.reason
    return line.paragraph or str(line.fate)


def _shortened(row: str, width: int) -> str:
    return row if len(row) <= width else row[: max(0, width - 1)].rstrip() + "…"


def feed_as_json(feed: Feed) -> dict[str, Any]:
    return {
        "source": feed.source,
        "feed": feed.title,
        "url": feed.url,
        "items": [
            {
                "number": item.number,
                "title": item.title,
                "published": item.published,
                "url": item.url,
            }
            for item in feed.items
        ],
    }


def feed_as_text(feed: Feed) -> str:
    """Number, date and title of each story, its address below."""
    digits = max(4, len(str(len(feed.items))))
    lines = [feed.title]
    for item in feed.items:
        date = (item.published or "")[:16].replace("T", " ")
        lines.append(f"{item.number:>{digits}}  {date:<16}  {item.title}")
        if item.url:
            lines.append(" " * (digits + 20) + item.url)
    if feed.items:
        lines += ["", f"Read one with: producer story {shlex.quote(feed.source)} --item 1"]
    else:
        lines.append("There is no story in it.")
    return "\n".join(lines)
