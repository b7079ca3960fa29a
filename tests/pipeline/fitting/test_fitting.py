"""Scripts chosen, spoken and chosen again until they run exactly as long as was asked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import RuleError
from producer.model import Block, BlockKind, Script
from producer.pipeline.fitting.choosing import Clock
from producer.pipeline.fitting.closing import Spoken, as_it_is, to_the_clock
from producer.script.shortening.dependence import needs, with_needs
from producer.script.style import Style
from producer.script.write import draft, draft_newscast, draft_of_script
from producer.segment.fit import SILENCE, Slot, stretch_limits
from producer.segment.frame import Frame, Gap, silent_frame
from producer.segment.timeline import lay_out, length_of, samples_of
from producer.station import Pauses
from tests.builders import script
from tests.pipeline.fitting.five_seconds import (
    PAUSES,
    STATION,
    S,
    Voice,
    ids,
    levers,
    of_five_seconds,
    silent,
    spoken,
)
from tests.script.sample import sentences_of, story

STYLE = Style()

# --- By hand --------------------------------------------------------------------------


def test_what_was_estimated_well_is_spoken_once_and_fits_by_pauses() -> None:
    voice = Voice()
    found = spoken(of_five_seconds(10), Slot(samples=30 * S), voice)
    assert ids(found) == ["p1.s1", "p2.s1", "p3.s1", "p4.s1", "p5.s1"]
    assert found.fitted.samples == 30 * S
    assert voice.asked == [tuple(ids(found))]
    assert levers(found) == ["pauses", "sentences"]


def test_a_slower_voice_is_heard_and_then_has_less_to_say() -> None:
    voice = Voice(1.3)
    found = spoken(of_five_seconds(10), Slot(samples=60 * S), voice)
    assert len(ids(found)) == 8
    assert found.fitted.samples == 60 * S
    assert voice.asked == [tuple(f"p{n}.s1" for n in range(1, 11))]


def test_a_faster_voice_gets_more_to_say_and_only_that_is_spoken() -> None:
    voice = Voice(0.8)
    found = spoken(of_five_seconds(12), Slot(samples=45 * S), voice)
    assert len(ids(found)) == 9
    assert found.fitted.samples == 45 * S
    first, *others = voice.asked
    assert len(first) == 8
    assert [one for asked in others for one in asked] == ["p9.s1"]


@pytest.mark.parametrize(("seconds", "count"), [(33.5, 6), (31.0, 5)])
def test_of_two_choices_that_fit_the_one_nearest_the_slot_airs(seconds: float, count: int) -> None:
    """Five sentences run 28.8 s, six 34.5 s, and with such pauses each could be brought to both."""
    pause = Gap(natural=S * 7 // 10, least=0, most=3 * S)

    def frame_of(script: Script) -> Frame:
        return replace(silent(script), gaps=(pause,) * (len(script.sentences) - 1))

    clock = Clock(slot=Slot(samples=round(seconds * S)), tempo=3, frame_of=frame_of)
    found = to_the_clock(of_five_seconds(10), clock, Voice())
    assert len(ids(found)) == count
    assert levers(found) == ["pauses", "sentences"]


def test_the_station_s_sounds_take_their_time_from_the_words() -> None:
    found = spoken(of_five_seconds(10), Slot(samples=36 * S), Voice(), head=6 * S)
    assert len(ids(found)) == 5
    assert found.fitted.head == 6 * S + S // 2


def test_what_must_air_airs() -> None:
    found = spoken(
        of_five_seconds(10, must=frozenset({"p9.s1"})), Slot(samples=24 * S), Voice(1.02)
    )
    assert ids(found) == ["p1.s1", "p2.s1", "p3.s1", "p9.s1"]


def test_levers_say_what_went() -> None:
    found = spoken(of_five_seconds(10), Slot(samples=30 * S), Voice())
    assert [lever.about for lever in found.fitted.levers] == [
        "pauses at 143 % (60 to 150 % allowed)",
        "5 sentences cut for length, about 28 s",
    ]
    assert [lever.ms for lever in found.fitted.levers] == [1199, -28500]
    assert all(re.match("cut for length: ", cut.reason) for cut in found.script.cuts)


def test_a_soft_slot_leaves_everything_as_it_is_where_that_is_near_enough() -> None:
    found = spoken(of_five_seconds(10), Slot(samples=31 * S, soft=True), Voice())
    assert levers(found) == ["sentences"]
    assert abs(found.fitted.samples - 31 * S) < 5 * S


def test_the_last_word_ends_at_the_post_and_the_bed_runs_out() -> None:
    bed = Gap(natural=4 * S, least=2 * S, most=15 * S)
    found = spoken(of_five_seconds(10), Slot(post=30 * S), Voice(1.1), tail=bed)
    assert (found.fitted.speech_end, found.fitted.tail) == (30 * S, 4 * S)
    found = spoken(of_five_seconds(10), Slot(post=30 * S, samples=40 * S), Voice(1.1), tail=bed)
    assert (found.fitted.speech_end, found.fitted.samples) == (30 * S, 40 * S)


def test_a_script_without_a_slot_is_spoken_as_it_is() -> None:
    whole = of_five_seconds(3).script(None, {})
    voice = Voice()
    found = as_it_is(whole, voice, silent)
    assert (found.script, found.fitted.levers) == (whole, ())
    assert found.fitted.gaps == (samples_of(PAUSES.paragraph),) * 2
    assert voice.asked == [("p1.s1", "p2.s1", "p3.s1")]


# --- Any script and length ------------------------------------------------------------

TEXTS = (
    "Ann Ruiz runs the store in Harlow.",
    "She sold 12 boats.",
    "But Ruiz wants more.",
    "“We waited.",
    "We hoped,” said Bo Cole.",
    "Will it rain?",
    "Boats were rare on Sundays.",
)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    paragraphs = draw(
        st.lists(
            st.lists(st.sampled_from(TEXTS), min_size=1, max_size=2).map(tuple),
            min_size=1,
            max_size=6,
        )
    )
    body = tuple(
        replace(
            one,
            estimate_ms=draw(st.integers(800, 9_000)),
            must=draw(st.integers(0, 9)) == 0,
            pause_ms=draw(st.sampled_from([PAUSES.sentence, PAUSES.paragraph, 1_234])),
        )
        for one in sentences_of(*paragraphs)
    )
    return replace(script((), ()), blocks=(Block(id="b1", kind=BlockKind.STORY, sentences=body),))


def check(found: Spoken, whole: Script, pauses: Pauses, tempo: float) -> None:
    """Order, needs, pauses and tempo inside their limits."""
    order = {one.id: place for place, one in enumerate(whole.sentences)}
    places = [order[id] for id in ids(found)]
    assert places == sorted(places)
    assert places[0] == 0
    assert with_needs(places, needs(whole.sentences)) == set(places)
    assert {order[one.id] for one in whole.sentences if one.must} <= set(places)
    for gap, now in zip(silent_frame(found.script, pauses).gaps, found.fitted.gaps, strict=True):
        assert gap.least <= now <= gap.most
    for take, now in zip(found.takes, found.fitted.lengths, strict=True):
        low, high = stretch_limits(length_of(take), tempo)
        assert low <= now <= high
    assert 0 <= found.fitted.tail - samples_of(pauses.tail) <= SILENCE


@settings(max_examples=100, deadline=None)
@given(
    whole=scripts(),
    seconds=st.integers(2, 60),
    slower=st.floats(0.8, 1.25),
    uneven=st.floats(0.9, 1.1),
)
def test_every_script_runs_exactly_as_long_as_asked_or_says_why_not(
    whole: Script, seconds: int, slower: float, uneven: float
) -> None:
    voice = Voice(slower, by_id={one.id: uneven for one in whole.sentences[::2]})
    try:
        found = spoken(draft_of_script(whole, STATION), Slot(samples=seconds * S), voice)
    except RuleError as error:
        assert re.search("the shortest possible is .+, the longest .+", error.message)
        assert error.hint.startswith("Ask for ")
    else:
        timeline = lay_out(found.script, found.fitted)
        assert timeline.samples == seconds * S
        assert [place.sentence for place in timeline.places] == ids(found)
        check(found, whole, PAUSES, 3)
    asked = [id for each in voice.asked for id in each]
    assert len(asked) == len(set(asked))


def test_a_newscast_runs_exactly_as_long_as_asked_and_keeps_every_story() -> None:
    body = ("The Larkin ferry sailed again on Monday with two hundred people aboard.",) * 4
    stories = tuple(story(*body, headline=f"Story number {n}") for n in range(3))
    news = draft_newscast(stories, replace(STATION, form="newscast"), STYLE)
    found = spoken(news, Slot(samples=75 * S), Voice(0.8))
    assert found.fitted.samples == 75 * S
    assert {id.split(".")[0] for id in ids(found)} == {"intro", "n1", "n2", "n3", "outro"}


def test_a_story_runs_exactly_as_long_as_asked_with_its_ending() -> None:
    body = ("The Larkin ferry sailed again on Monday with two hundred people aboard.",) * 9
    found = spoken(draft(story(*body), STATION, STYLE), Slot(samples=45 * S), Voice(0.9))
    assert found.fitted.samples == 45 * S
    assert ids(found)[-2:] == ["outro.s1", "outro.s2"]
