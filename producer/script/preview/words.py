"""How a preview puts its figures: clocks, dates, rights, and the notes under a sentence."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from producer.clock import whole
from producer.script.credit import owner_of

if TYPE_CHECKING:
    from producer.model import Origin, Sentence
    from producer.script.preview.rows import Preview, Remark, SentenceRow


def clock(ms: int) -> str:
    """To the nearest second: an estimate knows no tenths."""
    return whole(ms + 500)


def back_time(ms: int) -> str:
    """What is left to the end: "-1:32"."""
    return f"-{clock(ms)}"


def date(published: str) -> str:
    """In words where it is a date in ISO 8601, and as it stands where not."""
    try:
        day = datetime.fromisoformat(published)
    except ValueError:
        return published
    return f"{day:%B} {day.day}, {day.year}"


def length(preview: Preview) -> str:
    """The TRT with what it counts: head and tail are part of a segment's length."""
    head, tail = (f"{ms / 1000:g} s" for ms in (preview.head_ms, preview.tail_ms))
    return (
        f"about {clock(preview.trt_ms)}, with {head} of silence before and {tail} after; "
        f"{preview.words} words"
    )


def facts(origin: Origin) -> tuple[tuple[str, str], ...]:
    """Who wrote the story, when, and whose it is: label and value, of what is known."""
    known = (
        ("by", ", ".join(name for name in (origin.byline, origin.publisher) if name)),
        ("date", date(origin.published) if origin.published else ""),
        ("page", origin.url or origin.source),
        ("rights", origin.rights or "the page names no rights holder"),
        ("agency", origin.agency or ""),
        ("approved", _approval(origin)),
        *(("credit", credit) for credit in origin.credits),
    )
    return tuple((label, value) for label, value in known if value)


def _approval(origin: Origin) -> str:
    """Who answers for airing it; empty where nobody needs to."""
    if origin.approved_by:
        return f"by {origin.approved_by}"
    return f"by nobody yet, and the copy is {owner_of(origin)}'s" if origin.agency else ""


def notes(row: SentenceRow) -> tuple[tuple[str, str], ...]:
    """What stands under a sentence: how it is said, what it was, whether it must air."""
    one = row.sentence
    return (
        *((("says", one.spoken),) if one.said_otherwise else ()),
        *(("sounds", f"{sound.word} = {sound.respelling}") for sound in row.sounds),
        *(("page", source) for source in _before(one)),
        *((("must", "it airs, whatever the length"),) if one.must else ()),
    )


def _before(one: Sentence) -> tuple[str, ...]:
    """What the page said where the text says it otherwise, with the rule that changed it."""
    if one.recasts:
        return tuple(f"{each.before} ({each.rule})" for each in one.recasts)
    if not one.source.strip():
        return ("nothing: added by hand",)
    return () if one.source.split() == one.text.split() else (one.source,)


def place(remark: Remark) -> str:
    """Where to look: the line in the file, or the sentence."""
    return remark.sentence if remark.line is None else f"line {remark.line}"
