"""What is hard to follow by ear: length, numbers, asides, passives, a late subject or verb."""

from __future__ import annotations

import re
from typing import Final

from producer.script.ear.finding import Found, Place, Places
from producer.script.ear.lexis import FINITE
from producer.script.shortening.mentions import FUNCTION_WORDS

LONG = 20
"""Words as said: reference, radio style."""
TOO_LONG = 30
MOST_NUMBERS = 3
LONGEST_ASIDE = 8
LONGEST_START = 12
"""Words before the subject, or between it and its verb."""

_NUMBER: Final = re.compile(
    r"[$£€]?\d[\d,.:/]*(?:st|nd|rd|th|s)?"
    r"(?:[ -](?:million|billion|trillion|percent|a\.m\.|p\.m\.))?"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|half)\b",
    re.IGNORECASE,
)
_DATE: Final = re.compile(
    r"\b(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\b"
)
_ASIDES: Final = re.compile(r"\(([^()]+)\)|(?<=[\w”\"]) ?[—–] ?([^—–]+?) ?[—–](?= ?\w)")
_IRREGULAR = (
    "made|taken|given|seen|found|held|told|shot|built|bought|brought|caught|chosen|cut|done|driven|"
    "drawn|fought|hit|hurt|kept|laid|led|lost|paid|put|sent|shown|sold|spent|stolen|struck|sworn|"
    "thrown|torn|won|written|hired|broken|beaten|born|set|begun|known|left"
)
_NO_PASSIVE = (
    "interested|concerned|excited|pleased|married|retired|tired|based|located|related|dedicated|"
    "limited|scared|worried|satisfied|committed|experienced|qualified|crowded|relaxed|surprised|"
    "prepared|determined|supposed|used|born|set|need|indeed|red|embed|hundred|left|exhausted|"
    "thrilled|delighted|disappointed|frustrated|confused|devastated|finished|ashamed|sacred"
)
_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|be|been|being|isn['’]t|aren['’]t|wasn['’]t|weren['’]t)"
    r" (?:(?:not|also|now|still|first|later|then|\w+ly) ){0,2}"
    rf"(?!(?:{_NO_PASSIVE})\b)(?:\w{{2,}}ed|{_IRREGULAR})\b"
)
_LATE: Final = re.compile(
    r"(?P<start>(?:When|If|While|After|Before|Although|Though|Because|Since|As|With|During|Despite|"
    r"Following|By|Under|Unlike|Given|According"
    r"|(?!Boeing|Beijing|Sterling|Something|Nothing|Everything|Anything)[A-Z][a-z]{2,}ing(?![^,]*\b"
    r"(?:is|are|was|were|has|had|will|would|can|could|may|might|must|should|means|takes)\b))"
    r" [^,“”\"()—–:;?]+),”? (?P<next>[\w’'-]+)"
)
_FAR: Final = re.compile(
    rf"(?P<subject>(?:[\w.’'&-]+ ){{0,7}}[\w.’'&-]+), (?P<between>[^“”\"():;—–]+?), (?:{FINITE})\b"
)


_SUBJECTS = frozenset(
    """
    the a an his her its their our my this that these those one he she it they we i you there many
    most some several everyone everybody nobody no what
    """.split()
)


def too_long(place: Place) -> str | None:
    count = _said(place)
    if count <= TOO_LONG:
        return None
    return f"{count} words as said: nobody can follow more than {TOO_LONG}. Make it two sentences."


def long(place: Place) -> str | None:
    count = _said(place)
    if not LONG < count <= TOO_LONG:
        return None
    return f"{count} words as said, more than {LONG}: say one thing in a sentence."


def _said(place: Place) -> int:
    return sum(any(c.isalnum() for c in word) for word in place.sentence.spoken.split())


def numbers(place: Place) -> str | None:
    found = _NUMBER.findall(_DATE.sub("1", place.text))
    if len(found) <= MOST_NUMBERS:
        return None
    return (
        f"{len(found)} numbers in one sentence: keep the one that matters, round it, cut the rest."
    )


def aside(place: Place) -> str | None:
    for match in _ASIDES.finditer(place.own):
        words = (match[1] or match[2]).split()
        if match.start() > 0 and len(words) > LONGEST_ASIDE:
            start = " ".join(words[:3])
            return f"an aside of {len(words)} words (“{start} …”): give it a sentence of its own."
    return None


def passives(place: Place) -> str | None:
    found = [match.group() for match in _PASSIVE.finditer(place.own)]
    if len(found) < 2:
        return None
    return f"two passives (“{found[0]}”, “{found[1]}”): say who did it."


def passive_row(places: Places) -> Found:
    """Three sentences in a row or more, told once at the first of them."""
    row: list[Place] = []
    for place in (*places, None):
        if place is not None and _PASSIVE.search(place.own):
            row.append(place)
            continue
        if len(row) >= 3:
            yield row[0], f"{len(row)} sentences in a row are passive: say who did it in some."
        row = []


def late_subject(place: Place) -> str | None:
    match = _LATE.match(place.own)
    count = len(match["start"].split()) if match else 0
    if (
        match is None
        or count <= LONGEST_START
        or not (match["next"][0].isupper() or match["next"].casefold() in _SUBJECTS)
    ):
        return None
    return f"the subject comes after {count} words: begin with it, or make two sentences."


def far_verb(place: Place) -> str | None:
    match = _FAR.match(place.own)
    if match is None:
        return None
    subject = match["subject"]
    count = len(match["between"].split())
    if count <= LONGEST_START or not _subject(subject) or subject.endswith((" ago", " later")):
        return None
    return (
        f"{count} words stand between “{subject}” and its verb: give them a sentence of their own."
    )


def _subject(words: str) -> bool:
    """Whether a subject may begin so."""
    first = words.partition(" ")[0].casefold()
    return first in _SUBJECTS or first not in FUNCTION_WORDS
