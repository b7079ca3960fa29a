"""Numbers of roads, flights, aircraft, bills and stations, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, digits, number, pairs
from producer.script.spoken.places import POSTAL
from producer.script.spoken.rewriting import DIGITS, Rule

_ROADS = (
    "Interstate|Route|Highway|Hwy|Road|State Road|Flight|Boeing|Airbus|Room|Channel|"
    "Local|Area|Bus|Train|Studio|Building|Engine|Ladder|Precinct|District|House Bill|Senate Bill|"
    "Bill|Section|Rule|Title|Proposition|Prop|Measure|Amendment|Pier|Gate|Lot|Peugeot|Porsche|"
    "Ferrari|BMW|Mazda|Antonov|Tupolev|Ilyushin|Embraer|Fortune|HB|SB|SR|FM|Atari|Resolution"
)
_STATE_ROADS = "FL|GA|KY|NC|NH|NJ|NY|OH|TN|TX|WI|WV"
"""Codes that, before a number, mean the state: its road, or its seat in Congress."""


def _road(match: re.Match[str]) -> str | None:
    said = f"{match['name']} {pairs(int(match['number']))}"
    variant = match["variant"]
    return (
        f"{said} {pairs(int(variant)) if variant[0] != '0' else digits(variant)}"
        if variant
        else said
    )


def _state_road(match: re.Match[str]) -> str:
    return f"{POSTAL[match['state']]} {pairs(int(match['number']))}"


def _us_road(match: re.Match[str]) -> str:
    return f"{match['before']} {pairs(int(match['number']))}"


def _jet(match: re.Match[str]) -> str:
    variant = match["variant"] or match["version"]
    return pairs(int(match["number"])) + (f" {cardinal(int(variant))}" if variant else "")


def _interstate(match: re.Match[str]) -> str:
    return f"I {pairs(int(match['number']))}"


def _bill(match: re.Match[str]) -> str:
    """ "H.R. 5376" as "HR fifty-three seventy-six"."""
    name = match["bill"] or f"{match['chamber']}{match['kind']}"
    return f"{name} {pairs(int(match['number']))}"


def _frequency(match: re.Match[str]) -> str:
    return f"{match['band']} {number(match['number'])}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="road, flight or model",
        pattern=r"\bI-(?P<number>\d{1,3})\b",
        say=_interstate,
        needs=frozenset("-"),
    ),
    Rule(
        name="road, flight or model",
        pattern=rf"\b(?P<name>{_ROADS}) (?P<number>[1-9]\d{{0,3}})"
        r"(?:(?<=7\d7)-(?P<variant>\d{1,3}))?(?![\w%]|[.,/:-]\d| (?:percent|million))",
        say=_road,
        needs=DIGITS,
    ),
    Rule(
        name="road, flight or model",
        pattern=rf"(?<![\w.-])(?P<state>{_STATE_ROADS})[ -](?P<number>[1-9]\d{{0,3}})"
        r"(?![\w%]|[.,:/-]\d| (?:percent|million))",
        say=_state_road,
        needs=DIGITS,
    ),
    Rule(
        name="road, flight or model",
        pattern=r"(?P<before>\b(?:[Oo]n|[Aa]long|of|at|off|near|via|and|[Tt]ake|from) U\.?S\.?) "
        r"(?P<number>\d{3})(?![\w%]|[.,:/-]\d| [a-z]+(?:s|men)\b)",
        say=_us_road,
        needs=DIGITS,
    ),
    Rule(
        name="road, flight or model",
        pattern=r"(?<![\w.,$-])(?P<number>7[0-8]7)"
        r"(?:(?:-(?P<variant>\d{1,3}))?"
        r"(?= (?:MAX|Max|[Jj]ets?|Dreamliner|airliner|jetliner|aircraft|plane|freighter|cargo|"
        r"program|fleet|family|grounding|production line)\b)|"
        r"-(?P<version>8|9|10|[1-9]00)(?![\w%-]|[.,:]\d))",
        say=_jet,
        needs=frozenset("7"),
    ),
    Rule(
        name="number of a bill",
        pattern=r"\b(?:(?P<chamber>[HS])\.\s?(?P<kind>[BR])\.|(?P<bill>HR)) ?"
        r"(?P<number>[1-9]\d{0,3})(?![\w%]|[.,/:-]\d)",
        say=_bill,
        needs=DIGITS,
    ),
    Rule(
        name="radio frequency",
        pattern=r"\b(?P<band>FM|AM|fm) ?(?P<number>\d{2,4}(?:\.\d)?)\b",
        say=_frequency,
        needs=DIGITS,
    ),
)
