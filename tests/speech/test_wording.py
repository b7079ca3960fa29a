"""An utterance for engines that take phonemes, and for those that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Pronunciation, Utterance
from producer.speech.engine import Limits
from producer.speech.wording import in_letters, readable, utterance
from tests.builders import sentence

CAIRO = Pronunciation(start=5, end=10, ipa="ˈkaɪɹoʊ", respelling="KEYE-roh")
READ = Pronunciation(start=0, end=4, ipa="ˈɹɛd", respelling="")
TEXT = "Read Cairo, please."


def test_phonemes_go_as_they_are_where_they_are_taken() -> None:
    said = replace(sentence(text=TEXT), pronunciations=(READ, CAIRO))
    asked = utterance(said, Limits(max_chars=99, phonemes=True))
    assert asked == Utterance(text=said.spoken, pronunciations=(READ, CAIRO))


def test_elsewhere_the_respelling_stands_in_the_text() -> None:
    said = replace(sentence(text=TEXT), pronunciations=(READ, CAIRO))
    assert utterance(said, Limits(max_chars=99)) == Utterance(text="Read kye-roh, please.")


def test_what_has_no_respelling_is_left_as_it_is_written() -> None:
    assert in_letters(Utterance(text=TEXT, pronunciations=(READ,))) == Utterance(text=TEXT)


@pytest.mark.parametrize(
    ("respelling", "letters"),
    [
        ("loo-kuh-SHENG-koh", "loo-kuh-sheng-koh"),
        ("shee jin-PING", "shee jin-ping"),
        ("eye-EE-shuh", "eye-ee-shuh"),
        ("LEYE", "lye"),
        ("khehr-SAWN", "kair-sawn"),
        ("HWAH-rez", "wah-rez"),
        ("VLAH-dih-mihr", "vlah-dih-meer"),
    ],
)
def test_letters_are_small_and_such_as_voices_read(respelling: str, letters: str) -> None:
    assert readable(respelling) == letters
