"""Texts in HTML: escaped for their place, so that none of them can become markup."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from html import escape
from typing import Final

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)
"""What HTML can't carry, even escaped: controls, lone surrogates and noncharacters. Newline and
tab may stay; a carriage return would come back from the parser as a newline."""


def printable(value: str) -> str:
    """The text with a blank for each character that HTML can't carry."""
    return _UNPRINTABLE.sub(" ", value)


def text(value: str) -> str:
    """Escaped for HTML text and for quoted attributes alike."""
    return escape(printable(value))


def bdi(value: str) -> str:
    """A text of unknown direction amid our own English."""
    return f"<bdi>{text(value)}</bdi>"


def script_json(value: object) -> str:
    """JSON for a script element, which ends at `</script>` and has no entities.

    ASCII alone, so that U+2028 and its kind need no thought.
    """
    return json.dumps(value).replace("<", r"\u003c").replace(">", r"\u003e")


def csp_hash(code: str) -> str:
    """The source expression by which a Content Security Policy allows a script or style."""
    digest = hashlib.sha256(code.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
