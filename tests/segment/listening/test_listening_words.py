"""Words as they are compared."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.segment.listening.words import expected_words, key, letters, split
from tests.builders import script
from tests.segment.listening.heard_words import say, written_down

# --- Two ways to write a word -----------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Island’s", "islands"),
        ("islanders'", "Islanders"),
        ("café", "Cafe"),
        ("sails", "sales"),
        ("their", "they're"),
        ("four", "for"),
        ("weather", "whether"),
        ("harbour", "harbor"),
        ("honours", "honors"),
        ("centre", "center"),
        ("organise", "organize"),
        ("organisation", "organization"),
        ("defence", "defense"),
        ("catalogue", "catalog"),
        ("travelled", "traveled"),
        ("grey", "gray"),
    ],
)
def test_words_that_sound_alike_are_one(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("eleven", "seven"),
        ("can", "can't"),
        ("not", "now"),
        ("lead", "led"),
        ("fifteen", "fifty"),
        ("hull", "haul"),
        ("rise", "rice"),
        ("ten", "teen"),
        ("our", "or"),
    ],
)
def test_words_that_an_ear_tells_apart_are_two(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_any_text_has_words_with_letters(text: str) -> None:
    assert all(letters(word) for word in split(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We’re off,” she said.", ["We’re", "off", "she", "said"]),
        ("N-P-R and e-mail", ["N", "P", "R", "and", "e", "mail"]),
        ("the islands' pier", ["the", "islands", "pier"]),
        ("— … !", []),
    ],
)
def test_a_text_is_split_into_words(text: str, words: list[str]) -> None:
    assert split(text) == words


# --- What was heard -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "words"),
    [
        ("In 2019, 80% voted.", "In twenty nineteen eighty percent voted"),
        ("a $4.6 million hull", "a four point six million dollar hull"),
        ("on August 9th at 7:30", "on August ninth at seven thirty"),
        ("Rep. Hadley", "Representative Hadley"),
    ],
)
def test_figures_are_heard_as_words(heard: str, words: str) -> None:
    assert [word.text for word in written_down(heard)] == words.split()


def test_a_figures_words_share_its_time_and_the_rest_keep_theirs() -> None:
    heard = written_down("Hull and 23 men")
    assert [(word.text, word.start_ms) for word in heard] == [
        ("Hull", 0),
        ("and", 400),
        ("twenty", 800),
        ("three", 800),
        ("men", 1200),
    ]


@given(st.lists(st.sampled_from(["the", "ferry", "23", "$4.6", "million", "N.P.R.", "80%", "and"])))
def test_times_never_run_backwards(words: list[str]) -> None:
    starts = [word.start_ms for word in written_down(" ".join(words))]
    assert starts == sorted(starts)


# --- Names ----------------------------------------------------------------------------


def names(*texts: str) -> set[str]:
    return {word.text for word in expected_words(script([texts], ()), say) if word.name}


def test_names_are_capitals_inside_a_sentence() -> None:
    assert names("The ferry to Larkin Island sails.", "Larkin waits.") == {"Larkin", "Island"}


@pytest.mark.parametrize(
    "text",
    [
        "Islanders went home.",
        "She and I went.",
        "It sails on Thursday in May.",
        "“We waited,” he says, “They came.”",
        "A mark for Mark.",
    ],
)
def test_other_capitals_are_none(text: str) -> None:
    assert names(text) == set()
