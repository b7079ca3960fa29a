"""Scores, records and averages, as sports announcers say them."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, digits, pairs
from producer.script.spoken.rewriting import DIGITS, Rule

_ALONE = r"(?![\w%/-]|[.,:]\d|\s?percent)"
_WON = (
    r"(?:wins?|won|victor(?:y|ies)|loss(?:es)?|lost|lead|led|beat|defeated|edged|shutout|triumph)"
)
_RECORD = (
    r"(?:record(?: of| is| was)?|improve[sd]?(?: to)?|drop(?:s|ped)(?: to)|f[ea]ll(?:s)? to|"
    r"finish(?:ed|es)?|are now|is now|now|started|opened|(?<!odds )are)"
)
_HITTING = r"(?:bat(?:s|ted|ting)|hit(?:s|ting)?|slugg(?:ed|ing)|average of|percentage of)"


def _team(match: re.Match[str]) -> str:
    """ "49ers" as "forty-niners"."""
    said = cardinal(int(match["number"]))
    return f"{said}rs" if said.endswith("e") else f"{said}ers"


def _even(match: re.Match[str]) -> str:
    side = cardinal(int(match["side"]))
    return f"{side}-{side}"


def _record(match: re.Match[str]) -> str:
    return _and(match["won"], match["lost"])


def _records(match: re.Match[str]) -> str:
    within = match["won_within"]
    also = f", {_and(within, match['lost_within'])}" if within else ""
    return f"({_record(match)}{also}{match['rest']})"


def _and(won: str, lost: str) -> str:
    """ "12-0" as "twelve and oh"."""
    return f"{cardinal(int(won))} and {cardinal(int(lost)) if int(lost) else 'oh'}"


def _to_nothing(match: re.Match[str]) -> str:
    return f"{cardinal(int(match['goals']))} to nothing"


def _average(match: re.Match[str]) -> str:
    """ ".300" as "three hundred", ".275" as "two seventy-five"."""
    figures = match["average"]
    return digits(figures) if figures[0] == "0" else pairs(int(figures))


RULES: tuple[Rule, ...] = (
    Rule(
        name="team named by a number",
        pattern=r"(?<![\w.,$])(?P<number>[1-9]\d)ers\b",
        say=_team,
        needs=DIGITS,
    ),
    Rule(
        name="even sides",
        pattern=rf"(?<![\w.,/:$-])(?P<side>\d{{1,3}})[-–](?P=side){_ALONE}"
        r"|(?<![\w.,/:$])(?P<half>50):50(?![\w:%]|[.,]\d)",
        say=lambda m: _even(m) if m["side"] else "fifty-fifty",
        needs=DIGITS,
    ),
    Rule(
        name="even sides",
        pattern=r"(?<=[a-z]-)50:50(?![\w:%]|[.,]\d)",
        say=lambda _: "fifty-fifty",
        needs=frozenset(":"),
    ),
    Rule(
        name="wins and losses",
        pattern=rf"\b(?P<before>{_RECORD}) (?P<won>\d{{1,3}})[-–](?P<lost>\d{{1,3}}){_ALONE}",
        say=lambda m: f"{m['before']} {_record(m)}",
        needs=DIGITS,
    ),
    Rule(
        name="wins and losses",
        pattern=r"(?<![\w.,/:$-])(?P<won>\d{1,3})[-–](?P<lost>\d{1,3})(?= "
        r"(?:overall )?record\b)",
        say=_record,
        needs=DIGITS,
    ),
    Rule(
        name="wins and losses",
        # "(9-1, 6-1)": in all, and within the league
        pattern=r"(?<=[a-z] )\((?P<won>\d{1,2})[-–](?P<lost>\d{1,2})"
        r"(?:, (?P<won_within>\d{1,2})[-–](?P<lost_within>\d{1,2}))?(?P<rest>[^()\d]*)\)",
        say=_records,
        needs=frozenset("("),
    ),
    Rule(
        name="score to nothing",
        pattern=rf"(?<![\w.,/:$-])(?P<goals>[1-9]\d?)[-–]0(?= {_WON}\b){_ALONE}",
        say=_to_nothing,
        needs=frozenset("0"),
    ),
    Rule(
        name="score to nothing",
        pattern=rf"(?P<before>\b{_WON}(?: [\w'.]+){{0,4}}?),? (?P<goals>[1-9]\d?)[-–]0{_ALONE}",
        say=lambda m: f"{m['before']} {_to_nothing(m)}",
        needs=frozenset("0"),
    ),
    Rule(
        name="batting average",
        pattern=rf"(?:(?P<before>\b{_HITTING}) |(?<!\w))\.(?P<average>\d{{3}})(?!\w)"
        r"(?(before)| (?=hitter|average|batting|hitting))",
        say=lambda m: f"{m['before']} {_average(m)}" if m["before"] else f"{_average(m)} ",
        needs=frozenset("."),
    ),
)
