"""Terms in a spoken form."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Pronunciation
from producer.script.lexicon import Entry, Lexicon, entry, pronounced

LEXICON = Lexicon(
    entries=(
        entry("Lukashenko", ipa="ˌlukəˈʃɛŋkoʊ"),
        entry("Xi", ipa="ˈʃi"),
        entry("Xi Jinping", ipa="ˌʃi dʒɪnˈpɪŋ"),
        entry("O'Rourke", ipa="oʊˈɹɝk"),
        entry("Rourke", ipa="ˈɹʊɹk"),
        entry("Okonjo-Iweala", ipa="oʊˌkɑndʒoʊ iˈweɪɑlə"),
        entry("Merz", ipa="ˈmɛɹts"),
        entry("Kagame", ipa="kəˈɡɑmeɪ"),
        entry("Erdoğan", ipa="ˈɛɹdəwɑn"),
        entry("semaglutide", ipa="ˌsɛməˈɡlutaɪd"),
        entry("Orbán", ipa="ˈɔɹbɑn"),
        entry("Keir", ipa="ˈkɪɹ"),
        entry("Ojibwe", ipa="oʊˈdʒɪbweɪ"),
        entry("Bukavu Park", ipa="buˈkɑvu ˈpɑɹk"),
    )
)


def found(spoken: str) -> list[str]:
    return [spoken[each.start : each.end] for each in pronounced(spoken, LEXICON)]


@pytest.mark.parametrize(
    ("spoken", "terms"),
    [
        pytest.param("Lukashenko spoke.", ["Lukashenko"], id="a word"),
        pytest.param("LUKASHENKO SPOKE", ["LUKASHENKO"], id="in capitals"),
        pytest.param("lukashenko spoke", [], id="case matters"),
        pytest.param("Lukashenkos and xLukashenko", [], id="whole words"),
        pytest.param("Xi met Xi Jinping.", ["Xi", "Xi Jinping"], id="the longest term"),
        pytest.param("Xi Jinpings", ["Xi"], id="a longer term that does not fit"),
        pytest.param("Beto O'Rourke, O’Rourke", ["O'Rourke", "O’Rourke"], id="apostrophes"),
        pytest.param("Mickey Rourke", ["Rourke"], id="no apostrophe"),
        pytest.param("Okonjo‑Iweala", ["Okonjo‑Iweala"], id="another hyphen"),
        pytest.param("pro-Lukashenko-led", ["Lukashenko"], id="compounds"),
        pytest.param("Erdog\u0306an", ["Erdog\u0306an"], id="a decomposed letter"),
        pytest.param("Orba\u0301n", ["Orba\u0301n"], id="a decomposed accent"),
        pytest.param("Semaglutide costs", ["Semaglutide"], id="a small term begins"),
        pytest.param("The Semaglutide", [], id="a small term does not begin"),
        pytest.param("“Keir,” he said", ["Keir"], id="in quotation marks"),
        pytest.param("Keir'll go", ["Keir"], id="a contraction"),
        pytest.param("Xi's Xi’s", ["Xi's", "Xi’s"], id="possessives"),
        pytest.param("the Lukashenkos' house", ["Lukashenkos'"], id="of a family"),
        pytest.param("Bukavu", [], id="half a term"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_which_terms_are_found(spoken: str, terms: list[str]) -> None:
    assert found(spoken) == terms


@pytest.mark.parametrize(
    ("spoken", "ipa", "respelling"),
    [
        ("Xi's", "ˈʃiz", "SHEEZ"),
        ("Orbán's", "ˈɔɹbɑnz", "OR-bahnz"),
        ("Merz's", "ˈmɛɹtsɪz", "MEHRTS-iz"),
        ("O'Rourke's", "oʊˈɹɝks", "oh-RERKS"),
        ("Merz'", "ˈmɛɹts", "MEHRTS"),
    ],
)
def test_the_possessive_is_said(spoken: str, ipa: str, respelling: str) -> None:
    (said,) = pronounced(spoken, LEXICON)
    assert (said.ipa, said.respelling) == (ipa, respelling)


def test_where_and_how() -> None:
    assert pronounced("In Merz we trust", LEXICON) == (
        Pronunciation(start=3, end=7, ipa="ˈmɛɹts", respelling="MEHRTS"),
    )


PARTS = ["Xi", "Jinping", "Merz", "O'Rourke", "Lukashenko", "rain", "'s", "s'", "-", " ", "’", "."]


@given(st.lists(st.sampled_from(PARTS), max_size=14).map("".join))
def test_stretches_are_in_order_and_do_not_overlap(spoken: str) -> None:
    said = pronounced(spoken, LEXICON)
    places = [place for each in said for place in (each.start, each.end)]
    assert places == sorted(places)
    for each in said:
        assert not spoken[max(0, each.start - 1) : each.start].isalnum()
        assert not spoken[each.end : each.end + 1].isalnum()


def test_a_large_lexicon_does_not_slow_a_script() -> None:
    """Ten thousand names and two thousand words: a look at each word, not at each name."""
    entries = tuple(
        Entry(term=f"Name{n} Other", ipa="ˈneɪm", respelling="NAYM") for n in range(10_000)
    )
    lexicon = Lexicon(entries=entries)
    started = time.process_time()
    assert len(pronounced("We met Name77 Other there. " * 400, lexicon)) == 400
    assert time.process_time() - started < 0.5
