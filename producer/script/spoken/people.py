"""Titles, ranks, initials and the numerals of names, as they are said."""

from __future__ import annotations

import re

from producer.script.spoken.numbers import cardinal, ordinal, roman
from producer.script.spoken.rewriting import CAP, Rule, full_stop

_TITLES = {
    "Rep": "Representative",
    "Reps": "Representatives",
    "Sen": "Senator",
    "Sens": "Senators",
    "Gov": "Governor",
    "Govs": "Governors",
    "Lt. Gov": "Lieutenant Governor",
    "Mr": "Mr",
    "Mrs": "Mrs",
    "Ms": "Miz",
    "Messrs": "Messieurs",
    "Dr": "Doctor",
    "Drs": "Doctors",
    "Prof": "Professor",
    "Profs": "Professors",
    "Spc": "Specialist",
    "Rev": "Reverend",
    "Revs": "Reverends",
    "Fr": "Father",
    "Hon": "Honorable",
    "Msgr": "Monsignor",
    "Pres": "President",
    "Sec": "Secretary",
    "Amb": "Ambassador",
    "Supt": "Superintendent",
    "Det": "Detective",
    "Insp": "Inspector",
    "Atty. Gen": "Attorney General",
    "Atty": "Attorney",
    "Dist. Atty": "District Attorney",
    "Asst": "Assistant",
    "Gen": "General",
    "Lt. Gen": "Lieutenant General",
    "Maj. Gen": "Major General",
    "Brig. Gen": "Brigadier General",
    "Col": "Colonel",
    "Lt. Col": "Lieutenant Colonel",
    "Maj": "Major",
    "Capt": "Captain",
    "Cmdr": "Commander",
    "Lt. Cmdr": "Lieutenant Commander",
    "Lt": "Lieutenant",
    "1st Lt": "First Lieutenant",
    "2nd Lt": "Second Lieutenant",
    "Sgt": "Sergeant",
    "Staff Sgt": "Staff Sergeant",
    "Master Sgt": "Master Sergeant",
    "Sgt. Maj": "Sergeant Major",
    "Cpl": "Corporal",
    "Pvt": "Private",
    "Pfc": "Private First Class",
    "Adm": "Admiral",
    "Rear Adm": "Rear Admiral",
    "Vice Adm": "Vice Admiral",
    "SSgt": "Staff Sergeant",
    "MSgt": "Master Sergeant",
    "TSgt": "Technical Sergeant",
    "Tech. Sgt": "Technical Sergeant",
    "1st Sgt": "First Sergeant",
    "Br": "Brother",
    "Mme": "Madame",
    "Mlle": "Mademoiselle",
}
"""AP style's abbreviations before a name, and their common kin."""
_BARE = "Mr|Mrs|Ms|Dr|dr|Prof"
"""Written without a period in British copy."""

_TITLE = "|".join(
    re.escape(t).replace(r"\ ", r"\s") for t in sorted(_TITLES, key=len, reverse=True)
)
_REGNAL = "King|Queen|Pope|Emperor|Empress|Tsar|Czar|Kaiser|Prince|Sultan|Shah|Saint|Duke|Patriarch"
_MONARCHS = (
    "Charles|Elizabeth|Edward|George|Henry|James|William|Richard|Louis|Philip|Philippe|Felipe|"
    "Frederick|Friedrich|Wilhelm|Leopold|Albert|Mohammed|Haakon|Harald|Olav|Gustaf|Gustav|Karl|"
    "Christian|Juan|Carlos|Pius|Paul|Benedict|Leo|Alexander|Nicholas|Peter|Ivan|Francis|Ferdinand|"
    "Joseph|Napoleon|Clement|Gregory|Urban|Innocent|Boniface|Xerxes|Darius|Ramses|Ptolemy"
)
_NUMBERED = (
    "War|Bowl|Chapter|Chap\\.|Part|Volume|Vol\\.|Book|Act|Scene|Phase|Title|Type|Class|Article|"
    "Section|Division|Stage|Apollo|Mark|Schedule|Canto|Level|Tier|Grade|Group|Game|Appendix|Table|"
    "Figure|Artemis|Voyager|Rocky|Wars|Episode|Fantasy|Olympiad|WrestleMania|Region|Annex|"
    "Protocol|Vatican|Page|"
    "Area|Unit|Zone|Round|Category|Psalm|Sonnet|Symphony|Sonata|Polaris|Trek|Gemini|Soyuz"
)
_TENTH = (
    "War|Bowl|Chapter|Chap\\.|Part|Volume|Vol\\.|Book|Act|Article|Canto|Title|Section|CHAPTER|PART"
)
"""Of these alone there is a tenth, written X."""
_NO_NAMES = {"US", "UN", "UK", "EU", "DC", "LA", "NY", "NJ", "PO", "AD", "BC", "AM", "PM", "USA"}
_FIRST_OF = re.compile(r"\s*(?:$|[,.;:)—-]|(?:and|of|or|to|through|was|had|in)\b)")
_GIVEN = re.compile(rf"(?:^|\s)[{CAP}][a-zà-ÿ]+ $")
_NUMERAL = r"(?P<numeral>[IVXLC]+)"


def _title(match: re.Match[str]) -> str:
    title = _TITLES[re.sub(r"\s+", " ", match["title"])]
    return f"{title} "


def _bare_title(match: re.Match[str]) -> str:
    return _TITLES[match["title"].capitalize()]


def _suffix(match: re.Match[str]) -> str:
    word = "Junior" if match["suffix"].lower() == "jr" else "Senior"
    return f" {word}{full_stop(match)}"


def _initials(match: re.Match[str]) -> str | None:
    letters = re.findall(r"\w", match.group())
    return None if "".join(letters) in _NO_NAMES else " ".join(letters) + " "


def _initial(match: re.Match[str]) -> str | None:
    if full_stop(match):
        return None
    if (
        match["letter"] == "I"
        and match.start()
        and not _GIVEN.search(match.string, 0, match.start())
    ):
        return None
    return match["letter"]


def _count(match: re.Match[str]) -> str | None:
    value = _value(match)
    if match["numeral"] in "VX" and not re.fullmatch(_TENTH, match["before"]):
        return None
    before = {"Vol.": "Volume", "Chap.": "Chapter"}.get(match["before"], match["before"])
    return None if value is None else f"{before} {cardinal(value)}"


def _reign(match: re.Match[str]) -> str | None:
    value = _value(match)
    return None if value is None else f"{match['before']} the {ordinal(value)}{full_stop(match)}"


def _value(match: re.Match[str]) -> int | None:
    """None where the numeral may be the pronoun I, or a letter of a list ("Class C")."""
    written = match["numeral"]
    if written == "I" and not match["before"].endswith("War"):
        return 1 if _FIRST_OF.match(match.string, match.end()) else None
    return None if written in ("C", "L") else roman(written)


def _nth(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    return ordinal(value) if value else None


def _first(match: re.Match[str]) -> str:
    return f"{match['before']} the first"


def _alone(match: re.Match[str]) -> str | None:
    value = roman(match["numeral"])
    return cardinal(value) + match["stop"] if value and value < 400 else None


_SUFFIXED = r"(?<=[\w.]),?\s(?P<suffix>[JS]r|jr|sr)\b\.?(?=\s|$|[,;:'’)\"]|['’]s)"

RULES: tuple[Rule, ...] = (
    Rule(
        name="title before a name",
        pattern=rf"(?<![\w.])(?P<title>{_TITLE})\.(?:\s+|(?=[{CAP}]))"
        rf"(?=[{CAP}]|1st |(?:&|and) (?:Mrs|Dr|Ms|Sen|Rep|Gov|Prof)\b)",
        say=_title,
        needs=frozenset("."),
    ),
    Rule(
        name="title before a name",
        pattern=rf"(?<![\w.])(?P<title>{_TITLE})\.(?=-(?:elect|designate|in-waiting)\b)",
        say=lambda m: _title(m).rstrip(),
        needs=frozenset("."),
    ),
    Rule(
        name="title before a name",
        pattern=rf"\b(?P<title>{_BARE})\b\.?(?=\s+[{CAP}])",
        say=_bare_title,
    ),
    Rule(name="Junior, Senior", pattern=_SUFFIXED, say=_suffix),
    Rule(
        name="Junior, Senior",
        pattern=r"\b(?P<suffix>[JS]r)\. (?=(?:High|Varsity|College|Vice|Director|Manager|"
        r"Editor|Producer)\b)",
        say=lambda m: f"{_suffix(m).strip()} ",
        needs=frozenset("."),
    ),
    Rule(
        name="Roman numeral of a century",
        pattern=rf"(?<![\w.]){_NUMERAL}(?:th)?(?=[ -](?:century|centuries|Century|Olympi|Corps|"
        rf"Dynasty|Legion)\b)",
        say=_nth,
        needs=frozenset("IVX"),
    ),
    Rule(
        name="Roman numeral of a chapter, a war or a game",
        pattern=rf"(?P<before>\b(?:Chapter|CHAPTER|Book|BOOK|Part|PART) \d+)\.{_NUMERAL}\b",
        say=_count,
        needs=frozenset("IVXLC"),
    ),
    Rule(
        name="Roman numeral of a chapter, a war or a game",
        pattern=rf"\b(?P<before>{_NUMBERED}|{_NUMBERED.upper()}) {_NUMERAL}\b(?!['’]\w|-\w)",
        say=_count,
        needs=frozenset("IVXLC"),
    ),
    Rule(
        name="Roman numeral of a chapter, a war or a game",
        pattern=r"\b(?P<before>part|chapter|volume|phase|stage|type|class|grade|level|tier|act|"
        r"section|article|"
        r"book|division|group|category) (?P<numeral>I[IVX]|[VX]?I{2,3}|VI|X[IVX]+)\b(?!['’]\w|-\w)",
        say=_count,
        needs=frozenset("IVX"),
    ),
    Rule(
        name="Roman numeral of a reign",
        pattern=rf"\b(?P<before>(?:{_REGNAL})(?: [{CAP}]\w+)+) {_NUMERAL}\b(?:\.(?=,|['’]s|$))?",
        say=_reign,
        needs=frozenset("IVX"),
    ),
    Rule(
        name="Roman numeral of a reign",
        pattern=rf"\b(?P<before>{_MONARCHS}) (?P<numeral>[VX][IVX]*|I[IVX]+)\b(?!\. [{CAP}])"
        rf"(?:\.(?=,|['’]s|$))?",
        say=_reign,
        needs=frozenset("IVX"),
    ),
    Rule(
        name="Roman numeral of a reign",
        pattern=rf"\b(?P<before>{_MONARCHS}) I(?=[.,;:)]|$|['’]s|\s(?:and|of|or)\b)"
        rf"(?!\.\s?[{CAP}])",
        say=_first,
        needs=frozenset("I"),
    ),
    Rule(
        name="Roman numeral after a name",
        pattern=rf"\b(?P<before>[{CAP}]\w*[a-zà-ÿ]),? "
        r"(?P<numeral>I{2,3}|I?V|VI{1,3}|IX|X[IVX]+)\b(?<! V)(?!-)(?:\.(?=,|['’]s|$))?",
        say=_reign,
        needs=frozenset("IVX"),
    ),
    Rule(
        name="Roman numeral alone",
        pattern=r"^(?P<numeral>[IVXLC]{2,}|[VX])(?P<stop>\.?)$",
        say=_alone,
        needs=frozenset("IVXLC"),
    ),
    Rule(
        name="initials of a name",
        pattern=rf"(?<![\w.])(?:[{CAP}]\s?\.\s?){{2,4}}(?=[{CAP}][a-zà-ÿ'’])",
        say=_initials,
        needs=frozenset("."),
    ),
    Rule(
        name="initial of a name",
        pattern=rf"(?<![{CAP}] \. )(?:(?<=[\w.,;:] )|(?<=\()|^)(?P<letter>[{CAP}])\s?\."
        rf"(?=\s+(?:[{CAP}][\w.']|\d)|\s*[,;:()])",
        say=_initial,
        needs=frozenset("."),
    ),
)
