"""YAML read node by node: values as written, and complaints that name file, line and remedy."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import InputError
from producer.yamlfile import Item, parse, scalar

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
"""Any text that a UTF-8 file can hold."""


def field(yaml: str) -> Item:
    """The value of the key `a` of a document."""
    return parse(yaml, "f.yaml").fields(frozenset({"a", "b"}), frozenset({"a"}))["a"]


def complaint(yaml: str) -> str:
    with pytest.raises(InputError) as caught:
        field(yaml)
    return str(caught.value)


# --- What can't be read ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("a: [1, 2", "f.yaml:2: this is not YAML: did not find expected ',' or ']'"),
        (
            "a: b: c",
            "f.yaml:1: this is not YAML: mapping values are not allowed in this context",
        ),
        (
            "b: 1\na:\n\t- 1",
            "f.yaml:3: this is not YAML: found character that cannot start any token",
        ),
        ('a: "x\\q"', "f.yaml:1: this is not YAML: found unknown escape character"),
        ("a: 'x\nb: 2\n", "f.yaml:1: this is not YAML: found unexpected end of stream"),
        ("b: 1\n\na: @x", "f.yaml:3: this is not YAML: found character that cannot start any"),
        ("a: *gone", "f.yaml:1: this is not YAML: found undefined alias"),
        ("a: 1\n---\nb: 2", "f.yaml:2: this is not YAML: but found another document"),
        ("b: é\na: x\x07", "f.yaml:2: this is not YAML: it holds the character U+0007"),
        ("", "f.yaml:1: expected a YAML document, found nothing"),
        ("# all of it\n# is a comment", "f.yaml:1: expected a YAML document, found nothing"),
    ],
)
def test_what_is_not_yaml_is_told_with_its_line(yaml: str, message: str) -> None:
    assert complaint(yaml).startswith(message)


@pytest.mark.parametrize(
    ("yaml", "message"),
    [
        ("- 1\n- 2", "f.yaml:1: expected a group with the keys a, found a list"),
        ("word", "f.yaml:1: expected a group with the keys a, found 'word'"),
        ("null", "f.yaml:1: expected a group with the keys a, found nothing"),
        ("b: 1", "f.yaml:1: expected the key 'a' in this group, found a group of keys"),
        ("a: 1\nc: 2", "f.yaml:2: expected one of the keys a, b, found 'c'"),
        ("a: 1\nA: 2", "f.yaml:2: expected one of the keys a, b, found 'A'"),
        ("a: 1\nb: 2\na: 3", "f.yaml:3: expected the key 'a' once, found 'a'"),
        ("a: 1\n{b: 1}: 2", "f.yaml:2: expected a text, found a group of keys"),
        ("a: 1\n<<: {b: 2}", "f.yaml:2: expected one of the keys a, b, found '<<'"),
        ("&all [*all]", "f.yaml:1: expected a group with the keys a, found a list"),
        ("a: 1\n" + "y" * 60 + ": 2", f"expected one of the keys a, b, found '{'y' * 37}...'"),
    ],
)
def test_a_group_is_told_what_is_wrong_in_it(yaml: str, message: str) -> None:
    assert message in complaint(yaml)


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_habits_of_other_editors_are_no_fault(bom: str, end: str) -> None:
    assert field(f"{bom}b: 1{end}a: two{end}").text() == "two"
    assert field(f"{bom}b: 1{end}a: two{end}").line == 2


# --- Values ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("yaml", "text"),
    [
        ("a: no", "no"),
        ("a: 12:30", "12:30"),
        ("a: 007", "007"),
        ("a: 2024-01-02", "2024-01-02"),
        ("a: 1e3", "1e3"),
        ("a: ''", ""),
        ("a: 'null'", "null"),
        ("a: '  x '", "  x "),
        ("a: |\n  one\n  two\n", "one\ntwo\n"),
        ("a: >\n  one\n  two\n", "one two\n"),
        ("b: &x again\na: *x", "again"),
        ("a: !!python/object/apply:os.system [x]", None),
        ("a: [x]", None),
        ("a: {x: y}", None),
        ("a:", None),
        ("a: ~", None),
        ("a: null", None),
        ("a: &x [*x]", None),
    ],
)
def test_a_text_is_as_written_and_nothing_else_is_a_text(yaml: str, text: str | None) -> None:
    if text is None:
        with pytest.raises(InputError, match=r"^f\.yaml:1: expected a text, found "):
            field(yaml).text()
    else:
        assert field(yaml).text() == text


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("a: '  two words '", "two words"),
        ("a: |\n  one\n\n  two\n", "one two"),
        ('a: "one\\x85two\\u2028three"', "one two three"),
        ("a: 'kept\u00a0together'", "kept\u00a0together"),
    ],
)
def test_words_are_a_text_on_one_line(yaml: str, words: str) -> None:
    assert field(yaml).words() == words


@pytest.mark.parametrize("yaml", ["a: ''", "a: '  '", 'a: "\\n"'])
def test_words_are_not_empty(yaml: str) -> None:
    with pytest.raises(InputError, match="expected a text that is not empty, found "):
        field(yaml).words()


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("a: 0", 0),
        ("a: '350'", 350),
        ("a: 1000", 1000),
        ("a: 1001", None),
        ("a: -1", None),
        ("a: 3.5", None),
        ("a: half", None),
        ("a: " + "9" * 6000, None),
    ],
)
def test_an_integer_is_within_its_bounds(yaml: str, value: int | None) -> None:
    if value is None:
        with pytest.raises(InputError, match="expected a whole number from 0 to 1000, found "):
            field(yaml).integer(0, 1000)
    else:
        assert field(yaml).integer(0, 1000) == value


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("a: 0.5", 0.5),
        ("a: 2", 2.0),
        ("a: 2.01", None),
        ("a: nan", None),
        ("a: .nan", None),
        ("a: inf", None),
        ("a: 1,5", None),
        ("a: fast", None),
    ],
)
def test_a_number_is_within_its_bounds(yaml: str, value: float | None) -> None:
    if value is None:
        with pytest.raises(InputError, match=r"expected a number from 0\.5 to 2, found "):
            field(yaml).number(0.5, 2.0)
    else:
        assert field(yaml).number(0.5, 2.0) == value


def test_a_choice_is_one_of_those_allowed() -> None:
    assert field("a: on").choice(("off", "on")) == "on"
    with pytest.raises(InputError, match=r"^f\.yaml:1: expected one of off, on, found 'On'$"):
        field("a: On").choice(("off", "on"))


def test_a_list_gives_its_members_with_their_lines() -> None:
    items = field("a:\n  - x\n\n  - y").items()
    assert [(item.text(), item.line) for item in items] == [("x", 2), ("y", 4)]
    assert field("a: []").items() == ()
    with pytest.raises(InputError, match=r"^f\.yaml:1: expected a list, found 'x'$"):
        field("a: x").items()


def test_free_keys_come_in_order_and_only_once() -> None:
    pairs = field("a: {z: 1, y: no}").pairs()
    assert [(key, item.text()) for key, item in pairs] == [("z", "1"), ("y", "no")]
    with pytest.raises(InputError, match=r"^f\.yaml:3: expected the key 'z' once, found 'z'$"):
        field("a:\n  z: 1\n  z: 2").pairs()
    with pytest.raises(InputError, match="expected a group of keys, found nothing"):
        field("a:").pairs()


def test_an_alias_to_its_own_list_ends() -> None:
    inner = field("a: &x [*x, end]")
    for _ in range(50):
        assert inner.items()[1].text() == "end"
        inner = inner.items()[0]


def test_a_million_laughs_are_refused_at_once() -> None:
    levels = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40)]
    with pytest.raises(InputError, match=r"f\.yaml:5: expected aliases that repeat at most"):
        parse("\n".join(["l0: &l0 [ha]", *levels]), "f.yaml")


def test_a_long_value_is_shown_short() -> None:
    assert str(field(f"a: {'x' * 100_000}").wrong("less")) == (
        f"f.yaml:1: expected less, found '{'x' * 37}...'"
    )


# --- Writing a value ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Plain words.", "Plain words."),
        ("It's “curly” – naïve 🎉", "It's “curly” – naïve 🎉"),
        ("no", "'no'"),
        ("12:30", "'12:30'"),
        ("a: b", "'a: b'"),
        ("", "''"),
        ("one\ntwo", '"one\\ntwo"'),
    ],
)
def test_a_value_is_written_as_plainly_as_yaml_allows(text: str, line: str) -> None:
    assert scalar(text) == line


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_one_line_that_reads_back_as_itself(text: str) -> None:
    assert len(scalar(text).splitlines()) == 1
    assert field(f"a: {scalar(text)}").text() == text
    assert field(f"b: 1\na: {scalar(text)}  # a comment").text() == text


@pytest.mark.parametrize(
    "text",
    [
        *("null", "~", "---", "...", "=", "<<", ":", "? ", "- x", "#x", "%x", "@x", "`x`", "!x"),
        *("&x", "*x", "'\"", " lead", "trail ", "\t", "\x00", "\x85", "x\u2028y", "\u2029"),
        *("\ufeff", "x" * 9999),
    ],
)
def test_the_traps_of_yaml_read_back_as_themselves(text: str) -> None:
    assert len(scalar(text).splitlines()) == 1
    assert field(f"a: {scalar(text)}").text() == text


@pytest.mark.parametrize("depth", [101, 50_000])
def test_a_file_nested_too_deep_is_refused_and_takes_nothing_with_it(depth: int) -> None:
    with pytest.raises(InputError, match=r"x\.yaml:1: expected at most 100 groups"):
        parse("a: " + "[" * depth + "]" * depth, "x.yaml")


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_yes_or_no(text: str, value: bool) -> None:
    assert parse(text, "x.yaml").yes_or_no() is value


@pytest.mark.parametrize("text", ["yes", "no", "on", "1", "True", "[true]"])
def test_what_is_neither_yes_nor_no(text: str) -> None:
    with pytest.raises(InputError, match="expected"):
        parse(text, "x.yaml").yes_or_no()


def test_aliases_that_repeat_little_are_read() -> None:
    item = parse("a: &a [x, y]\nb: [*a, *a]\n", "f.yaml")
    (_, (_, both)) = item.pairs()
    assert [[one.text() for one in each.items()] for each in both.items()] == [["x", "y"]] * 2


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [" + "x, " * 99 + "]\nb:\n" + "- *a\n" * 101,
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{two}: &{two} [{f'*{one}, ' * 10}]\n" for one, two in pairwise("abcdefghi")),
    ],
    ids=["one", "aliases of aliases"],
)
def test_aliases_that_repeat_a_lot_are_refused_with_the_line(text: str) -> None:
    with pytest.raises(
        InputError, match=r"f\.yaml:\d+: expected aliases that repeat at most 10000"
    ):
        parse(text, "f.yaml")


def test_a_long_file_without_aliases_is_read() -> None:
    assert len(parse("- x\n" * 20_000, "f.yaml").items()) == 20_000
