"""The words of a legal ID, held to 47 CFR 73.1201 (b): in the United States, a station says its
call letters, immediately followed by its community of licence.

Between the two may stand the licensee's name, the frequency or channel number and the network's
name, as the licence has them, and nothing else (b)(1); other communities may follow (b)(2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

_US: Final = re.compile(r"[KW](?:[A-Z]{2,3}|\d{3}[A-Z]{2})(?:[ -]?(?:FM|AM|LP|TV|HD|CD|LD|DT)\d?)*")
"""Three or four letters, a translator's number (W250AB), and what tells services apart."""
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_BAND: Final = frozenset(
    "fm am hd hd1 hd2 hd3 hd4 lp tv dt mhz khz mc kc megahertz kilohertz megacycles kilocycles "
    "channel frequency point oh zero one two three four five six seven eight nine ten eleven "
    "twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty "
    "fifty sixty seventy eighty ninety hundred thousand".split()
)
"""What a frequency or a channel number is said with, digits apart."""
_IN_NAMES: Final = frozenset("a an and at de for in la of on the to".split())
"""Words that a name holds in small letters."""


def is_american(call_letters: str) -> bool:
    """Whether call letters are of the form that the rule is for."""
    return _US.fullmatch(call_letters.upper()) is not None


def id_fault(text: str, call_letters: str, community: str) -> str | None:
    """Why `text` is no legal ID, in words to print; None where nothing is wrong with it.

    Case, accents, commas and letters said one by one ("W-Z-Q-Y") make no difference. What stands
    between may be a name: `id_doubt` tells of it.
    """
    if not call_letters or not community:
        missing = "community of licence" if call_letters else "call letters"
        return f"the station file tells no {missing}"
    words = _words(text)
    after_letters = _ends(words, call_letters)
    if not after_letters:
        return f"it doesn't say the call letters {call_letters}"
    between = _between(words, after_letters, community)
    if not between and _places(words, community):
        return f"it says {community} before {call_letters}, not after it"
    if not between:
        return f"it doesn't say the community of licence, {community}"
    if any(_allowed(stretch) or _name_like(stretch) for stretch in between):
        return None
    return (
        f"between {call_letters} and {community} it says “{' '.join(between[0])}”: nothing may "
        "stand there but the licensee's name, the frequency or channel number, and the network's "
        "name, as the licence has them"
    )


def id_doubt(text: str, call_letters: str, community: str) -> str | None:
    """What is right only if it is the licensee's or the network's name; None for no doubt."""
    words = _words(text)
    between = _between(words, _ends(words, call_letters), community)
    if not between or any(map(_allowed, between)) or not any(map(_name_like, between)):
        return None
    said = next(" ".join(stretch) for stretch in between if _name_like(stretch))
    return (
        f"between {call_letters} and {community} it says “{said}”, which is right only where that "
        "is the licensee's or the network's name"
    )


def _between(words: Sequence[str], ends: Sequence[int], community: str) -> list[Sequence[str]]:
    """What stands between call letters and the first community after them, wherever both are."""
    starts = _places(words, community)
    found = []
    for end in ends:
        following = [start for start in starts if start >= end]
        if following:
            found.append(words[end : following[0]])
    return found


def _allowed(stretch: Sequence[str]) -> bool:
    """Nothing, or a frequency or channel number."""
    return all(_plain(word) in _BAND or word.isdecimal() for word in stretch)


def _name_like(stretch: Sequence[str]) -> bool:
    """Whether it is written as names are."""
    rest = [word for word in stretch if _plain(word) not in _BAND and not word.isdecimal()]
    return any(word[0].isupper() for word in rest) and all(
        word[0].isupper() or word in _IN_NAMES for word in rest
    )


def _ends(words: Sequence[str], call_letters: str) -> list[int]:
    """Where call letters have ended; the letters may be words of their own."""
    letters = "".join(map(_plain, _words(call_letters)))
    found = []
    for start in range(len(words)):
        said = ""
        for end in range(start, len(words)):
            said += _plain(words[end])
            if said == letters:
                found.append(end + 1)
            if not letters.startswith(said):
                break
    return found


def _places(words: Sequence[str], name: str) -> list[int]:
    sought = [_plain(word) for word in _words(name)]
    plain = [_plain(word) for word in words]
    return [at for at in range(len(plain)) if plain[at : at + len(sought)] == sought]


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _plain(word: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", word.replace("’", "'"))
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
