"""What can't be made to fit is refused, with the lengths that can be had and what would help."""

from __future__ import annotations

import pytest

from producer.errors import RuleError
from producer.segment.fit import Slot
from producer.segment.frame import Gap
from tests.pipeline.fitting.five_seconds import S, Voice, of_five_seconds, spoken


@pytest.mark.parametrize(
    ("slot", "message", "hint"),
    [
        pytest.param(
            Slot(samples=5 * S),
            "larkin-ferry: it can't run exactly 0:05; the shortest possible is 0:05.9, the "
            "longest about 0:25.",
            "Ask for 0:05.9. Shorten what must air in the script: p1.s1 (“Rain fell in Harlow.”).",
            id="too short",
        ),
        pytest.param(
            Slot(samples=S),
            "larkin-ferry: it can't run exactly 0:01; the shortest possible is about 0:06, the "
            "longest about 0:25.",
            "Ask for about 0:06. Shorten what must air in the script: p1.s1 "
            "(“Rain fell in Harlow.”).",
            id="out of reach, and so not spoken",
        ),
        pytest.param(
            Slot(samples=27 * S),
            "larkin-ferry: it can't run exactly 0:27; the shortest possible is 0:05.9, the "
            "longest 0:25.7.",
            "Ask for 0:25.7, give it more to say, or let a bed run out at its end: add to the "
            "station file: sound: {bed: house}",
            id="too long",
        ),
        pytest.param(
            Slot(samples=8 * S),
            "larkin-ferry: it can't run exactly 0:08; the shortest possible is 0:05.9, the longest "
            "about 0:25.",
            "Ask for 0:07.1, with p2.s1 (“Rain fell in Harlow.”) cut, or for 0:11.2, with it on "
            "the air.",
            id="between two choices",
        ),
    ],
)
def test_what_can_t_be_says_what_can(slot: Slot, message: str, hint: str) -> None:
    with pytest.raises(RuleError) as caught:
        spoken(of_five_seconds(4), slot, Voice())
    assert (caught.value.message, caught.value.hint) == (message, hint)


def test_what_a_refusal_offers_can_be_had() -> None:
    for seconds in (5.9, 7.1, 11.2, 25.7):
        samples = round(seconds * S)
        assert spoken(of_five_seconds(4), Slot(samples=samples), Voice()).fitted.samples == samples


def test_a_post_that_can_hardly_move_is_offered_as_it_can_be_had() -> None:
    """Half a second, and 5.05 s of speech with half a percent of tempo: no tenth lies between."""
    bed = Gap(natural=4 * S, least=2 * S, most=15 * S)
    with pytest.raises(RuleError) as caught:
        spoken(of_five_seconds(1), Slot(post=9 * S), Voice(1.01), tail=bed, tempo=0.5)
    assert caught.value.message == (
        "larkin-ferry: its last word can't end at 0:09; at the earliest it ends at 0:05.53, at the "
        "latest at 0:05.57."
    )
    assert caught.value.hint == "Ask for a post at 0:05.57, or give it more to say."
    offered = round(5.57 * S)
    found = spoken(of_five_seconds(1), Slot(post=offered), Voice(1.01), tail=bed, tempo=0.5)
    assert found.fitted.speech_end == offered


def test_what_is_out_of_reach_is_refused_before_a_word_is_spoken() -> None:
    voice = Voice()
    with pytest.raises(RuleError):
        spoken(of_five_seconds(4), Slot(samples=300 * S), voice)
    assert voice.asked == []


def test_what_must_air_is_named_where_it_is_too_long() -> None:
    with pytest.raises(RuleError) as caught:
        spoken(of_five_seconds(6, must=frozenset({"p6.s1"})), Slot(samples=8 * S), Voice())
    assert caught.value.hint == (
        "Ask for 0:11.2. Mark fewer sentences `must`: p6.s1 (“Rain fell in Harlow.”)."
    )


def test_a_bed_that_can_t_run_out_so_long_is_refused_before_a_word_is_spoken() -> None:
    voice = Voice()
    with pytest.raises(RuleError) as caught:
        spoken(
            of_five_seconds(10),
            Slot(post=30 * S, samples=60 * S),
            voice,
            tail=Gap(natural=4 * S, least=2 * S, most=15 * S),
        )
    assert (caught.value.message, caught.value.hint, voice.asked) == (
        "larkin-ferry: after a post at 0:30 the bed can run out to between 0:32 and 0:45; asked "
        "for 1:00.",
        "Ask for --length 0:45, or move the post.",
        [],
    )
