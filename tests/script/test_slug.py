"""A story's short name is safe as a file name everywhere."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.script.slug import slug


@pytest.mark.parametrize(
    ("headline", "name"),
    [
        ("Harlow Point ferry returns after two years", "harlow-point-ferry-returns"),
        ("The Return of the Ferry", "return-ferry"),
        ("It's O'Neil’s café", "oneils-cafe"),
        ("Straße in İstanbul", "strasse-istanbul"),
        ("$4.6 million, 12% more", "4-6-million-12"),
        ("The A Of", "the-a-of"),
        ("１２３ Ａｂｃ", "123-abc"),
        # Other scripts keep their letters
        ("渡轮新时间表", "渡轮新时间表"),
        ("عبّارة جديدة", "عبارة-جديدة"),
        ("Паром вернулся", "паром-вернулся"),
        ("한국 뉴스", "한국-뉴스"),
        # What has no name
        ("", "story"),
        ("🎉🎉", "story"),
        ("...", "story"),
        ("___", "story"),
        # Paths
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("C:\\Windows\\x", "c-windows-x"),
        ("one\x00two\nthree", "one-two-three"),
        ("\u202eevil", "evil"),
        # Devices of Windows
        ("CON", "con-story"),
        ("Nul", "nul-story"),
        ("the aux", "aux-story"),
        ("COM1", "com1-story"),
        ("LPT⁹", "lpt9-story"),
        ("con man", "con-man"),
        # Length
        ("x" * 500, "x" * 48),
        ("word " * 200, "word-word-word-word"),
        ("counterrevolutionaries " * 3, "counterrevolutionaries-counterrevolutionaries"),
    ],
)
def test_a_headline_becomes_a_name(headline: str, name: str) -> None:
    assert slug(headline) == name


@settings(deadline=None)
@given(st.one_of(st.text(max_size=120), st.text("aIßﬁ각ﷺ/.\\-_ '0", max_size=120)))
def test_any_headline_becomes_a_safe_name(headline: str) -> None:
    name = slug(headline)
    assert re.fullmatch(r"\w+(-\w+)*", name)
    assert "_" not in name
    assert len(name) <= 48 + len("-story")
    # A folder's temporary name beside it is longer by 20, and file systems stop at 255 bytes.
    assert len(name.encode()) <= 200
