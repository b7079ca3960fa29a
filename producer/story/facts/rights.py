"""Whose copy a story is: the publisher's own, or an agency's or a network's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from producer.model import Fate, Line
from producer.story.facts import agencies
from producer.story.line import key

_NEAR = 8
"""Lines below the story: further down, a copyright line is the whole site's."""
_CODA = 3
"""Lines right below the story: where an owner whom the table does not know counts."""
_FOOT = 6
"""Lines at the page's end: a copyright line there is the site's own."""
_NOTICE = 300
"""Characters of a copyright line in which its owner stands."""
_OWNER = re.compile(
    r"(?i:\bcopyright\b|©|\(c\))(?:\s|©|@|\([cC]\)|[bB]y|\d{4}|[-–,])*(?P<owner>[^\W\d_a-z][^.,;|]{1,60})"
)
_NO_OWNER = re.compile(
    r"(?i)\breserved\b|\b(?:designed|powered) by\b|^(?:all|this|the (?:above|use))\b"
)
_DAY = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\b|\w+day\b)"
_ENTITY = (
    rf"(?P<owner>(?:[Tt]he )?(?!{_DAY})[A-Z][\w.&'’/-]*"
    r"(?:,? (?:of|for|and|the|&|[A-Z][\w.&'’/-]*)){0,5})"
)
_THIS = (
    r"(?:^|\b(?:[Tt]his|[Tt]he) (?:story|article|report|piece|content|essay|interview)\b.{0,40}?\b)"
)
_GRANTED = tuple(
    re.compile(form)
    for form in (
        rf"\b(?:(?:re)?published|reprinted|used) (?:here )?(?:with|by) (?:the )?permission"
        rf" (?:from|of|by) {_ENTITY}",
        rf"{_THIS}(?:[Dd]istributed|[Pp]rovided|[Ss]upplied|[Ss]yndicated) by {_ENTITY}",
        rf"{_THIS}[Rr]epublished (?:here )?(?:from|courtesy of) {_ENTITY}",
        rf"{_THIS}(?:[Oo]riginally|[Ff]irst) (?:published|appeared|aired) (?:by|in|on) {_ENTITY}",
        rf"^This (?:story|article|report|piece) (?:is|comes(?: to \w+)?) from {_ENTITY}",
    )
)
_PLACE = r"(?:[A-Z][A-Z .'’/-]*(?:,[^()/]{1,40})? |(?:[A-Z][\w.'’-]+,? ){1,4})"
_SAID_SO = 60
"""Words: a longer line is the story's own, whatever it says of permissions."""


def owner_of(rights: str | None) -> str | None:
    """Who a copyright line says that the copy belongs to; None where it names nobody."""
    found = _OWNER.search(rights[:_NOTICE]) if rights else None
    name = found["owner"].strip(" -–—®™") if found else ""
    return None if not name or _NO_OWNER.search(name) else name


def publisher(notices: Iterable[str], agency: str | None) -> str | None:
    """Whose page it is, from its copyright lines: one that is not its agency's before others."""
    owners = [owner for notice in notices if (owner := owner_of(notice))]
    own = [owner for owner in owners if agency is None or not _same(owner, agency)]
    return next(iter((*own, *owners)), None)


def agency(
    lines: Sequence[Line],
    *,
    publisher: str | None,
    authors: Iterable[str],
    sources: Iterable[str],
) -> str | None:
    """Whose copy a story is where it is not its publisher's own; None where it is.

    Asked in order, the plainest first: a line that says with whose permission or from whom it
    was taken, the bylines (`authors` are those of the page's data), the dateline, a copyright
    line just below the story, the organizations (`sources`) that the page's data name.
    """
    story = [line for line in lines if line.fate is Fate.PARAGRAPH]
    if not story:
        return None
    first, last = story[0].number, story[-1].number
    around = [line for line in lines if last < line.number <= last + _NEAR]
    given = (
        *_granted([*around, *story[-1:], *story[:1]]),
        *_bylines(authors, lines, first, last),
        *(_datelined(line.text) for line in story[:3]),
        *_owners(around, len(lines)),
        *(source for source in sources if agencies.named(source)),
    )
    for name in given:
        known = agencies.named(name)
        if name and not _same(name, publisher) and (known or publisher):
            return known or name
    return None


def _owners(below: Sequence[Line], count: int) -> list[str | None]:
    """Whom the copyright lines below the story name; somebody unknown counts right below it
    alone, and not in the last lines of the page, which are the site's own."""
    given = [(line, owner_of(line.text)) for line in below if line.reason == "copyright"]
    return [
        owner
        for line, owner in given
        if agencies.named(owner)
        or (line.number < below[0].number + _CODA and line.number <= count - _FOOT)
    ]


def _granted(lines: Iterable[Line]) -> list[str]:
    return [
        found["owner"].rstrip(".,'’")
        for line in lines
        if len(line.text.split()) <= _SAID_SO
        for form in _GRANTED
        if (found := form.search(line.text))
    ]


def _bylines(
    authors: Iterable[str], lines: Sequence[Line], first: int, last: int
) -> list[str | None]:
    """The agencies in the bylines, and in a line of its own below the writer's name.

    Below a story that has its byline above, a byline is another story's.
    """
    found: list[str | None] = [_in_byline(text) for text in authors]
    named = False
    start = max(0, first - 1 - 2 * _NEAR)
    above = any(line.reason == "byline" for line in lines[start : first - 1])
    for line in lines[start : first - 1 if above else last + _NEAR]:
        inside = first <= line.number <= last
        if line.reason == "byline" and not inside:
            found.append(_in_byline(line.text))
        elif named and line.fate is Fate.DROPPED and not inside:
            found.append(agencies.named(line.text))
        named = line.reason == "byline"
    return found


def _in_byline(text: str) -> str | None:
    whole = agencies.named(re.sub(r"(?i)^by:? ", "", text))
    ending = agencies.at_end(re.split(r" [|•·] (?=\d|Updated|Published)", text)[0])
    return whole or (ending[1] if ending else None)


def _datelined(text: str) -> str | None:
    """The agency in brackets or between slashes that opens a story: "LONDON (AP) — "."""
    found = re.match(rf"{_PLACE}?(?P<open>[(/])(?P<agency>{agencies.pattern()})[)/]", text)
    return agencies.named(found["agency"]) if found else None


def _same(name: str, publisher: str | None) -> bool:
    """Whether two names are the publisher's: one agency's, one within the other, or two that
    begin alike (a newsroom and the company that owns it)."""
    if publisher is None:
        return False
    known = agencies.named(name)
    if known is not None and known == agencies.named(publisher):
        return True
    one, other = _bare(name), _bare(publisher)
    if known is not None or not one or not other:
        return not one
    runs = "".join(one), "".join(other)
    return runs[0] in runs[1] or runs[1] in runs[0] or one[0] == other[0]


def _bare(name: str) -> list[str]:
    """The words of a name without its article and its legal form."""
    return [
        word
        for word in key(name).split()
        if word not in ("the", "inc", "llc", "ltd", "co", "com", "org", "corp", "company")
    ]
