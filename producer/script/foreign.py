"""Paragraphs that a story carries along and nobody should read out: posts and self-portraits."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

POST: Final = "embedded post: its words are for the page"
ABOUT: Final = "about who sent it: a press release's own portrait"

_SIGNATURE: Final = re.compile(r"^[—–-] ?[^@]{1,60}\(@\w{1,30}\).{0,40}$")
_POST_LINK: Final = re.compile(r"\bpic\.twitter\.com/\w|\bhttps?://t\.co/\w")
_POST_WORDS: Final = 60
_ABOUT: Final = re.compile(
    r"^About:? (?!(?:\d+|a|an|half|one|two)\b)(?:[\w.'’&-]+ ?){1,7}(?<![.!?]):?$"
)
_SHARE: Final = 1 / 3
"""Of the story's words: more than that below "About ..." is the story itself."""


def foreign(texts: Sequence[str]) -> dict[int, str]:
    """Why paragraphs of a story are not read, by their places; empty for most stories.

    A post from a social network ends in "— Name (@name)" or holds its network's short link. A
    portrait of who sent a press release stands below "About X", at the end.
    """
    found = {index: POST for index, text in enumerate(texts) if _is_post(text)}
    for index, (text, below) in enumerate(pairwise(texts)):
        if _SIGNATURE.match(below) and len(text.split()) <= _POST_WORDS:
            found[index] = POST
    lengths = [len(text.split()) for text in texts]
    for index, text in enumerate(texts[1:], start=1):
        if _ABOUT.match(text) and sum(lengths[index:]) <= _SHARE * sum(lengths):
            found.update(dict.fromkeys(range(index, len(texts)), ABOUT))
            break
    return found


def _is_post(text: str) -> bool:
    linked = _POST_LINK.search(text) is not None and len(text.split()) <= _POST_WORDS
    return linked or _SIGNATURE.match(text) is not None
