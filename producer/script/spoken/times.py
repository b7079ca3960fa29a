"""Times of day, as radio says them: "seven thirty PM", "oh three hundred GMT"."""

from __future__ import annotations

import re

from producer.script.spoken.dates import short_year
from producer.script.spoken.numbers import cardinal, number
from producer.script.spoken.rewriting import DIGITS, Rule, full_stop

_ZONES = {"E": "Eastern", "C": "Central", "M": "Mountain", "P": "Pacific"}
_MERIDIEM = r"(?P<half>[aApP])\s?\.?\s?[mM]\b(?:\s?\.(?!\w))?"
_CLOCK = r"(?P<hour>[01]?\d|2[0-4])"


def _half(match: re.Match[str]) -> str:
    return f"{match['half'].upper()}M{full_stop(match)}"


def _clock(hour: str, minute: str | None) -> str:
    if not minute or minute == "00":
        return cardinal(int(hour))
    return f"{cardinal(int(hour))} {short_year(int(minute))}"


def _twelve_hours(match: re.Match[str]) -> str:
    return f"{_clock(match['hour'], match['minute'])} {_half(match)}"


def _hours_range(match: re.Match[str]) -> str:
    word = match["start"]
    start = _clock(word, match["start_minute"]) if word.isdigit() else word
    half = (match["start_half"] or "").upper()
    return f"{start} {half}M to " if half else f"{start} to "


def _stopwatch(match: re.Match[str]) -> str:
    units = zip(match.group("h", "m", "s"), ("hour", "minute", "second"), strict=True)
    parts = [f"{cardinal(int(n))} {unit}{'' if int(n) == 1 else 's'}" for n, unit in units]
    return f"{parts[0]}, {parts[1]} and {parts[2]}"


def _race(match: re.Match[str]) -> str:
    minutes = int(match["m"])
    seconds = number(match["s"].removeprefix("0"))
    return f"{cardinal(minutes)} minute{'' if minutes == 1 else 's'}, {seconds} seconds"


def _time(match: re.Match[str]) -> str:
    hour, minute = int(match["hour"]), match["minute"]
    if minute == "00":
        full = "hundred" if hour > 12 else "o'clock"
        return f"{cardinal(hour)} {full}"
    return _clock(match["hour"], minute)


def _military(match: re.Match[str]) -> str:
    hour, minute = match["hour"], match["minute"]
    said = f"{short_year(int(hour)) if hour[0] == '0' else cardinal(int(hour))} "
    return said + ("hundred" if minute == "00" else short_year(int(minute)))


RULES: tuple[Rule, ...] = (
    Rule(
        name="time zone",
        pattern=r"(?:(?<=[AaPp][Mm] )|(?<=[AaPp]\.[Mm]\. )|(?<=:\d\d ))(?P<zone>[ecmp][sd]t|"
        r"gmt|utc)\b",
        say=lambda m: m["zone"].upper(),
        needs=frozenset("t"),
    ),
    Rule(
        name="time of day",
        pattern=r"(?<![\w.,:$-])(?P<hour>[01]\d|2[0-3]):?(?P<minute>[0-5]\d)"
        r"(?=(?: hours)? (?:GMT|UTC|BST|CET|hours)\b)",
        say=_military,
        needs=DIGITS,
    ),
    Rule(
        name="minutes and seconds",
        pattern=r"(?<![\w:.])(?P<m>\d{1,2}):(?P<s>[0-5]\d\.\d{1,3})(?![\w:]|\.\d)",
        say=_race,
        needs=frozenset(":"),
    ),
    Rule(
        name="seconds",
        pattern=r"(?<![\w.,:$£€])(?P<s>\d{1,3}\.\d{1,3})(?:s|\s?secs?\b\.?)(?!\w)",
        say=lambda m: f"{number(m['s'])} seconds{full_stop(m)}",
        needs=frozenset("."),
    ),
    Rule(
        name="hours, minutes, seconds",
        pattern=r"(?<![\w:.])(?P<h>\d{1,2}):(?P<m>[0-5]\d):(?P<s>[0-5]\d)(?![\w:]|\.\d)",
        say=_stopwatch,
        needs=frozenset(":"),
    ),
    Rule(
        name="from hour to hour",
        pattern=r"(?<=\d:\d\d)\s?[-–]\s?(?=(?:1[0-2]|\d)(?::\d\d)?(?![\w%/-]|[.,]\d))",
        say=lambda _: " to ",
        needs=frozenset(":"),
    ),
    Rule(
        name="from hour to hour",
        pattern=r"(?<![\w:.$])(?P<start>[01]?\d|midnight|noon)(?::(?P<start_minute>[0-5]\d))?"
        r"(?:\s?(?P<start_half>[aApP])\.?[mM]\b\.?)?\s?[-–]\s?"
        r"(?=[01]?\d(?::[0-5]\d)?\s?[aApP]\.?\s?[mM]\b)",
        say=_hours_range,
        needs=DIGITS,
    ),
    Rule(
        name="time of day",
        pattern=rf"(?<![\w:.$]){_CLOCK}(?:[:.](?P<minute>[0-5]\d))?\s?{_MERIDIEM}",
        say=_twelve_hours,
        needs=DIGITS,
    ),
    Rule(
        name="time zone",
        pattern=r"(?<=[AP]M[ ,])\s?\(?(?P<zone>[ECMP])T\b\)?(?!/)",
        say=lambda m: f" {_ZONES[m['zone']]} time",
        needs=frozenset("T"),
    ),
    Rule(
        name="a.m. and p.m.",
        pattern=r"(?<=\d |\w )(?P<half>[aApP])\.\s?[mM]\b\.?",
        say=_half,
        needs=frozenset("."),
    ),
    Rule(
        name="time of day",
        pattern=rf"(?<![\w:.,$]){_CLOCK}:(?P<minute>[0-5]\d)(?![\w:]|\.\d)",
        say=_time,
        needs=frozenset(":"),
    ),
)
