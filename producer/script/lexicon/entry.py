"""What a lexicon holds: terms, how they sound, and who says so."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.script.lexicon import respelling as key
from producer.script.lexicon.phonemes import TIDY, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD: Final = re.compile(r"[^\W_]+")
"""Letters and figures in a row: O'Brien is two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One term and how it is said."""

    term: str
    """One or more words, as they are written in stories."""
    ipa: str
    """Broad General American, stress before its syllable."""
    respelling: str
    """In the VOA key: "loo-kah-SHENK-oh"."""
    note: str = ""
    verified_by: str = ""


def entry(
    term: str, *, ipa: str = "", respelling: str = "", note: str = "", verified_by: str = ""
) -> Entry:
    """An entry from IPA, a respelling, or both: what is not given is derived.

    Where both are given the respelling is for people, and is not read. Raises InputError where
    neither is given, what has to be read can't be, the term holds no letter, or a text holds
    characters that can't be printed.
    """
    texts = {"term": term, "respelling": respelling, "note": note, "verified-by": verified_by}
    for name, text in texts.items():
        refuse_unprintable(text, f"the {name}")
    term, respelling, note, verified_by = (" ".join(text.split()) for text in texts.values())
    term = unicodedata.normalize("NFC", term)
    if not any(map(str.isalpha, term)):
        raise InputError(f"the term {term!r} holds no letter", "A term is one or more words.")
    if not ipa and not respelling:
        raise InputError(f"how {term!r} is said is missing", "Give a respelling, IPA, or both.")
    said = ipa or key.to_ipa(respelling)
    return Entry(
        term=term,
        ipa=said if TIDY.fullmatch(said) else tidy(said),
        respelling=respelling or key.from_ipa(said),
        note=note,
        verified_by=verified_by,
    )


def refuse_unprintable(text: str, what: str) -> None:
    """Raise InputError where `what`, a text, holds what nobody sees: it hides, or spoils a file.

    Control, format and private characters and halves of characters; blanks, line breaks and the
    joiners that some scripts and emoji need are well.
    """
    if text.isprintable():
        return
    for c in text:
        if c not in _WELL and (c in _NONE or unicodedata.category(c) in _UNPRINTABLE):
            raise InputError(
                f"{what} {text!r} holds the character U+{ord(c):04X}, which can't be printed",
                "Type it again without that: it may have come along with a copied text.",
            )


_UNPRINTABLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_NONE: Final = "\ufffe\uffff"
"""No characters at all, but to Unicode mere unassigned ones, as are letters newer than Python."""
_WELL: Final = "\t\n\r\u200c\u200d"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """Entries, found by the first word of their terms. Of two with one term the later counts."""

    entries: tuple[Entry, ...] = ()
    by_first_word: Mapping[str, tuple[tuple[str, Entry], ...]] = field(
        init=False, repr=False, compare=False
    )
    """Ways to write a term, longest first, each with its entry."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_first_word", _by_first_word(self.entries))


def layered(*lexicons: Lexicon) -> Lexicon:
    """One lexicon of several; a later one's entries replace those of the same term."""
    merged = {each.term: each for lexicon in lexicons for each in lexicon.entries}
    return Lexicon(entries=tuple(merged.values()))


def plain(text: str) -> str:
    """A text with straight apostrophes and plain hyphens and blanks, of the same length."""
    return text.translate(_PLAIN)


_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00a0": " "})


def _by_first_word(entries: Iterable[Entry]) -> dict[str, tuple[tuple[str, Entry], ...]]:
    found: defaultdict[str, dict[str, Entry]] = defaultdict(dict)
    for each in entries:
        for way in _ways(each.term):
            first = WORD.search(way)
            assert first is not None
            found[first[0]][way] = each
    return {
        first: tuple(sorted(ways.items(), key=lambda pair: -len(pair[0])))
        for first, ways in found.items()
    }


def _ways(term: str) -> tuple[str, ...]:
    """How a term may stand in a text: as written, in capitals, composed and decomposed."""
    way = plain(term)
    cased = (way, way.upper()) if len(way) > 1 else (way,)
    if way.isascii():
        return cased
    return tuple(unicodedata.normalize(form, each) for form in ("NFC", "NFD") for each in cased)


EMPTY: Final = Lexicon()
