"""Dates, years and decades, as radio says them: "August ninth", "nineteen ninety-nine"."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, decade, ordinal, pairs, year
from producer.script.spoken.rewriting import COUNTED, DIGITS, Rule, full_stop

_MONTHS = (
    "January February March April May June July August September October November December"
).split()
_SHORT = {m[:3].lower(): m for m in _MONTHS}
_MONTH_NAME = (
    r"May|MAY|March|MARCH|Mar\b\.?|(?i:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?: ?\.)?"
)
_MONTH = rf"(?P<month>{_MONTH_NAME})"
_DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d|,\d|\.\d)"
_WEEKDAYS = {
    "Mon": "Monday",
    "Tues": "Tuesday",
    "Tue": "Tuesday",
    "Wed": "Wednesday",
    "Thurs": "Thursday",
    "Thur": "Thursday",
    "Thu": "Thursday",
    "Fri": "Friday",
    "Sat": "Saturday",
    "Sun": "Sunday",
}


_WEEKDAY = "|".join(dict.fromkeys((*_WEEKDAYS.values(), *_WEEKDAYS)))


def _day(written: str) -> str:
    return _WEEKDAYS.get(written, written)


def _month(written: str) -> str:
    return _SHORT[written[:3].lower()]


def month_day(month: str, day: int, in_year: str | None = None) -> str:
    """ "August ninth", "August ninth, twenty twenty-one": American radio's order."""
    said = f"{month} {ordinal(day)}"
    return f"{said}, {year(int(in_year))}" if in_year else said


def _american(match: re.Match[str]) -> str | None:
    last = match["last"]
    if last and int(last) <= int(match["day"]):
        return None
    said = month_day(_month(match["month"]), int(match["day"]))
    said += f" to {ordinal(int(last))}" if last else ""
    return f"{said}, {year(int(match['year']))}" if match["year"] else said


def _british(match: re.Match[str]) -> str:
    said = month_day(_month(match["month"]), int(match["day"]), match["year"])
    return said + ("" if match["year"] else full_stop(match))


def _month_year(match: re.Match[str]) -> str:
    return f"{_month(match['month'])} {year(int(match['year']))}"


def _month_alone(match: re.Match[str]) -> str:
    return f"{_month(match['month'])}{full_stop(match)}"


def _weekday(match: re.Match[str]) -> str:
    return f"{_WEEKDAYS[match['short']]}{full_stop(match)}"


def _numeric(match: re.Match[str]) -> str | None:
    """Month first where it can be, as Americans write; the day first where it can't."""
    month, day = int(match["month"]), int(match["day"])
    if month > 12:
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    in_year = match["year"]
    if len(in_year) == 4:
        return month_day(_MONTHS[month - 1], day, in_year)
    return f"{month_day(_MONTHS[month - 1], day)}, {short_year(int(in_year))}"


def _numeric_month(match: re.Match[str]) -> str:
    return f"{_MONTHS[int(match['month']) - 1]} {year(int(match['year']))}"


def _numeric_day(match: re.Match[str]) -> str | None:
    """ "on 1/4" is a date; elsewhere a fraction may be meant, but no one counts in twentieths."""
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    if not match["on"] and (day in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16) or month >= day):
        return None
    return (match["on"] or "") + month_day(_MONTHS[month - 1], day)


def short_year(n: int) -> str:
    return f"oh {cardinal(n)}" if n < 10 else cardinal(n)


def _decade(match: re.Match[str]) -> str:
    return decade(int(match["decade"]))


def _class_of(match: re.Match[str]) -> str:
    return short_year(int(match["year"]))


def _years(match: re.Match[str]) -> str | None:
    first, last = match["first"], match["last"]
    if len(last) == 2:
        if int(last) <= int(first[2:]):
            return None
        return f"{year(int(first))} to {short_year(int(last))}"
    if int(last) <= int(first):
        return None
    return f"{year(int(first))} to {year(int(last))}"


def _era(match: re.Match[str]) -> str:
    return f"{pairs(int(match['year']))} {match['era'].replace('.', '').upper()}{full_stop(match)}"


def _year(match: re.Match[str]) -> str:
    return year(int(match["year"]))


RULES: tuple[Rule, ...] = (
    Rule(
        name="from weekday to weekday",
        pattern=rf"\b(?P<first>{_WEEKDAY})\b\.?\s?[-–]\s?(?P<last>{_WEEKDAY})\b\.?",
        say=lambda m: f"{_day(m['first'])} through {_day(m['last'])}{full_stop(m)}",
        needs=frozenset("-–"),
    ),
    Rule(
        name="from date to date",
        pattern=rf"(?P<start>\b(?:{_MONTH_NAME}) ?\d{{1,2}}(?:, \d{{4}})?)\s?[-–]\s?"
        rf"(?=(?:{_MONTH_NAME}) ?\d)",
        say=lambda m: f"{m['start']} to ",
        needs=frozenset("-–"),
    ),
    Rule(
        name="weekday in full",
        pattern=rf"\b(?P<short>{'|'.join(_WEEKDAYS)})\.(?=,|\s+(?:{_MONTH_NAME})|\s+\d|"
        r"\s+(?:at|and|to|night|morning|afternoon|evening)\b)",
        say=_weekday,
        needs=frozenset("."),
    ),
    Rule(
        name="day and month",
        pattern=rf"(?<![\w/.,:$-]){_DAY}[ -]{_MONTH}(?!\w|-(?!\d{{4}}))(?:(?:,? |-){_YEAR})?",
        say=_british,
        needs=DIGITS,
    ),
    Rule(
        name="month and day",
        pattern=rf"\b{_MONTH}[\s-]{_DAY}(?![\w/:%]|\.\d|,\d{{3}}(?!\d)| (?:{COUNTED})\b)"
        r"(?:\s?[-–]\s?(?P<last>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)?\b)?"
        r"(?:\s?,?\s?(?<=[\s,])(?P<year>[12]\d{3})(?!\d|,\d|\.\d))?",
        say=_american,
        needs=DIGITS,
    ),
    Rule(
        name="month and year",
        pattern=rf"\b{_MONTH},?\s{_YEAR}(?!s\b)",
        say=_month_year,
        needs=DIGITS,
    ),
    Rule(
        name="month in full",
        pattern=r"\b(?P<month>Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.(?=\s|,|$|['’)\"])",
        say=_month_alone,
        needs=frozenset("."),
    ),
    Rule(
        name="date in figures",
        pattern=r"(?<![\w./-])(?P<year>[12]\d{3})(?P<mark>[-/])(?P<month>\d{1,2})(?P=mark)"
        r"(?P<day>\d{1,2})(?![\w/-]|\.\d)",
        say=_numeric,
        needs=frozenset("-/"),
    ),
    Rule(
        name="date in figures",
        pattern=r"(?<![\w./-])(?P<month>\d{1,2})(?P<mark>[-/.])(?P<day>\d{1,2})(?P=mark)"
        r"(?P<year>[12]\d{3}|\d{2})(?![\w/-]|\.\d)",
        say=_numeric,
        needs=frozenset("-/."),
    ),
    Rule(
        name="date in figures",
        pattern=r"(?<![\w./-])(?P<month>1[0-2]|0?[1-9])/(?P<year>19\d\d|20\d\d)(?![\w/-]|[.,]\d)",
        say=_numeric_month,
        needs=frozenset("/"),
    ),
    Rule(
        name="nine eleven",
        pattern=r"(?<![\w/])9/11(?![\w/])",
        say=lambda _: "nine eleven",
        needs=frozenset("/"),
    ),
    Rule(
        name="round the clock",
        pattern=r"(?<![\w/])24/7(?![\w/])",
        say=lambda _: "twenty-four seven",
        needs=frozenset("/"),
    ),
    Rule(
        name="date in figures",
        pattern=r"(?P<on>\b(?:[Oo]n|[Ss]ince|[Uu]ntil|[Bb]y) )?(?<![\w./-])(?P<month>\d{1,2})/"
        r"(?P<day>\d{1,2})(?![\w/-]|\.\d)",
        say=_numeric_day,
        needs=frozenset("/"),
    ),
)

YEARS: tuple[Rule, ...] = (
    Rule(
        name="from decade to decade",
        pattern=r"(?<=\d0s)\s?[-–]\s?(?='?\d{2,4}'?s\b)",
        say=lambda _: " to ",
        needs=DIGITS,
    ),
    Rule(
        name="decade",
        pattern=r"(?<![\w.,$£€])'?(?P<decade>[1-9]\d{0,2}0|[2-9]0)'?s\b",
        say=_decade,
        needs=DIGITS,
    ),
    Rule(
        name="from year to year",
        pattern=r"(?<![\w.,$£€/-])(?P<first>1[1-9]\d\d|20\d\d)\s?[-–]\s?(?P<last>[12]\d{3}|\d\d)"
        r"(?![\w%/-]|[.,]\d)",
        say=_years,
        needs=frozenset("-–"),
    ),
    Rule(
        name="from year to year",
        pattern=r"(?<!\w)(?P<first>'\d\d)\s?[-–]\s?(?='\d\d(?!\w|'))",
        say=lambda m: f"{m['first']} to ",
        needs=frozenset("'"),
    ),
    Rule(
        name="year of an era",
        pattern=r"(?<![\w.,])(?P<year>\d{1,4}) (?P<era>B\.?C\.?E|C\.E|B\.?C|A\.?D)\b\.?",
        say=_era,
        needs=DIGITS,
    ),
    Rule(
        name="year",
        pattern=r"(?<!\w)'(?P<year>\d\d)(?![\w.,]\d|\w|')",
        say=_class_of,
        needs=frozenset("'"),
    ),
    Rule(
        name="year",
        pattern=r"(?<![\w.,$£€¥/:+#])(?<!\d-)(?P<year>1[0-9]\d\d|20\d\d)"
        rf"(?![\w%°]|[.,:/]\d|-\d| (?:{COUNTED}|m|km|kg|cc|hp|rpm|mph|ft|mi|lbs?|[MG]B|[kM]W)\b)",
        say=_year,
        needs=DIGITS,
    ),
)
