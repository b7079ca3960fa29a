"""Entries put into the text of a lexicon: comments, order, layout and line breaks stay."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from producer.errors import InputError
from producer.script.lexicon.file import (
    line_of,
    lines_of,
    listed,
    parse,
    placed,
    to_yaml,
    values_of,
)
from producer.yamlfile import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from producer.script.lexicon.entry import Entry
    from producer.yamlfile import Item

_BOM: Final = "\ufeff"
_BREAK: Final = re.compile(r"\r\n|\n|\r")
_BLANKS: Final = " \t"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What is put in the place of a stretch of the text; its lines end with a plain line feed."""

    start: int
    end: int
    text: str


def with_entries(
    text: str, file: str, added: tuple[Entry, ...], *, replace: bool
) -> tuple[str, tuple[Entry, ...]]:
    """A lexicon file's text with entries put at its end, and those that were put there.

    With `replace` an entry takes the place of its term's, without it that one stays. All other
    characters stay as they are. Raises InputError where the file is wrong, or is not laid out with
    a line for each key of an entry.
    """
    mark = _BOM if text.startswith(_BOM) else ""  # the YAML reader does not count it
    body = text.removeprefix(_BOM)
    if not any(line.split("#")[0].strip() for line in body.splitlines()):
        return mark + _edited(body, [_at_the_end(body, to_yaml(added))]), added
    entries = listed(body, file)
    there = {each.term: (item, each) for item, each in placed(entries)}
    put = tuple(each for each in added if replace or each.term not in there)
    if not put:
        return text, ()
    fresh = tuple(each for each in put if each.term not in there)
    changed = tuple((*there[each.term], each) for each in put if each.term in there)
    expected = {term: each for term, (_, each) in there.items()} | {each.term: each for each in put}
    appended = list(_appended(body, file, entries, fresh)) if fresh else []
    for gently in (True, False):
        edits = [
            edit
            for item, old, new in changed
            for edit in (
                _by_value(body, item, old, new)
                if gently and not _is_flow(item)
                else _whole(body, file, entries, item, new)
            )
        ]
        edited = _edited(body, [*edits, *appended])
        if _holds(edited, file, expected):
            return mark + edited, put
    raise _layout(file)


def _holds(edited: str, file: str, expected: dict[str, Entry]) -> bool:
    """Whether an edit came out as it was meant."""
    try:
        return {each.term: each for each in parse(edited, file).entries} == expected
    except InputError:
        return False


def _layout(file: str) -> InputError:
    return InputError(
        f"{file}: an entry can't be put into this layout",
        "Write each entry on lines of its own: `- term: ...`, then `  respelling: ...`.",
    )


def _edited(text: str, edits: Iterable[_Edit]) -> str:
    """The text with edits that do not overlap, in its own kind of line break."""
    found = _BREAK.search(text)
    line_break = found[0] if found else "\n"
    parts, place = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        parts += [text[place : edit.start], edit.text.replace("\n", line_break)]
        place = max(place, edit.end)
    return "".join((*parts, text[place:]))


# --- An entry that is there -----------------------------------------------------------


def _by_value(text: str, item: Item, old: Entry, new: Entry) -> Iterator[_Edit]:
    """Values that changed, each where it stands; keys that came or went, as lines."""
    before, after = values_of(old), values_of(new)
    nodes = {key.value: (key, value) for key, value in item.node.value}
    indent = " " * min(key.start_mark.column for key, _ in nodes.values())
    kept = nodes["term"]
    for name, value in after.items():
        if name not in nodes:
            if value != before[name]:
                at = _after_line(text, _end(text, kept[1]))
                yield _lines_at(text, at, indent + line_of(name, value))
            continue
        here = nodes[name]
        if not value:
            yield _without(text, here, tuple(nodes.values()))
            continue
        if name != "term" and value != before[name]:
            start = here[1].start_mark.index
            yield _Edit(start=start, end=_end(text, here[1]), text=scalar(value))
        kept = here


def _without(text: str, here: tuple[Any, Any], nodes: tuple[tuple[Any, Any], ...]) -> _Edit:
    """The lines of a key and its value go; of the first, which stands behind the dash, the rest."""
    key, value = here
    start, end = key.start_mark.index, _after_line(text, _end(text, value))
    line = _line_start(text, start)
    if not text[line:start].strip(_BLANKS):
        return _Edit(start=line, end=end, text="")
    following = [each.start_mark.index for each, _ in nodes if each.start_mark.index > start]
    if following and not text[end : min(following)].strip():
        return _Edit(start=start, end=min(following), text="")
    return _Edit(start=len(text[:start].rstrip(_BLANKS)), end=end, text="\n")


def _whole(text: str, file: str, entries: Item | None, item: Item, new: Entry) -> Iterator[_Edit]:
    """Another entry from the item's dash to its last value."""
    if entries is None or _is_flow(entries):
        raise _layout(file)
    column = _column(entries)
    dashes = re.compile(rf"(?:^|(?<=[\r\n])) {{{column}}}-(?=\s)")
    before = [match.end() for match in dashes.finditer(text[: item.node.start_mark.index])]
    if not before:  # an alias: its text stands elsewhere
        raise _layout(file)
    start = before[-1] - 1
    yield _Edit(start=start, end=_item_end(text, item), text=lines_of(new, " " * column).strip())


# --- Entries that are new -------------------------------------------------------------


def _appended(
    text: str, file: str, entries: Item | None, fresh: tuple[Entry, ...]
) -> Iterator[_Edit]:
    """Entries after the last, in the indentation of the others."""
    lines = "".join(map(lines_of, fresh))
    if entries is None:
        yield _at_the_end(text, f"entries:\n{lines}")
        return
    items = () if entries.is_null else entries.items()
    if not items:
        start, end = entries.node.start_mark.index, entries.node.end_mark.index
        if start < end:  # a list or a null in so many words: [] or ~
            yield _Edit(start=len(text[:start].rstrip(_BLANKS)), end=end, text="")
        yield _lines_at(text, _after_line(text, end), lines)
        return
    if _is_flow(entries):
        raise _layout(file)
    column = _column(entries)
    at = _after_line(text, _item_end(text, items[-1]))
    own_comments = re.compile(rf"(?: {{{column + 1},}}#[^\r\n]*(?:\r\n|\n|\r|$))*")
    found = own_comments.match(text, at)
    at = found.end() if found else at
    yield _lines_at(text, at, "".join(lines_of(each, " " * column) for each in fresh))


def _at_the_end(text: str, lines: str) -> _Edit:
    return _lines_at(text, len(text), lines)


def _lines_at(text: str, place: int, lines: str) -> _Edit:
    """Lines put where one begins, or after the last, which may end without a line break."""
    begins = place == 0 or text[place - 1] in "\r\n"
    return _Edit(start=place, end=place, text=lines if begins else "\n" + lines)


# --- Places in the text ---------------------------------------------------------------


def _is_flow(item: Item) -> bool:
    """Whether it is written in braces or brackets."""
    return bool(getattr(item.node, "flow_style", False))


def _column(entries: Item) -> int:
    """How many blanks stand before each dash of a list."""
    return int(entries.node.start_mark.column)


def _item_end(text: str, item: Item) -> int:
    """Just after the item's last value, with no comment or blank line behind it."""
    if _is_flow(item):
        return int(item.node.end_mark.index)
    return max(_end(text, value.node) for _, value in item.pairs())


def _end(text: str, value: Any) -> int:
    """Just after a value; the last of a block of lines takes blank ones along."""
    return len(text[: value.end_mark.index].rstrip())


def _line_start(text: str, place: int) -> int:
    return max(text.rfind("\n", 0, place), text.rfind("\r", 0, place)) + 1


def _after_line(text: str, place: int) -> int:
    """Where the line after the one of `place` begins."""
    found = _BREAK.search(text, place)
    return found.end() if found else len(text)
