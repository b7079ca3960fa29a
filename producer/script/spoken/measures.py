"""Numbers with a unit, as they are said: "twelve kilograms", "a ten kilometer race"."""

from __future__ import annotations

import re

from producer.script.spoken.money import attributive
from producer.script.spoken.numbers import number
from producer.script.spoken.rewriting import DIGITS, NUM, Rule, full_stop

_UNITS = {
    "km": "kilometer",
    "kms": "kilometer",
    "cm": "centimeter",
    "mm": "millimeter",
    "m": "meter",
    "kg": "kilogram",
    "kgs": "kilogram",
    "mg": "milligram",
    "g": "gram",
    "lb": "pound",
    "lbs": "pound",
    "oz": "ounce",
    "yd": "yard",
    "yds": "yard",
    "mi": "mile",
    "ft": "foot",
    "gal": "gallon",
    "qt": "quart",
    "ml": "milliliter",
    "mL": "milliliter",
    "L": "liter",
    "l": "liter",
    "hr": "hour",
    "hrs": "hour",
    "min": "minute",
    "mins": "minute",
    "sec": "second",
    "secs": "second",
    "ms": "millisecond",
    "mo": "month",
    "yr": "year",
    "yrs": "year",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kilowatt hour",
    "MWh": "megawatt hour",
    "kV": "kilovolt",
    "Hz": "hertz",
    "kHz": "kilohertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "KB": "kilobyte",
    "kB": "kilobyte",
    "MB": "megabyte",
    "GB": "gigabyte",
    "TB": "terabyte",
    "dB": "decibel",
    "hp": "horsepower",
    "ha": "hectare",
    "acre": "acre",
    "V": "volt",
    "W": "watt",
    "Wh": "watt hour",
    "TWh": "terawatt hour",
    "GWh": "gigawatt hour",
    "TW": "terawatt",
    "μg": "microgram",
    "mcg": "microgram",
    "μm": "micrometer",
    "nm": "nanometer",
    "tsp": "teaspoon",
    "tbsp": "tablespoon",
    "bps": "basis point",
    "in": "inch",
    "lb-ft": "pound-foot",
    "inch": "inch",
}
_RATES = {
    "mph": "mile|per hour",
    "m.p.h": "mile|per hour",
    "kph": "kilometer|per hour",
    "kmh": "kilometer|per hour",
    "km/h": "kilometer|per hour",
    "m/s": "meter|per second",
    "mpg": "mile|per gallon",
    "mbps": "megabit|per second",
    "Mbps": "megabit|per second",
    "Gbps": "gigabit|per second",
    "rpm": "revolution|per minute",
    "bpm": "beat|per minute",
    "psi": "pound|per square inch",
    "fps": "frame|per second",
    "cc/s": "cc|per second",
    "ppm": "part|per million",
    "ppb": "part|per billion",
}
_POWERS = {"sq": "square", "cu": "cubic", "2": "square", "3": "cubic"}
_IRREGULAR = {
    "foot": "feet",
    "pound-foot": "pound-feet",
    "inch": "inches",
    "hertz": "hertz",
    "horsepower": "horsepower",
    "cc": "cc",
}
_DEGREES = {
    "C": " Celsius",
    "F": " Fahrenheit",
    "K": " Kelvin",
    "N": " north",
    "S": " south",
    "E": " east",
    "W": " west",
}

_AFTER_FEET = re.compile(r"(?:ft\.?|feet),? $")
_PART = re.compile(
    r"(?:(?<!and )|^)\b(?:one|two|three|four|five|seven) (?:half|quarters?|thirds?|fifths?|"
    r"eighths?) $"
)
"""A part of one is of the singular: "one half ounce", "three quarters kilogram"."""
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_RATE = "|".join(
    re.escape(r).replace("/", "\\s?/\\s?") for r in sorted(_RATES, key=len, reverse=True)
)
_NUMBER = rf"(?<![\w.,$£€/:])(?<![A-Z]-)(?P<amount>-?{NUM})"


def _units(name: str, amount: str, *, single: bool) -> str:
    if single or amount in ("1", "-1"):
        return name
    head, _, last = name.rpartition(" ")
    return f"{head} {_IRREGULAR.get(last, f'{last}s')}".strip()


def _measure(match: re.Match[str]) -> str | None:
    unit, amount = match["unit"], match["amount"]
    ends = match.end() == len(match.string)
    if unit == "in" and not (
        match["dot"] or ends or _AFTER_FEET.search(match.string, 0, match.start())
    ):
        return None
    single = attributive(match) or match["gap"] == "-"
    name = _UNITS[unit]
    power = _POWERS.get((match["power"] or "").strip(". ") or match["raised"] or "", "")
    said = f"{number(amount)} {power} {_units(name, amount, single=single)}"
    return " ".join(said.split()) + full_stop(match)


def _power(match: re.Match[str]) -> str:
    """ "two million sq. mi.": after a number that is in words."""
    unit = _units(_UNITS[match["unit"]], "", single=False)
    return f"{_POWERS[match['power']]} {unit}{full_stop(match)}"


def _after_words(match: re.Match[str]) -> str:
    single = _PART.search(match.string, 0, match.start()) is not None
    return _units(_UNITS[match["unit"]], "", single=single) + full_stop(match)


def _rate(match: re.Match[str]) -> str:
    name, per = _RATES[match["unit"].replace(" ", "")].split("|")
    said = _units(name, match["amount"], single=attributive(match))
    return f"{number(match['amount'])} {said} {per}{full_stop(match)}"


def _per_unit(match: re.Match[str]) -> str:
    power = _POWERS.get(match["raised"] or "", "")
    return " ".join(f" per {power} {_UNITS[match['unit']]}".split()).join((" ", ""))


def _temperature(match: re.Match[str]) -> str:
    amount = match["amount"]
    scale = _DEGREES.get(match["scale"] or "", "")
    return f"{number(amount)} degree{'' if amount == '1' else 's'}{scale}"


def _height(match: re.Match[str]) -> str:
    feet = f"{number(match['feet'])} {'foot' if match['feet'] == '1' else 'feet'}"
    return f"{feet} {number(match['inches'])}" if match["inches"] else feet


def _inches(match: re.Match[str]) -> str:
    return f"{number(match['amount'])} {_units('inch', match['amount'], single=attributive(match))}"


def _times(match: re.Match[str]) -> str:
    return f"{number(match['amount'])} times"


def _feet_inches(match: re.Match[str]) -> str:
    return f"{number(match['feet'])} feet {number(match['inches'])}"


def _by(match: re.Match[str]) -> str:
    return f"{number(match['amount'])} by "


INCHES: tuple[Rule, ...] = (
    Rule(
        name="feet and inches",
        pattern=r"(?<![\w.,'])(?P<feet>\d{1,3})'-?\s?(?:(?P<inches>\d{1,2}(?:\.\d)?)(?:\"|"
        r"(?!\w)))(?!\w)",
        say=_height,
        needs=DIGITS,
    ),
    Rule(
        name="inches",
        pattern=rf"(?<![\w.,\"'])(?P<amount>{NUM})\"(?=\s+[a-z])(?=[^\"]*(?:\"[^\"]*\"[^\"]*)*$)",
        say=_inches,
        needs=frozenset('"'),
    ),
)
"""While quotation marks are still there."""

RULES: tuple[Rule, ...] = (
    Rule(
        name="feet and inches",
        pattern=r"(?<![\w.,])(?P<feet>[3-9])\s?-?ft\.?[ -]?(?P<inches>\d{1,2})(?:\s?in\b\.?)?"
        r"(?![\w.,]\d|\w)",
        say=_feet_inches,
        needs=DIGITS,
    ),
    Rule(
        name="so many times",
        pattern=rf"{_NUMBER}[x×](?= (?:more|less|as|the|higher|lower|larger|bigger|faster|"
        rf"greater|better|what)\b)",
        say=_times,
        needs=frozenset("x×"),
    ),
    Rule(
        name="temperature",
        pattern=rf"{_NUMBER}\s?°\s?(?P<scale>[CFKNSEW]\b)?",
        say=_temperature,
        needs=frozenset("°"),
    ),
    Rule(
        name="from number to number",
        pattern=rf"(?<![\w.,-])(?P<amount>{NUM})\s?[-–]\s?(?={NUM}\s?(?:°|(?:{_RATE}|{_UNIT})\b))",
        say=lambda m: f"{number(m['amount'])} to ",
        needs=DIGITS,
    ),
    Rule(
        name="so much by so much",
        pattern=rf"{_NUMBER}\s?[x×]\s?(?=\d)",
        say=_by,
        needs=frozenset("x×"),
    ),
    Rule(
        name="measure",
        pattern=rf"{_NUMBER}\s?(?P<unit>{_RATE})\b\.?",
        say=_rate,
        needs=DIGITS,
    ),
    Rule(
        name="measure",
        pattern=rf"{_NUMBER}(?P<gap>\s|-)?(?P<power>(?:sq|cu)\.?\s?)?(?P<unit>{_UNIT})"
        r"(?:(?:\^?|\s(?=[23]\s?[(),.;]))(?P<raised>[23])(?!\d|\.\d))?\b(?P<dot>\.)?(?!['’\w/-])",
        say=_measure,
        needs=DIGITS,
    ),
    Rule(
        name="so much per",
        pattern=rf"(?<=[\da-z])\s?/\s?(?P<unit>{_UNIT})(?P<raised>[23])?\b(?![\w/-])",
        say=_per_unit,
        needs=frozenset("/"),
    ),
    Rule(
        name="measure",
        pattern=r"(?<=[a-z] )(?P<power>sq|cu)\.?\s(?P<unit>mi|ft|km|yd|in|m)\b\.?",
        say=_power,
    ),
    Rule(
        name="measure",
        # "one half oz.": after a number that is said by now
        pattern=r"(?<=[a-z] )(?P<unit>oz|lbs?|kg|km|cm|mm)\b\.?",
        say=_after_words,
    ),
)
