"""Bytes into text."""

from __future__ import annotations

import pytest

from producer.errors import InputError
from producer.story.decode import decode
from tests.story.pages import page

TEXT = "“Café” – it’s 5 € in the naïve town of Łódź."
WESTERN = "“Café” – it’s 5 € in the naïve town."


@pytest.mark.parametrize(
    ("content", "charset", "text"),
    [
        pytest.param(TEXT.encode(), None, TEXT, id="UTF-8 without a word"),
        pytest.param(TEXT.encode("utf-8-sig"), None, TEXT, id="UTF-8 with a mark"),
        pytest.param(TEXT.encode("utf-16"), None, TEXT, id="UTF-16 with a mark"),
        pytest.param(TEXT.encode("utf-32"), None, TEXT, id="UTF-32 with a mark"),
        pytest.param(TEXT.encode(), "iso-8859-1", TEXT, id="UTF-8 that says Latin-1"),
        pytest.param(WESTERN.encode("cp1252"), "ISO-8859-1", WESTERN, id="Latin-1 means 1252"),
        pytest.param(WESTERN.encode("cp1252"), "us-ascii", WESTERN, id="ASCII means 1252"),
        pytest.param(WESTERN.encode("cp1252"), '"windows-1252"', WESTERN, id="a quoted label"),
        pytest.param(b"a\x81b", "windows-1252", "a\ufffdb", id="a hole in 1252"),
        pytest.param("Łódź".encode("iso8859-2"), "iso-8859-2", "Łódź", id="Latin-2 by HTTP"),
        pytest.param(
            b'<meta charset="iso-8859-2"><p>\xa3\xf3d\xbc',
            None,
            '<meta charset="iso-8859-2"><p>Łódź',
            id="Latin-2 by meta",
        ),
        pytest.param(
            b'<?xml version="1.0" encoding="windows-1251"?><p>\xcc\xe8\xed\xf1\xea',
            None,
            '<?xml version="1.0" encoding="windows-1251"?><p>Минск',
            id="1251 by XML declaration",
        ),
        pytest.param("東京".encode("shift_jis"), "shift_jis", "東京", id="Shift JIS"),
        pytest.param("東京".encode("iso2022_jp"), "iso-2022-jp", "東京", id="a 7-bit set"),
        pytest.param(TEXT.encode(), "no-such-set", TEXT, id="a label that nobody knows"),
    ],
)
def test_text(content: bytes, charset: str | None, text: str) -> None:
    assert decode(page(content, charset=charset)) == text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Les élèves de l’école ont été reçus à la mairie, où le maire a parlé. ", "cp1252"),
        ("Zażółć gęślą jaźń, powiedział burmistrz Łodzi w środę wieczorem. ", "cp1250"),
        ("Минский тракторный завод бастует с понедельника. ", "cp1251"),
    ],
)
def test_text_without_a_word_in_an_old_set(text: str, charset: str) -> None:
    assert decode(page((text * 8).encode(charset))) == text * 8


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG picture"),
        (b"ID3\x04\x00\x00", "an MP3 sound"),
        (b"\xff\xfb\x90\x00", "an MP3 sound"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a WAV sound"),
        (b"\x00\x00\x00\x20ftypM4A ", "an MP4 or M4A file"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive"),
        (b"\x1f\x8b\x08\x00", "a gzip archive"),
        (b"text\x00and more", "a binary file"),
    ],
)
def test_what_is_no_text(content: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"page: this is {kind}") as caught:
        decode(page(content))
    assert caught.value.hint
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("content", [b"", b" \n\t "])
def test_an_empty_page(content: bytes) -> None:
    with pytest.raises(InputError, match="empty"):
        decode(page(content))


def test_a_broken_file_with_a_mark() -> None:
    with pytest.raises(InputError, match="character set"):
        decode(page(b"\xef\xbb\xbfabc\xff\xfe"))


@pytest.mark.parametrize("label", ["hex", "base64", "zlib", "rot13", "no-such-set"])
def test_a_label_that_is_no_character_set_is_passed_over(label: str) -> None:
    text = f'<meta charset="{label}"><p>caf\u00e9 au lait, tr\u00e8s bien</p>'
    assert "au lait" in decode(page(text.encode("latin-1")))
