"""Lexicons as W3C PLS 1.0 (Pronunciation Lexicon Specification), in and out.

A file that comes from elsewhere is read without entities, external or its own, and without a
document type: https://www.w3.org/TR/pronunciation-lexicon/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from producer.errors import InputError
from producer.script.lexicon.entry import Entry, entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

NAMESPACE: Final = "http://www.w3.org/2005/01/pronunciation-lexicon"
_HYPHENS: Final = re.compile("-(?=-)")
"""Two in a row, which a comment may not hold."""
_TAG: Final = f"{{{NAMESPACE}}}"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"


def to_pls(entries: tuple[Entry, ...]) -> str:
    """Entries as a PLS document, with their respellings and notes as comments of their own."""
    from lxml import etree

    root = etree.Element(
        f"{_TAG}lexicon", nsmap={None: NAMESPACE}, attrib={"version": "1.0", "alphabet": "ipa"}
    )
    root.set(_LANGUAGE, "en-US")
    for each in entries:
        lexeme = etree.SubElement(root, f"{_TAG}lexeme")
        etree.SubElement(lexeme, f"{_TAG}grapheme").text = each.term
        etree.SubElement(lexeme, f"{_TAG}phoneme").text = each.ipa
        told = "; ".join(filter(None, (each.respelling, each.note, each.verified_by)))
        lexeme.append(etree.Comment(f" {_HYPHENS.sub('- ', told).rstrip('-')} "))
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return str(written, "utf-8")


def from_pls(content: bytes, file: str, *, tell: Callable[[str], None]) -> tuple[Entry, ...]:
    """The entries of a PLS document: one for each grapheme of a lexeme.

    The preferred phoneme counts, or else the first; where there is none, an alias is taken for a
    respelling. A term that is in another alphabet than IPA, or can't be read, is left out, and
    `tell` is told which and why. Raises InputError, with the line, for what is not PLS, and where
    nothing is left.
    """
    root = _root(content, file)
    alphabet = root.get("alphabet", "")
    found: dict[str, Entry] = {}
    left_out: list[InputError] = []
    for lexeme in root.iterfind(f"{_TAG}lexeme"):
        for each in _entries(lexeme, alphabet, file):
            if isinstance(each, InputError):
                left_out.append(each)
            else:
                found.setdefault(each.term, each)
    if not found:
        raise _nothing(file, left_out)
    for one in left_out:
        tell(f"left out: {one.message}")
    return tuple(found.values())


def _nothing(file: str, left_out: list[InputError]) -> InputError:
    """Why nothing could be read, by the first that could not."""
    if not left_out:
        return InputError(f"{file}: this lexicon holds no lexeme")
    first = left_out[0]
    more = f"; nor can the other {len(left_out) - 1} be read" if len(left_out) > 1 else ""
    return InputError(f"{first.message}{more}", first.hint)


def _root(content: bytes, file: str) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"{file}:{error.lineno}: this is not XML: {error.msg}") from error
    if root.getroottree().docinfo.doctype:
        raise InputError(
            f"{file}: it has a document type, which may hide entities", "Take the DOCTYPE out."
        )
    if root.tag != f"{_TAG}lexicon":
        raise InputError(f"{file}: this is not a PLS lexicon, its root is {root.tag!r}")
    return root


def _entries(lexeme: Any, alphabet: str, file: str) -> Iterator[Entry | InputError]:
    """The entries of a lexeme, or why one can't be."""
    where = f"{file}:{lexeme.sourceline}"
    for grapheme in lexeme.iterfind(f"{_TAG}grapheme"):
        term = _text(grapheme)
        try:
            yield _entry(term, lexeme, alphabet)
        except InputError as error:
            named = "" if repr(term) in error.message else f"{term!r}: "
            yield InputError(f"{where}: {named}{error.message}", error.hint)


def _entry(term: str, lexeme: Any, alphabet: str) -> Entry:
    phoneme = _preferred(lexeme, "phoneme")
    alias = _preferred(lexeme, "alias")
    if phoneme is None and alias is None:
        raise InputError(f"{term!r} has neither a phoneme nor an alias")
    if phoneme is None:
        return entry(term, respelling=_text(alias))
    if (own := phoneme.get("alphabet", alphabet)) != "ipa":
        raise InputError(f"{term!r} is in the alphabet {own!r}", "Only ipa can be read.")
    return entry(term, ipa=_text(phoneme))


def _preferred(lexeme: Any, tag: str) -> Any:
    """The child that is marked so, or else the first; None where there is none."""
    children = list(lexeme.iterfind(f"{_TAG}{tag}"))
    marked = [child for child in children if child.get("prefer") == "true"]
    return (marked or children or [None])[0]


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
