"""Streets, house numbers, saints and points of the compass, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import pairs
from producer.script.spoken.rewriting import CAP, DIGITS, Rule, full_stop

_STREETS = {
    "St": "Street",
    "Ave": "Avenue",
    "Av": "Avenue",
    "Blvd": "Boulevard",
    "Rd": "Road",
    "Dr": "Drive",
    "Ln": "Lane",
    "Ct": "Court",
    "Pl": "Place",
    "Sq": "Square",
    "Ter": "Terrace",
    "Cir": "Circle",
    "Pkwy": "Parkway",
    "Hwy": "Highway",
    "Expy": "Expressway",
    "Tpke": "Turnpike",
}
_COMPASS = {
    "N": "North",
    "S": "South",
    "E": "East",
    "W": "West",
    "NE": "Northeast",
    "NW": "Northwest",
    "SE": "Southeast",
    "SW": "Southwest",
}
_SAINTS = {"St": "Saint", "Sts": "Saints", "Ste": "Saint", "Mt": "Mount", "Ft": "Fort"}
_REGIONS = (
    "Carolina|Dakota|Korea|Africa|Sudan|Ireland|Virginia|Germany|Macedonia|America|Bank|Coast|"
    "Side|End|Broadway"
)
"""After an initial of the compass these are surely North, South, East or West."""
_ROAD_WORD = (
    "Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Terrace|Circle|Parkway|Highway|"
    "Expressway|Turnpike|Way|Pike|street"
)
_NAME = rf"(?:[{CAP}][\w'’]*|\d+(?:st|nd|rd|th))"


def _compass(match: re.Match[str]) -> str:
    return f"{match['number']} {_COMPASS[match['way']]}"


def _street(match: re.Match[str]) -> str:
    return f"{match['name']} {_STREETS[match['kind'].capitalize()]}{full_stop(match)}"


def _house(match: re.Match[str]) -> str:
    return pairs(int(match["number"]))


def _saint(match: re.Match[str]) -> str:
    if match["short"].capitalize() == "Mt" and match.string[match.end() :].startswith(" View"):
        return "Mountain"
    return _SAINTS[match["short"].capitalize()]


def _pointed(match: re.Match[str]) -> str:
    return f"{_COMPASS[match['way']]} "


def _after_street(match: re.Match[str]) -> str:
    return f" {_COMPASS[match['way'].replace('.', '')]}{full_stop(match)}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="street in full",
        pattern=rf"\b(?P<name>{_NAME}) (?P<kind>St|Dr|[Ss]t(?=\s*[\"#(,]|\.?$)|Ct|Pl|Sq|Ter|Cir)\b"
        rf"(?:\.(?!\s+[{CAP}])|(?!\.)(?=\s*[,;:\"#(]|\s*$)|\.(?=\s+(?:The|It|He|She|They|In|"
        rf"On)\b))",
        say=_street,
    ),
    Rule(
        name="street in full",
        pattern=rf"(?P<name>\b\d+ (?:[NSEW]\.? )?{_NAME}(?: {_NAME})?|\d(?:st|nd|rd|th)) "
        r"(?P<kind>[Ss]t|Dr)\b\.?",
        say=_street,
        needs=DIGITS,
    ),
    Rule(
        name="street in full",
        pattern=rf"\b(?P<name>{_NAME}) (?P<kind>Ave|Av|Blvd|Rd|Ln|Pkwy|Hwy|Expy|Tpke)\b\.?",
        say=_street,
    ),
    Rule(
        name="point of the compass",
        pattern=rf"\b(?P<number>\d+) (?P<way>[NS][EW]|[NSEW])\b\.?(?= {_NAME})",
        say=_compass,
        needs=DIGITS,
    ),
    Rule(
        name="point of the compass",
        pattern=rf"(?<![\w.-])(?P<way>[NSEW])\.? (?=(?:{_NAME} ){{1,3}}(?:{_ROAD_WORD})\b)",
        say=_pointed,
        needs=frozenset("NSEW"),
    ),
    Rule(
        name="point of the compass",
        pattern=rf"(?<![\w.-])(?P<way>[NSEW])\. (?=(?:{_REGIONS})\b)",
        say=_pointed,
        needs=frozenset("."),
    ),
    Rule(
        name="point of the compass",
        pattern=r"(?:(?<= Street)|(?<= Avenue)|(?<= Road)|(?<= Boulevard)|(?<= Place)),? "
        r"(?P<way>N\.?[EW]|S\.?[EW])\b\.?",
        say=_after_street,
        needs=frozenset("NS"),
    ),
    Rule(
        name="house number",
        pattern=rf"(?<![\w$£€,.-])(?P<number>\d{{3,4}})(?= (?:{_NAME} ){{1,3}}(?:{_ROAD_WORD})\b)",
        say=_house,
        needs=DIGITS,
    ),
    Rule(
        name="Saint, Mount, Fort",
        pattern=rf"\b(?P<short>Sts?|Ste|Mt|Ft|st|mt)\b\.?(?=\s[{CAP}])",
        say=_saint,
    ),
)
