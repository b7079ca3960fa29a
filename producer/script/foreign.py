"""Paragraphs that a story carries along and nobody should read out: posts, pull quotes and
self-portraits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from producer.script.quotes import unquoted

if TYPE_CHECKING:
    from collections.abc import Sequence

POST: Final = "embedded post: its words are for the page"
PULLED: Final = "pull quote: the story says it in its place"
PROMO: Final = "promo: it asks for subscribers and listeners"
ABOUT: Final = "about who sent it: a press release's own portrait"

_SIGNATURE: Final = re.compile(r"^[—–-] ?[^@]{1,60}\(@\w{1,30}\).{0,40}$")
_POST_LINK: Final = re.compile(r"\bpic\.twitter\.com/\w|\bhttps?://t\.co/\w")
_POST_WORDS: Final = 60
"""Of one post, however many paragraphs it has."""
_OWN_VOICE: Final = re.compile(
    r"\b(?:I|I[’'][a-z]+|[Mm]e|[Mm]y|[Ww]e|[Ww]e[’'][a-z]+|[Oo]ur|[Uu]s)\b"
)
_PULLED_WORDS: Final = 8
"""A shorter line may well be said twice."""
_PROMO: Final = re.compile(
    r"\W*(?:You can (?:also )?)?(?:catch up|listen|subscribe|sign up|tune in|check out|follow|hear"
    r"|watch|download|join|get)\b.*\b(?:our (?:[\w-]+ ){0,3}(?:podcast|newsletter|app|channel)s?"
    r"|this (?:newsletter|podcast))\b",
    re.IGNORECASE,
)
_PROMO_WORDS: Final = 40
_ENDED: Final = re.compile(r"[.!?…][”\"’']?\s*$")
_WORD: Final = re.compile(r"\w+")
_ABOUT: Final = re.compile(
    r"^About:? (?!(?:\d+|a|an|half|one|two)\b)(?:[\w.'’&-]+ ?){1,7}(?<![.!?]):?$"
)
_SHARE: Final = 1 / 3
"""Of the story's words: more than that below "About ..." is the story itself."""


def foreign(texts: Sequence[str]) -> dict[int, str]:
    """Why paragraphs of a story are not read, by their places; empty for most stories.

    A promo tells the reader to hear or take what the publisher offers: "our weekly podcast".
    A post from a social network ends in "— Name (@name)" or holds its network's short link. A pull
    quote is a whole paragraph that another one holds word for word. A portrait of who sent a press
    release stands below "About X", at the end.
    """
    found = _pulled(texts)
    found |= {index: PROMO for index, text in enumerate(texts) if _is_promo(text)}
    found |= {index: POST for index, text in enumerate(texts) if _is_post(text)}
    for index, (text, below) in enumerate(pairwise(texts)):
        if _SIGNATURE.match(below) and len(text.split()) <= _POST_WORDS:
            found[index] = POST
    found |= dict.fromkeys(_starts_of_posts(texts, found), POST)
    lengths = [len(text.split()) for text in texts]
    for index, text in enumerate(texts[1:], start=1):
        if _ABOUT.match(text) and sum(lengths[index:]) <= _SHARE * sum(lengths):
            found.update(dict.fromkeys(range(index, len(texts)), ABOUT))
            break
    return found


def _is_post(text: str) -> bool:
    linked = _POST_LINK.search(text) is not None and len(text.split()) <= _POST_WORDS
    return linked or _SIGNATURE.match(text) is not None


def _is_promo(text: str) -> bool:
    return len(text.split()) <= _PROMO_WORDS and _PROMO.match(unquoted(text)) is not None


def _starts_of_posts(texts: Sequence[str], found: dict[int, str]) -> list[int]:
    """The paragraphs above the last of a post that speak in its voice, as the story does not."""
    own = [index for index, text in enumerate(texts) if _OWN_VOICE.search(unquoted(text))]
    starts: list[int] = []
    for last in [index for index, reason in found.items() if reason == POST]:
        length = len(texts[last].split())
        for index in range(last - 1, -1, -1):
            length += len(texts[index].split())
            if index in found or index not in own or length > _POST_WORDS:
                break
            starts.append(index)
    told_by_somebody = set(own) - set(starts) - set(found)
    return [] if told_by_somebody else starts


def _pulled(texts: Sequence[str]) -> dict[int, str]:
    """The paragraphs that stand once more inside another one, which says whose words they are;
    never the first, which opens the story."""
    plain = [f" {' '.join(_WORD.findall(text.casefold()))} " for text in texts]
    long = (
        place
        for place, text in enumerate(texts)
        if len(plain[place].split()) >= _PULLED_WORDS and _ENDED.search(text)
    )
    return {
        index: PULLED
        for index in long
        if index
        and any(plain[index] in other and len(other) > len(plain[index]) for other in plain)
    }
