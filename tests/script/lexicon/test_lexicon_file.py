"""Lexicons as YAML: read with line numbers, edited without touching anybody's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.script.lexicon import Entry, entry, load
from producer.script.lexicon.file import parse, read, to_yaml, with_entries

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


def test_a_layout_that_can_not_take_one_is_left_and_told() -> None:
    with pytest.raises(InputError, match=r"names\.yaml.*(layout|found none)"):
        with_entries("lexicon: 1\nentries: []\n", "names.yaml", (PUTIN,), replace=False)


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
