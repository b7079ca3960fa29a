"""States, and the home states of politicians, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import digits
from producer.script.spoken.rewriting import CAP, DIGITS, NUMBER_WORD, Rule, full_stop

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
POSTAL = {
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
_STATES = {**_AP, **POSTAL}
_CERTAIN = "Ala Ariz Calif Conn Fla Ky Mich Minn Okla Tenn Wis Wyo W.Va N.J N.Y N.H".split()
"""Nothing else is written like these."""
_DOUBTFUL = {"OK", "HI", "OR", "ME", "IN", "MD", "PA", "MA", "MS", "CO", "ID", "LA", "DE", "AL"}
"""Also words, or degrees after a person's name: a state only before a ZIP code."""

_AP_ANY = "|".join(re.escape(s) for s in sorted(_AP, key=len, reverse=True))
_POSTAL_ANY = "|".join(POSTAL)
_FULL_ANY = "|".join(sorted(set(_STATES.values()) - {"DC"}, key=len, reverse=True))
_TOWN = re.compile(rf"[{CAP}][\w.'’-]*, $")
_PARTIES = {"R": "Republican", "D": "Democrat", "I": "Independent"}


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


_POINTS = {"N": "north", "S": "south", "E": "east", "W": "west"}


def _compass(match: re.Match[str]) -> str | None:
    """ "12 km SW of" as southwest, "NNW of" as north-northwest."""
    point = match["point"]
    said = "".join(_POINTS[each] for each in point[-2:])
    return f"{match['before']}{_POINTS[point[0]]}-{said}" if point[2:] else match["before"] + said


RULES: tuple[Rule, ...] = (
    Rule(
        name="point of the compass",
        pattern=r"(?P<before>\b(?:miles?|mi|km|kilomet(?:er|re)s?)\.? )"
        r"(?P<point>[NS][EW]|[NS]{2}[EW]|[EW][NS][EW]|[NESW])(?= of )",
        say=_compass,
        needs=frozenset("NESW"),
    ),
    Rule(
        name="party and state",
        pattern=rf"(?:\s*(?P<open>\()|\b)(?P<party>[RDI])-(?P<place>{_AP_ANY}|{_POSTAL_ANY}|"
        rf"{_FULL_ANY}|"
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
        pattern=rf"(?<=\w, )(?P<state>{_POSTAL_ANY})\b(?!['’\w-]| {NUMBER_WORD}| (?:and|or|"
        rf"&) [A-Z])"
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
)
