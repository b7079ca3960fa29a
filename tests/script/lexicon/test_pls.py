"""W3C PLS 1.0, in and out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.script.lexicon import Entry, entry
from producer.script.lexicon.pls import NAMESPACE, from_pls, to_pls

HEAD = f'<lexicon version="1.0" xmlns="{NAMESPACE}" alphabet="ipa" xml:lang="en-US">'


def never(remark: str) -> None:
    raise AssertionError(remark)


def pls(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</lexicon>".encode()


def assert_is_pls(text: str) -> None:
    """The rules of the specification: 4.1 to 4.7, as they bear on what is written here."""
    from lxml import etree

    root = etree.fromstring(text.encode())
    tag = f"{{{NAMESPACE}}}"
    assert root.tag == f"{tag}lexicon"
    assert root.get("version") == "1.0"
    assert root.get("alphabet") == "ipa"
    assert re.fullmatch(
        r"[a-z]{2}(-[A-Z]{2})?", root.get("{http://www.w3.org/XML/1998/namespace}lang")
    )
    for lexeme in root.iterchildren(tag=etree.Element):
        assert lexeme.tag == f"{tag}lexeme"
        kinds = [each.tag.removeprefix(tag) for each in lexeme.iterchildren(tag=etree.Element)]
        assert kinds == ["grapheme", "phoneme"]
        assert all(each.text.strip() for each in lexeme.iterchildren(tag=etree.Element))


def test_an_entry_is_a_lexeme() -> None:
    text = to_pls((entry("Kyiv", ipa="ˈkijɪv", note="a capital -- Ukraine's-"),))
    assert_is_pls(text)
    assert "<grapheme>Kyiv</grapheme>" in text
    assert "<phoneme>ˈkijɪv</phoneme>" in text
    assert "KEE-yiv; a capital - - Ukraine's" in text


def test_no_entries_are_a_lexicon_too() -> None:
    assert_is_pls(to_pls(()))


terms = st.text("aÄğ'-&<>\"é日 ", min_size=1, max_size=8).filter(
    lambda term: any(map(str.isalpha, term))
)
entries = st.lists(
    st.builds(entry, terms, ipa=st.sampled_from(["ˈkijɪv", "ˌʃi dʒɪnˈpɪŋ"]), note=terms),
    min_size=1,
    max_size=5,
    unique_by=lambda one: one.term,
).map(tuple)


@given(entries)
def test_what_goes_out_comes_in(wanted: tuple[Entry, ...]) -> None:
    text = to_pls(wanted)
    assert_is_pls(text)
    back = from_pls(text.encode(), "x.pls", tell=never)
    assert [(one.term, one.ipa) for one in back] == [(one.term, one.ipa) for one in wanted]


@pytest.mark.parametrize(
    ("lexeme", "said"),
    [
        pytest.param(
            "<grapheme>Kyiv</grapheme><phoneme>ˈkijɪv</phoneme>", {"Kyiv": "ˈkijɪv"}, id="one"
        ),
        pytest.param(
            "<grapheme>Kyiv</grapheme><grapheme>Kiev</grapheme><phoneme>ˈkijɪv</phoneme>",
            {"Kyiv": "ˈkijɪv", "Kiev": "ˈkijɪv"},
            id="two graphemes",
        ),
        pytest.param(
            "<grapheme>Kyiv</grapheme><phoneme>ˈkiv</phoneme><phoneme>ˈkijɪv</phoneme>",
            {"Kyiv": "ˈkiv"},
            id="the first phoneme",
        ),
        pytest.param(
            "<grapheme>Kyiv</grapheme><phoneme>ˈkiv</phoneme>"
            '<phoneme prefer="true">ˈkijɪv</phoneme>',
            {"Kyiv": "ˈkijɪv"},
            id="the preferred phoneme",
        ),
        pytest.param(
            "<grapheme>Kyiv</grapheme><alias>KEE-yiv</alias>", {"Kyiv": "ˈkijɪv"}, id="an alias"
        ),
        pytest.param(
            "<grapheme>Kyiv</grapheme><example>In Kyiv.</example><phoneme>ˈkiːjɪv</phoneme>",
            {"Kyiv": "ˈkijɪv"},
            id="an example, and length",
        ),
    ],
)
def test_what_a_lexeme_says(lexeme: str, said: dict[str, str]) -> None:
    found = from_pls(pls(f"<lexeme>{lexeme}</lexeme>"), "x.pls", tell=never)
    assert {one.term: one.ipa for one in found} == said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"<lexicon", "x.pls:1: this is not XML", id="not XML"),
        pytest.param(b"<a/>", "its root is 'a'", id="not PLS"),
        pytest.param(pls(""), "holds no lexeme", id="empty"),
        pytest.param(
            pls("<lexeme><grapheme>Kyiv</grapheme></lexeme>"),
            "x.pls:1: 'Kyiv' has neither a phoneme nor an alias",
            id="nothing said",
        ),
        pytest.param(
            pls(
                "\n<lexeme><grapheme>Kyiv</grapheme>"
                '<phoneme alphabet="x-sampa">kiv</phoneme></lexeme>'
            ),
            "x.pls:2: 'Kyiv' is in the alphabet 'x-sampa'",
            id="another alphabet",
        ),
        pytest.param(
            pls("<lexeme><grapheme>Kyiv</grapheme><phoneme>QQ</phoneme></lexeme>"),
            "x.pls:1: 'Kyiv': 'QQ' is not IPA",
            id="no IPA",
        ),
        pytest.param(
            pls("<lexeme><grapheme>Kyiv</grapheme><alias>Kiev City</alias></lexeme>"),
            "x.pls:1: 'Kyiv': the respelling 'Kiev City'",
            id="an alias that is no respelling",
        ),
        pytest.param(
            b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
            + pls("<lexeme><grapheme>&e;</grapheme><phoneme>a</phoneme></lexeme>"),
            "document type",
            id="an entity",
        ),
    ],
)
def test_what_can_not_be_read_is_told(content: bytes, told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)):
        from_pls(content, "x.pls", tell=never)


def test_a_term_that_can_not_be_read_is_left_out_and_told_and_the_rest_is_taken() -> None:
    told: list[str] = []
    found = from_pls(
        pls(
            "\n<lexeme><grapheme>WZQY</grapheme><alias>W Z Q Y</alias></lexeme>"
            "\n<lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkijɪv</phoneme></lexeme>"
            '\n<lexeme><grapheme>Lviv</grapheme><phoneme alphabet="x-sampa">l</phoneme></lexeme>'
            "\n<lexeme><grapheme>911</grapheme><grapheme>Odesa</grapheme>"
            "<phoneme>oʊˈdɛsə</phoneme></lexeme>"
            "\n<lexeme><grapheme>Oka\u200bfor</grapheme><phoneme>oʊ</phoneme></lexeme>"
        ),
        "x.pls",
        tell=told.append,
    )
    assert [one.term for one in found] == ["Kyiv", "Odesa"]
    starts = [
        "left out: x.pls:2: 'WZQY': the respelling 'W Z Q Y' can't be read",
        "left out: x.pls:4: 'Lviv' is in the alphabet 'x-sampa'",
        "left out: x.pls:5: the term '911' holds no letter",
        "left out: x.pls:6: the term 'Oka\\u200bfor' holds the character U+200B",
    ]
    assert [line.startswith(start) for line, start in zip(told, starts, strict=True)] == [True] * 4


def test_where_nothing_can_be_read_the_first_is_told_and_how_many_more() -> None:
    lexeme = "<lexeme><grapheme>Kyiv</grapheme><phoneme>QQ</phoneme></lexeme>"
    with pytest.raises(InputError) as caught:
        from_pls(pls(lexeme * 3), "x.pls", tell=never)
    assert caught.value.message.startswith("x.pls:1: 'Kyiv': 'QQ' is not IPA")
    assert caught.value.message.endswith("nor can the other 2 be read")
    assert caught.value.hint


@given(st.text(max_size=8), st.text(max_size=8))
def test_whatever_an_entry_may_hold_can_be_exported(text: str, said: str) -> None:
    try:
        one = entry(f"a{text}", ipa="ɑ", respelling=said, note=text, verified_by=said)
    except InputError:
        return
    assert_is_pls(to_pls((one,)))
