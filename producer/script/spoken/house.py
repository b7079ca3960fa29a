"""House style for radio, over what the grammars said."""

from __future__ import annotations

import re

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_BRITISH = re.compile(rf"\bthe ([a-z]+(?: [a-z]+)?) of ({_MONTH})\b")
_TENS = re.compile(
    r"\b(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety) "
    r"(one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|"
    r"seventh|eighth|ninth)\b"
)
_MONTH_DAY = re.compile(rf"\b({_MONTH}) (?=[a-z]+(?:st|nd|rd|th)\b)")


def radio_style(spoken: str) -> str:
    """ "the ninth of august" as "August ninth", "twenty one" as "twenty-one", no "and"s of sums."""
    spoken = _BRITISH.sub(lambda m: f"{m[2].capitalize()} {m[1]}", spoken)
    spoken = _MONTH_DAY.sub(lambda m: f"{m[1].capitalize()} ", spoken)
    spoken = _TENS.sub(r"\1-\2", spoken)
    return re.sub(r"\b(hundred|thousand|million|billion) and\b", r"\1", spoken)
