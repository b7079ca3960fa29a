"""Who speaks and who is meant: attribution, names in full, who people are, acronyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.script.ear.credit import credit
from producer.script.ear.household import ACRONYMS, NO_PERSONS, PEOPLE, STATES
from producer.script.ear.lexis import INVERTED, SAYING
from producer.script.shortening.mentions import FUNCTION_WORDS, Name, acronyms, explained, names

if TYPE_CHECKING:
    from producer.script.ear.finding import Found, Places
    from producer.script.ear.finding import Place as _Place

_AFTER_QUOTE: Final = re.compile(
    rf"(?:[,?!…] ?[”\"’']|[”\"’'],) ?(?:(?:[\w’'.&-]+,? ){{1,9}}?(?:{SAYING})\b[^“”\"]*"
    rf"|(?:{INVERTED}) [^“”\"]*)\.$"
)
_SOURCE: Final = re.compile(r", according to [^,]+\.$")
_LAST: Final = re.compile(r", (?P<credit>[^,“”]+)\.$")
_SPEAKING = "said|says|told|wrote|writes|asked"
_SURNAME: Final = re.compile(
    rf"(?<!of )\b(?P<one>[A-Z](?:[’'][A-Z])?[a-zA-Z-]*[a-z]) (?:also |later )?(?:{_SPEAKING})\b"
    rf"|\b(?:{INVERTED}) (?P<two>[A-Z](?:[’'][A-Z])?[a-zA-Z-]*[a-z])(?=[.,])"
)
_HE_OR_SHE: Final = re.compile(r"\b(?:he|she|his|her|him)\b", re.IGNORECASE)
_NOT_ALONE = frozenset("the of for from at and or by".split())
"""Before a name, they make it part of an office's, or of a list that was explained before."""
_ROLE_AFTER: Final = re.compile(r"(?:,| \(| [—–-] |['’]s?\b| of\b| from\b| with\b| at\b| for\b)")


def late_attribution(place: _Place) -> str | None:
    own = place.own
    last = _LAST.search(own)
    ends = bool(last and credit(last["credit"]))
    if not (ends or _SOURCE.search(own) or _said_after(place)):
        return None
    return "the attribution comes last: begin with who says it."


def _said_after(place: _Place) -> bool:
    """Whether words of the sentence's own follow what it quotes, and tell who said it."""
    return not place.own.endswith("”") and _AFTER_QUOTE.search(place.text) is not None


def acronym(places: Places) -> Found:
    """At its first mention, where the story nowhere gives the name that it stands for.

    One that begins a longer name ("BMI Albyn Hospital") is left alone.
    """
    whole = "\n".join(place.text for place in places)
    told = {initials for place in places for initials in explained(place.text)}
    met: set[str] = set()
    for place in places:
        for one in sorted(acronyms(place.text) - met):
            if not re.search(rf"\b{one}\b(?! [A-Z][a-z])", place.text):
                continue
            met.add(one)
            if not (one in ACRONYMS or _no_acronym(one, whole) or _told(one, told, whole)):
                yield place, f"“{one}” is never said in full: say what it stands for first."


def _no_acronym(word: str, whole: str) -> bool:
    """Whether it is a word in capitals, a code, a numeral or a state."""
    return bool(
        word.casefold() in FUNCTION_WORDS
        or re.search(rf"\b(?:{word.capitalize()}|{word.lower()})\b|;{word}\b", whole)
        or re.search(rf"[\d-]{word}\b|\b{word}[\d&]|\b{word}-\d|[A-Z]&{word}|\b{word}\.\w", whole)
        or re.search(
            rf"(?<![.?!] )\b[A-Z]{{2,}}['’:,]? {word}\b|\b{word}['’:]? [A-Z]{{2,}}\b", whole
        )
        or re.fullmatch(r"[IVXLC]+", word)
        or re.search(rf"^{word}(?:,| [—–-]| \()", whole, re.MULTILINE)
        or (word in STATES and re.search(rf"[a-z], {word}\b", whole))
    )


def _told(one: str, told: set[str], whole: str) -> bool:
    """By a name whose capitals it is, or in brackets beside its name."""
    if re.search(rf"\({one}s?\)|\b{one}s? \(|(?:, or|known as|called)(?: the)? {one}\b", whole):
        return True
    return any(one in initials or one in initials.replace("O", "") for initials in told) or any(
        initials in (one.replace("O", ""), one.replace("A", ""), one.replace("F", ""))
        for initials in told
    )


def surname_alone(places: Places) -> Found:
    """Somebody who speaks, by one name, before the story has given both."""
    known: set[str] = set(PEOPLE | NO_PERSONS)
    whole = "\n".join(place.text for place in places)
    for number, place in enumerate(places):
        here = names(place.text)
        known |= {word for name in here if len(name.words) > 1 for word in name.words}
        known |= {name.last for name in here if name.titled}
        near = " ".join(other.text for other in places[number : number + 2])
        for match in _SURNAME.finditer(place.own):
            surname = match["one"] or match["two"]
            alone = any(name.words == (surname,) for name in here)
            if (
                surname in known
                or not alone
                or surname.casefold() in FUNCTION_WORDS
                or not _HE_OR_SHE.search(near)
            ):
                continue
            known.add(surname)
            role = match["one"] is not None and _role_before(place.own, match.start("one"))
            if not role and not _thing(surname, whole):
                yield place, f"“{surname}” is never said in full before this: give both names."


def _thing(word: str, whole: str) -> bool:
    """Whether the story speaks of it as of a place, a company or a thing.

    A plural that only begins sentences ("Neighbors") may be no name at all.
    """
    mentioned = re.search(rf"[a-z,] {word}\b", whole) or not word.endswith("s")
    of_a_thing = rf"\b(?:[Tt]he|[Ii]n|[Aa]t|[Ii]ts) {word}\b|\b{word.lower()}\b"
    return not mentioned or re.search(of_a_thing, whole) is not None


def who_is_it(places: Places) -> Found:
    """Somebody who speaks, named in full, whom nothing beside the name explains."""
    whole = "\n".join(place.own for place in places)
    met: set[str] = set(PEOPLE)
    for place in places:
        for name in names(place.text):
            first = name.last not in met and len(name.words) > 1
            met |= set(name.words)
            if first and name.person and not _explained(place.text, name) and _speaks(name, whole):
                told = " ".join(name.words)
                yield place, f"who is {told}? Say it before the name, at the first mention."


def _speaks(name: Name, whole: str) -> bool:
    return any(name.last in (match["one"], match["two"]) for match in _SURNAME.finditer(whole))


def _explained(text: str, name: Name) -> bool:
    """By a title or a role before it, or by what follows; or it is part of something longer."""
    if name.titled or len(name.words) > 3 or any(word.isupper() for word in name.words):
        return True
    before = text[: name.start].rstrip()
    listed = before.endswith(",") or before.rpartition(" ")[2].casefold() in _NOT_ALONE
    end = text.find(name.last, name.start) + len(name.last)
    after = bool(_ROLE_AFTER.match(text[end:]))
    return listed or after or "-" in name.words[0] or _role_before(text, name.start)


def _role_before(text: str, start: int) -> bool:
    """Whether a noun or a name stands right before: "singer Ann Ruiz", "his wife Ann"."""
    word = re.search(r"[\w’'-]+$", text[:start].rstrip())
    return word is not None and word.group().casefold() not in FUNCTION_WORDS
