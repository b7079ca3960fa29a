"""Lexicons as YAML: a station's, over the shipped one, and one entry put into a file.

A file is edited by its lines, so that a person's comments and order stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from producer import yamlfile
from producer.errors import InputError
from producer.script.lexicon.entry import Entry, Lexicon, entry, layered
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
    """The text of a lexicon file. Raises InputError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise InputError(
            f"{path}: there is no such lexicon", "Make one: producer lexicon add TERM --say ..."
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: this lexicon can't be read: {error}") from error


def parse(text: str, file: str) -> Lexicon:
    """Read a lexicon. Raises InputError with the line of what is wrong."""
    return Lexicon(entries=tuple(each for _, each in _entries(text, file)))


def _entries(text: str, file: str) -> tuple[tuple[yamlfile.Item, Entry], ...]:
    """The entries, each with its place in the file."""
    fields = yamlfile.parse(text, file).fields(_KEYS, frozenset({"lexicon"}))
    fields["lexicon"].choice((VERSION,))
    if "entries" not in fields or fields["entries"].is_null:
        return ()
    found: dict[str, tuple[yamlfile.Item, Entry]] = {}
    for item in fields["entries"].items():
        one = _entry(item)
        if one.term in found:
            first = found[one.term][0].line
            raise InputError(f"{file}:{item.line}: {one.term!r} is there already, at line {first}")
        found[one.term] = (item, one)
    return tuple(found.values())


def _entry(item: yamlfile.Item) -> Entry:
    fields = item.fields(_ENTRY, frozenset({"term"}))
    values = {name: each.words() for name, each in fields.items()}
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
    return _HEAD + "".join(map(_lines, entries))


def with_entries(
    text: str, file: str, added: tuple[Entry, ...], *, replace: bool
) -> tuple[str, tuple[Entry, ...]]:
    """A lexicon file's text with entries put at its end, and those that were put there.

    With `replace` an entry takes the place of its term's, without it that one stays. All other
    characters stay as they are. Raises InputError where the file is wrong, or is not laid out with
    a line for each key of an entry.
    """
    if not any(line.split("#")[0].strip() for line in text.splitlines()):
        return text + to_yaml(added), added
    before = {each.term: each for _, each in _entries(text, file)}
    put = tuple(each for each in added if replace or each.term not in before)
    # A file may end without a line break.
    edited = text if text.endswith("\n") else text + "\n"
    for each in put:
        if each.term in before:
            there = {known.term: item for item, known in _entries(edited, file)}
            edited = _replaced(edited, there[each.term], each)
    fresh = tuple(each for each in put if each.term not in before)
    if fresh:
        edited = _appended(edited, file, fresh)
    _check(edited, file, before | {each.term: each for each in put})
    return edited, put


def _check(edited: str, file: str, expected: dict[str, Entry]) -> None:
    """Raises InputError where an edit did not come out as it was meant."""
    try:
        found = {each.term: each for each in parse(edited, file).entries}
    except InputError:
        found = {}
    if found != expected:
        raise InputError(
            f"{file}: an entry can't be put into this layout",
            "Write each entry on lines of its own: `- term: ...`, then `  respelling: ...`.",
        )


def _replaced(text: str, item: yamlfile.Item, one: Entry) -> str:
    """The text with another entry from the item's dash to its last value."""
    dash = text.rindex("-", 0, item.node.start_mark.index)
    lines = _lines(one, _indent(text, item)).strip()
    return text[:dash] + lines + text[_end(item, text) :]


def _end(item: yamlfile.Item, text: str) -> int:
    """Just after the item's last value, with no comment or blank line behind it."""
    if getattr(item.node, "flow_style", False):
        return int(item.node.end_mark.index)
    last = max(value.node.end_mark.index for _, value in item.pairs())
    return len(text[:last].rstrip())


def _appended(text: str, file: str, added: tuple[Entry, ...]) -> str:
    """The text with entries after the last, in the indentation of the others."""
    fields = yamlfile.parse(text, file).fields(_KEYS, frozenset({"lexicon"}))
    lines = "".join(map(_lines, added))
    if "entries" not in fields:
        return f"{text.rstrip()}\nentries:\n{lines}"
    listed = fields["entries"]
    if listed.is_null:
        at = _after_line(text, text.index("entries:"))
        return f"{text[:at]}{lines}{text[at:]}"
    items = listed.items()
    if not items:
        raise InputError(f"{file}:{listed.line}: expected entries, found none", "Take [] out.")
    indent = _indent(text, items[-1])
    at = _after_line(text, _end(items[-1], text))
    return text[:at] + "".join(_lines(each, indent) for each in added) + text[at:]


def _after_line(text: str, place: int) -> int:
    """Where the line after the one of `place` begins."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _indent(text: str, item: yamlfile.Item) -> str:
    """The blanks before an item's dash."""
    dash = text.rindex("-", 0, item.node.start_mark.index)
    return " " * (dash - (text.rfind("\n", 0, dash) + 1))


def _lines(one: Entry, indent: str = "  ") -> str:
    """An entry as lines of YAML."""
    values = {
        "term": one.term,
        "respelling": one.respelling,
        "ipa": one.ipa,
        "note": one.note,
        "verified-by": one.verified_by,
    }
    lines = [f"{name}: {yamlfile.scalar(value)}\n" for name, value in values.items() if value]
    return f"{indent}- {f'{indent}  '.join(lines)}"
