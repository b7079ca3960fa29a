"""Lexicons as YAML: a station's, over the shipped one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer import yamlfile
from producer.errors import InputError
from producer.script.lexicon.entry import Entry, Lexicon, entry, layered, refuse_unprintable
from producer.script.lexicon.shipped import starter

if TYPE_CHECKING:
    from pathlib import Path

VERSION: Final = "1"
_KEYS: Final = frozenset({"lexicon", "entries"})
_ENTRY: Final = frozenset({"term", "respelling", "ipa", "note", "verified-by"})
_HEAD: Final = """\
# How names are said: a respelling with the stressed syllable in capitals, or IPA, or both.
lexicon: 1
entries:
"""


def load(station_path: Path | None) -> Lexicon:
    """The shipped lexicon under the station's. Raises InputError."""
    return starter() if station_path is None else layered(starter(), read(station_path))


def read(path: Path) -> Lexicon:
    """A lexicon file. Raises InputError where it can't be read or is wrong."""
    return parse(text_of(path), str(path))


def text_of(path: Path) -> str:
    """The text of a lexicon file, with the line breaks that it has. Raises InputError."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise InputError(
            f"{path}: there is no such lexicon", "Make one: producer lexicon add TERM --say ..."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: this lexicon can't be read: {error}") from error


def parse(text: str, file: str) -> Lexicon:
    """Read a lexicon. Raises InputError with the line of what is wrong."""
    return Lexicon(entries=tuple(each for _, each in placed(listed(text, file))))


def listed(text: str, file: str) -> yamlfile.Item | None:
    """What stands under `entries`, in its place; None where that key is missing."""
    fields = yamlfile.parse(text, file).fields(_KEYS, frozenset({"lexicon"}))
    fields["lexicon"].choice((VERSION,))
    return fields.get("entries")


def placed(entries: yamlfile.Item | None) -> tuple[tuple[yamlfile.Item, Entry], ...]:
    """The entries of a list, each with its place in the file. Raises InputError."""
    if entries is None or entries.is_null:
        return ()
    found: dict[str, tuple[yamlfile.Item, Entry]] = {}
    for item in entries.items():
        one = _entry(item)
        if one.term in found:
            where, first = f"{item.file}:{item.line}", found[one.term][0].line
            raise InputError(f"{where}: {one.term!r} is there already, at line {first}")
        found[one.term] = (item, one)
    return tuple(found.values())


def _entry(item: yamlfile.Item) -> Entry:
    fields = item.fields(_ENTRY, frozenset({"term"}))
    values = {name: each.words() for name, each in fields.items()}
    for name in fields.keys() - {"ipa"}:
        each = fields[name]
        refuse_unprintable(each.text(), f"{each.file}:{each.line}: the {name}")
    try:
        return entry(
            values["term"],
            ipa=values.get("ipa", ""),
            respelling=values.get("respelling", ""),
            note=values.get("note", ""),
            verified_by=values.get("verified-by", ""),
        )
    except InputError as error:
        where = fields.get("respelling") or fields.get("ipa") or item
        if "ipa" in fields and "IPA" in error.message:
            where = fields["ipa"]
        raise InputError(f"{item.file}:{where.line}: {error.message}", error.hint) from error


def to_yaml(entries: tuple[Entry, ...]) -> str:
    """Entries as a lexicon file."""
    return _HEAD + "".join(map(lines_of, entries))


def lines_of(one: Entry, indent: str = "  ") -> str:
    """An entry as lines of YAML, its dash after `indent`."""
    lines = [line_of(name, value) for name, value in values_of(one).items() if value]
    return f"{indent}- {f'{indent}  '.join(lines)}"


def line_of(name: str, value: str) -> str:
    """A key and its value as a line of YAML."""
    return f"{name}: {yamlfile.scalar(value)}\n"


def values_of(one: Entry) -> dict[str, str]:
    """What an entry says under each key, in their order; empty for what it does not say."""
    return {
        "term": one.term,
        "respelling": one.respelling,
        "ipa": one.ipa,
        "note": one.note,
        "verified-by": one.verified_by,
    }
