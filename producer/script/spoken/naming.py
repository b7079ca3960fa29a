"""Numbers that name things: telephones, plans, codes, rankings, versions."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import digits, number, pairs, year
from producer.script.spoken.rewriting import COUNTED, DIGITS, Rule

_REFERENCES = {
    "No": "number",
    "Nos": "numbers",
    "NO": "number",
    "Vol": "volume",
    "VOL": "volume",
    "Vols": "volumes",
    "Fig": "figure",
    "Figs": "figures",
    "Sec": "section",
    "Sect": "section",
    "Ch": "chapter",
    "Chap": "chapter",
    "Art": "article",
    "Hwy": "highway",
    "Rte": "route",
    "Rt": "route",
    "Apt": "apartment",
    "Rm": "room",
    "Ste": "suite",
    "vol": "volume",
    "vols": "volumes",
    "fig": "figure",
    "chap": "chapter",
    "pp": "pages",
    "p": "page",
    "pg": "page",
    "Ep": "episode",
    "Pt": "part",
}
_NO_MODEL = r"(?!\d+(?:\.\d+)?(?:st|nd|rd|th|ST|ND|RD|TH|s)\b)"
_CODES = (
    "ZIP|zip|PIN|ISBN|ISSN|code|serial|Serial|account|passcode|password|"
    "(?:card|account|number) ending(?: in)?|ending in|extension"
)


def _telephone(match: re.Match[str]) -> str:
    written = re.sub(r"^\+\s?", "plus ", match.group().strip())
    groups = [g for g in re.split(r"[\s().-]+", written) if g]
    said = [_telephone_group(g) for g in groups]
    return ", ".join(said).replace("plus, ", "plus ") + (" " if match.group()[-1] == " " else "")


def _telephone_group(group: str) -> str:
    if not group.isdigit():
        return group.lower() if re.search("[AEIOUY]", group) else group
    return "eight hundred" if group == "800" else digits(group)


def _reference(match: re.Match[str]) -> str:
    word = _REFERENCES[match["word"]]
    first = match.start() == 0
    return f"{word.capitalize() if first else word} "


def _code(match: re.Match[str]) -> str:
    return f"{match['name']} {digits(match['number'])}"


def _book(match: re.Match[str]) -> str:
    """ "ISBN 0-306-40615-X": group by group."""
    groups = re.split("[ -]+", match["number"])
    said = [digits(g[:-1]) + f" {g[-1]}" if g[-1:] == "X" else digits(g) for g in groups]
    return f"{match['name']} {', '.join(' '.join(g.split()) for g in said)}"


def _digits(match: re.Match[str]) -> str:
    return digits(match.group())


def _model(match: re.Match[str]) -> str:
    """ "F-16" as "F sixteen", "COVID-19" as "COVID nineteen", "H1N1" as "H one N one"."""
    runs = re.findall(r"\d+(?:\.\d+)?|[A-Za-z]+", match.group())
    said = " ".join(_run(run) if run[0].isdigit() else run for run in runs)
    return re.sub(r"(?<=[a-z]) s$", "s", said)


def _run(written: str) -> str:
    if "." in written or written[0] == "0":
        return number(written)
    return pairs(int(written)) if len(written) < 5 else digits(written)


def _short_code(match: re.Match[str]) -> str:
    """ "Text HOME to 741741": figure by figure, six in two breaths."""
    figures = match["number"]
    half = 3 if len(figures) == 6 else len(figures)
    said = [digits(each) for each in (figures[:half], figures[half:]) if each]
    return f"{match['before']}{', '.join(said)}"


def _plan(match: re.Match[str]) -> str:
    part = f" {number(match['part'])}" if match["part"] else ""
    return f"{pairs(int(match['number']))} {match['letter']}{part}"


def _docket(match: re.Match[str]) -> str | None:
    """ "No. 2020-243" as "number twenty twenty, two four three"; "No. 12-15" may be a range."""
    first, second = match["first"], match["second"]
    if not match["what"] and len(first) == len(second) and first < second:
        return None
    head = year(int(first)) if re.fullmatch(r"19\d\d|20\d\d", first) else _docket_group(first)
    sign = "Number" if match.start("sign") == 0 else "number"
    return f"{match['what'] or ''}{sign} {head}, {_docket_group(second)}"


def _docket_group(written: str) -> str:
    return number(written) if len(written) < 3 else digits(written)


def _thousands(match: re.Match[str]) -> str:
    return number(match["number"].replace(".", ""))


def _dotted(match: re.Match[str]) -> str:
    """ "17.4.1" as "seventeen point four point one"; an internet number figure by figure."""
    parts = match.group().split(".")
    if len(parts) == 4:
        return " dot ".join(digits(p) for p in parts)
    return " point ".join(number(p) for p in parts)


RULES: tuple[Rule, ...] = (
    Rule(
        name="world war",
        pattern=r"\bWW(?P<number>II?|[12])\b",
        say=lambda m: f"World War {'one' if m['number'] in ('I', '1') else 'two'}",
        needs=frozenset("W"),
    ),
    Rule(
        name="telephone number",
        pattern=r"(?<![\w.,$-])(?:\+?\d{1,3}[ .-]?)?"
        r"(?:\(\d{3}\)\s?|(?<![\d])\d{3}[.-]|(?<=\d)[ .-]?\d{3}[ .-])"
        r"\d{3}[ .-]\d{4}(?:-\d)?(?![\w-]|[.,]\d)",
        say=_telephone,
        needs=DIGITS,
    ),
    Rule(
        name="telephone number",
        # no years of a life, "973-1048", and no range of round numbers
        pattern=rf"(?<![\w.,$£€(/-])[2-9]\d\d-(?:0\d|2[1-9]|[3-9]\d)\d[1-9](?![\w%/-]|[.,]\d| "
        rf"(?:{COUNTED})\b)",
        say=_telephone,
        needs=frozenset("-"),
    ),
    Rule(
        name="telephone number",
        pattern=r"(?<![\w.,$-])(?:1-(?:800|88[08]|877|866|855|844|833|900)(?:-[A-Z0-9]+)+|"
        r"\+\d{1,3}(?:[ -]\d{2,4}){2,5}|0\d{2,4}(?: \d{3,4}){2}|\d{3}-\d{2}-\d{4}|"
        r"555-\d{4}|(?:(?<=[Cc]all )|(?<=[Tt]ext )|(?<=[Pp]hone )|(?<=[Dd]ial )|(?<=number is ))"
        r"\d{3}-\d{4})(?![\w-]|[.,]\d)",
        say=_telephone,
        needs=DIGITS,
    ),
    Rule(
        name="emergency number",
        pattern=rf"(?<![\w.,$£€/-])(?:911|9-1-1)(?![\w%]|[.,]\d|[ -]\d| (?:of|{COUNTED})\b)"
        r"|(?<=[Cc]all |[Dd]ial |[Tt]ext )[2-9]\d\d(?![\w%]|[.,]\d|[ -]\d| [a-z]+s\b)",
        say=_digits,
        needs=DIGITS,
    ),
    Rule(
        name="number to text to",
        pattern=r"(?P<before>\b[Tt]ext(?:ing|ed|s)? (?:[\w'\"-]+ ){1,4}?to )"
        rf"(?P<number>\d{{5,6}})(?![\w%]|[.,]\d| (?:{COUNTED})\b)",
        say=_short_code,
        needs=DIGITS,
    ),
    Rule(
        name="401(k)",
        pattern=r"\b(?P<number>401|403|457|501)\s?\(?(?P<letter>[kbc])\)?(?:\("
        r"(?P<part>\d{1,2})\))?(?!\w)",
        say=_plan,
        needs=DIGITS,
    ),
    Rule(
        name="number of a case",
        pattern=r"(?<![\w.])(?P<what>(?:[Cc]ase|[Dd]ocket|[Ff]ile|[Pp]ermit|[Bb]id|Ordinance|"
        r"Resolution) )?"
        r"(?P<sign>[Nn]o\. ?|#|[Nn]umber )(?P<first>\d{1,4})-(?P<second>\d{1,7})(?![\w%-]|[.,]\d)",
        say=_docket,
        needs=frozenset("-"),
    ),
    Rule(
        name="number, volume, page",
        pattern=rf"\b(?P<word>{'|'.join(_REFERENCES)})\.\s?(?=#?\d)",
        say=_reference,
        needs=frozenset("."),
    ),
    Rule(
        name="number, volume, page",
        pattern=r"\b(?P<word>NO|VOL|Apt|(?<=\w )No|No(?= 10 Downing)) (?=\d)",
        say=_reference,
        needs=DIGITS,
    ),
    Rule(
        name="number",
        pattern=r"#\s?(?=\d)",
        say=lambda _: "number ",
        needs=frozenset("#"),
    ),
    Rule(
        name="figures of a code",
        pattern=r"\b(?P<name>ISBN|ISSN)(?:-1[03])?:? (?P<number>(?:\d[ -]?){7,12}[\dX])(?![\w-])",
        say=_book,
        needs=DIGITS,
    ),
    Rule(
        name="figures of a code",
        pattern=rf"\b(?P<name>(?:{_CODES})(?: code| number)?:?) (?P<number>\d{{3,}}(?:-\d+)*)\b",
        say=_code,
        needs=DIGITS,
    ),
)

MODELS: tuple[Rule, ...] = (
    Rule(
        name="European thousands",
        pattern=rf"(?<![\w.,:/-])(?P<number>\d{{1,3}}(?:\.\d{{3}}){{2}}(?!\w|[.,:/-]\d)|"
        rf"[1-9]\d{{0,2}}\.000(?= (?:{COUNTED}|seats|euros?|pesos|copies)\b))",
        say=_thousands,
        needs=frozenset("."),
    ),
    Rule(
        name="number of a version or of the internet",
        pattern=r"(?<![\w.])\d+(?:\.\d+){2,}(?![\w]|\.\d)",
        say=_dotted,
        needs=frozenset("."),
    ),
    Rule(
        name="letters and figures",
        pattern=rf"(?<![\w.,$-]){_NO_MODEL}(?:(?:[A-Za-z]+-)?[A-Za-z]+\d[A-Za-z\d]*|"
        r"(?:[A-Za-z]+-|[A-Z]+- )\d[A-Za-z\d]*|\d+[A-Za-z][A-Za-z\d]*)(?:\.\d+|-\d+)*"
        r"(?![\w%@]|[-/:]\d|[.,]\d)",
        say=_model,
        needs=DIGITS,
    ),
)
"""When dates, sums and measures are said."""
