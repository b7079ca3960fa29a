"""Which letters a text is written in: the spoken form and the voices are for English."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_OTHER: Final = 0.2


def in_latin_letters(texts: Iterable[str]) -> bool:
    """Whether a voice can read the texts: letters of another script would be left out unheard."""
    letters = [c for text in texts for c in text if c.isalpha()]
    other = sum(1 for c in letters if not unicodedata.name(c, "").startswith("LATIN"))
    return other <= len(letters) * _MOST_OTHER
