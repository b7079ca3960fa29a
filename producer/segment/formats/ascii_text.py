"""Text for chunks whose fields are ASCII: read alike by every system, never a broken byte."""

from __future__ import annotations

import unicodedata
from typing import Final
from urllib.parse import quote

_LETTERS: Final = """
    ß ss ẞ SS æ ae Æ AE œ oe Œ OE þ th Þ Th ð d Ð D đ d Đ D ħ h Ħ H ı i ł l Ł L ŋ ng Ŋ Ng ø o Ø O
    ŧ t Ŧ T € EUR £ GBP ¥ JPY © (c) ® (R) ™ (TM) × x ÷ / ⁄ / ° deg
""".split()
_SPELLED: Final = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        **dict.fromkeys("—―", "--"),
        **dict.fromkeys("•·", "*"),
        **dict(zip(_LETTERS[::2], _LETTERS[1::2], strict=True)),
    }
)
"""What has no plain letter of its own, as a newsroom would type it."""
_URI: Final = ";/?:@&=+$,-_.!~*'()%#[]"
"""RFC 2396, 2.2 and 2.3, with the percent sign, the fragment's and an IPv6 address's signs."""


def one_line(text: str) -> str:
    """The text in ASCII, without line breaks, tabs and control characters.

    Accents are dropped; a letter of another script becomes a question mark, a picture nothing.
    """
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", text).translate(_SPELLED))
    return " ".join("".join(map(_plain, plain.translate(_SPELLED))).split())


def telling(*texts: str) -> str:
    """The first of them that has a letter or a digit left as `one_line` gives it, else the last."""
    plain = [one_line(text) for text in texts]
    return next((each for each in plain if any(map(str.isalnum, each))), plain[-1])


def lines(text: str) -> str:
    """The text in ASCII, each of its lines ended by CR and LF; without lines that are empty."""
    found = (one_line(line) for line in text.replace("\0", " ").splitlines())
    return "".join(f"{line}\r\n" for line in found if line)


def field(text: str, size: int) -> bytes:
    """One line for a field of `size` bytes: cut where it is longer, to be filled up with zeros."""
    return one_line(text)[:size].rstrip().encode("ascii")


def address(url: str, size: int = 1024) -> str:
    """A URI in ASCII (RFC 2396), or nothing where it is longer: a cut one leads nowhere."""
    plain = quote(url, safe=_URI)
    return plain if len(plain) <= size else ""


def _plain(char: str) -> str:
    if " " <= char <= "~":
        return char
    if char.isspace() or unicodedata.category(char) == "Cc":
        return " "
    return "?" if unicodedata.category(char)[0] in "LN" else ""
