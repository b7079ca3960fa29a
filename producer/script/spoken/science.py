"""Notation of science in the news: species, variants, powers, temperatures, calibers."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import number, ordinal, pairs
from producer.script.spoken.rewriting import NUMBER_WORD, Rule

_DEGREES = {"C": "Celsius", "F": "Fahrenheit"}
_NEAR_DEGREES = (
    r"warming|rise|warmer|cooler|colder|hotter|heat|increase|limit|goal|target|threshold|above|"
    r"below|"
    r"overnight|today|tonight|tomorrow|outside|water|weather|mark|on|in|at|by|and|or|this"
)
_POWERS = {"2": "squared", "3": "cubed"}


def _power(match: re.Match[str]) -> str:
    """ "10^6" as "ten to the sixth", "5^2" as "five squared"."""
    base, power, sign = match["base"], match["power"], match["sign"]
    said = number(base) if base[0].isdigit() else base
    if power in _POWERS and not sign:
        return f"{said} {_POWERS[power]}"
    return f"{said} to the {'minus ' if sign else ''}{ordinal(int(power))}"


def _degrees(match: re.Match[str]) -> str:
    return f"{number(match['amount'])} degrees {_DEGREES[match['scale']]}"


def _degrees_after(match: re.Match[str]) -> str:
    return f"{match['before']}{_degrees(match)}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="species",
        pattern=rf"(?<![\w.])(?P<genus>[A-HJ-Z])\. (?!{NUMBER_WORD})(?=[a-z]{{3,}}\b)",
        say=lambda m: f"{m['genus']} ",
        needs=frozenset("."),
    ),
    Rule(
        name="letters and figures",
        pattern=r"(?<![\w.@/-])(?P<letters>[A-Z]{1,4})\.(?=\d{1,2}(?:\.\d{1,2})*(?!\w|\.\d|,\d))",
        say=lambda m: f"{m['letters']} ",
        needs=frozenset("."),
    ),
    Rule(
        name="carbon dioxide",
        pattern=r"(?<![\w.-])(?P<gas>CO)(?=2e?(?!\w))",
        say=lambda _: "C-O ",
        needs=frozenset("2"),
    ),
    Rule(
        name="power",
        pattern=r"(?<![\w.,^])(?P<base>\d+(?:\.\d+)?|[A-Za-z]{1,2})\^(?P<sign>[-−])?(?P<power>\d{1,3})(?![\w^])",
        say=_power,
        needs=frozenset("^"),
    ),
    Rule(
        name="temperature",
        pattern=r"(?<![\w.,$£€-])(?P<amount>-?\d{1,3}\.\d|-\d{1,3})\s?(?P<scale>[CF])(?![\w.-])",
        say=_degrees,
        needs=frozenset("CF"),
    ),
    Rule(
        name="temperature",
        pattern=r"\b(?P<before>(?:to|of|at|hit|over|above|below|under|about|near|reached|and|"
        r"or|exceeds?) )"
        r"(?P<amount>\d{1,3}) ?(?P<scale>[CF])"
        rf"(?=[,;:)!?]|\.?$|\.\s| (?:{_NEAR_DEGREES})\b)",
        say=_degrees_after,
        needs=frozenset("CF"),
    ),
    Rule(
        name="caliber",
        pattern=r"(?<!\w)\.(?P<bore>22|25|30|32|38|40|44|45|50|223|308|357)(?=[- ]?(?:cal|"
        r"Magnum|Special))",
        say=lambda m: pairs(int(m["bore"])),
        needs=frozenset("."),
    ),
)
