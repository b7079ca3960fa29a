"""What a line is in a news story, told from its words: prose, a credit, a bio, a deck."""

from __future__ import annotations

import re
from collections.abc import Iterable

from producer.story.line import Raw, ends_a_sentence, words
from producer.story.patterns import AGENCY, JOB, NAME

_CONTRIBUTED = re.compile(
    r"\bcontributed (?:to (?:this|the) (?:report|story|article|piece)|(?:additional )?reporting)\b"
    r"|^(?:additional reporting|with reporting|reporting) (?:by|from) "
    r"|^this (?:story|report|piece|interview) (?:was|is) (?:\w+ )?"
    r"(?:produced|edited|adapted|reported) (?:by|for|and) ",
    re.IGNORECASE,
)
_BIO = re.compile(
    rf"^(?P<name>{NAME}),? (?:(?:is|has been|serves as|works as|joined)\b"
    rf".*\b(?:{JOB}s?|cover(?:s|ing))\b"
    r"|(?:covers|reports (?:on|for|from)|writes (?:about|for)|hosts|edits)\b)"
)
_PERSON = re.compile(rf"^{NAME}$")
_AGENCY_LINE = re.compile(rf"^(?:{NAME} ?/ ?)?(?:{AGENCY}|[KW][A-Z]{{2,3}}(?: News)?)$")
_DATELINE = re.compile(
    r"^[A-Z][A-Z.'’-]+(?: [A-Z.'’-]+){0,3}(?:, [A-Z][A-Za-z. ]{1,30})?(?:, [A-Z][a-z]+\.? \d{1,2})?"
    r"(?: ?\([A-Z][A-Za-z ]{1,20}\))? ?[—–-]{1,2} ?[\"“‘'A-Z0-9]"
)
_SIGNATURE = re.compile(r"^[—–-] ?[^@]{1,60}\(@\w{1,30}\).{0,40}$")
_POST_WORDS = 60
_ALL_BOLD = 0.9
_SUBHEAD_WORDS = 12
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_DECK = re.compile(r"(?:^|[ _-])(?:deck|dek|standfirst|strapline|sub-?(?:title|headline|hed))")
_LABEL_WORDS = 8
"""A line without an end, so short, above the first sentence is a label: "Staff report"."""


def is_prose(text: str) -> bool:
    """Whether the line is made of sentences: ends like one, and is longer than a label."""
    return ends_a_sentence(text) and len(words(text)) >= 4


def is_credit(text: str) -> bool:
    """Whether the line says who else worked on the story."""
    return len(words(text)) <= 45 and _CONTRIBUTED.search(text) is not None


def bio_of(text: str) -> str | None:
    """Whose note the line is, where it reads like a note about a writer."""
    found = _BIO.search(text) if len(words(text)) <= 90 else None
    return found["name"] if found else None


def is_writers_note(text: str, story: Iterable[str]) -> bool:
    """Whether a line at the story's end is about its writer.

    Someone whom the story's own lines name is one of its people, not its writer.
    """
    name = bio_of(text)
    if name is None:
        return False
    surname = re.compile(rf"\b{re.escape(name.split()[-1])}\b")
    return not any(line != text and surname.search(line) for line in story)


def is_post(text: str, below: str) -> bool:
    """Whether a line and the one below it are an embedded post and its "— Name (@name)"."""
    return len(words(text)) <= _POST_WORDS and _SIGNATURE.match(below) is not None


def has_dateline(text: str) -> bool:
    """Whether a line begins with the place of the news: "LONDON (AP) — The ..."."""
    return _DATELINE.match(text) is not None and is_prose(text)


def is_person(text: str) -> bool:
    return len(words(text)) <= 5 and _PERSON.match(text) is not None


def is_agency(text: str) -> bool:
    """Whether a line below a photographer's name is an agency or a station's call letters."""
    return len(words(text)) <= 10 and _AGENCY_LINE.match(text) is not None


def is_heading(raw: Raw) -> bool:
    """Whether a line is a heading: by its tag, or a few words in bold or in capitals that are no
    sentence.

    A question in bold is an interviewer's as often as a subhead, and is read.
    """
    marked = raw.bold >= _ALL_BOLD or (raw.text.isupper() and len(words(raw.text)) > 1)
    return raw.tag in _HEADINGS or (
        marked
        and len(words(raw.text)) <= _SUBHEAD_WORDS
        and not raw.text.endswith((".", "!", "?", ":", ",", "”", '"'))
    )


def is_standfirst(raw: Raw) -> bool:
    """Whether a line above the story's first sentence is a deck or a label, not its beginning."""
    if ends_a_sentence(raw.text):
        return False
    deck = bool(raw.boxes) and _DECK.search(raw.boxes[-1].names) is not None
    return deck or is_heading(raw) or len(words(raw.text)) <= _LABEL_WORDS
