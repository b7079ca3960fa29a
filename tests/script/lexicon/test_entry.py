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


@pytest.mark.parametrize(
    "bad", ["\x01", "\x1c", "\x7f", "\u200b", "\u202e", "\ue000", "\uffff", "\udc80"]
)
@pytest.mark.parametrize("field", ["term", "respelling", "note", "verified_by"])
def test_what_nobody_sees_is_refused(field: str, bad: str) -> None:
    texts = {"term": "Okafor", "respelling": "oh", "note": "", "verified_by": ""}
    with pytest.raises(InputError, match=f"holds the character U\\+{ord(bad):04X}"):
        entry(**(texts | {field: f"Oka{bad}for"}), ipa="oʊ")


def test_blanks_accents_and_emoji_are_well() -> None:
    one = entry("O\u00a0Kafor", ipa="oʊ", note="of\tLagos 👩\u200d⚕️\n", verified_by=" Zoë ")
    assert (one.term, one.note, one.verified_by) == ("O Kafor", "of Lagos 👩\u200d⚕️", "Zoë")


def test_a_later_lexicon_goes_before() -> None:
    first = Lexicon(entries=(entry("Kyiv", ipa="kiˈɛv"), entry("Lviv", ipa="ləˈviv")))
    second = Lexicon(entries=(entry("Kyiv", ipa="ˈkijɪv"),))
    both = layered(first, second)
    assert {each.term: each.ipa for each in both.entries} == {"Kyiv": "ˈkijɪv", "Lviv": "ləˈviv"}


def test_lexicons_are_equal_by_their_entries() -> None:
    one = Entry(term="Kyiv", ipa="ˈkijɪv", respelling="KEE-yiv")
    assert Lexicon(entries=(one,)) == Lexicon(entries=(one,)) != Lexicon()
