"""Text made ASCII: as a newsroom would type it, in one line, cut to its field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.segment.formats.ascii_text import address, field, lines, one_line, telling


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("The ferry sails", "The ferry sails"),
        ("“The ferry’s late,” she said…", '"The ferry\'s late," she said...'),
        ("June–July — at last", "June-July -- at last"),
        ("naïve café, Łódź, Ørsted, straße", "naive cafe, Lodz, Orsted, strasse"),
        ("cafe\u0301", "cafe"),
        ("© 2026, €5, ½ × ２", "(c) 2026, EUR5, 1/2 x 2"),
        ("one\ntwo\r\nthree\tfour\0five\x1b", "one two three four five"),
        ("  wide\u00a0\u2003open  ", "wide open"),
        ("soft\u00adhyphen, zero\u200bwidth", "softhyphen, zerowidth"),
        ("The ferry 🚢 sails 👩\u200d🔧", "The ferry sails"),
        ("\u202eשלום\u202c", "????"),
        ("", ""),
    ],
)
def test_a_text_in_one_line_of_ascii(text: str, plain: str) -> None:
    assert one_line(text) == plain


@given(st.text())
def test_any_text_becomes_printable_ascii_in_one_line(text: str) -> None:
    plain = one_line(text)
    assert plain.isascii()
    assert plain.isprintable()
    assert one_line(plain) == plain


@given(st.text(), st.integers(1, 64))
def test_a_field_is_never_longer_than_its_place(text: str, size: int) -> None:
    held = field(text, size)
    assert len(held) <= size
    assert b"\0" not in held
    assert one_line(text).startswith(held.decode("ascii"))


def test_a_long_text_is_cut_where_its_field_ends() -> None:
    assert field("The ferry sails again", 9) == b"The ferry"
    assert field("The ferry sails again", 10) == b"The ferry"


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (("Ferry", "slug"), "Ferry"),
        (("שלום", "slug"), "slug"),
        (("🚢", "", "slug"), "slug"),
        (("", "שלום"), "????"),
    ],
)
def test_a_text_of_another_script_gives_way_to_one_that_tells(
    texts: tuple[str, ...], told: str
) -> None:
    assert telling(*texts) == told


def test_lines_end_in_cr_and_lf_and_none_is_empty() -> None:
    assert lines("One.\n\n“Two”\r\n\0\nThree") == 'One.\r\n"Two"\r\nThree\r\n'
    assert lines("") == ""


@pytest.mark.parametrize(
    ("url", "plain"),
    [
        ("https://harbour.example/a?b=c&d=%20#e", "https://harbour.example/a?b=c&d=%20#e"),
        ("https://harbour.example/fähre 1", "https://harbour.example/f%C3%A4hre%201"),
        ("https://harbour.example/" + "a" * 1000, "https://harbour.example/" + "a" * 1000),
        ("https://harbour.example/" + "a" * 1001, ""),
    ],
)
def test_an_address_is_whole_or_left_out(url: str, plain: str) -> None:
    assert address(url) == plain
