"""The lexicon that is shipped."""

from __future__ import annotations

import pytest

from producer.script.lexicon import load
from producer.script.lexicon.file import parse
from producer.script.lexicon.names import common
from producer.script.lexicon.phonemes import tidy
from producer.script.lexicon.respelling import from_ipa
from producer.script.lexicon.shipped import starter, text
from producer.speech import hibari
from producer.speech.misaki import from_ipa as signs

ENTRIES = {each.term: each for each in load(None).entries}


def test_ipa_and_respelling_say_the_same() -> None:
    wrong = [
        (each.term, each.ipa, each.respelling)
        for each in ENTRIES.values()
        if tidy(each.ipa) != each.ipa or from_ipa(each.ipa) != each.respelling
    ]
    assert wrong == []


def test_every_name_has_a_stress() -> None:
    assert [term for term, each in ENTRIES.items() if "ˈ" not in each.ipa] == []


@pytest.mark.parametrize(
    ("term", "respelling"),
    [
        ("Zelenskyy", "zuh-LEN-skee"),
        ("Netanyahu", "net-uhn-YAH-hoo"),
        ("Erdogan", "EHR-duh-wahn"),
        ("Xi Jinping", "shee jin-PING"),
        ("Louisville", "LOO-uh-vuhl"),
        ("Mackinac", "MAK-ih-naw"),
        ("Putin", "POO-tin"),
        ("McConnell", "muh-KAH-nuhl"),
        ("Los Angeles", "lawss AN-juh-luhss"),
        ("Garcia", "gahr-SEE-uh"),
        ("Catherine", "KATH-rin"),
        ("Volkswagen", "VOHKS-wag-uhn"),
        ("Celtics", "SEL-tiks"),
        ("WHO", "duhb-uhl-yoo aych OH"),
        ("NOAA", "NOH-uh"),
    ],
)
def test_it_says_as_announcers_do(term: str, respelling: str) -> None:
    assert ENTRIES[term].respelling == respelling


def test_the_default_voice_needs_each_entry() -> None:
    """Lukashenko alone is there for the other voices' sake."""
    guesses = hibari.guess(tuple(ENTRIES), hibari.voices()[0])
    alike = [each.word for each in guesses if tidy(each.ipa) == ENTRIES[each.word].ipa]
    assert alike == ["Lukashenko"]


def test_the_default_voice_has_every_sound() -> None:
    known = set("AIOWYbdfhijklmnpstuvwxzæðŋɑɔəɛɜɡɪɹʃʊʌʒʤʧθˈˌ ")
    assert {c for each in ENTRIES.values() for c in signs(each.ipa)} <= known


def test_no_name_is_both_common_and_hard() -> None:
    assert set(ENTRIES) & common() == set()


def test_it_is_read_once() -> None:
    assert starter() is starter()


def test_it_is_read_as_the_yaml_that_it_is() -> None:
    assert starter() == parse(text(), "starter.yaml")
