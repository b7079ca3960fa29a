"""Who wrote a story: the names alone, as they can be said."""

from __future__ import annotations

import re
from collections.abc import Iterable

from producer.story.facts import agencies
from producer.story.line import key
from producer.story.patterns import NAME

_ROLE = (
    r"(?:(?:[Ss]taff|[Ss]enior|[Cc]hief|[Nn]ews|[Cc]ontributing|[Pp]olitical|[Dd]igital|[Ee]xecutive"
    r"|[Ss]pecial|[Nn]ational|STAFF|SENIOR|NEWS) )*"
    r"(?:[Ww]riters?|[Rr]eporters?|[Cc]orrespondents?|[Ee]ditors?|[Cc]olumnists?|[Cc]ontributors?"
    r"|[Pp]roducers?|WRITER|REPORTER|CORRESPONDENT|EDITOR)"
)
_TAILS = tuple(
    re.compile(form)
    for form in (
        r"[\s|·•-]+\d{4}-\d\d-\d\d$",
        r" on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*$",
        r",? (?:Special|SPECIAL) (?:to|for|TO|FOR) .*$",
        r" for [A-Z].*$",
        rf",? {_ROLE}$",
        r" @\w+$",
    )
)
"""What stands after a name and is none, each cut off once more until none is left."""
_SUFFIX = re.compile(r"^(?:Jr|Sr)\.?$|^I{2,3}$|^IV$")
_OUTLET = re.compile(
    r"\.(?:com|org|net|co\.uk)\b|\b(?:News|Times|Post|Journal|Press|Radio|Business|Media|Magazine"
    r"|Insider|Network|Tribune|Herald|Gazette|Staff|Service|Writer|Reporter|Editor|Correspondent"
    r"|University|Report|Today|International)\b"
)
_PERSON = re.compile(rf"^{NAME}$")
_RUN_ON = re.compile(r"(?!Mac)[A-Za-z][a-z]{2}[A-Z]")
"""A name and what stood in another element beside it: "HillBusiness"."""
_ACCOUNT = 6
"""Letters: so long a word in capitals alone is an account's name."""
_NOBODY = re.compile(
    r"(?i)^(?:admin\w*|administrator|editorial(?: board)?|editors?|staff(?: \w+)?|(?:web|news) ?"
    r"(?:desk|staff|room|team)|guest|author|webmaster|contributor|.*\bstaff reports?)$"
)


def byline(given: Iterable[str | None], publisher: str | None) -> str | None:
    """The writers that a page gives, as one says them; None where it names none."""
    found = [person(text) for text in given if text]
    names = dict.fromkeys(name for name in found if name and is_name(name))
    people = [name for name in names if key(name) != key(publisher or "")] or list(names)
    return enumerate_names(people)


def person(text: str) -> str:
    """The name in a byline: no "By" before it, no outlet, role or date after it, and not in
    capitals throughout."""
    name = re.sub(r"(?i)^by:? ", "", text.strip()).strip(" ,")
    name = re.split(r" ?[|•·] ?| [—–/] |(?<=[a-z]{3})\. (?=[A-Z])", name)[0].strip(" ,-–—")
    before = None
    while name != before:
        before = name
        with_agency = agencies.at_end(name)
        if with_agency and len(with_agency[0].split()) >= 2:
            name = with_agency[0]
        for tail in _TAILS:
            name = tail.sub("", name)
    parts = re.split(r"( and | & |, )", name)
    said = "".join(p.title() if p.isupper() and " " in p.strip() else p for p in parts)
    return _without_outlets(said)


def shown(text: str) -> tuple[str, ...]:
    """The people in a line of the page that says "By ..."; none where not all of it is people."""
    bare = re.sub(r"(?i)^(?:words |written |reported |posted )?by:? ", "", text)
    names = tuple(re.split(r", (?:and )?| and | & ", person(re.sub(r"\s+,", ",", bare))))
    people = all(
        _PERSON.match(name) and not _OUTLET.search(name) and not _RUN_ON.search(name)
        for name in names
    )
    return names if people else ()


def settled(given: str | None, line: str | None) -> str | None:
    """Who wrote it, from what the page's data give and the "By ..." line above its story.

    The line has the word where it names more people than the data, or quite others: data often
    name who put the page online.
    """
    names = shown(line) if line else ()
    if given is None or not names:
        return given
    more = all(name in names for name in re.split(r", | and ", given))
    others = not any(re.search(rf"\b{re.escape(name.split()[-1])}\b", given) for name in names)
    return enumerate_names(list(names)) if more or (others and _PERSON.match(given)) else given


def _without_outlets(name: str) -> str:
    """The first name, and of what follows commas the people alone."""
    first, *rest = name.split(", ")
    for part in rest:
        if _SUFFIX.match(part):
            first += f" {part}"
        elif all(_PERSON.match(one) and not _OUTLET.search(one) for one in part.split(" and ")):
            first += f", {part}"
    return first


def is_name(text: str) -> bool:
    """Whether a byline names somebody: no address, no account, no "staff"."""
    if len(text) >= _ACCOUNT and text.isupper() and text.isalpha() and not agencies.named(text):
        return False
    if re.search(r"https?:|www\.|@|/", text) or _NOBODY.match(text) or len(text.split()) > 12:
        return False
    return not text[:1].islower() or " " in text


def enumerate_names(names: list[str]) -> str | None:
    """ "A", "A and B", "A, B and C"."""
    if not names:
        return None
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
