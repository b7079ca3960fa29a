"""Times for the words that are shown, from the times of those that are said."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Take, Word
from producer.segment.alignment import align, cue_words
from tests.builders import sentence, take

TEXTS = st.lists(
    st.sampled_from("the a ferry $4.6 million — 2021, Dr. NPR N-P-R … “we” 5 Łódź R&D".split())
    | st.text("ab1-,", min_size=1, max_size=5),
    max_size=12,
).map(" ".join)


def heard(spoken: str) -> tuple[Word, ...]:
    """Each letter 10 ms, each blank 100."""
    words: list[Word] = []
    now = 0
    for text in spoken.split():
        words.append(Word(text=text, start_ms=now, end_ms=now + 10 * len(text)))
        now += 10 * len(text) + 100
    return tuple(words)


def times(text: str, spoken: str) -> list[tuple[str, int, int]]:
    return [(w.text, w.start_ms, w.end_ms) for w in align(text, spoken, heard(spoken))]


@pytest.mark.parametrize(
    ("text", "spoken", "expected"),
    [
        ("Rain fell.", "Rain fell.", [("Rain", 0, 40), ("fell.", 140, 190)]),
        ("NPR says", "N-P-R says", [("NPR", 0, 50), ("says", 150, 190)]),
        (
            "It paid $4.6 million in",
            "It paid four point six million dollars in",
            [
                ("It", 0, 20),
                ("paid", 120, 160),
                ("$4.6", 260, 580),
                ("million", 680, 920),
                ("in", 1020, 1040),
            ],
        ),
        ("Nov. 5", "November fifth", [("Nov.", 0, 80), ("5", 180, 230)]),
        ("in 2021", "in twenty twenty one", [("in", 0, 20), ("2021", 120, 470)]),
        ("we — you", "we you", [("we", 0, 20), ("—", 20, 20), ("you", 120, 150)]),
        ("— we", "we", [("—", 0, 0), ("we", 0, 20)]),
        ("(AP) we", "we", [("(AP)", 0, 0), ("we", 0, 20)]),
        ("a5 b", "one two three", [("a5", 0, 258), ("b", 258, 310)]),
        ("…", "dot", [("…", 0, 0)]),
    ],
)
def test_by_hand(text: str, spoken: str, expected: list[tuple[str, int, int]]) -> None:
    assert times(text, spoken) == expected


def test_an_engine_that_was_told_respellings_is_understood() -> None:
    """Its words are other letters than the spoken form's, but as many."""
    told = heard("loo-kah-shenk-oh left kye-roh today")
    words = align("Lukashenko left Cairo today", "Lukashenko left Cairo today", told)
    assert [(w.start_ms, w.end_ms) for w in words] == [(w.start_ms, w.end_ms) for w in told]
    assert [w.text for w in words] == ["Lukashenko", "left", "Cairo", "today"]


def test_an_engine_that_tells_nothing_leaves_it_open() -> None:
    assert align("Rain fell.", "Rain fell.", ()) == ()


@given(text=TEXTS, spoken=TEXTS, data=st.data())
def test_every_shown_word_has_a_time_and_time_goes_on(
    text: str, spoken: str, data: st.DataObject
) -> None:
    edges = st.integers(0, 5000)
    words = tuple(
        Word(text=word, start_ms=data.draw(edges), end_ms=data.draw(edges))
        for word in spoken.split()
    )
    told = align(text, spoken, words)
    assert [word.text for word in told] == (text.split() if words else [])
    assert all(word.start_ms <= word.end_ms for word in told)
    assert all(before.end_ms <= after.start_ms for before, after in pairwise(told))
    for word in told:
        assert words[0].start_ms <= word.start_ms
        assert word.end_ms <= max(max(w.start_ms, w.end_ms) for w in words)


@given(spoken=TEXTS)
def test_a_text_that_is_said_as_it_stands_has_the_times_of_its_words(spoken: str) -> None:
    said = " ".join(word for word in spoken.split() if any(map(str.isalnum, word)))
    assert align(said, said, heard(said)) == heard(said)


# --- On the timeline ------------------------------------------------------------------


def told_take() -> Take:
    """A tone of known length, with its two words."""
    one = take(sentence(text="Rain fell."))
    middle = one.duration_ms // 2
    return replace(
        one,
        words=(
            Word(text="Rain", start_ms=20, end_ms=middle),
            Word(text="fell.", start_ms=middle, end_ms=one.duration_ms),
        ),
    )


def test_words_lie_where_the_take_lies() -> None:
    one = told_take()
    length = (one.end - one.start) * 2
    words = cue_words(sentence(text="Rain fell."), one, 48_000, 48_000 + length)
    assert [word.text for word in words] == ["Rain", "fell."]
    assert words[0].start_ms == 1020
    assert words[0].end_ms == words[1].start_ms == 1000 + one.duration_ms // 2
    assert words[1].end_ms == 1000 + one.duration_ms


@pytest.mark.parametrize("stretch", [0.95, 1.0, 1.03])
def test_a_stretched_take_has_its_words_stretched(stretch: float) -> None:
    one = told_take()
    length = round((one.end - one.start) * 2 * stretch)
    words = cue_words(sentence(text="Rain fell."), one, 48_000, 48_000 + length)
    assert words[0].start_ms == round(1000 + 20 * stretch)
    assert words[1].start_ms == pytest.approx(1000 + one.duration_ms // 2 * stretch, abs=1)
    assert words[1].end_ms == round((48_000 + length) / 48)


def test_a_take_without_words_has_none_on_the_timeline() -> None:
    one = sentence(text="Rain fell.")
    assert cue_words(one, take(one), 0, 48_000) == ()
