"""A story's short name: what its folder and its rundown line are called."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SMALL: Final = frozenset(
    "a an the and or but of in on at to for from by with as is are was be its his her "
    "after before over under into about amid".split()
)
RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10)}
)
"""Names that Windows keeps for devices."""
_MOST_WORDS: Final = 4
_MOST_CHARS: Final = 48


def slug(headline: str) -> str:
    """Lower-case words joined by hyphens, safe as a file name everywhere; never empty."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", headline) if not unicodedata.combining(c)
    )
    plain = unicodedata.normalize("NFC", bare)
    words = re.findall(r"\w+", re.sub(r"['’]", "", plain.casefold()).replace("_", " "))
    telling = [word for word in words if word not in _SMALL] or words
    name = ""
    for word in telling[:_MOST_WORDS]:
        longer = f"{name}-{word}" if name else word[:_MOST_CHARS]
        if len(longer) > _MOST_CHARS:
            break
        name = longer
    if not name:
        return "story"
    return f"{name}-story" if name in RESERVED else name
