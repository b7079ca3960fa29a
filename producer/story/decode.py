"""Bytes into text: what kind of file it is, and in which character set."""

from __future__ import annotations

import codecs
import re

from producer.errors import InputError
from producer.model import Page

_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"ID3", "an MP3 sound"),
    (b"\xff\xfb", "an MP3 sound"),
    (b"\xff\xf3", "an MP3 sound"),
    (b"OggS", "an Ogg sound"),
    (b"fLaC", "a FLAC sound"),
    (b"PK\x03\x04", "a ZIP archive (or a Word or OpenDocument file)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0", "an old Microsoft Office document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3", "a database"),
)
"""First bytes of the kinds that people hand over by mistake."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 before UTF-16: its little-endian mark begins with the other's."""

_WHATWG = dict.fromkeys(("ascii", "iso8859-1"), "cp1252") | {
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
}
"""Labels that mean another set on the web (WHATWG Encoding Standard, section 4.2); a <meta>
that says UTF-16 can't be true, since it was readable as ASCII."""

_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.I)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]+)""", re.I)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_HINT = "Hand over the article's web address, its HTML, or its text in UTF-8."


def decode(page: Page) -> str:
    """The page's text: byte order mark, declared set, UTF-8, then the likeliest set.

    Raises InputError for a binary file (naming what it is), an empty one, and text in no
    known character set.
    """
    data = page.content
    if not data.strip():
        raise InputError(f"{page.source}: the page is empty.", _HINT)
    for mark, name in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(name)
            except UnicodeDecodeError as error:
                raise _undecodable(page) from error
    _refuse_binary(page)
    for name in _declared(page):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            if name == "cp1252":  # the web fills cp1252's five holes with C1 controls
                return data.decode("cp1252", "replace")
    return _guess(page)


def _refuse_binary(page: Page) -> None:
    data = page.content
    kind = next((kind for magic, kind in _KINDS if data.startswith(magic)), None)
    if data[:4] == b"RIFF":
        kind = {b"WAVE": "a WAV sound", b"WEBP": "a WebP picture"}.get(data[8:12], "a RIFF file")
    if data[4:8] == b"ftyp":
        kind = "an MP4 or M4A file"
    if kind is None and _CONTROL.search(data[:65536]):
        kind = "a binary file"
    if kind is not None:
        raise InputError(f"{page.source}: this is {kind}, not an article.", _HINT)


def _declared(page: Page) -> list[str]:
    """Python's names of the character sets to try, in order; UTF-8 always among them."""
    head = page.content[:4096]
    labels = [page.charset] if page.charset else []
    labels += [
        found[1].decode("ascii") for found in (_XML.search(head), _META.search(head)) if found
    ]
    names = []
    for label in labels:
        try:
            name = codecs.lookup(label.strip("\"' ")).name
            "".encode(name)  # Python's hex, zlib and the like are no character sets
        except (LookupError, UnicodeError):  # the page's own invention: the next source decides
            continue
        names.append(_WHATWG.get(name, name))
    # Text that decodes as UTF-8 is UTF-8 whatever it declares, but for the 7-bit sets.
    seven_bit = [name for name in names if name.startswith(("iso2022", "hz"))]
    return list(dict.fromkeys([*seven_bit, "utf-8", *names]))


def _guess(page: Page) -> str:
    import charset_normalizer

    found = charset_normalizer.from_bytes(page.content)
    best = found.best()
    if best is None:
        raise _undecodable(page)
    equal = [
        match for match in found if match.chaos <= best.chaos and match.coherence >= best.coherence
    ]
    # Of sets that fit equally well, the web's own default (WHATWG, for Western pages).
    return str(next((match for match in equal if match.encoding == "cp1252"), best))


def _undecodable(page: Page) -> InputError:
    return InputError(f"{page.source}: its text is in no character set that I know.", _HINT)
