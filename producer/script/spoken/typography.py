"""Marks on paper that are no sound: quotation marks, brackets, odd spaces and dashes."""

from __future__ import annotations

import re
import unicodedata

from producer.script.spoken.rewriting import Rule, Step

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\ufe0e\ufe0f\u20e3", ""),
        **dict.fromkeys("‐‑\u2043", "-"),
        **dict.fromkeys("\u2012\u2212", "-"),
        "―": "—",
        "。": ".",
        "、": ",",
        "⁄": "/",
        "∕": "/",
    }
)
_KEPT = "…™℠"
"""Characters whose compatibility form would read wrong."""
_DEGREE = re.compile(r"(?<=\d)\s?º")
_DETACHED = re.compile(
    r"(?:(?<=\w) ' ?|(?<=\w)' )(?=(?:s|ll|re|ve|d|m)\b(?!'))|(?:(?<=n) ' ?|(?<=n)' )(?=t\b(?!'))"
)
"""The pieces of "isn't" and "he's", set apart by a faulty page or a tokenizer."""
_FRACTION = re.compile(r"(?<=\d)(?=[¼½¾⅐-⅞])")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED = re.compile(
    rf"(?P<unit>\b(?:[kcm]?m|ft|mi|in|yd))?(?P<minus>⁻)?(?P<raised>[{_SUPERSCRIPTS}]+)"
)
_OPENING = re.compile(r"(?<![^\s(\[\"—–-])'(?!\d0'?s\b)(?!\d\d\b)")
_CLOSING = re.compile(r"(?<=[\w.,;:!?)\]—-])'(?!\w)|(?<!\S)'(?!\S)")
_POSSESSIVE = re.compile(r"(?<=[sSxz])'$")


def plain_characters(text: str) -> str:
    """One form of each character: straight quotation marks, ASCII digits, single spaces."""
    if not text.isascii():
        text = _DEGREE.sub("°", text)
        text = _RAISED.sub(_raised, _FRACTION.sub(" ", text)).replace("№", "No. ")
        folded = (c if c in _KEPT else unicodedata.normalize("NFKC", c) for c in text)
        text = unicodedata.normalize("NFC", "".join(folded).translate(_PLAIN))
        text = "".join(str(unicodedata.digit(c)) if _foreign_digit(c) else c for c in text)
    text = text.replace("``", '"').replace("''", '"').replace("`", "'")
    return _DETACHED.sub("'", " ".join(text.split()))


def _raised(match: re.Match[str]) -> str:
    """Units keep their power, "km2"; other raised figures are marked: "10^6", a footnote's "^1"."""
    figures = "".join(str(_SUPERSCRIPTS.index(c)) for c in match["raised"])
    unit = match["unit"] or ""
    mark = "" if unit and figures in ("2", "3") else "^"
    return f"{unit}{mark}{'-' if match['minus'] else ''}{figures}"


def _foreign_digit(char: str) -> bool:
    return not char.isascii() and unicodedata.category(char) == "Nd"


def without_quotation_marks(text: str) -> str:
    """Voices garble the word after an opening mark, and after an apostrophe like 'tis has.

    Apostrophes inside a word and after a plural ("workers' rights") stay.
    """
    kept = _without_single_marks(text.replace('"', ""))
    if kept == text:
        return text
    return re.sub(r"\s+([,;:.?!])", r"\1", " ".join(kept.split()))


def _without_single_marks(text: str) -> str:
    opened = len(_OPENING.findall(text))
    text = _OPENING.sub("", text)

    def close(match: re.Match[str]) -> str:
        nonlocal opened
        keeps = _POSSESSIVE.search(match.string, 0, match.end())
        if keeps and not opened:
            return "'"
        opened = max(0, opened - 1)
        return ""

    return _CLOSING.sub(close, text)


def _drop(_: re.Match[str]) -> str:
    return ""


def _comma(_: re.Match[str]) -> str:
    return ", "


def _ellipsis(match: re.Match[str]) -> str:
    rest = match.string[match.end() :].strip()
    return "." if not rest else "" if rest[0] in ".?!,;:" else ", "


def _dash(match: re.Match[str]) -> str:
    return " — " if match.string[: match.start()].strip() else ""


def tidy(text: str) -> str:
    """Spaces and stops as a sentence has them, after words were put in or taken out."""
    text = re.sub(r"(?<!\S)-(?=\S)|(?<=\S)-(?!\S)", " ", text)
    text = re.sub(r"\s+([,;:.?!])", r"\1", " ".join(text.split()))
    text = re.sub(r"[,;:—\s]*—[,;:—\s]*", " — ", text)
    text = re.sub(r"[,;:—\s]*([.?!])[,;:.—]*", r"\1", text)
    text = re.sub(r"[,;:]+([;:])|([,;:])[,;:]+", r"\1\2", text)
    text = re.sub(r"([,;:?!])(?=[^\W\d_])|(?<=[a-z])(\.)(?=[A-Z])", r"\1\2 ", text)
    return re.sub(r"^[\s,;:.—]+|[\s,—]+$", "", " ".join(text.split()))


QUOTES: tuple[Rule | Step, ...] = (
    Rule(name="'n' is and", pattern=r"(?i)(?<=\w) ?'n' ?(?=\w)", say=lambda _: " and "),
    Step(name="quotation marks are not voiced", change=without_quotation_marks),
)

CLOSING: tuple[Rule | Step, ...] = (
    Rule(name="brackets", pattern=r"[\[\]{}]", say=_drop, needs=frozenset("[]{}")),
    Rule(name="parentheses are commas", pattern=r"\s*[()]\s*", say=_comma, needs=frozenset("()")),
    Rule(name="ellipsis", pattern=r"\s*(?:…|\.(?:\s?\.)+)", say=_ellipsis, needs=frozenset("….")),
    Rule(name="dash", pattern=r"\s*(?:–|--+)\s*|(?<=\s)-(?=\s)", say=_dash, needs=frozenset("–-")),
)


def _left_out(match: re.Match[str]) -> str | None:
    said = "".join(c if unicodedata.category(c)[0] in "LM" else " " for c in match.group())
    return None if said == match.group() else said


UNSPEAKABLE: tuple[Rule, ...] = (
    Rule(name="left out: has no sound", pattern=r"[^\sA-Za-z.,;:?!'—-]+", say=_left_out),
)
"""What no rule and no grammar could say: emoji, arrows, bullets."""
