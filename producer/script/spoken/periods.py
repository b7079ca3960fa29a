"""Stretches of time as the news names them: quarters, fiscal years, seasons, opening days."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import ordinal, year
from producer.script.spoken.rewriting import DIGITS, Rule

_OF_A_SEASON = (
    r"(?: [a-z]+)? (?:season|school year|academic year|budget|biennium|term|campaign|session|"
    r"fiscal year|flu season|influenza season|winter|edition|roster|schedule|Season)\b"
)
_WHEN = (
    r"(?i:in|for|of|during|since|by|from|through|until|into|before|after|late|early|and|to|with)"
)


def _quarter(match: re.Match[str]) -> str | None:
    """ "in Q3 2024" as "in the third quarter of twenty twenty-four"."""
    if match["car"]:
        return None
    before = match["before"] or ""
    said = f"{ordinal(int(match['a'] or match['b']))} quarter"
    article = "the " if before else ""
    of = f" of {year(int(match['year']))}" if match["year"] else ""
    return f"{before}{article}{said}{of}"


def _fiscal(match: re.Match[str]) -> str:
    return "fiscal year " + (year(int(f"20{match['short']}")) if match["short"] else "")


def _season(match: re.Match[str]) -> str | None:
    """ "the 2020-21 season" as "the twenty twenty, twenty-one season"."""
    first, last = int(match["first"]), int(match["last"])
    if (first + 1) % 100 != last % 100 or len(match["last"]) not in (2, 4):
        return None
    second = year(first + 1) if len(match["last"]) == 4 or last < 10 else year(last)
    return f"{year(first)}, {second}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="quarter of a year",
        pattern=rf"(?P<before>\b{_WHEN} )?(?P<car>\b[Aa]udi )?(?<![\w.$-])"
        r"(?:Q(?P<a>[1-4])|(?P<b>[1-4])Q)(?![\w:]|[.,-]\d)(?:,? (?:of )?(?P<year>20\d\d)(?!\w))?",
        say=_quarter,
        needs=frozenset("Q"),
    ),
    Rule(
        name="fiscal year",
        pattern=r"\bFY[ -]?'?(?:(?=20\d\d)|(?P<short>\d\d)(?![\w/]|[.,]\d))",
        say=_fiscal,
        needs=frozenset("F"),
    ),
    Rule(
        name="season",
        pattern=r"(?<![\w.,$£€/-])(?P<first>19\d\d|20\d\d)[-–/](?P<last>\d{4}|\d\d)"
        rf"(?={_OF_A_SEASON})",
        say=_season,
        needs=DIGITS,
    ),
    Rule(
        name="about a year",
        pattern=r"\b(?P<circa>c|ca)\.\s?(?=[1-9]\d{2,3}\b)",
        say=lambda _: "circa ",
        needs=frozenset("."),
    ),
)
