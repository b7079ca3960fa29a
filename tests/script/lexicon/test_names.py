"""Which words of a script are names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Pronunciation, Script
from producer.script.lexicon.names import common, names
from tests.builders import script, sentence


def of(*texts: str) -> Script:
    """A script of one block that says these sentences."""
    base = script()
    said = tuple(
        replace(sentence(f"p1.s{number}", text), spoken=text)
        for number, text in enumerate(texts, start=1)
    )
    return replace(base, blocks=(replace(base.blocks[0], sentences=said),))


def found(*texts: str) -> list[str]:
    return [each.word for each in names(of(*texts))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They met Yahorava there.", ["Yahorava"]),
        ("They met Svetlana Yahorava's man.", ["Svetlana", "Yahorava"]),
        ("It was Ursula von der Leyen.", ["Ursula", "Leyen"]),
        ("They met President Lukashenko on Monday.", ["Lukashenko"]),
        ("In May and June the N-P-R reporters of NATO and the U-S left.", []),
        ("Belarusian Yulia spoke.", ["Belarusian", "Yulia"]),
        ("They saw McConnell, al-Assad and O'Rourke.", ["McConnell", "al-Assad", "O'Rourke"]),
        ("It said: The men left. He agreed.", []),
        ("“We lost,” Dylevsky said.", ["Dylevsky"]),
        ("Dylevsky lost.", ["Dylevsky"]),
    ],
)
def test_names_are_capitals_that_their_place_does_not_ask_for(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_word_that_is_also_said_small_is_none_at_a_sentence_s_start() -> None:
    assert found("Protests grew.", "The protests grew in Minsk.") == ["Minsk"]


def test_a_name_is_told_once_where_it_is_first_said() -> None:
    text = "One two three four five Svetlana Yahorava, six seven eight nine ten."
    first, second = names(of("It rained.", text, "Then Yahorava left."))
    assert (first.word, second.word) == ("Svetlana", "Yahorava")
    assert {each.name for each in (first, second)} == {"Svetlana Yahorava"}
    assert second.sentence == "p1.s2"
    assert second.around == "… two three four five Svetlana Yahorava, six seven eight nine …"


def test_what_the_lexicon_says_is_covered() -> None:
    one = of("They met Xi Jinping and Dylevsky.")
    told = Pronunciation(start=9, end=19, ipa="ˈʃi", respelling="SHEE")
    said = replace(one.sentences[0], pronunciations=(told,))
    covered = replace(one, blocks=(replace(one.blocks[0], sentences=(said,)),))
    assert [(each.word, each.covered) for each in names(covered)] == [
        ("Xi", True),
        ("Jinping", True),
        ("Dylevsky", False),
    ]


def test_the_common_names_are_words_by_themselves() -> None:
    assert {"Donald", "Paul", "Johnson"} <= common()
    assert all(name.isalpha() and name[0].isupper() for name in common())
