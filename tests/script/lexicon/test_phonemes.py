"""IPA brought to one way, and cut into syllables."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.errors import InputError
from producer.script.lexicon.phonemes import CONSONANTS, TIDY, VOWELS, tidy, words


@pytest.mark.parametrize(
    ("ipa", "broad"),
    [
        pytest.param("ˌlukəˈʃɛŋkoʊ", "ˌlukəˈʃɛŋkoʊ", id="as it is"),
        pytest.param("lˌukəʃˈɛŋkoʊ", "ˌlukəˈʃɛŋkoʊ", id="marks before vowels"),
        pytest.param("/ˈkaɪroʊ/", "ˈkaɪɹoʊ", id="slashes and r"),
        pytest.param("t͡ʃiːz", "tʃiz", id="ties and length"),
        pytest.param("ʤɪnˈʧu", "dʒɪnˈtʃu", id="one sign for two"),
        pytest.param("ˈfɪŋɡəɹ", "ˈfɪŋɡɚ", id="schwa and r"),
        pytest.param("məˈɹi", "məˈɹi", id="an r of the next syllable"),
        pytest.param("ˈbɜːd", "ˈbɝd", id="a long er"),
        pytest.param("ɡəʊ", "ɡoʊ", id="a British diphthong"),
        pytest.param("ˈbʌtn̩", "ˈbʌtən", id="a syllabic consonant"),
        pytest.param("mɑ̃.ˈʃe", "mɑˈʃeɪ", id="nasal vowels and dots"),
        pytest.param("ˈɲo.kːi", "ˈnjoʊki", id="consonants that English has not"),
        pytest.param("Xi", None, id="letters"),
        pytest.param("", None, id="nothing"),
        pytest.param("ˈst", None, id="no vowel"),
    ],
)
def test_one_way_to_write_a_sound(ipa: str, broad: str | None) -> None:
    if broad is None:
        with pytest.raises(InputError):
            tidy(ipa)
    else:
        assert tidy(ipa) == broad


def test_a_sign_that_is_none_is_named() -> None:
    with pytest.raises(InputError, match="it holds 'X'"):
        tidy("ˈXi")


@pytest.mark.parametrize(
    ("ipa", "syllables"),
    [
        ("ˌlukəˈʃɛŋkoʊ", "lu kə ʃɛŋ koʊ"),
        ("ˈjɛlən", "jɛl ən"),
        ("ˈɛstɹə", "ɛs tɹə"),
        ("məˈdeɪ", "mə deɪ"),
        ("mədˈeɪ", "mə deɪ"),
        ("ˈkɑtɑɹ", "kɑ tɑɹ"),
        ("ˈsɪŋɚ", "sɪŋ ɚ"),
        ("pjuˈæləp", "pju æl əp"),
    ],
)
def test_syllables(ipa: str, syllables: str) -> None:
    (word,) = words(ipa)
    assert ["".join((*each.onset, each.vowel, *each.coda)) for each in word] == syllables.split()


marks = st.sampled_from(["", "", "ˈ", "ˌ"])
ipa = st.lists(
    st.tuples(marks, st.lists(st.sampled_from(CONSONANTS), max_size=3), st.sampled_from(VOWELS)),
    min_size=1,
    max_size=6,
).map(lambda parts: "".join(f"{mark}{''.join(c)}{vowel}" for mark, c, vowel in parts))


@given(ipa)
def test_what_is_tidy_stays(said: str) -> None:
    once = tidy(said)
    assert TIDY.fullmatch(once)
    assert tidy(once) == once
