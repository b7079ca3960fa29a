"""What stands in a text for the eye alone: stock tickers, conversions, footnote marks."""

from __future__ import annotations

import re

from producer.script.spoken.rewriting import NUM, Rule

_EXCHANGE = (
    r"(?:NASDAQ|Nasdaq|NYSE(?: ?American| ?Arca| ?MKT)?|AMEX|OTC[A-Z]*|TSX(?:-?V)?|LSE|LON|ASX|"
    r"HKEX|"
    r"SEHK|TYO|FRA|ETR|BSE|NSE|CBOE|CSE|CNSX|Euronext)"
)
_SYMBOL = r"[A-Z0-9][A-Z0-9.-]{0,7}"
_LENGTH, _AREA, _MASS, _VOLUME, _SPEED = "length", "area", "mass", "volume", "speed"
_THRIFT = "thrift"
_UNITS: dict[str, tuple[str, float]] = {
    "mi|miles?": (_LENGTH, 1609.344),
    "km|kms|kilomet(?:er|re)s?": (_LENGTH, 1000),
    "m|met(?:er|re)s?": (_LENGTH, 1),
    "cm|centimet(?:er|re)s?": (_LENGTH, 0.01),
    "mm|millimet(?:er|re)s?": (_LENGTH, 0.001),
    "ft|foot|feet": (_LENGTH, 0.3048),
    "yds?|yards?": (_LENGTH, 0.9144),
    "in|inch|inches": (_LENGTH, 0.0254),
    "sq mi|square miles?": (_AREA, 2_589_988),
    "sq km|km2|square kilomet(?:er|re)s?": (_AREA, 1_000_000),
    "sq ft|square feet": (_AREA, 0.0929),
    "sq m|m2|square met(?:er|re)s?": (_AREA, 1),
    "acres?": (_AREA, 4046.86),
    "ha|hectares?": (_AREA, 10_000),
    "lbs?|pounds?": (_MASS, 0.4536),
    "kgs?|kilograms?|kilos?": (_MASS, 1),
    "oz|ounces?": (_MASS, 0.02835),
    "g|grams?": (_MASS, 0.001),
    "tons?": (_MASS, 907.2),
    "tonnes?|metric tons?": (_MASS, 1000),
    "gallons?|gal": (_VOLUME, 3.785),
    "L|lit(?:er|re)s?": (_VOLUME, 1),
    "ml|mL|millilit(?:er|re)s?": (_VOLUME, 0.001),
    "fl oz|fluid ounces?": (_VOLUME, 0.02957),
    "mph|miles (?:per|an) hour": (_SPEED, 1.609),
    "kph|kmh|km/h|kilomet(?:er|re)s (?:per|an) hour": (_SPEED, 1),
    "mpg|miles (?:per|a) gallon": (_THRIFT, 0.4251),
    "km/l|kilomet(?:er|re)s (?:per|a) lit(?:er|re)": (_THRIFT, 1),
}
"""How each unit is written: what it measures, and in what part of that kind's metric unit."""
_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_SCALE = {"": 1.0, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9}
_SMALL = "one two three four five six seven eight nine ten eleven twelve".split()
_ALLOWED = 0.1
"""Conversions are rounded, "2 miles (3 km)", by up to a tenth."""
_DEGREES = r"(?:\s?°\s?|\s(?:degrees? )?)"


def _amount(prefix: str) -> str:
    counted = rf"(?P<{prefix}>-?{NUM}|{'|'.join(_SMALL)})"
    scale = "|".join(s for s in _SCALE if s)
    return rf"{counted}(?:\s(?P<{prefix}_scale>{scale}))?"


def _value(match: re.Match[str], prefix: str) -> float:
    written = match[prefix].replace(",", "")
    number = float(_SMALL.index(written) + 1) if written in _SMALL else float(written)
    return number * _SCALE[match[f"{prefix}_scale"] or ""]


def _meaning(unit: str) -> tuple[str, float]:
    return next(meaning for forms, meaning in _UNITS.items() if re.fullmatch(forms, unit))


def _without_conversion(match: re.Match[str]) -> str | None:
    """The measure alone, where what stands in parentheses is surely the same in other units."""
    kind, factor = _meaning(match["unit"])
    other_kind, other_factor = _meaning(match["other_unit"])
    if other_kind == _VOLUME and match["unit"] in ("oz", "ounce", "ounces"):
        kind, factor = _meaning("fl oz")
    if kind != other_kind or factor == other_factor:
        return None
    first, second = _value(match, "first") * factor, _value(match, "second") * other_factor
    return match["kept"] if abs(first - second) <= _ALLOWED * abs(first) else None


def _without_other_degrees(match: re.Match[str]) -> str | None:
    first, second = float(match["first"]), float(match["second"])
    fahrenheit = match["scale"][0] == "F"
    wanted = (first - 32) / 1.8 if fahrenheit else first * 1.8 + 32
    return match["kept"] if abs(wanted - second) <= 1.5 else None


def _without_points(match: re.Match[str]) -> str:
    """A set without the points of its tie-break; the breath that they gave stays."""
    goes_on = re.match(
        r" (?:to|and|in|over|against|on|for|as|while|after)\b", match.string[match.end() :]
    )
    return f"{match['kept']}," if goes_on else match["kept"]


RULES: tuple[Rule, ...] = (
    Rule(
        name="stock ticker is not said",
        pattern=rf"\s*\({_EXCHANGE}\s?:\s?{_SYMBOL}(?:\s?[;,]\s?"
        rf"(?:{_EXCHANGE}\s?:\s?)?{_SYMBOL})*\)",
        say=lambda _: "",
        needs=frozenset("("),
    ),
    Rule(
        name="conversion is not said",
        pattern=rf"(?<![\w.,$£€/])(?P<kept>{_amount('first')}[\s-]?(?P<unit>{_UNIT})\b\.?"
        rf"(?:-[a-z]+)?)"
        rf"\s\(\s?(?:(?:about|around|nearly|roughly|approximately|some|almost|over) )?(?:{NUM}"
        rf"(?: to |[-–]))?"
        rf"{_amount('second')}[\s-]?(?P<other_unit>{_UNIT})\.?\s?\)",
        say=_without_conversion,
        needs=frozenset("("),
    ),
    Rule(
        name="conversion is not said",
        pattern=rf"(?<![\w.,$£€/])(?P<kept>(?P<first>-?\d+(?:\.\d+)?){_DEGREES}"
        r"(?P<scale>F|C|Fahrenheit|Celsius))\s\(\s?(?:(?:about|around) )?"
        rf"(?P<second>-?\d+(?:\.\d+)?){_DEGREES}(?!(?P=scale))(?:F|C|Fahrenheit|Celsius)\s?\)",
        say=_without_other_degrees,
        needs=frozenset("("),
    ),
    Rule(
        name="points of a tie-break are not said",
        pattern=r"(?<![\w.,/:$-])(?P<kept>7[-–]6|6[-–]7)\s?\(\d{1,2}(?:[-–]\d{1,2})?\)(?!\w)",
        say=_without_points,
        needs=frozenset("("),
    ),
    Rule(
        name="footnote mark is not said",
        pattern=r"(?<=[^\W\d_]{3})\^\d+(?:,\^?\d+)*(?!\w)|(?<=[.,;:!?\"')])\^\d+(?!\w)"
        r"|(?<=[\w.,;:!?\"')])(?:\[\d{1,3}\])+",
        say=lambda _: "",
        needs=frozenset("^["),
    ),
)
