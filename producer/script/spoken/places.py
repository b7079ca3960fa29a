"""States, streets, saints and the home states of politicians, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import digits, pairs
from producer.script.spoken.rewriting import CAP, DIGITS, Rule, full_stop

_AP = {
    "Ala": "Alabama",
    "Ariz": "Arizona",
    "Ark": "Arkansas",
    "Calif": "California",
    "Colo": "Colorado",
    "Conn": "Connecticut",
    "Del": "Delaware",
    "Fla": "Florida",
    "Ga": "Georgia",
    "Ill": "Illinois",
    "Ind": "Indiana",
    "Kan": "Kansas",
    "Ky": "Kentucky",
    "La": "Louisiana",
    "Mass": "Massachusetts",
    "Md": "Maryland",
    "Mich": "Michigan",
    "Minn": "Minnesota",
    "Miss": "Mississippi",
    "Mo": "Missouri",
    "Mont": "Montana",
    "N.C": "North Carolina",
    "N.D": "North Dakota",
    "N.H": "New Hampshire",
    "N.J": "New Jersey",
    "N.M": "New Mexico",
    "N.Y": "New York",
    "Neb": "Nebraska",
    "Nev": "Nevada",
    "Okla": "Oklahoma",
    "Ore": "Oregon",
    "Pa": "Pennsylvania",
    "R.I": "Rhode Island",
    "S.C": "South Carolina",
    "S.D": "South Dakota",
    "Tenn": "Tennessee",
    "Tex": "Texas",
    "Va": "Virginia",
    "Vt": "Vermont",
    "W.Va": "West Virginia",
    "Wash": "Washington",
    "Wis": "Wisconsin",
    "Wyo": "Wyoming",
    "D.C": "DC",
    "P.R": "Puerto Rico",
}
"""AP style, without the last period."""
_POSTAL = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
    "DC": "DC",
}
_STATES = {**_AP, **_POSTAL}
_CERTAIN = "Ala Ariz Calif Conn Fla Ky Mich Minn Okla Tenn Wis Wyo W.Va N.J N.Y N.H".split()
"""Nothing else is written like these."""
_DOUBTFUL = {"OK", "HI", "OR", "ME", "IN", "MD", "PA", "MA", "MS", "CO", "ID", "LA", "DE", "AL"}
"""Also words, or degrees after a person's name: a state only before a ZIP code."""

_AP_ANY = "|".join(re.escape(s) for s in sorted(_AP, key=len, reverse=True))
_POSTAL_ANY = "|".join(_POSTAL)
_FULL_ANY = "|".join(sorted(set(_STATES.values()) - {"DC"}, key=len, reverse=True))
_TOWN = re.compile(rf"[{CAP}][\w.'’-]*, $")
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "Independent"}
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
_ROAD_WORD = (
    "Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Square|Terrace|Circle|Parkway|Highway|"
    "Expressway|Turnpike|Way|Pike|street"
)
_NAME = rf"(?:[{CAP}][\w'’]*|\d+(?:st|nd|rd|th))"


def _member(match: re.Match[str]) -> str:
    place = match["place"].rstrip(".")
    bracketed = bool(match["open"])
    said = f"{_PARTIES[match['party']]} of {_STATES.get(place, place)}"
    if not bracketed:
        return f"{said}{full_stop(match)}"
    return f", {said}, "


def _party(match: re.Match[str]) -> str:
    return f", {_PARTIES[match['party']]}, "


def _state(match: re.Match[str]) -> str | None:
    certain = match["state"] in _CERTAIN
    if not certain and not _TOWN.search(match.string, 0, match.start()):
        return None
    if match["state"] == "Miss" and full_stop(match):
        return None
    return f"{_AP[match['state']]}{full_stop(match)}"


def _postal(match: re.Match[str]) -> str | None:
    zip_code = match["zip"]
    if not zip_code and match["state"] in _DOUBTFUL:
        return None
    said = _STATES[match["state"]]
    return f"{said} {digits(zip_code)}" if zip_code else said


def _zip(match: re.Match[str]) -> str:
    return f"{match['state']} {digits(match['zip'])}"


def _compass(match: re.Match[str]) -> str:
    return f"{match['number']} {_COMPASS[match['way']]}"


def _street(match: re.Match[str]) -> str:
    return f"{match['name']} {_STREETS[match['kind'].capitalize()]}{full_stop(match)}"


def _house(match: re.Match[str]) -> str:
    return pairs(int(match["number"]))


def _saint(match: re.Match[str]) -> str:
    return {"St": "Saint", "Ste": "Saint", "Mt": "Mount", "Ft": "Fort"}[match["short"].capitalize()]


RULES: tuple[Rule, ...] = (
    Rule(
        name="party and state",
        pattern=rf"(?:\s*(?P<open>\()|\b)(?P<party>[RDI])-(?P<place>{_AP_ANY}|{_POSTAL_ANY}|{_FULL_ANY}|"
        rf"(?<=\(.-)[{CAP}][a-z]+(?: [{CAP}][a-z]+)?|"
        rf"(?<=, [RD]-)(?!Day\b)[{CAP}][a-z]+(?: [{CAP}][a-z]+)?(?=,))\b\.?(?(open)\))",
        say=_member,
        needs=frozenset("-"),
    ),
    Rule(
        name="party",
        pattern=r"\s*\((?P<party>[RDI])\)",
        say=_party,
        needs=frozenset("("),
    ),
    Rule(
        name="state in full",
        pattern=rf"(?:(?<=[\w.], )|\b(?={'|'.join(re.escape(s) for s in _CERTAIN)}))"
        rf"(?P<state>{_AP_ANY})\.(?=[\s,;:.?!'’\")-]|$)",
        say=_state,
        needs=frozenset("."),
    ),
    Rule(
        name="state in full",
        pattern=rf"(?<=\w, )(?P<state>{_POSTAL_ANY})\b(?!['’\w-]| (?:and|or|&) [A-Z])"
        r"(?:,? (?P<zip>\d{5}(?:-\d{4})?)\b)?",
        say=_postal,
        needs=frozenset(","),
    ),
    Rule(
        name="ZIP code",
        pattern=rf"\b(?P<state>{'|'.join(_AP.values())}),? (?P<zip>\d{{5}}(?:-\d{{4}})?)\b",
        say=_zip,
        needs=DIGITS,
    ),
    Rule(
        name="street in full",
        pattern=rf"\b(?P<name>{_NAME}) (?P<kind>St|Dr|[Ss]t(?=\s*[\"#(,]|\.?$)|Ct|Pl|Sq|Ter|Cir)\b"
        rf"(?:\.(?!\s+[{CAP}])|(?!\.)(?=\s*[,;:\"#(]|\s*$)|\.(?=\s+(?:The|It|He|She|They|In|On)\b))",
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
        name="house number",
        pattern=rf"(?<![\w$£€,.-])(?P<number>\d{{3,4}})(?= (?:{_NAME} ){{1,3}}(?:{_ROAD_WORD})\b)",
        say=_house,
        needs=DIGITS,
    ),
    Rule(
        name="Saint, Mount, Fort",
        pattern=rf"\b(?P<short>St|Ste|Mt|Ft|st)\b\.?(?=\s[{CAP}])",
        say=_saint,
    ),
)
