"""The numbers that are left when dates, sums, measures and names are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, digits, number, ordinal
from producer.script.spoken.rewriting import DIGITS, NUM, Rule

_EDGE = r"(?![\w]|[.,]\d)"
_RACES = r" (?:run|race|walk|event|runner|course|fun run)"
_BOUNDS = {
    "≥": "at least",
    ">=": "at least",
    "≤": "at most",
    "<=": "at most",
    "<": "less than",
    ">": "more than",
    "≥=": "at least",
    "≤=": "at most",
}
_PICTURE = re.compile(
    r"[2458](?:K|k (?:TV|tele|stream|video|monitor|screen|display|res|ultra|cam))"
)
"""Kinds of screen, not thousands."""
_SIGNS = {"+": "plus", "-": "minus", "−": "minus", "*": "times", "÷": "divided by", "=": "equals"}


def _sign(match: re.Match[str]) -> str:
    return f" {_SIGNS[match['sign']]} "


def _to(_: re.Match[str]) -> str:
    return " to "


def _ordinal(match: re.Match[str]) -> str | None:
    written = match["number"].replace(",", "")
    last = ordinal(int(written))[-2:]
    return ordinal(int(written)) if last == match["ending"].lower() else None


def _number(match: re.Match[str]) -> str:
    written = match.group()
    whole = written.split(".")[0]
    plain = "," not in whole and len(whole.lstrip("-")) >= 7 and len(whole.rstrip("0")) > 3
    return digits(written) if plain and "." not in written else number(written)


def _score(match: re.Match[str]) -> str:
    return f"{number(match['over'])} to {number(match['under'])}"


def _record(match: re.Match[str]) -> str:
    """ "8-8-4": wins, losses and ties."""
    won, lost, tied = (cardinal(int(n)) for n in match.group("won", "lost", "tied"))
    return f"{won}, {lost} and {tied}"


def _scaled(match: re.Match[str]) -> str | None:
    if match.group() == "3M" or _PICTURE.match(match.group() + match.string[match.end() :]):
        return None
    if re.match(_RACES, match.string[match.end() :]):
        return f"{number(match['amount'])} K"
    alone = "." not in match["amount"] and not re.match(" [a-z]", match.string[match.end() :])
    if alone and (match["letter"] in "MB" or (match["letter"] == "K" and len(match["amount"]) < 3)):
        return None
    scale = {
        "k": "thousand",
        "m": "million",
        "b": "billion",
        "bn": "billion",
        "mn": "million",
        "tn": "trillion",
    }
    return f"{number(match['amount'])} {scale[match['letter'].lower()]}"


SCALED: tuple[Rule, ...] = (
    Rule(
        name="thousands and millions",
        pattern=rf"(?<![\w.,-])(?P<amount>{NUM})"
        r"(?P<letter>k|bn|mn|tn|[KmMbB](?= [a-z])|[KMB])(?![\w'’-])",
        say=_scaled,
        needs=DIGITS,
    ),
)

RULES: tuple[Rule, ...] = (
    Rule(
        name="wins, losses and ties",
        pattern=r"(?<![\w.,/-])(?!9-1-1\b)(?P<won>\d{1,3})-(?P<lost>\d{1,2})-(?P<tied>\d{1,2})"
        r"(?![\w/-]|[.,]\d)",
        say=_record,
        needs=frozenset("-"),
    ),
    Rule(
        name="equation",
        pattern=r"(?<=\d)\s?(?P<sign>[+*÷=]|[-−](?=[^=]*=))\s?(?=[-−]?\d)",
        say=_sign,
        needs=frozenset("+*÷="),
    ),
    Rule(
        name="equation",
        pattern=r"(?P<before>\b(?:[Ss]olve|[Cc]alculate|[Cc]ompute|[Ww]hat is|[Ww]hat's|"
        r"equation:?|equals?) \d+) "
        r"- (?=\d)",
        say=lambda m: f"{m['before']} minus ",
        needs=frozenset("-"),
    ),
    Rule(
        name="plus or minus",
        pattern=r"±\s?|\+/-\s?",
        say=lambda _: "plus or minus ",
        needs=frozenset("±+"),
    ),
    Rule(
        name="plus",
        pattern=r"(?<![\w+])\+\s?(?=\.?\d)",
        say=lambda _: "plus ",
        needs=frozenset("+"),
    ),
    Rule(
        name="more than",
        pattern=r"(?<=\d)\+(?!\w)",
        say=lambda _: " plus",
        needs=frozenset("+"),
    ),
    Rule(
        name="about",
        pattern=r"(?<!\w)[~≈]\s?(?=\d)",
        say=lambda _: "about ",
        needs=frozenset("~≈"),
    ),
    Rule(
        name="at least, at most, less than, more than",
        pattern=r"\s?(?P<sign>[≥≤<>]=?)\s?(?=[-−]?\.?\d)",
        say=lambda m: f" {_BOUNDS[m['sign']]} ",
        needs=frozenset("≥≤<>"),
    ),
    Rule(
        name="from number to number",
        pattern=rf"(?<![\w.,-])(?P<over>{NUM})\s?[-–—]\s?(?P<under>{NUM})(?![\w/-]|[.,]\d)"
        rf"(?!\s?[-–]\s?\d)",
        say=_score,
        needs=DIGITS,
    ),
    Rule(
        name="from number to number",
        pattern=rf"(?<![\w.,-])(?P<over>{NUM})\s?[-–]\s?(?P<under>{NUM})(?=-[a-z]|\s?percent)",
        say=_score,
        needs=DIGITS,
    ),
    Rule(
        name="ratio",
        pattern=r"(?<![\w.,:])(?P<over>\d+):(?P<under>\d+)(?![\w:]|[.,]\d)",
        say=_score,
        needs=frozenset(":"),
    ),
    Rule(
        name="ordinal",
        pattern=r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?P<ending>(?i:st|nd|rd|th))\b",
        say=_ordinal,
        needs=DIGITS,
    ),
    Rule(
        name="several numbers",
        pattern=r"(?<=[a-z]-)\d+(?=s\b)|(?<![\w.,])\d+(?='?s\b)",
        say=lambda m: cardinal(int(m.group())),
        needs=DIGITS,
    ),
    Rule(
        name="number in words",
        pattern=rf"(?<![\w.,$£€¥-])(?:(?<!\w )-|(?<=\s)[-−]|^[-−])?{NUM}{_EDGE}(?!-\d|/\d)",
        say=_number,
        needs=DIGITS,
    ),
    Rule(
        name="number in words",
        pattern=rf"(?<=[^\W\d_]-)(?<!\d-){NUM}{_EDGE}(?!-\d|/\d)",
        say=_number,
        needs=DIGITS,
    ),
)
