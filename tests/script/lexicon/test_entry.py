"""Entries and lexicons."""

from __future__ import annotations

import pytest

from producer.errors import InputError
from producer.script.lexicon import Entry, Lexicon, entry, layered


def test_either_way_is_enough_and_the_other_is_derived() -> None:
    assert entry("Kyiv", respelling="KEE-yiv").ipa == "ˈkijɪv"
    assert entry("Kyiv", ipa="ˈkijɪv").respelling == "KEE-yiv"


def test_where_both_are_given_both_stay() -> None:
    one = entry("Lukashenko", ipa="ˌlukəˈʃɛŋkoʊ", respelling="loo-kah-SHENK-oh")
    assert (one.ipa, one.respelling) == ("ˌlukəˈʃɛŋkoʊ", "loo-kah-SHENK-oh")


def test_ipa_of_other_hands_is_tidied() -> None:
    assert entry("Cairo", ipa="/ˈkaɪroʊ/").ipa == "ˈkaɪɹoʊ"


def test_a_term_is_single_spaced_and_composed() -> None:
    assert entry("  Xi   Jinping ", ipa="ʃi").term == "Xi Jinping"
    assert entry("Erdog\u0306an", ipa="ʃi").term == "Erdoğan"


@pytest.mark.parametrize(
    ("term", "said", "told"),
    [("911", "NYN", "no letter"), ("Kyiv", "", "is missing"), ("Kyiv", "QUAY", "not in the key")],
)
def test_what_can_not_be_an_entry(term: str, said: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        entry(term, respelling=said)


def test_a_later_lexicon_goes_before() -> None:
    first = Lexicon(entries=(entry("Kyiv", ipa="kiˈɛv"), entry("Lviv", ipa="ləˈviv")))
    second = Lexicon(entries=(entry("Kyiv", ipa="ˈkijɪv"),))
    both = layered(first, second)
    assert {each.term: each.ipa for each in both.entries} == {"Kyiv": "ˈkijɪv", "Lviv": "ləˈviv"}


def test_lexicons_are_equal_by_their_entries() -> None:
    one = Entry(term="Kyiv", ipa="ˈkijɪv", respelling="KEE-yiv")
    assert Lexicon(entries=(one,)) == Lexicon(entries=(one,)) != Lexicon()
