"""Addresses of the net, said aloud: "npr dot org", "news at W-U-K-Y dot org"."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import digits
from producer.script.spoken.rewriting import Rule

_MARKS = {
    ".": "dot",
    "/": "slash",
    "-": "dash",
    "_": "underscore",
    "@": "at",
    "~": "tilde",
    "?": "question mark",
    "=": "equals",
    "&": "ampersand",
    "#": "hash",
    "%": "percent",
    "+": "plus",
    ":": "colon",
}
_DOMAINS = (
    "com|org|net|gov|edu|mil|info|biz|tv|fm|io|co|news|radio|app|dev|ai|me|us|uk|ca|de|fr|it|eu|"
    "ru|ua|by|pl|jp|cn|in|au|nz|ie|za|mx|br|es|nl|se|no|ch|at|be|sm"
)
_SURE_DOMAINS = (
    "com|org|net|gov|edu|mil|info|biz|io|news|radio|co\\.uk|org\\.uk|com\\.au|ca|uk|fm|tv"
)
"""Endings that make a bare "name.ending" an address."""
_SPOKEN_DOMAINS = {
    "com",
    "org",
    "net",
    "gov",
    "edu",
    "mil",
    "info",
    "biz",
    "news",
    "radio",
    "app",
    "co",
}
_WORDS = set(
    "the and for you our new now day go my me we us is it to in on of at all one two who how why "
    "get buy art pet car law tax job men map aid gas oil sea sun sky red box fox max app web net "
    "dev doc tree abc".split()
) - {"abc", "us", "it"}
"""Short labels that are words; other labels of up to three letters are spelled."""
_CALL_SIGN = re.compile(r"[kw][a-z]{2,3}(?:fm|am|tv)?", re.IGNORECASE)
_NAME = re.compile(r"[b-df-hj-np-tv-z]?[aeiou][b-df-hj-np-tv-z]{1,2}|[b-df-hj-np-tv-z][aeiou]{1,2}")
"""Short, and readable as a word: "ann", "lee", "max" before the @ of an address."""
_FILE_KINDS = "pdf|html?|docx?|xlsx?|pptx?|txt|csv|zip|jpe?g|png|gif|mp3|mp4|wav|json|xml|exe"
_PIECE = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")


def _spell(letters: str) -> str:
    return "-".join(letters.upper())


def _label(letters: str, *, last: bool, host: bool) -> str:
    """A run of letters of an address: a word where it can be read, else its letters."""
    low = letters.lower()
    if last and len(low) == 2:
        return _spell(low)
    if low in _WORDS or low in _SPOKEN_DOMAINS or (len(low) > 2 and letters.istitle()):
        return letters
    if not host and _NAME.fullmatch(low):
        return letters
    silent = not re.search("[aeiouyáéíóú]", low)
    called = _CALL_SIGN.fullmatch(low) is not None and low not in ("want", "work", "word", "week")
    called = called and low not in ("kids", "kind", "know", "wild", "west", "well", "wine", "wiki")
    if len(low) > 1 and (silent or len(low) <= 3 or called):
        return _spell(low)
    return letters


def say_address(address: str) -> str:
    """Every mark and letter of an address in words; the scheme and "www." are not said."""
    address = re.sub(r"^(?:https?|ftp|file)\s?:\s?//+", "", address.rstrip("/"), flags=re.I)
    address = re.sub(r"^www\d?\.", "", address, flags=re.I)
    host = address.split("/", 1)[0]
    end = len(host)
    at = host.find("@") + 1
    words = []
    for piece in _PIECE.finditer(address):
        written = piece.group()
        if written.isdigit():
            words.append(digits(written))
        elif written.isalpha():
            words.append(_label(written, last=piece.end() == end, host=piece.start() >= at))
        else:
            words.append(_MARKS.get(written, " "))
    return " ".join(" ".join(words).split())


def _address(match: re.Match[str]) -> str:
    written = match["address"]
    stripped = written.rstrip(".,;:!?'")
    return say_address(stripped) + written[len(stripped) :]


def _file(match: re.Match[str]) -> str:
    stem = " ".join(
        _MARKS.get(p, digits(p) if p.isdigit() else p) for p in _PIECE.findall(match["stem"])
    )
    return f"{stem} dot {_spell(match['kind'])}"


def _handle(match: re.Match[str]) -> str:
    return f"at {_name(match['name'])}"


def _hashtag(match: re.Match[str]) -> str:
    """ "#VoteLocal" as "hashtag Vote Local"; "the hashtag #VoteLocal" says it already."""
    return f"{match['said'] or 'hashtag '}{_name(match['name'])}"


def _name(name: str) -> str:
    """A name without spaces, cut where its writer raised a letter: "NothingBut" -> two words."""
    parts = re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[^\W\d_A-Z]+|\d+|[^\W\d_]", name)
    return " ".join(digits(p) if p.isdigit() else p for p in parts)


RULES: tuple[Rule, ...] = (
    Rule(
        name="short link is not said",
        pattern=r"\s*(?<![\w.@])(?:https?://)?(?:t\.co|bit\.ly|goo\.gl|ow\.ly|tinyurl\.com|"
        r"buff\.ly|"
        r"pic\.twitter\.com)/[\w-]+",
        say=lambda _: "",
        needs=frozenset("/"),
    ),
    Rule(
        name="web address",
        pattern=r"(?i)\b(?P<address>(?:https?|ftp|file)\s?:\s?//[^\s\"<>()\[\]]+)",
        say=_address,
        needs=frozenset(":"),
    ),
    Rule(
        name="e-mail address",
        pattern=r"(?P<address>\b[\w.+&%-]+@[\w-]+(?:\.[\w-]+)+(?:/[\w./-]*)?)",
        say=_address,
        needs=frozenset("@"),
    ),
    Rule(
        name="web address",
        pattern=r"(?i)\b(?P<address>www\d?\.[^\s\"<>()\[\]]+)",
        say=_address,
        needs=frozenset("."),
    ),
    Rule(
        name="web address",
        pattern=rf"(?<![\w.@/])(?P<address>(?:[A-Za-z0-9][\w-]*\.)+(?:{_SURE_DOMAINS})"
        rf"(?:\.(?:{_DOMAINS}))?(?:/[^\s\"<>()\[\]]*)?)(?![\w@]|\.\w)",
        say=_address,
        needs=frozenset("."),
    ),
    Rule(
        name="name of a file",
        pattern=rf"(?<![\w@./-])(?P<stem>[A-Za-z0-9][\w-]*)\.(?P<kind>{_FILE_KINDS})(?![\w@-])",
        say=_file,
        needs=frozenset("."),
    ),
    Rule(
        name="name on social media",
        pattern=r"(?<![\w@])@(?P<name>\w+)",
        say=_handle,
        needs=frozenset("@"),
    ),
    Rule(
        name="hashtag",
        pattern=r"(?P<said>\b[Hh]ashtags? )?(?<![\w#&])#\s?(?P<name>[^\W\d_]\w*)",
        say=_hashtag,
        needs=frozenset("#"),
    ),
)
