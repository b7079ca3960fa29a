"""Abbreviations that are no title, place, date or measure, and signs that are words."""

from __future__ import annotations

import re

from producer.script.spoken.rewriting import CAP, Rule, full_stop

_WORDS = {
    "etc": "et cetera",
    "vs": "versus",
    "approx": "approximately",
    "Inc": "Incorporated",
    "Corp": "Corporation",
    "Co": "Company",
    "Cos": "Companies",
    "Ltd": "Limited",
    "Bros": "Brothers",
    "Dept": "Department",
    "Depts": "Departments",
    "Univ": "University",
    "Assn": "Association",
    "Assoc": "Association",
    "Natl": "National",
    "Intl": "International",
    "Mfg": "Manufacturing",
    "Mgmt": "Management",
    "Govt": "Government",
    "Bldg": "Building",
    "est": "estimated",
    "avg": "average",
    "incl": "including",
    "dept": "department",
    "govt": "government",
    "e.g": "for example",
    "i.e": "that is",
    "al": "al",
    "Esq": "Esquire",
    "Ph.D": "PhD",
    "Ph.D.s": "PhDs",
    "Ed.D": "EdD",
    "M.Sc": "MSc",
    "B.Sc": "BSc",
    "cf": "compare",
    "tel": "telephone",
    "ext": "extension",
    "ca": "circa",
}
_SHORT = "|".join(re.escape(w) for w in _WORDS)
_ALSO_FIRST = "Approx|Etc|Vs|Est|Avg|E\\.g|I\\.e|Incl|Tel"
"""Lower-case abbreviations that open a sentence too."""
_ALWAYS = "etc|vs|approx|Corp|Ltd|Inc|Bros|Dept|dept|Assn|govt|Govt|Univ|Bldg|Ph\\.D\\.s|Ph\\.D"
"""Read in full with or without a period."""
_PAIRS = {"his/her": "or", "he/she": "or", "she/he": "or", "him/her": "or", "her/his": "or"}


def _word(match: re.Match[str]) -> str:
    short = match["short"]
    said = _WORDS.get(short) or _WORDS[short.lower()].capitalize()
    return said + full_stop(match)


def _letters(match: re.Match[str]) -> str:
    """ "U.S." as "US": voices read capitals as letters."""
    return match.group().replace(".", "").replace(" ", "").upper() + full_stop(match)


def _company(match: re.Match[str]) -> str:
    """ "AT&T" as "A-T and T"."""
    first, second = (match[side] for side in ("left", "right"))
    spelled = (
        "-".join(side) if side.isupper() and len(side) <= 2 else side for side in (first, second)
    )
    return " and ".join(spelled)


def _slash(match: re.Match[str]) -> str:
    word = _PAIRS.get(match.group().lower(), "")
    return f"{match['left']} {word} {match['right']}".replace("  ", " ")


ABBREVIATIONS: tuple[Rule, ...] = (
    Rule(
        name="abbreviation in full",
        pattern=rf"(?<![\w.@/])(?P<short>{_SHORT}|{_ALSO_FIRST})\.(?!\w)",
        say=_word,
        needs=frozenset("."),
    ),
    Rule(
        name="abbreviation in full",
        pattern=rf"(?<![\w.@/-])(?P<short>{_ALWAYS})(?![\w'’.-])",
        say=_word,
    ),
    Rule(
        name="versus",
        pattern=rf"(?<=\w) v\.? (?=[{CAP}])",
        say=lambda _: " versus ",
        needs=frozenset("v"),
    ),
    Rule(
        name="and so on",
        pattern=r"&c\b\.?",
        say=lambda m: "et cetera" + full_stop(m),
        needs=frozenset("&"),
    ),
    Rule(
        name="letters without periods",
        pattern=rf"(?<![\w.])(?:[{CAP}]\s?\.\s?(?=[{CAP}]\s?\.)){{1,5}}[{CAP}]\s?\.(?:"
        rf"(?<=\.)[{CAP}](?!\w))?"
        rf"(?=[\s,;:?!'’\")\]/-]|$)|(?<![\w.])(?:[{CAP}]\.){{1,5}}[{CAP}](?![\w.])"
        r"|(?<![\w.])(?:[a-z]\.){2,4}(?!\w)",
        say=_letters,
        needs=frozenset("."),
    ),
)

SIGNS: tuple[Rule, ...] = (
    Rule(
        name="and",
        pattern=r"\b(?P<left>[A-Z]{1,3})&(?P<right>[A-Z]{1,3})\b",
        say=_company,
        needs=frozenset("&"),
    ),
    Rule(name="and", pattern=r"\s?&\s?", say=lambda _: " and ", needs=frozenset("&")),
    Rule(
        name="with, without",
        pattern=r"\bw/o\b",
        say=lambda _: "without",
        needs=frozenset("/"),
    ),
    Rule(
        name="with, without", pattern=r"\bw/\s?(?=\w)", say=lambda _: "with ", needs=frozenset("/")
    ),
    Rule(
        name="slash",
        pattern=r"(?<=[a-z]) / (?=[a-z])",
        say=lambda _: " slash ",
        needs=frozenset("/"),
    ),
    Rule(
        name="slash",
        pattern=r"(?P<left>[^\W\d_]+)\s?/\s?(?P<right>[^\W\d_]+)",
        say=_slash,
        needs=frozenset("/"),
    ),
    Rule(
        name="slash",
        pattern=r"\s?/\s?(?!\d)|(?<!\d)\s?/\s?",
        say=lambda _: " ",
        needs=frozenset("/"),
    ),
    Rule(name="section", pattern=r"§+\s?", say=lambda _: "section ", needs=frozenset("§")),
    Rule(name="equals", pattern=r"\s?=\s?", say=lambda _: " equals ", needs=frozenset("=")),
    Rule(name="less than", pattern=r"\s<\s", say=lambda _: " less than ", needs=frozenset("<")),
    Rule(name="more than", pattern=r"\s>\s", say=lambda _: " more than ", needs=frozenset(">")),
    Rule(
        name="plus",
        pattern=r"\s?\+\s?",
        say=lambda _: " plus ",
        needs=frozenset("+"),
    ),
    Rule(name="at", pattern=r"(?<=\s)@(?=\s)", say=lambda _: "at", needs=frozenset("@")),
    Rule(name="mark without sound", pattern=r"[™®©℠†‡•·|^*\\<>]+", say=lambda _: " "),
)
