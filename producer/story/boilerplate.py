"""What stands below a story and is nobody's news: who wrote it, who sent it, how to reach them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from producer.model import Fate
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw, ends_a_sentence, words
from producer.story.patterns import NAME

_END = re.compile(r"^(?:#{2,3}|# # #|-30-|[-–—]+ ?(?i:ends?) ?[-–—]+)$")
"""How a press release or a copy desk says that the story is over."""
_NOTES = re.compile(
    r"^(?:(?:cautionary )?(?:note|statement)s? (?:on|regarding|about) )?"
    r"(?:forward-looking statements?|safe harbou?r(?: statement)?"
    r"|(?:media|press|investor)(?: relations)? (?:contacts?|inquiries)"
    r"|contacts?|notes to editors?)\W*$",
    re.IGNORECASE,
)
_WRITER = re.compile(
    rf"^(?:(?:About|Über|Sobre|À propos de):? {NAME}"
    r"|(?i:about the (?:author|writer|reporter)s?)):?$"
)
_SHARE = 1 / 3
"""Of the story's words: more than that below such a heading is the story itself."""


def without_boilerplate(raws: Sequence[Raw], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Drop the story's end from "Media contact", "Forward-looking statements" or "###" on."""
    found = list(verdicts)
    story = [index for index, v in enumerate(found) if v.fate is Fate.PARAGRAPH]
    lengths = [len(words(raws[index].text)) for index in story]
    for index in range(story[0] + 1, story[-1] + 1) if story else ():
        text = raws[index].text
        reason = _reason(text)
        place = bisect_left(story, index)
        if reason and sum(lengths[place:]) <= _SHARE * sum(lengths):
            for rest in story[place:]:
                found[rest] = dropped(reason)
            break
    return found


def _reason(text: str) -> str | None:
    """What a line says that follows, where it says that the story is over."""
    if _END.match(text):
        return "below the end"
    if _WRITER.match(text):
        return "about the writer"
    return "about who sent it" if _NOTES.match(text) and not ends_a_sentence(text) else None
