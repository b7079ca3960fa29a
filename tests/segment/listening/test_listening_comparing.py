"""What was heard, held against the script."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Script
from producer.segment.listening import Difference, Hearing, checks, compare
from producer.segment.listening.pairing import aligned
from producer.segment.listening.words import expected_words
from tests.builders import OUTRO, STORY, script
from tests.segment.listening.heard_words import say, written_down

WHOLE = script()
TEXT = " ".join(one.text for one in WHOLE.sentences)


def hear(text: str, of: Script = WHOLE) -> Hearing:
    return compare(of, written_down(text), say)


def told(hearing: Hearing) -> list[tuple[str, str, str, bool]]:
    return [(one.sentence, one.expected, one.heard, one.name) for one in hearing.differences]


# --- As it was written ------------------------------------------------------------------


def test_a_script_heard_as_it_is_written_is_right() -> None:
    hearing = hear(TEXT)
    assert (hearing.wrong, hearing.differences, hearing.missing) == (0, (), ())
    assert all(check.passed for check in checks(WHOLE, hearing))


@pytest.mark.parametrize(
    ("written", "heard"),
    [
        ("Ten per cent of the N-P-R staff", "10% of the NPR staff"),
        ("It took eleven weeks and $4.6 million", "it took 11 weeks and 4.6 million dollars"),
        ("The first goodbye was an e-mail", "the 1st good bye was an email"),
        ("Their harbour centre sails for two", "There harbor center sales four to"),
        ("In 1998 the U.S. sent twenty-one", "in 1998 the US sent 21"),
        ("It cost 2,500 pounds on May 4", "It cost two thousand five hundred pounds on May 4th"),
    ],
)
def test_another_way_to_write_the_same_sound_is_right(written: str, heard: str) -> None:
    assert told(hear(heard, script([[f"{written}."]], ()))) == []


def test_a_number_said_in_another_way_is_told() -> None:
    hearing = hear("It cost twenty-five hundred.", script([["It cost 2,500."]], ()))
    assert told(hearing) == [("p1.s1", "two thousand", "twenty", False)]


# --- Otherwise ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "found", "wrong"),
    [
        ("eleven", "seven", ("p1.s2", "eleven", "seven", False), 1),
        ("eleven weeks", "weeks", ("p1.s2", "eleven", "", False), 1),
        ("stayed home", "stayed at home", ("p1.s3", "", "at", False), 1),
        ("Odile Marsh", "Odeal March", ("p2.s1", "Odile Marsh", "Odeal March", True), 0),
        ("Ambrose", "Am Brows", ("p1.s2", "Ambrose", "Am Brows", True), 0),
        (
            "a crew rep",
            "the cook dis",
            ("p1.s2", "a crew replaced", "the cook dislaced", False),
            3,
        ),
    ],
)
def test_a_difference_is_told_with_its_sentence(
    before: str, after: str, found: tuple[str, str, str, bool], wrong: int
) -> None:
    assert before in TEXT
    hearing = hear(TEXT.replace(before, after, 1))
    assert told(hearing) == [found]
    assert (hearing.wrong, hearing.missing) == (wrong, ())


def test_what_is_heard_before_the_first_word_is_told_with_its_sentence() -> None:
    (first, *_) = told(hear(f"xylophone {TEXT}"))
    assert first == ("p1.s1", "", "xylophone", False)


def test_a_difference_is_told_with_its_time() -> None:
    words = TEXT.split()
    at = words.index("eleven")
    (one,) = hear(TEXT.replace("eleven", "seven")).differences
    assert (one.start_ms, one.end_ms) == (at * 400, at * 400 + 300)
    (lost,) = hear(TEXT.replace("eleven ", "")).differences
    assert (lost.start_ms, lost.end_ms) == ((at - 1) * 400 + 300, at * 400)


@pytest.mark.parametrize(("slips", "passed"), [(5, True), (6, False)])
def test_the_gate_is_at_eight_percent_names_apart(slips: int, passed: bool) -> None:
    text = TEXT
    for word in ("weeks", "boat", "pupils", "band", "voice", "seven")[:slips]:
        text = text.replace(word, "xylophone", 1)
    hearing = hear(text)
    check, order = checks(WHOLE, hearing)
    assert hearing.words * 0.08 == pytest.approx(5.5, abs=0.5)
    assert (hearing.wrong, check.passed, order.passed) == (slips, passed, True)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ("seven weeks", "p1.s2 “eleven” as “seven”"),
        ("weeks", "p1.s2 “eleven” left out"),
        ("eleven long weeks", "p1.s2 “long” put in"),
    ],
)
def test_the_worst_sentences_are_named(after: str, told: str) -> None:
    hearing = hear(TEXT.replace("eleven weeks", after))
    assert told in checks(WHOLE, hearing)[0].measured


# --- Sentences ------------------------------------------------------------------------

FIRST, SECOND, THIRD = STORY[0]


@pytest.mark.parametrize(
    ("heard", "missing", "moved"),
    [
        pytest.param(TEXT.replace(THIRD, ""), ("p1.s3",), (), id="left out"),
        pytest.param(
            TEXT.replace(THIRD, "A quite different thing was told about taxes."),
            ("p1.s3",),
            (),
            id="another in its place",
        ),
        pytest.param(
            TEXT.replace(THIRD, "").replace(OUTRO[0], f"{OUTRO[0]} {THIRD}"),
            ("p1.s3",),
            ("p1.s3",),
            id="said later",
        ),
        pytest.param(TEXT.replace(THIRD, f"{THIRD} {THIRD}"), (), (), id="said twice"),
    ],
)
def test_a_sentence_missing_or_moved_is_told(
    heard: str, missing: tuple[str, ...], moved: tuple[str, ...]
) -> None:
    hearing = hear(heard)
    assert (hearing.missing, hearing.moved) == (missing, moved)
    _, order = checks(WHOLE, hearing)
    assert order.passed is not bool(missing)


def test_a_sentence_said_twice_is_words_that_nobody_wrote() -> None:
    hearing = hear(TEXT.replace(THIRD, f"{THIRD} {THIRD}"))
    assert hearing.wrong == len(THIRD.split())


@pytest.mark.parametrize("text", ["", "Nothing of this is known here at all, I fear."])
def test_silence_and_another_programme_are_told(text: str) -> None:
    hearing = hear(text)
    assert hearing.missing == tuple(one.id for one in WHOLE.sentences)
    assert hearing.error_rate >= 0.9
    assert not any(check.passed for check in checks(WHOLE, hearing))


def test_a_short_sentence_run_together_is_heard() -> None:
    assert hear("Rainfall.", script([["Rain fell."]], ())).missing == ()


# --- The alignment --------------------------------------------------------------------


@given(
    st.lists(st.sampled_from("the ferry sails again on monday tea pier".split()), max_size=30),
    st.lists(st.sampled_from("the fairy sales a gain on monday tee".split()), max_size=30),
)
@settings(max_examples=60, deadline=None)
def test_every_word_of_both_is_paired_once_and_in_order(one: list[str], other: list[str]) -> None:
    written = script([[" ".join(one[:15]) + ".", " ".join(one[15:]) + "."]], ())
    expected, heard = expected_words(written, say), written_down(" ".join(other))
    pairs = aligned(expected, heard)
    assert tuple(word for pair in pairs for word in pair.expected) == expected
    assert tuple(word for pair in pairs for word in pair.heard) == heard
    assert all(len({word.sentence for word in pair.expected}) <= 1 for pair in pairs)


def test_a_difference_of_names_alone_is_a_name() -> None:
    (one,) = hear(TEXT.replace("Marsh", "March")).differences
    assert isinstance(one, Difference)
    assert one.name
