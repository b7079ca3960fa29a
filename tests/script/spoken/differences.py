"""Where radio says otherwise than the public rows, on purpose: one rule for each kind.

A kind takes a row's accepted form, and what was written, to the form radio's style asks for.
Nothing else in the row is excused: what is said must equal an accepted form with some of these
kinds applied, word for word, as the scorer compares words. Knows nothing of the producer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import combinations

Kind = Callable[[str, str], str]
"""Written form and accepted form, to the accepted form in radio's style."""

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_ABBREVIATIONS = {
    "p": "page",
    "pp": "pages",
    "chap": "chapter",
    "corp": "corporation",
    "inc": "incorporated",
    "co": "company",
    "ltd": "limited",
    "bros": "brothers",
    "st": "street",
    "&c": "et cetera",
}
_SPELLINGS = {
    "labor": "labour",
    "center": "centre",
    "meter": "metre",
    "meters": "metres",
    "kilometer": "kilometre",
    "kilometers": "kilometres",
    "liter": "litre",
    "liters": "litres",
    "theater": "theatre",
    "color": "colour",
    "colors": "colours",
    "honor": "honour",
    "favor": "favour",
    "favorite": "favourite",
    "neighbor": "neighbour",
    "neighboring": "neighbouring",
    "harbor": "harbour",
    "behavior": "behaviour",
    "defense": "defence",
    "offense": "offence",
    "program": "programme",
    "programs": "programmes",
    "gray": "grey",
    "traveled": "travelled",
    "traveling": "travelling",
    "canceled": "cancelled",
    "organization": "organisation",
    "organizations": "organisations",
    "organized": "organised",
    "recognized": "recognised",
    "realized": "realised",
    "licensed": "licenced",
    "license": "licence",
    "jewelry": "jewellery",
    "catalog": "catalogue",
    "dialog": "dialogue",
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def relaxed(text: str) -> str:
    """Case, punctuation, "and", oh and zero, and the spacing of letters do not count."""
    words = re.sub(r"[^\w\s]", " ", text.lower().replace("'", "")).split()
    return "".join("zero" if word in ("oh", "o") else word for word in words if word != "and")


def excused(written: str, accepted: str, spoken: str) -> tuple[str, ...] | None:
    """The kinds by which a row's miss is radio's style; () for a hit, None for a true miss.

    `accepted` holds the row's forms, separated by " | ".
    """
    said = relaxed(spoken)
    for size in range(4):
        for names in combinations(KINDS, size):
            for form in accepted.split(" | "):
                styled = form.lower()
                for name in names:
                    styled = KINDS[name](written, styled)
                if relaxed(styled) == said:
                    return names
    return None


def _month_first(_: str, form: str) -> str:
    return re.sub(rf"\bthe ([a-z]+(?: [a-z]+)?) of ({_MONTH})\b", r"\2 \1", form)


def _no_scheme(written: str, form: str) -> str:
    scheme = r"\b(?:h ?t ?t ?p ?s?|file) colon slash slash (?:slash )?"
    return re.sub(rf"{scheme}|\bw ?w ?w dot ", "", form)


def _in_full(written: str, form: str) -> str:
    for short, full in _ABBREVIATIONS.items():
        if re.search(rf"(?<!\w){re.escape(short)}\b ?\.", written.lower()):
            heard = "and c" if short == "&c" else short
            form = re.sub(rf"\b{heard}\b(?= ?\.)", full, form)
    return form


def _as_a_number(written: str, form: str) -> str:
    """ "13000" is thirteen thousand, and no row of figures."""
    for figures in re.findall(r"(?<![\d.,])[1-9]\d{4,5}(?![\d.,])", written):
        one_by_one = " ".join(_SMALL[int(figure)] for figure in figures)
        form = re.sub(rf"\b{one_by_one}\b", _words(int(figures)), form)
    return form


def _zip_code(written: str, form: str) -> str:
    """A ZIP code is said figure by figure."""
    for figures in re.findall(r"\b(?i:ZIP)(?: code)? (\d{5})\b", written):
        one_by_one = " ".join(_SMALL[int(figure)] for figure in figures)
        form = form.replace(_words(int(figures)), one_by_one)
    return form


def _from_to(written: str, form: str) -> str:
    return re.sub(r"(?<=\w) - (?=\w)", " to ", form) if re.search(r"\d ?- ?\d", written) else form


def _with_article(written: str, form: str) -> str:
    """ "Sam II" is Sam the second."""
    if not re.search(r"\b[A-Z]\w+ [IVX]+\b", written):
        return form
    return re.sub(r"\b(?<!the )(second|third|fourth|fifth|sixth)\b", r"the \1", form)


def _letter_o(written: str, form: str) -> str:
    """Letters of an address are spelled with hyphens; the scorer takes a lone O for a zero."""
    if not re.search(r"[@.]\w*o", written):
        return form
    return re.sub(r"\b(aol|io|co|org)\b", lambda m: m[1].replace("o", " zero "), form)


def _british_spelling(written: str, form: str) -> str:
    """As it is written: it sounds the same."""
    for american, british in _SPELLINGS.items():
        if re.search(rf"\b{british}\b", written.lower()):
            form = re.sub(rf"\b{american}\b", british, form)
    return form


def _without_conversion(written: str, form: str) -> str:
    """The same measure in other units is not said a second time."""
    unit = r"(?:km2?|mi|ft|m|kg|lbs?|ha|acres?|miles?|feet|yards|met(?:re|er)s|kilomet(?:re|er)s)"
    if not re.search(rf"{unit} \( ?[\d,.]+ (?:sq )?{unit} ?\)", written):
        return form
    said = "miles?|feet|foot|yards|meters?|kilometers?|kilograms|pounds|hectares|acres"
    return re.sub(rf"((?:{said})) ?\( ?[a-z ]+? (?:{said}) ?\)", r"\1", form)


def _words(n: int) -> str:
    if n >= 1000:
        head, rest = divmod(n, 1000)
        return f"{_words(head)} thousand {_words(rest) if rest else ''}".rstrip()
    if n >= 100:
        head, rest = divmod(n, 100)
        return f"{_words(head)} hundred {_words(rest) if rest else ''}".rstrip()
    if n >= 20:
        return f"{_TENS[n // 10]} {_SMALL[n % 10] if n % 10 else ''}".rstrip()
    return _SMALL[n]


KINDS: dict[str, Kind] = {
    "the month before its day": _month_first,
    "no scheme and no www": _no_scheme,
    "abbreviations in full": _in_full,
    "figures without commas are a number": _as_a_number,
    "ZIP codes figure by figure": _zip_code,
    "from number to number": _from_to,
    "the second, not second": _with_article,
    "letters of an address are spelled": _letter_o,
    "British spelling sounds the same": _british_spelling,
    "conversions are not said": _without_conversion,
}
"""By the name that a report shows."""
