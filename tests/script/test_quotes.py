"""Where a text quotes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.quotes import only_quoted, opens, quotes, unquoted

MARKED = st.text(st.sampled_from("abS 6.,“”„«»\"'‘’"), max_size=40)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Nobody said a word.", []),
        ("", []),
        ("“Sail,” she said.", ["“Sail,”"]),
        ('"Sail," she said.', ['"Sail,"']),
        ("“Sail,” she said. “Now.”", ["“Sail,”", "“Now.”"]),
        ('"Sail," she said. "Now."', ['"Sail,"', '"Now."']),
        ("«Sail», she said.", ["«Sail»"]),
        ("“He said ‘sail’ to me.”", ["“He said ‘sail’ to me.”"]),
        ('“She wrote "sail" on it.”', ['“She wrote "sail" on it.”']),
        ("It's the islanders’ ferry.", []),
        ("He said no.” Then he left.", []),
        ('The 6" pipe and the 8" pipe burst.', []),
        ('The 6" pipe "burst," he said.', ['"burst,"']),
        ('It closed "in 1998" for good.', ['"in 1998"']),
        ("“”", ["“”"]),
        ("‘Sail,’ she said. ‘Now.’", ["‘Sail,’", "‘Now.’"]),
        ("‘Sail’, she said.", ["‘Sail’"]),
        ("'Sail,' she said. 'Now.'", ["'Sail,'", "'Now.'"]),
        ("She said, 'sail the boys' boat.' Then left.", ["'sail the boys' boat.'"]),
        ("‘It’s the islanders’ boat,’ he said.", ["‘It’s the islanders’ boat,’"]),
        ("‘He wrote “sail” on it,’ she said.", ["‘He wrote “sail” on it,’"]),
        ("It was ‘fine’ for the islanders’ boat", ["‘fine’"]),
        ("(‘Sail on!’)", ["‘Sail on!’"]),
        ("It’s the boys’ and the girls’ boat.", []),
        ("It's the boys' and the girls' boat.", []),
        ("Rock 'n' roll of the '90s, boys.", []),
        ("‘Tis late. Get ‘em.", []),
        ("’Twas the night, and the ’90s.", []),
        ("O'Neil's 6' mast", []),
    ],
)
def test_a_quotation_runs_from_mark_to_mark(text: str, quoted: list[str]) -> None:
    assert [text[quote.start : quote.end] for quote in quotes(text)] == quoted
    assert all(quote.closed for quote in quotes(text))


@pytest.mark.parametrize("text", ["She said: “We sail", 'She said: "We sail', "She said: ‘We sail"])
def test_a_quotation_that_goes_on_in_the_next_paragraph_is_open(text: str) -> None:
    (quote,) = quotes(text)
    assert (text[quote.start : quote.end], quote.closed) == (text[10:], False)


@settings(deadline=None)
@given(MARKED)
def test_quotations_follow_each_other_and_only_the_last_is_open(text: str) -> None:
    found = quotes(text)
    edges = [edge for quote in found for edge in (quote.start, quote.end)]
    assert edges == sorted(edges)
    assert all(quote.start < quote.end <= len(text) for quote in found)
    assert all(quote.closed for quote in found[:-1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail.”", True),
        ("“We sail.” “We do.”", True),
        ("— “We sail.”", True),
        ("“We sail", True),
        ("“We sail,” she said.", False),
        ("We sail.", False),
        ("", False),
        ("“…”", False),
        ("3 “men”", False),
    ],
)
def test_only_quoted_is_what_has_no_word_outside_the_marks(text: str, expected: bool) -> None:
    assert only_quoted(text, 0, len(text), quotes(text)) is expected


@pytest.mark.parametrize(
    ("part", "expected"),
    [("I came.", True), ("I won,” she said.", False), ("I saw.", True), ("she said.", False)],
)
def test_a_part_of_a_quotation_needs_no_marks_of_its_own(part: str, expected: bool) -> None:
    text = "“I came. I saw. I won,” she said."
    start = text.index(part)
    assert only_quoted(text, start, start + len(part), quotes(text)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We sail,” she said. “Now.”", "“” she said. “”"),
        ("She said: ‘We sail", "She said: “”"),
        ("It’s the islanders’ boat.", "It’s the islanders’ boat."),
    ],
)
def test_the_words_around_quotations_are_left(text: str, expected: str) -> None:
    assert unquoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We", True),
        ('"We', True),
        ("‘We", True),
        ("’90s", False),
        ("We “sail”", False),
        ("", False),
    ],
)
def test_a_text_opens_with_a_mark_or_does_not(text: str, expected: bool) -> None:
    assert opens(text) is expected
