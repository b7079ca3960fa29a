"""A paragraph in sentences: what one take reads.

sentencex finds the sentences of the prose, but never looks inside a quotation or brackets, and a
long one becomes a chunk that no voice can speak; nupunkt finds those inside. A very long sentence
also ends at a semicolon, or at a colon before a quotation.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.script.quotes import quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from producer.script.quotes import Quote

_LANGUAGE = "en"
_HOUR: Final = re.compile(r"\b[ap]\.m\. $")
_DAY_OR_ZONE: Final = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July"
    r"|August|September|October|November|December|Eastern|Central|Mountain|Pacific|Alaska|Hawaii"
    r"|[ECMP][SD]?T|GMT|UTC)\b|(?:Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
)
_TITLE: Final = re.compile(
    r"(?:^|[\s(“‘\"'])(?:Atty|Asst|Assoc|Ofc|Supt|Insp|Det|Dep|Dist|Cmdr|Adm|Brig|Spc|Pfc|Msgr|Treas"
    r"|Amb|Approx|Messrs|Mmes|Cllr)\. $"
)
"""Shortened words that the libraries take for the end of a sentence."""
_MORE_STARTS: Final = re.compile(
    r"(?<=[.?!…][)\]] )(?=[A-Z“‘\"])|(?<=\w… )(?=[A-Z“])|(?<=[a-z][.?!] )(?=[a-z][A-Z])"
)
"""After a bracket that held a sentence, after trailing dots, before a name such as eBay."""
_ELISION: Final = re.compile(r"‘(?=(?:[Tt]is|[Tt]was|[Tt]il|[Ee]m|\d\ds?)\b)")
"""An apostrophe that was set as an opening mark."""
_ITEM: Final = re.compile(r"(?:^|(?<=[.?!…] ))(\d{1,2})\. $")
_BRACKETS: Final = re.compile(
    r"\((?=[A-Z“])[^()]*[.?!…][”\"]?\)|\[(?=[A-Z“])[^\[\]]*[.?!…][”\"]?\]"
)
_LOOK_BACK: Final = 40
"""Characters before a place that tell whether a sentence may start there."""
_LONG: Final = 40
"""Words above which a sentence is cut where a clause ends that could stand alone."""
_CLAUSE: Final = 8
"""Words that such a clause has at least."""
_TITLE_WORDS: Final = 8
"""Words of a slogan or a title in quotation marks that stays in one piece with its sentence."""
_LEADS_ON: Final = re.compile(r"[\w’'] $")
_GOES_ON: Final = re.compile(r" [a-z]")
_IS: Final = re.compile(r" (?:is|was|has|had|will|would|became|means|meant)\b")
_CLAUSE_END: Final = re.compile(r"; |: (?=[“‘\"])")
_LIST_END: Final = re.compile(r"; (?:and|or)\b")
_CALL: Final = re.compile(r"[?!…][”\"’'] $")
_SPEAKER: Final = re.compile(
    r"(?:[A-Z][\w.'’-]* ){1,4}(?:said|says|asked|asks|wrote|writes|added|replied|wondered|shouted"
    r"|yelled|cried|recalled)[.,:]"
)


def sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order; joined by blanks they are the paragraph again."""
    text = " ".join(paragraph.split())
    return tuple(
        part
        for sentence in _cut(text, _prose(text))
        for whole in _cut(sentence, _enclosed(sentence))
        for part in _cut(whole, _clauses(whole))
    )


def _cut(text: str, starts: Iterable[int]) -> tuple[str, ...]:
    """A text in pieces, cut before each start, without the blanks at their ends."""
    edges = (0, *starts, len(text))
    return tuple(part for start, end in pairwise(edges) if (part := text[start:end].strip()))


def _prose(text: str) -> tuple[int, ...]:
    """Where sentences of the prose start, the first left out."""
    import sentencex

    plain = _ELISION.sub("’", text) + _closing(text)
    starts: set[int] = set()
    end = 0
    for part in sentencex.segment(_LANGUAGE, plain):
        piece = part.strip()
        start = plain.index(piece, end)
        end = start + len(piece)
        if _starts_sentence(text, start, end):
            starts.add(_before_number(text, start))
    starts |= {found.end() for found in _MORE_STARTS.finditer(text)}
    return tuple(sorted(starts))


def _closing(text: str) -> str:
    """The mark that a quotation lacks which the next paragraph goes on with: without it the
    library takes the opening mark for a closing one."""
    open_at = next((quote.start for quote in quotes(text) if not quote.closed), None)
    return {'"': '"', "“": "”"}.get(text[open_at], "") if open_at is not None else ""


def _before_number(text: str, start: int) -> int:
    """Where an item of a list starts: at its number, which opens the text or follows the last."""
    number = _ITEM.search(text, max(0, start - 4), start)
    if number is None:
        return start
    last = rf"(?:^|[.?!…] ){int(number[1]) - 1}\. "
    in_turn = number.start() == 0 or re.search(last, text[: number.start()])
    return number.start() if in_turn else start


def _enclosed(sentence: str) -> tuple[int, ...]:
    """Where sentences start inside the quotations and the brackets of a sentence of the prose."""
    starts: set[int] = set()
    spans = [(q.start, q.end) for q in quotes(sentence) if not _is_title(sentence, q)]
    spans += [found.span() for found in _BRACKETS.finditer(sentence)]
    for start, end in spans:
        starts |= {start + 1 + place for place in _ends(sentence[start + 1 : end])}
    return tuple(sorted(starts))


def _is_title(sentence: str, quote: Quote) -> bool:
    """Whether a quotation is a few words that the sentence goes on with: “Stop. Look.” signs."""
    before, after = sentence[: quote.start], sentence[quote.end :]
    if len(sentence[quote.start : quote.end].split()) > _TITLE_WORDS:
        return False
    inside = _LEADS_ON.search(before) is not None and _GOES_ON.match(after) is not None
    return inside or (not before and _IS.match(after) is not None)


def _clauses(sentence: str) -> tuple[int, ...]:
    """Where clauses of a very long sentence start that could stand alone; none in a list."""
    if len(sentence.split()) <= _LONG or _LIST_END.search(sentence):
        return ()
    starts: list[int] = []
    last = 0
    for found in _CLAUSE_END.finditer(sentence):
        before, after = sentence[last : found.end()], sentence[found.end() :]
        if min(len(before.split()), len(after.split())) >= _CLAUSE:
            starts.append(found.end())
            last = found.end()
    return tuple(starts)


def _ends(quotation: str) -> tuple[int, ...]:
    """Where sentences inside a quotation start, the first left out."""
    if not any(mark in quotation for mark in ".?!…"):
        return ()
    import nupunkt

    spans = tuple(nupunkt.sent_spans(quotation))[1:]
    return tuple(start for start, end in spans if _starts_sentence(quotation, start, end))


def _starts_sentence(text: str, start: int, end: int) -> bool:
    """Whether a sentence may start there, after a blank.

    A word must follow, and not one in lower case ("U.S. senate" goes on), nor the name after a
    title ("Atty. Gen."), nor the day or the zone of the hour before it ("5 p.m. Monday"), nor who
    called what stands before it ("“Why?” Ann Ruiz asked.").
    """
    piece, before = text[start:end], text[max(0, start - _LOOK_BACK) : start]
    word = piece.lstrip(" '‘’\"“”([")
    if not before.endswith(" ") or not word or not any(c.isalpha() for c in piece):
        return False
    return not (
        word[0].islower()
        or _TITLE.search(before)
        or (_HOUR.search(before) and _DAY_OR_ZONE.match(word))
        or (_CALL.search(before) and _SPEAKER.match(piece))
    )
