"""Lexicons as YAML: read with line numbers, edited without touching anybody's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.script.lexicon import Entry, entry, load
from producer.script.lexicon.edits import with_entries
from producer.script.lexicon.file import parse, read, text_of, to_yaml

PUTIN = entry("Putin", respelling="POO-tin", note="President: of Russia", verified_by="Ann, 5/1")
KYIV = entry("Kyiv", ipa="ˈkijɪv")

FILE = """\
# Our names. Ask Ann.
lexicon: 1

entries:
    - term: Lukashenko   # Belarus
      respelling: loo-kah-SHENK-oh
      ipa: ˌlukəˈʃɛŋkoʊ
      verified-by: Ann Ruiz, 2026-05-01

    # "Кириллица" and other comments stay.
    - {term: Kyiv, respelling: KEEV}
# the end
"""


def test_what_an_entry_may_say() -> None:
    first, second = parse(FILE, "names.yaml").entries
    assert first.term == "Lukashenko"
    assert first.respelling == "loo-kah-SHENK-oh"
    assert first.ipa == "ˌlukəˈʃɛŋkoʊ"
    assert first.verified_by == "Ann Ruiz, 2026-05-01"
    assert (second.ipa, second.note) == ("ˈkiv", "")


@pytest.mark.parametrize(
    "empty", ["lexicon: 1\n", "lexicon: 1\nentries:\n", "lexicon: 1\nentries: []"]
)
def test_a_lexicon_may_be_empty(empty: str) -> None:
    assert parse(empty, "names.yaml").entries == ()


HEAD = "lexicon: 1\nentries:\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("lexicon: 2\n", "names.yaml:1: expected one of 1, found '2'"),
        ("entries: []\n", "names.yaml:1: expected the key 'lexicon'"),
        ("", "names.yaml:1: expected a YAML document"),
        (HEAD + "  - respelling: KEEV\n", "names.yaml:3: expected the key 'term'"),
        (HEAD + "  - term: Kyiv\n", "names.yaml:3: how 'Kyiv' is said is missing"),
        (HEAD + "  - term: Kyiv\n    say: KEEV\n", "names.yaml:4: expected one of the keys"),
        (HEAD + "  - term: Kyiv\n    respelling: CEEV\n", "names.yaml:4: the respelling 'CEEV'"),
        (HEAD + "  - term: Kyiv\n    note: x\n    ipa: QQ\n", "names.yaml:5: 'QQ' is not IPA"),
        (
            HEAD + '  - term: Kyiv\n    ipa: kiv\n    note: "a\\x01"\n',
            "names.yaml:5: the note 'a\\x01' holds the character U+0001",
        ),
        (
            HEAD + "  - {term: Kyiv, ipa: kiv}\n  - {term: Kyiv, ipa: kiv}\n",
            "names.yaml:4: 'Kyiv' is there already, at line 3",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text, "names.yaml")
    assert caught.value.message.startswith(told)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such lexicon") as caught:
        read(tmp_path / "names.yaml")
    assert "producer lexicon add" in caught.value.hint


def test_a_station_s_entries_go_before_the_shipped(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("lexicon: 1\nentries:\n  - {term: Putin, respelling: pyoo-TEEN}\n")
    said = {each.term: each.respelling for each in load(path).entries}
    assert said["Putin"] == "pyoo-TEEN"
    assert said["Lukashenko"] == "loo-kuh-SHENG-koh"


# --- Edits ----------------------------------------------------------------------------


def test_an_entry_goes_after_the_last_and_all_else_stays() -> None:
    edited, put = with_entries(FILE, "names.yaml", (PUTIN,), replace=False)
    assert put == (PUTIN,)
    before, after = FILE.split("# the end")
    assert edited.startswith(before)
    assert edited.endswith("# the end" + after)
    assert edited.removeprefix(before).removesuffix("# the end" + after) == (
        "    - term: Putin\n"
        "      respelling: POO-tin\n"
        "      ipa: ˈputɪn\n"
        "      note: 'President: of Russia'\n"
        "      verified-by: Ann, 5/1\n"
    )


@pytest.mark.parametrize("term", ["Lukashenko", "Kyiv"])
def test_a_replaced_entry_leaves_all_else(term: str) -> None:
    new = entry(term, respelling="LOO-kah")
    edited, _ = with_entries(FILE, "names.yaml", (new,), replace=True)
    assert {each.term: each for each in parse(edited, "x").entries}[term] == new
    lines = [line for line in FILE.splitlines() if line.lstrip().startswith("#")]
    assert all(line in edited.splitlines() for line in lines)


def test_without_replace_what_is_there_stays() -> None:
    edited, put = with_entries(FILE, "names.yaml", (KYIV, PUTIN), replace=False)
    assert put == (PUTIN,)
    assert "{term: Kyiv, respelling: KEEV}" in edited


@pytest.mark.parametrize(
    "text",
    ["", "# nothing yet\n", "lexicon: 1\n", "lexicon: 1\nentries:\n", "lexicon: 1\nentries: # a\n",
     "lexicon: 1\nentries:\n- term: Lviv\n  ipa: ləˈviv", FILE, FILE.replace("\n", "\r\n")],
)  # fmt: skip
def test_any_layout_takes_entries(text: str) -> None:
    edited, put = with_entries(
        text, "names.yaml", (PUTIN, entry("Odesa", ipa="oʊˈdɛsə")), replace=True
    )
    assert len(put) == 2
    there = parse(text, "x").entries if "lexicon" in text else ()
    assert parse(edited, "x").entries == (*there, *put)


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("lexicon: 1\nentries: [{term: Kyiv, ipa: kiv}]\n", "Kyiv"),
        ("lexicon: 1\nentries: [{term: Kyiv, ipa: kiv}]\n", "Odesa"),
        ("{lexicon: 1, entries: []}\n", "Odesa"),
        (HEAD + "  - {term: Kyiv, ipa: &a kiv}\n  - {term: Lviv, ipa: *a}\n", "Kyiv"),
        (HEAD + "  - {term: Kyiv, ipa: &a kiv}\n  - term: Lviv\n    ipa: *a\n", "Lviv"),
    ],
)
def test_a_layout_that_can_not_take_one_is_left_and_told(text: str, term: str) -> None:
    with pytest.raises(InputError, match=r"names\.yaml.*layout"):
        with_entries(text, "names.yaml", (entry(term, ipa="oʊ"),), replace=True)


LINES = "  - term: Putin\n    respelling: POO-tin\n    ipa: ˈputɪn\n"
SHORT = entry("Putin", respelling="POO-tin")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "# entries: see below\nlexicon: 1\nentries:\n",
            f"# entries: see below\nlexicon: 1\nentries:\n{LINES}",
            id="a comment that names the key",
        ),
        pytest.param(
            "# entries: []\nlexicon: 1\nentries: []  # none\n# end\n",
            f"# entries: []\nlexicon: 1\nentries:  # none\n{LINES}# end\n",
            id="an empty list",
        ),
        pytest.param(
            "entries: ~\nlexicon: 1", f"entries:\n{LINES}lexicon: 1", id="a null, and a key below"
        ),
        pytest.param(
            "lexicon: 1\n\n\n", f"lexicon: 1\n\n\nentries:\n{LINES}", id="blank lines at the end"
        ),
        pytest.param(
            "lexicon: 1\nentries:\n  - term: Kyiv\n    ipa: kiv\n    # ask Ann\n  # end\n",
            f"lexicon: 1\nentries:\n  - term: Kyiv\n    ipa: kiv\n    # ask Ann\n{LINES}  # end\n",
            id="a comment of the last entry stays with it",
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_all_else_stays_character_for_character(
    before: str, after: str, line_break: str, mark: str
) -> None:
    text = mark + before.replace("\n", line_break)
    edited, _ = with_entries(text, "x", (SHORT,), replace=False)
    assert edited == mark + after.replace("\n", line_break)


def test_a_comment_alone_stays_on_its_line() -> None:
    edited, _ = with_entries("\ufeff# a", "x", (SHORT,), replace=False)
    assert edited == f"\ufeff# a\n{to_yaml((SHORT,))}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(
            "  - # pre-war\n    term: Putin  # who\n    # say it so\n"
            "    respelling: pyoo-TEEN # old\n    # sure?\n    ipa: pjuˈtin\n    # Ann\n",
            "  - # pre-war\n    term: Putin  # who\n    # say it so\n"
            "    respelling: POO-tin # old\n    # sure?\n    ipa: ˈputɪn\n    # Ann\n",
            id="values alone change",
        ),
        pytest.param(
            "  - note: |  # long\n      one\n      two\n\n    # Ann\n    ipa: pjuˈtin\n"
            "    term: Putin",
            "  -\n\n    # Ann\n    ipa: ˈputɪn\n    term: Putin\n    respelling: POO-tin\n",
            id="the first key goes",
        ),
        pytest.param(
            "  - note: one\n    term: Putin\n    ipa: pjuˈtin\n",
            "  - term: Putin\n    respelling: POO-tin\n    ipa: ˈputɪn\n",
            id="the first key goes, and the next takes its place",
        ),
        pytest.param(
            "  - term: Putin\n    # sure?\n    note: one\n      two\n    # Ann\n"
            "    respelling: POO-tin\n",
            "  - term: Putin\n    # sure?\n    # Ann\n    respelling: POO-tin\n",
            id="a key goes, what is derived is not written",
        ),
        pytest.param(
            "  # a - b\n  - {term: Putin, ipa: kiv}  # c\n",
            f"  # a - b\n{LINES.rstrip()}  # c\n",
            id="an entry in braces",
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_replaced_entry_keeps_its_comments(
    before: str, after: str, line_break: str, mark: str
) -> None:
    head, tail = f"{mark}# entries:\nlexicon: 1\nentries:\n", "  - {term: Kyiv, ipa: kiv} # z"
    tail = tail if before.endswith("\n") else ""
    text = f"{head}{before}{tail}".replace("\n", line_break)
    edited, put = with_entries(text, "x", (SHORT,), replace=True)
    assert edited == f"{head}{after}{tail}".replace("\n", line_break)
    assert put == (SHORT,)


def test_many_are_replaced_at_once_in_one_reading() -> None:
    old = tuple(entry(f"A{number}", ipa="ˈkijɪv") for number in range(300))
    new = tuple(entry(f"A{number}", ipa="kiˈɛv") for number in range(300))
    edited, _ = with_entries(to_yaml(old), "x", new, replace=True)
    assert edited == to_yaml(new)


def test_a_text_comes_with_its_line_breaks_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_bytes(b"\xef\xbb\xbflexicon: 1\r\nentries:\r\n")
    assert text_of(path) == "\ufefflexicon: 1\r\nentries:\r\n"
    assert read(path).entries == ()


def test_a_file_that_is_wrong_is_not_edited() -> None:
    with pytest.raises(InputError, match="expected one of 1"):
        with_entries("lexicon: 3\n", "names.yaml", (PUTIN,), replace=False)


terms = st.text("abcÄğ'-: #{}[]\"é日", min_size=1, max_size=8).filter(
    lambda term: any(map(str.isalpha, term))
)
entries = st.lists(
    st.builds(
        entry,
        terms,
        ipa=st.just("ˈkijɪv"),
        note=st.sampled_from(["", "of: Russia", "- # x", "yes"]),
    ),
    max_size=6,
    unique_by=lambda one: one.term,
).map(tuple)


@given(entries, entries)
def test_edits_come_out_as_they_are_meant(
    first: tuple[Entry, ...], second: tuple[Entry, ...]
) -> None:
    edited, _ = with_entries(to_yaml(first), "x", second, replace=True)
    found = {each.term: each for each in parse(edited, "x").entries}
    assert found == {each.term: each for each in (*first, *second)}


@given(entries, entries)
def test_every_comment_on_a_line_of_its_own_stays(
    first: tuple[Entry, ...], second: tuple[Entry, ...]
) -> None:
    lines = to_yaml(first).splitlines()
    text = "".join(f"{line}\n    # {number}: -\n" for number, line in enumerate(lines))
    edited, _ = with_entries(text, "x", second, replace=True)
    comments = [line for line in text.splitlines() if line.startswith("    #")]
    assert [line for line in edited.splitlines() if line.startswith("    #")] == comments
