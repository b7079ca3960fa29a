"""Respellings in the VOA key, and IPA, both ways."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.script.lexicon.phonemes import CONSONANTS, VOWELS, tidy
from producer.script.lexicon.respelling import KEY, from_ipa, to_ipa


@pytest.mark.parametrize(
    ("ipa", "respelling"),
    [
        ("ˌlukəˈʃɛŋkoʊ", "loo-kuh-SHENG-koh"),
        ("ˌʃi dʒɪnˈpɪŋ", "shee jin-PING"),
        ("ˈkaɪɹoʊ", "KEYE-roh"),
        ("aɪˈiʃə", "eye-EE-shuh"),
        ("ˈluəvəl", "LOO-uh-vuhl"),
        ("pjuˈæləp", "pyoo-AL-uhp"),
        ("ˈæfə", "AF-uh"),
        ("ˈbɹæ", "BRAA"),
        ("ˈhɔɹheɪ", "HOR-hay"),
        ("ˈwɔlz", "WAWLZ"),
        ("haʊs", "howss"),
        ("ˈbʊk", "BUUK"),
        ("ˈðɛɹ", "DHEHR"),
        ("ˈlɑx", "LAHKH"),
        ("ˈmɛʒɚ", "MEZH-er"),
        ("ˈɪŋk", "INK"),
    ],
)
def test_ipa_as_a_respelling_and_back(ipa: str, respelling: str) -> None:
    assert from_ipa(ipa) == respelling
    assert to_ipa(respelling) == ipa.replace("ˌ", "")


@pytest.mark.parametrize(
    ("respelling", "ipa"),
    [
        pytest.param("loo-kah-SHENK-oh", "lukɑˈʃɛŋkoʊ", id="a short vowel before consonants"),
        pytest.param("dahl-eye LAH-mah", "dɑlaɪ ˈlɑmɑ", id="two words"),
        pytest.param("KRAHTCH", "ˈkɹɑtʃ", id="tch"),
        pytest.param("BILL-ee", "ˈbɪli", id="a doubled letter"),
        pytest.param("byoo-HAAH", "bjuˈhæ", id="aah"),
        pytest.param("UHP-er", "ˈʌpɚ", id="weak er"),
        pytest.param("per-FER", "pɚˈfɝ", id="strong er"),
    ],
)
def test_what_people_write_is_read(respelling: str, ipa: str) -> None:
    assert to_ipa(respelling) == ipa


@pytest.mark.parametrize(
    ("respelling", "told"),
    [
        ("loo-CAH", "'c' in 'cah' is not in the key"),
        ("al-BA", "'a' in 'ba' is not in the key"),
        ("loo-Kah", "'Kah' is neither small letters nor capitals"),
        ("sk-AH", "'sk' has no vowel"),
        ("loo-AHEE", "two vowels"),
        ("KAHW", "'w' after the vowel"),
        ("bah;-TOO", "';'"),
        ("--", "has no vowel"),
        (" ", "is empty"),
    ],
)
def test_what_is_not_in_the_key_is_named_and_the_key_shown(respelling: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        to_ipa(respelling)
    assert told in caught.value.message
    assert "ah 'arm'" in caught.value.hint
    assert "zh (measure)" in caught.value.hint


def test_every_sound_has_a_group_and_every_group_a_word() -> None:
    told = {ipa for _, ipa, _ in KEY} | {"ə", "ɚ"}
    assert set(VOWELS) | set(CONSONANTS) <= told
    assert len({group for group, _, _ in KEY}) == len(KEY)
    assert all(word for _, _, word in KEY)


# --- Properties -----------------------------------------------------------------------

ONSETS = ["", *(c for c in CONSONANTS if c != "ŋ"), "st", "tɹ", "skw", "pj", "fl"]
CODAS = ["", *(c for c in CONSONANTS if c not in {"h", "w", "j"}), "ŋk", "st", "nd", "lp", "ɹt"]
syllables = st.tuples(
    st.sampled_from(["", "ˈ"]),
    st.sampled_from(ONSETS),
    st.sampled_from([v for v in VOWELS if v not in {"ə", "ɚ"}]),
    st.sampled_from(CODAS),
)
spoken = st.lists(syllables, min_size=1, max_size=5).map(lambda s: tidy("".join(map("".join, s))))


def told_by_the_key(ipa: str) -> str:
    """IPA without what the key does not tell: weak vowels by their stress, n before k."""
    weak = "".join(
        part if part.startswith("ˈ") else part.replace("ʌ", "ə").replace("ɝ", "ɚ")
        for part in re.split(r"(ˈ[^ˈ]*?[iɪeɛæɑɔoʊuʌɝa])", ipa)
    )
    return re.sub("n(?=k)", "ŋ", weak)


@given(spoken)
def test_a_respelling_is_stable_through_ipa(ipa: str) -> None:
    respelling = from_ipa(ipa)
    assert from_ipa(to_ipa(respelling)) == respelling


@given(spoken)
@example("ˈʊhi")
@example("ˈɪhi")
@example("ˈɛwi")
def test_the_sounds_that_the_key_tells_are_kept(ipa: str) -> None:
    assert told_by_the_key(to_ipa(from_ipa(ipa))) == told_by_the_key(ipa)


@given(st.text("abcdehiknorstuwyz-AEHORSTU ", max_size=12))
def test_any_letters_are_read_or_refused(letters: str) -> None:
    try:
        ipa = to_ipa(letters)
    except InputError as error:
        assert error.hint
    else:
        assert tidy(ipa) == tidy(tidy(ipa))
