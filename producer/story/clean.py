"""The last pass: a verdict for every line, from what the extractor kept and what the rules know."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from producer.model import Fate
from producer.story import kinds, rules
from producer.story.boilerplate import without_boilerplate
from producer.story.ledger import Verdict, dropped
from producer.story.line import Raw, ends_a_sentence, key, words

_OUTSIDE = "outside the article"
_TAIL = 4
"""Paragraphs at the story's end that may be notes about its writers."""
_BELOW = 12
"""Lines below the story among which such a note is named."""
_REPEAT = 8
"""Words: a shorter sentence, or a list's line that is none, may well be said twice."""

_HEADLINE = Verdict(fate=Fate.HEADLINE, reason="the headline")
_PARAGRAPH = Verdict(fate=Fate.PARAGRAPH, reason="the story")
_SUBHEAD = Verdict(fate=Fate.PARAGRAPH, reason="a subhead of the story", heading=True)
_BIO = dropped("about the writer")
_CREDIT = Verdict(fate=Fate.CREDIT, reason="who else worked on the story")


def clean(
    raws: Sequence[Raw],
    kept: AbstractSet[int],
    titles: Iterable[str],
    known: Sequence[str | None],
    headings: AbstractSet[int] = frozenset(),
) -> list[Verdict]:
    """A verdict a line. `kept` holds the indices of the lines thought to be the story,
    `titles` the forms of its headline, `known` the reason against each line that its
    surroundings give, `headings` the indices of the lines that are subheads where they are kept."""
    heads = {key(title) for title in titles} - {""}
    first, last = min(kept, default=0), max(kept, default=-1)
    headline = _headline(raws, kept, heads)
    seen: set[str] = set()
    opened = not any(ends_a_sentence(raws[index].text) for index in kept)
    verdicts: list[Verdict] = []
    for index, raw in enumerate(raws):
        line = key(raw.text)
        if index == headline:
            verdicts.append(_HEADLINE)
        elif line in heads:
            verdicts.append(dropped("headline repeated"))
        elif first < index <= last + _BELOW and kinds.is_credit(raw.text):
            verdicts.append(_CREDIT)
        elif reason := rules.by_text(raw.text) or known[index]:
            verdicts.append(dropped(reason))
        elif index not in kept:
            verdicts.append(dropped(_OUTSIDE))
        elif not opened and kinds.is_standfirst(raw):
            verdicts.append(dropped("standfirst"))
        elif line in seen:
            verdicts.append(dropped("repeated"))
        else:
            opened = True
            verdicts.append(_SUBHEAD if index in headings else _PARAGRAPH)
            if kinds.is_prose(raw.text) and len(words(line)) >= _REPEAT:
                seen.add(line)
    verdicts = without_boilerplate(raws, verdicts)
    return _without_last_subheads(_without_bio(raws, verdicts))


def _headline(raws: Sequence[Raw], kept: AbstractSet[int], heads: AbstractSet[str]) -> int | None:
    """The line that is the headline: an <h1> before others, then the last one before the story."""
    found = [index for index, raw in enumerate(raws) if key(raw.text) in heads]
    tops = [index for index in found if any(box.tag == "h1" for box in raws[index].boxes)]
    body = min((index for index in kept if key(raws[index].text) not in heads), default=len(raws))
    above = [index for index in found if index < body]
    return next(iter(tops or above[-1:] or found), None)


def _without_bio(raws: Sequence[Raw], verdicts: list[Verdict]) -> list[Verdict]:
    """Drop the notes about the writers from the story's end, and name those below it."""
    story = [index for index, v in enumerate(verdicts) if v.fate is Fate.PARAGRAPH]
    texts = [raws[index].text for index in story]
    for _ in range(min(_TAIL, len(story) - 1)):
        if not kinds.is_writers_note(raws[story[-1]].text, texts):
            break
        verdicts[story.pop()] = _BIO
    if story:
        for index in range(story[-1] + 1, min(len(raws), story[-1] + 1 + _BELOW)):
            if verdicts[index].reason == _OUTSIDE and kinds.bio_of(raws[index].text):
                verdicts[index] = _BIO
    return verdicts


def _without_last_subheads(verdicts: list[Verdict]) -> list[Verdict]:
    """Drop the headings at the story's end, which have nothing of it under them."""
    for index in range(len(verdicts) - 1, -1, -1):
        if verdicts[index].fate is Fate.PARAGRAPH:
            if not verdicts[index].heading:
                break
            verdicts[index] = dropped("subhead")
    return verdicts
