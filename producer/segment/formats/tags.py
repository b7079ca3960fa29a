"""The tags that containers with Unicode text carry, by the names that FFmpeg gives them."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING, Final

import producer
from producer.segment.formats.marking import marking

if TYPE_CHECKING:
    from producer.segment.labels import Labels

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")
"""What would end a line or a text in one container or another."""
_THREE_LETTERS: Final = dict(
    pair.split(":")
    for pair in """
    ar:ara bg:bul ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas
    fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun id:ind is:isl it:ita ja:jpn ko:kor
    lt:lit lv:lav mt:mlt nb:nob nl:nld nn:nno no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv
    sq:sqi sr:srp sv:swe sw:swa th:tha tr:tur uk:ukr ur:urd vi:vie zh:zho
    """.split()
)
"""ISO 639-2, which containers ask for, by ISO 639-1, which pages and scripts use."""


def plain(labels: Labels) -> dict[str, str]:
    """What every player shows; what nobody knows is left out. One line each but the words."""
    told = {
        "title": one_line(labels.title),
        "artist": one_line(labels.artist),
        "album": one_line(labels.station),
        "date": date(labels),
        "genre": "News",
        "comment": one_line(labels.disclosure),
        "copyright": one_line(labels.copyright),
        "encoder": f"producer {producer.__version__}",
        "lyrics": lines(labels.script),
    }
    return {name: value for name, value in told.items() if value}


def marked(labels: Labels) -> dict[str, str]:
    """The marking, one line each."""
    return {name: one_line(value) for name, value in marking(labels).items()}


def date(labels: Labels) -> str:
    """When the segment was made, to the second, in UTC: ID3v2.4.0 structure, clause 4."""
    return labels.made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def language(labels: Labels) -> str:
    """The language in three letters (ISO 639-2), or nothing where we don't know them."""
    first = labels.language.replace("_", "-").partition("-")[0].lower()
    return first if len(first) == 3 else _THREE_LETTERS.get(first, "")


def one_line(text: str) -> str:
    """The text on one line, without control characters; a half of a character pair becomes "?"."""
    return _whole(_CONTROL.sub(" ", text)).strip()


def lines(text: str) -> str:
    """The text with each line as `one_line` gives it."""
    return "\n".join(map(one_line, text.splitlines()))


def _whole(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
