"""Sums of money and percentages, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, number
from producer.script.spoken.rewriting import DIGITS, NUM, Rule

_CURRENCIES: dict[str, tuple[str, str, str, str]] = {
    "$": ("dollar", "dollars", "cent", "cents"),
    "£": ("pound", "pounds", "penny", "pence"),
    "€": ("euro", "euros", "cent", "cents"),
    "¥": ("yen", "yen", "sen", "sen"),
    "₩": ("won", "won", "jeon", "jeon"),
    "₹": ("rupee", "rupees", "paisa", "paise"),
    "₽": ("ruble", "rubles", "kopek", "kopeks"),
    "₪": ("shekel", "shekels", "agora", "agorot"),
    "₴": ("hryvnia", "hryvnias", "kopiyka", "kopiykas"),
    "₺": ("lira", "liras", "kurush", "kurush"),
    "₦": ("naira", "naira", "kobo", "kobo"),
    "฿": ("baht", "baht", "satang", "satang"),
}
"""One, several, and the same of the hundredth part."""
_COUNTRIES = {
    "US": "US",
    "U.S.": "US",
    "A": "Australian",
    "AU": "Australian",
    "C": "Canadian",
    "CA": "Canadian",
    "NZ": "New Zealand",
    "HK": "Hong Kong",
    "S": "Singapore",
}
_SCALES = {
    "k": "thousand",
    "m": "million",
    "mn": "million",
    "mm": "million",
    "mil": "million",
    "b": "billion",
    "bn": "billion",
    "t": "trillion",
    "tn": "trillion",
    "trn": "trillion",
}
_CODES = {
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "CAD": "C$",
    "AUD": "A$",
    "NZD": "NZ$",
    "HKD": "HK$",
    "SGD": "S$",
    "JPY": "¥",
    "INR": "₹",
    "Rs": "₹",
    "KRW": "₩",
    "RUB": "₽",
    "UAH": "₴",
    "ILS": "₪",
}
_SIGNS = re.escape("".join(_CURRENCIES))
_SCALE = (
    r"(?:[\s-]?(?P<scale>thousand|million|billion|trillion|quadrillion)\b"
    r"|(?P<letter>\s?(?:k|K|mn|bn|trn|tn|mil)|\s?[MBT]|[mbt]|\s[mb](?=[\s.,]|$))(?![\w/'’]))?"
)
_DETERMINER = re.compile(
    r"\b(?:an?|the|his|her|its|their|our|my|your|another|this|that|each|every|one|new)\s+"
    r"(?:(?:additional|extra|estimated|proposed|reported|record|nearly|roughly|about)\s+)?$",
    re.IGNORECASE,
)
_NOT_A_NOUN = (
    "a|an|the|and|or|but|per|of|for|in|on|to|from|with|at|by|as|is|was|were|are|he|she|it|they|we|"
    "i|you|that|which|who|when|if|than|after|before|over|under|into|this|each|every|will|would|"
    "had|has|have|could|can|may|more|less|so|because|while|since|until|not|went|goes|comes|came"
)
_NOUN = re.compile(rf"\s+(?!(?:{_NOT_A_NOUN})\b)[a-z]|-[a-z]")
_PAID = re.compile(
    r" (?:bail|bonds?|bonuses|budgets?|checks|contracts|credits|deposits|donations|fees|fines|"
    r"gifts?|grants|investments|loans|mortgages|payments|payouts|penalties|prizes|rebates|"
    r"refunds|rewards|salaries|scholarships|settlements|stipends|tickets|vouchers)\b"
)
"""What a sum before it is the size of, with no article: "paid $500 fines"."""
_PER = {
    "mo": "month",
    "month": "month",
    "wk": "week",
    "week": "week",
    "hr": "hour",
    "hour": "hour",
    "h": "hour",
    "day": "day",
    "yr": "year",
    "year": "year",
    "lb": "pound",
    "gal": "gallon",
    "gallon": "gallon",
    "mile": "mile",
    "minute": "minute",
    "person": "person",
    "ton": "ton",
    "barrel": "barrel",
    "share": "share",
}


def attributive(match: re.Match[str]) -> bool:
    """A measure before its noun stays singular: "a two million dollar grant"."""
    text = match.string
    if _PAID.match(text, match.end()):
        return True
    before = _DETERMINER.search(text, max(0, match.start() - 40), match.start())
    return before is not None and _NOUN.match(text, match.end()) is not None


def _sum(match: re.Match[str]) -> str | None:
    one, many, cent, cents = _CURRENCIES[match["sign"]]
    country = _COUNTRIES.get((match["country"] or "").strip(), "")
    letter = (match["letter"] or "").strip().lower()
    scale = match["scale"] or _SCALES.get(letter, "")
    amount = re.sub(r"(\.\d\d)0+$", r"\1", match["amount"].replace(",", ""))
    whole, _, part = amount.partition(".")
    compound = re.match(r"-[a-z]", match.string[match.end() :]) is not None
    joined = "-" in match.group()[1:] and _NOUN.match(match.string, match.end()) is not None
    single = compound or joined or attributive(match)
    sign = "minus " if match["minus"] else ""
    if scale or len(part) > 2:
        unit = one if single and not country else many
        said = f"{number(amount)} {scale} {f'{country} ' if country else ''}{unit}"
        said = sign + " ".join(said.split())
        return said.replace(" ", "-") if compound else said
    units, hundredths = int(whole or 0), int(part.ljust(2, "0")) if part else 0
    parts = []
    if units or not hundredths:
        name = one if units == 1 or compound or (single and not hundredths) else many
        parts.append(f"{cardinal(units)} {f'{country} ' if country else ''}{name}")
    if hundredths:
        parts.append(f"{cardinal(hundredths)} {cent if hundredths == 1 or compound else cents}")
    said = sign + " and ".join(parts)
    return said.replace(" ", "-") if compound else said


def _range(match: re.Match[str]) -> str:
    """ "$10-12 million": the second sum names the currency and the scale."""
    return f"{number(match['low'])} to {match['sign']}"


def _scaled_range(match: re.Match[str]) -> str | None:
    """ "$1.5 to $2 million": both are millions, where the first is the lesser number."""
    low, high = (float(match[side].replace(",", "")) for side in ("low", "high"))
    between = match["joint"] != "and" or match["between"]
    if not (between and low < high and low < 100):
        return None
    return f"{match['between'] or ''}{number(match['low'])} {match['joint']} {match['sign']}"


def _sign_first(match: re.Match[str]) -> str:
    return f"{match['sign']}{match['amount']}{match['scale'] or ''}"


def _code(match: re.Match[str]) -> str:
    code = _CODES[match["code"].rstrip(".")]
    return f"{code}{match['amount']}{match['scale'] or ''}"


def _decimal_comma(match: re.Match[str]) -> str:
    return f"{match['sign']}{match['whole']}.{match['part']}"


def _cents(match: re.Match[str]) -> str:
    amount = match["amount"]
    return f"{number(amount)} {'cent' if amount == '1' or attributive(match) else 'cents'}"


def _each(match: re.Match[str]) -> str:
    return f" per {_PER[match['unit']]}"


RULES: tuple[Rule, ...] = (
    Rule(
        name="currency by its code",
        pattern=rf"\b(?P<code>{'|'.join(_CODES)})\.?\s?(?P<amount>{NUM})(?P<scale>)(?![.,]?\d)",
        say=_code,
        needs=DIGITS,
    ),
    Rule(
        name="currency by its code",
        pattern=rf"(?<![\w.,$£€-])(?P<amount>{NUM})(?P<scale> (?:million|billion|trillion))?\s?"
        rf"(?P<code>{'|'.join(c for c in _CODES if c != 'Rs')})\b(?!\.?\s?\d)",
        say=_code,
        needs=DIGITS,
    ),
    Rule(
        name="currency after its sum",
        pattern=rf"(?<![\w.,{_SIGNS}-])(?P<amount>{NUM})(?P<scale>\s?(?:million|billion|[mM]|"
        rf"bn))?\s?"
        rf"(?P<sign>[{_SIGNS}])(?![\s\d]*\d)",
        say=_sign_first,
        needs=frozenset(_CURRENCIES),
    ),
    Rule(
        name="decimal comma",
        pattern=r"(?P<sign>[€£])\s?(?P<whole>\d{1,3}),(?P<part>\d\d)(?![\d,])",
        say=_decimal_comma,
        needs=frozenset("€£"),
    ),
    Rule(
        name="from sum to sum",
        pattern=rf"(?P<between>\b[Bb]etween )?(?P<sign>[{_SIGNS}])(?P<low>{NUM}) (?P<joint>to|"
        rf"and|or) (?P=sign)"
        rf"(?=(?P<high>{NUM})[\s-]?(?:thousand|million|billion|trillion|[mMbB]n?\b))",
        say=_scaled_range,
        needs=frozenset(_CURRENCIES),
    ),
    Rule(
        name="from sum to sum",
        pattern=rf"(?P<sign>[{_SIGNS}])\s?(?P<low>{NUM})\s?[-–]\s?(?=\d)",
        say=_range,
        needs=frozenset(_CURRENCIES),
    ),
    Rule(
        name="from sum to sum",
        pattern=rf"(?:(?<=\d)|(?<=\d[kmbnMBKT])|(?<=\dbn)|(?<=llion))(?P<low>)\s?[-–]\s?"
        rf"(?P<sign>[{_SIGNS}])(?=\d)",
        say=lambda m: f" to {m['sign']}",
        needs=frozenset(_CURRENCIES),
    ),
    Rule(
        name="money",
        pattern=rf"(?<![\w.])(?:(?P<minus>[-−])?(?P<country>(?:US|U\.S\.|AU|NZ|HK)\s?|AU?|CA?|S)?)"
        rf"(?P<sign>[{_SIGNS}])\s?(?P<amount>{NUM})(?![.,]?\d){_SCALE}(?![A-Za-z])",
        say=_sum,
        needs=frozenset(_CURRENCIES),
    ),
    Rule(
        name="cents",
        pattern=rf"(?P<amount>{NUM})\s?¢",
        say=_cents,
        needs=frozenset("¢"),
    ),
    Rule(
        name="from percent to percent",
        pattern=rf"(?<![\w.,/-])(?P<low>{NUM})\s?%?\s?[-–]\s?(?={NUM}\s?%)",
        say=lambda m: f"{number(m['low'])} to ",
        needs=frozenset("%"),
    ),
    Rule(
        name="percent",
        pattern=rf"(?<![\w.,$/-])(?P<amount>{NUM})\s?%(?!\w)",
        say=lambda m: f"{number(m['amount'])} percent",
        needs=frozenset("%"),
    ),
    Rule(
        name="percent",
        pattern=r"\s?%",
        say=lambda _: " percent",
        needs=frozenset("%"),
    ),
    Rule(
        name="so much per",
        pattern=rf"(?<=[a-z])/(?P<unit>{'|'.join(_PER)})\b",
        say=_each,
        needs=frozenset("/"),
    ),
)
