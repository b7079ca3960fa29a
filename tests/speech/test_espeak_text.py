"""Pronunciations as espeak-ng's own phoneme names."""

from __future__ import annotations

import re

import pytest

from producer import process
from producer.model import Pronunciation, Utterance
from producer.script.lexicon import load
from producer.script.lexicon.phonemes import tidy
from producer.speech import espeak
from producer.speech.espeak_text import in_phonemes, named

installed = pytest.mark.skipif(espeak.available() is not None, reason="espeak-ng is not installed")


@pytest.mark.parametrize(
    ("ipa", "names"),
    [
        ("ˌlukəˈʃɛŋkoʊ", "l,u:k@S'ENkoU"),
        ("dʒɪnˈpɪŋ", "dZInp'IN"),
        ("ˈtʃɝtʃ", "tS'3:tS"),
        ("ˈtaɪmɚ", "t'aIm3"),
        ("ø", None),
    ],
)
def test_ipa_by_its_names(ipa: str, names: str | None) -> None:
    assert named(ipa) == names


def test_they_stand_in_double_brackets_in_the_text() -> None:
    told = Pronunciation(start=3, end=7, ipa="ˈkijɪv", respelling="KEE-yiv")
    asked = Utterance(text="In Kyiv it rained.", pronunciations=(told,))
    assert in_phonemes(asked) == "In [[k'i:jIv]] it rained."


def test_a_sound_that_has_no_name_is_left_to_the_letters() -> None:
    told = Pronunciation(start=0, end=2, ipa="ˈøɬ", respelling="")
    assert in_phonemes(Utterance(text="Øl!", pronunciations=(told,))) == "Øl!"


@installed
def test_espeak_says_the_shipped_lexicon_as_it_is_written() -> None:
    """The program reads its names back as IPA; it joins ə to an r, and n to a k, by itself."""
    entries = load(None).entries
    asked = "\n\n".join(f"[[{named(each.ipa)}]]" for each in entries)
    command = ("espeak-ng", "-v", "en-us", "-b", "1", "-q", "--ipa", "--stdin")
    told = process.run(command, stdin=asked.encode()).decode().splitlines()
    assert len(told) == len(entries)
    wrong = [
        (each.term, each.ipa, said)
        for each, said in zip(entries, told, strict=True)
        if _sounds(each.ipa) != _sounds(tidy(said))
    ]
    assert wrong == []


def _sounds(ipa: str) -> str:
    plain = re.sub("[ˈˌ ]", "", ipa)
    return re.sub("əɹ|ɚɹ?|ɝɹ?", "ɝ", re.sub("n(?=[kɡ])", "ŋ", plain))


@installed
def test_it_guesses_but_claims_to_know_nothing() -> None:
    words = ("Lukashenko", "It's. Done", "rain")
    guesses = espeak.guess(words, espeak.voices()[0])
    assert [(each.word, each.known) for each in guesses] == [(word, False) for word in words]
    assert tidy(guesses[2].ipa) == "ˈɹeɪn"
