"""YAML read node by node: a complaint names the file, the line and what was expected."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

import yaml

from producer import clock
from producer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOTHING: Final = re.compile(r"(?:0{1,2}:){0,2}0{1,2}(?:\.0{1,3})?")
_LINE_BREAK: Final = re.compile("[\n\r\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A value of a YAML file and its place in it."""

    node: yaml.Node
    file: str

    @property
    def line(self) -> int:
        return int(self.node.start_mark.line) + 1

    def wrong(self, expected: str) -> InputError:
        """The error that says what was expected at this line, and what is there."""
        return InputError(f"{self.file}:{self.line}: expected {expected}, found {self._found()}")

    def fields(self, known: frozenset[str], required: frozenset[str]) -> Mapping[str, Item]:
        """The keys and values of a group; unknown, repeated or missing keys are errors."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong(f"a group with the keys {_listed(required or known)}")
        found: dict[str, Item] = {}
        for key_node, value_node in self.node.value:
            key = Item(node=key_node, file=self.file)
            name = key.text()
            if name not in known:
                raise key.wrong(f"one of the keys {_listed(known)}")
            if name in found:
                raise key.wrong(f"the key {name!r} once")
            found[name] = Item(node=value_node, file=self.file)
        for name in sorted(required - found.keys()):
            raise self.wrong(f"the key {name!r} in this group")
        return found

    def pairs(self) -> tuple[tuple[str, Item], ...]:
        """The keys and values of a group whose keys are free; a repeated key is an error."""
        return tuple((key.text(), value) for key, value in self.keyed())

    def keyed(self) -> tuple[tuple[Item, Item], ...]:
        """As `pairs`, with the keys' own places in the file."""
        if not isinstance(self.node, yaml.MappingNode):
            raise self.wrong("a group of keys")
        found: dict[str, tuple[Item, Item]] = {}
        for key_node, value_node in self.node.value:
            key = Item(node=key_node, file=self.file)
            name = key.text()
            if name in found:
                raise key.wrong(f"the key {name!r} once")
            found[name] = (key, Item(node=value_node, file=self.file))
        return tuple(found.values())

    def items(self) -> tuple[Item, ...]:
        """The members of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            raise self.wrong("a list")
        return tuple(Item(node=node, file=self.file) for node in self.node.value)

    def text(self) -> str:
        """A text, as written: `no` and `12:30` are texts too."""
        if not isinstance(self.node, yaml.ScalarNode) or self.is_null:
            raise self.wrong("a text")
        value = str(self.node.value)
        if any("\ud800" <= c <= "\udfff" for c in value):
            raise self.wrong("whole characters, not half of one (\\ud800 to \\udfff)")
        return value

    def words(self) -> str:
        """A text with something in it, on one line, without blanks at its ends."""
        lines = (line.strip() for line in self.text().splitlines())
        text = " ".join(line for line in lines if line)
        if not text:
            raise self.wrong("a text that is not empty")
        return text

    def choice(self, allowed: tuple[str, ...]) -> str:
        text = self.text()
        if text not in allowed:
            raise self.wrong(f"one of {', '.join(allowed)}")
        return text

    def yes_or_no(self) -> bool:
        """`true` or `false`, and nothing that YAML once took for them."""
        return self.choice(("true", "false")) == "true"

    def integer(self, low: int, high: int) -> int:
        """A whole number within bounds, both included."""
        try:
            value = int(self.text())
        except ValueError:
            raise self.wrong(f"a whole number from {low} to {high}") from None
        if not low <= value <= high:
            raise self.wrong(f"a whole number from {low} to {high}")
        return value

    def number(self, low: float, high: float) -> float:
        """A number within bounds, both included."""
        try:
            value = float(self.text())
        except ValueError:
            raise self.wrong(f"a number from {low:g} to {high:g}") from None
        if not low <= value <= high:
            raise self.wrong(f"a number from {low:g} to {high:g}")
        return value

    def length_ms(self) -> int:
        """A length such as 0:40, in milliseconds."""
        found = clock.length_ms(self.text())
        if found is None:
            raise self.wrong(f"a length ({clock.FORM})")
        return found

    def time_ms(self) -> int:
        """A length that may be nothing at all, such as 0:00, in milliseconds."""
        return 0 if _NOTHING.fullmatch(self.text().strip()) else self.length_ms()

    def day(self) -> date:
        """A day such as 2026-12-25."""
        text = self.text()
        try:
            found = date.fromisoformat(text)
        except ValueError:
            raise self.wrong("a day such as 2026-12-25") from None
        if found.isoformat() != text or not 1970 <= found.year < 9999:
            raise self.wrong("a day such as 2026-12-25")
        return found

    def moment(self) -> str:
        """A moment such as 2026-11-25 18:00, as ISO 8601."""
        found = clock.moment(self.text())
        if found is None:
            raise self.wrong(f"a moment ({clock.MOMENT_FORM})")
        return found

    @property
    def is_null(self) -> bool:
        return isinstance(self.node, yaml.ScalarNode) and self.node.tag.endswith(":null")

    def _found(self) -> str:
        if self.is_null:
            return "nothing"
        if isinstance(self.node, yaml.ScalarNode):
            value = str(self.node.value)
            return repr(value if len(value) <= 40 else value[:37] + "...")
        return "a list" if isinstance(self.node, yaml.SequenceNode) else "a group of keys"


def parse(text: str, file: str) -> Item:
    """Read one YAML document. Raises InputError with the line where it can't be read."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        _refuse_bombs(text, file, loader)
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        # Of a quotation mark that nothing closes, the place is of use, not the end of the file.
        endless = error.problem == "found unexpected end of stream"
        mark = (error.context_mark if endless else None) or error.problem_mark
        where = f"{file}:{mark.line + 1}" if mark else file
        raise InputError(f"{where}: this is not YAML: {error.problem}") from error
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise InputError(
            f"{file}:{line}: this is not YAML: it holds the character U+{error.character:04X}"
        ) from error
    if node is None:
        raise InputError(f"{file}:1: expected a YAML document, found nothing")
    return Item(node=node, file=file)


def _refuse_bombs(text: str, file: str, loader: type[yaml.SafeLoader]) -> None:
    """Refuse what is small in the file and large when it is read: groups in one another without
    end (libyaml composes by recursion and takes the process with it when the stack ends), and
    aliases of aliases."""
    sizes: dict[str | None, int] = {}
    open_groups: list[tuple[str | None, int]] = []
    size = repeated = 0
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            size += sizes.get(event.anchor, 0)
            repeated += sizes.get(event.anchor, 0)
        elif isinstance(event, yaml.ScalarEvent):
            size += 1
            sizes[event.anchor] = 1
        elif isinstance(event, yaml.CollectionStartEvent):
            open_groups.append((event.anchor, size))
            size += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = open_groups.pop()
            sizes[anchor] = size - before
        if len(open_groups) > _DEEPEST:
            raise _too_much(event, file, f"at most {_DEEPEST} groups in one another")
        if repeated > _MOST_REPEATED:
            raise _too_much(event, file, f"aliases that repeat at most {_MOST_REPEATED} values")


def _too_much(event: yaml.Event, file: str, expected: str) -> InputError:
    mark = event.start_mark
    where = f"{file}:{mark.line + 1}" if mark else file
    return InputError(f"{where}: expected {expected}")


_DEEPEST = 100
_MOST_REPEATED = 10_000
"""Values in all: a station's file repeats a few dozen."""


def scalar(text: str) -> str:
    """`text` as one line of YAML that reads back as itself."""
    plain: str = yaml.safe_dump(text, allow_unicode=True, width=2**31)
    line = plain.removesuffix("...\n").rstrip("\n")
    if _LINE_BREAK.search(text):
        quoted: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_style='"')
        line = quoted.rstrip("\n")
    return line


def flow_scalar(text: str) -> str:
    """`text` as one line of YAML inside braces, always in quotes."""
    quoted: str = yaml.safe_dump(text, allow_unicode=True, width=2**31, default_style='"')
    return quoted.rstrip("\n")


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names))
