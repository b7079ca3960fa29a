"""IPA and the misaki alphabet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.speech.misaki import from_ipa, to_ipa

CONSONANTS = "p b t d k ɡ f v θ ð s z ʃ ʒ h tʃ dʒ m n ŋ l ɹ w j".split()
VOWELS = "i ɪ eɪ ɛ æ ɑ ɔ oʊ ʊ u ʌ ə ɝ ɚ aɪ aʊ ɔɪ".split()

syllables = st.tuples(
    st.sampled_from(["", "ˈ", "ˌ"]), st.sampled_from(VOWELS), st.sampled_from(CONSONANTS)
)


@pytest.mark.parametrize(
    ("ipa", "signs"),
    [
        ("ˌlukəˈʃɛŋkoʊ", "lˌukəʃˈɛŋkO"),
        ("ˌʃi dʒɪnˈpɪŋ", "ʃˌi ʤɪnpˈɪŋ"),
        ("ˈtʃaɪnə", "ʧˈInə"),
        ("ˈɔɪstɚ", "ˈYstəɹ"),
        ("ˈbɝd", "bˈɜɹd"),
        ("haʊˈeɪ", "hWˈA"),
        ("gʊd", "ɡˈʊd"),
    ],
)
def test_ipa_in_signs(ipa: str, signs: str) -> None:
    assert from_ipa(ipa) == signs


@pytest.mark.parametrize(
    ("signs", "ipa"),
    [
        ("lˌukəʃˈɛŋkO", "lˌukəʃˈɛŋkoʊ"),
        ("mˈWi", "mˈaʊi"),
        ("bˈʌTəɹ", "bˈʌtɚ"),
        ("ɐ ɹˈOzᵻz", "ə ɹˈoʊzɪz"),
        ("“hˈI,” ʃi", "hˈaɪ ʃi"),
    ],
)
def test_signs_in_ipa(signs: str, ipa: str) -> None:
    assert to_ipa(signs) == ipa


def test_a_name_without_stress_gets_one() -> None:
    assert from_ipa("ʃi") == "ʃˈi"
    assert from_ipa("ʃi ˈdʒɪn") == "ʃi ʤˈɪn"


@given(st.lists(syllables, min_size=1, max_size=5))
def test_no_phoneme_is_lost_on_the_way_and_back(parts: list[tuple[str, str, str]]) -> None:
    ipa = "".join("".join(part) for part in parts)
    if not set("ˈˌ") & set(ipa):
        ipa = "ˈ" + ipa
    assert to_ipa(from_ipa(ipa)).replace("əɹ", "ɚ") == ipa.replace("əɹ", "ɚ")
