"""The pronouncer sheet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.errors import MissingError
from producer.model import Script
from producer.pipeline.pronouncers import sheet
from producer.script.lexicon import load, pronounced
from producer.station import Station
from tests.builders import script, sentence


def of(*texts: str) -> Script:
    """A script that says these sentences, with what the shipped lexicon tells."""
    base = script()
    lexicon = load(None)
    said = tuple(
        replace(
            sentence(f"p1.s{number}", text),
            spoken=text,
            pronunciations=pronounced(text, lexicon),
        )
        for number, text in enumerate(texts, start=1)
    )
    return replace(base, blocks=(replace(base.blocks[0], sentences=said),))


STORY = of(
    "The protests in Geneva grew, and Donald Tharpe met Xi Jinping's men.",
    "There Svetlana Yahorava told Xi Jinping that Yahorava's friends had left.",
)


def test_names_that_the_voice_does_not_know_are_told_with_its_guess() -> None:
    words = {each.word: each for each in sheet(STORY, Station()).unknown}
    assert "Yahorava" in words
    one = words["Yahorava"]
    assert (one.name, one.sentence) == ("Svetlana Yahorava", "p1.s2")
    assert "Svetlana Yahorava told Xi" in one.around
    assert (one.respelling, one.ipa) == ("yaa-haw-RAH-vuh", "ˌjæhɔˈɹɑvə")


def test_words_that_it_knows_common_names_and_covered_ones_are_not() -> None:
    words = {each.word for each in sheet(STORY, Station()).unknown}
    assert not words & {"Geneva", "Donald", "Xi", "Jinping", "The", "There"}


def test_what_the_lexicon_says_is_told_at_first_mention() -> None:
    told = sheet(STORY, Station()).covered
    assert [(each.word, each.sentence, each.respelling) for each in told] == [
        ("Xi Jinping's", "p1.s1", "shee jin-PINGZ")
    ]


def test_a_voice_that_tells_nothing_has_every_name_on_its_sheet() -> None:
    unknown = sheet(STORY, Station(engine="tone")).unknown
    assert "Geneva" in {each.word for each in unknown}
    assert {(each.respelling, each.ipa) for each in unknown} == {("", "")}


def test_a_script_without_names_is_an_empty_sheet() -> None:
    nothing = sheet(of("It rained."), Station())
    assert (nothing.unknown, nothing.covered) == ((), ())


def test_a_voice_that_is_not_here_is_told() -> None:
    with pytest.raises(MissingError, match="no voice named"):
        sheet(STORY, Station(voice="nobody"))
