"""Fractions and mixed numbers, as they are said: "three and a half", "a half-mile walk"."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, fraction, mixed
from producer.script.spoken.rewriting import Rule

_VULGAR = r"(?P<over>\d{1,3})\s?/\s?(?P<under>\d{1,4})(?P<tail>st|nd|rd|th|TH)?s?"


def _mixed(match: re.Match[str]) -> str | None:
    whole, over, under = int(match["whole"]), int(match["over"]), int(match["under"])
    if under < 2:
        return None
    return mixed(whole, over, under)


def _fraction(match: re.Match[str]) -> str | None:
    over, under = int(match["over"]), int(match["under"])
    if over == under > 1 or over + under == 100:
        return f"{cardinal(over)} {cardinal(under)}"
    if under == 0:
        return f"{cardinal(over)} divided by zero"
    if under == 1 or (under > 100 and not match["tail"]):
        return None
    return fraction(over, under)


def _part_of(match: re.Match[str]) -> str | None:
    """ "a 1/2-mile walk" as "a half-mile walk"."""
    over, under = int(match["over"]), int(match["under"])
    if not 0 < over < under <= 16:
        return None
    said = fraction(over, under).removeprefix("one ") if over == 1 else fraction(over, under)
    article = match["article"] or ""
    whole = said.removesuffix("s") if over > 1 else said
    return f"{article}{whole.replace(' ', '-')}-{match['unit']}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="part of a measure",
        pattern=r"(?P<article>\b[Aa]n? )?(?<![\w.,/$-])(?P<over>\d)/(?P<under>\d{1,2})-"
        r"(?P<unit>[a-z]{3,})\b",
        say=_part_of,
        needs=frozenset("/"),
    ),
    Rule(
        name="mixed number",
        pattern=rf"(?<![\w.,$/-])(?P<whole>\d{{1,4}})[ -]{_VULGAR}(?![\w/]|[.,]\d)",
        say=_mixed,
        needs=frozenset("/"),
    ),
    Rule(
        name="fraction",
        pattern=rf"(?<![\w.,/$-]){_VULGAR}(?![\w/]|[.,]\d)",
        say=_fraction,
        needs=frozenset("/"),
    ),
)
