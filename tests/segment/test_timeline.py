"""When each take starts and ends, to the sample."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Script
from producer.segment.fit import Fitted, natural
from producer.segment.frame import Gap, silent_frame
from producer.segment.timeline import (
    RATE,
    Place,
    Timeline,
    cues,
    lay_out,
    length_of,
    milliseconds,
    samples_of,
)
from producer.station import Pauses
from tests.builders import STORY, script, take, timeline

PAUSES = Pauses(head=500, tail=700)


def of_lengths(count: int, pause_ms: int) -> Script:
    """A script of so many sentences, in blocks of two, and no outro."""
    texts = [f"Sentence {number}." for number in range(count)]
    groups = [texts[start : start + 2] for start in range(0, count, 2)]
    return script(groups, (), pause_ms=pause_ms)


def test_a_timeline_by_hand() -> None:
    small = script([["One.", "Two."]], ["Three."], pause_ms=350)
    assert timeline(small, (1000, 2001, 3), PAUSES) == Timeline(
        places=(
            Place(sentence="p1.s1", start=24_000, end=25_000),
            Place(sentence="p1.s2", start=41_800, end=43_801),
            Place(sentence="outro.s1", start=60_601, end=60_604),
        ),
        samples=60_604 + 33_600,
    )


@given(
    lengths=st.lists(st.integers(0, 10**7), min_size=1, max_size=30),
    pause=st.integers(0, 10_000),
    head=st.integers(0, 10_000),
    tail=st.integers(0, 10_000),
)
def test_places_keep_their_lengths_and_pauses_exactly(
    lengths: list[int], pause: int, head: int, tail: int
) -> None:
    laid = timeline(of_lengths(len(lengths), pause), tuple(lengths), Pauses(head=head, tail=tail))
    places = laid.places
    assert [place.end - place.start for place in places] == lengths
    assert places[0].start == 48 * head
    assert all(after.start - before.end == 48 * pause for before, after in pairwise(places))
    assert laid.samples == 48 * (head + tail + pause * (len(lengths) - 1)) + sum(lengths)


def test_the_pause_after_the_last_sentence_is_the_tail_alone() -> None:
    laid = timeline(of_lengths(1, 9_999), (480,), Pauses(head=0, tail=0))
    assert laid.samples == 480


def test_what_the_fit_gave_is_what_is_laid_out() -> None:
    small = script([["One.", "Two."]], ())
    fitted = Fitted(head=10, lengths=(3, 4), gaps=(5,), tail=7)
    assert lay_out(small, fitted) == Timeline(
        places=(
            Place(sentence="p1.s1", start=10, end=13),
            Place(sentence="p1.s2", start=18, end=22),
        ),
        samples=29,
    )
    assert (fitted.speech_end, fitted.samples) == (22, 29)


@pytest.mark.parametrize("count", [4, 6])
def test_a_take_too_few_or_too_many_is_a_bug_found(count: int) -> None:
    with pytest.raises(ValueError, match="zip"):
        lay_out(
            of_lengths(5, 350), natural((480,) * count, silent_frame(of_lengths(5, 350), PAUSES))
        )


def test_cues_say_what_is_heard_when_and_where_it_came_from() -> None:
    whole = script()
    laid = timeline(whole, tuple(range(48_000, 48_007)), PAUSES)
    told = cues(whole, laid)
    assert [cue.sentence for cue in told] == [one.id for one in whole.sentences]
    assert [cue.text for cue in told] == [one.text for one in whole.sentences]
    assert [cue.block for cue in told] == ["b1"] * 3 + ["b2"] * 2 + ["b3"] * 2
    assert [cue.paragraph for cue in told] == ["p1"] * 3 + ["p2"] * 2 + ["outro"] * 2
    assert [(cue.start_ms, cue.end_ms) for cue in told] == [
        (milliseconds(place.start), milliseconds(place.end)) for place in laid.places
    ]
    assert told[0].text == STORY[0][0]


@given(st.integers(0, 10**8))
def test_milliseconds_are_exact_in_samples_and_back(ms: int) -> None:
    assert samples_of(ms) == ms * 48
    assert milliseconds(samples_of(ms)) == ms


@given(st.integers(0, 10**10))
def test_samples_are_rounded_to_the_nearest_millisecond(samples: int) -> None:
    assert abs(milliseconds(samples) * RATE - samples * 1000) * 2 <= RATE


def test_a_take_is_as_long_at_the_segment_s_rate_as_at_its_own() -> None:
    read = take(script().sentences[0])
    assert read.rate == RATE // 2
    assert length_of(read) == 2 * (read.end - read.start)


def test_pauses_may_move_within_the_station_s_limits_but_not_those_set_by_hand() -> None:
    """By hand is what is not the station's for its place, though it may be for another."""
    pauses = Pauses(sentence=350, paragraph=700, block=1000, least=60, most=150)
    first, last = script([["One.", "Two.", "Three."], ["Four."]], (), pause_ms=350).blocks
    first = replace(
        first,
        sentences=(
            first.sentences[0],
            replace(first.sentences[1], pause_ms=1000),
            replace(first.sentences[2], pause_ms=1000),
        ),
    )
    whole = replace(script([["One."]], ()), blocks=(first, last))
    assert silent_frame(whole, pauses).gaps == (
        Gap(natural=16_800, least=10_080, most=25_200),
        Gap(natural=48_000, least=48_000, most=48_000),
        Gap(natural=48_000, least=28_800, most=72_000),
    )
