"""How long the station's sounds make the stretches without speech."""

from __future__ import annotations

from dataclasses import replace

import pytest

from producer.model import Script
from producer.script.pauses import paced, pause_between
from producer.segment.fit import Fitted, Slot, fit, natural
from producer.segment.frame import Frame, Gap, silent_frame
from producer.segment.sound.framing import between_stories, frame_of
from producer.segment.sound.kit import Kit
from producer.segment.timeline import RATE
from producer.station import Pauses
from tests.builders import script
from tests.segment.sound.sound_sample import kit, newscast

PAUSES = Pauses()


def seconds(gap: Gap) -> tuple[float, float, float]:
    return gap.natural / RATE, gap.least / RATE, gap.most / RATE


def around(sounds: Kit, pauses: Pauses = PAUSES) -> Frame:
    return frame_of(script(), sounds, pauses)


@pytest.mark.parametrize("of", [script(), newscast()])
@pytest.mark.parametrize("pauses", [PAUSES, Pauses(head=0, tail=1200, block=800)])
def test_without_sounds_there_is_silence(of: Script, pauses: Pauses) -> None:
    assert frame_of(of, kit(), pauses) == silent_frame(of, pauses)


# --- Before the first word ------------------------------------------------------------


@pytest.mark.parametrize(
    ("sounds", "head"),
    [
        (kit(intro=2.0), 0.5 + 2.0 + 0.15),
        (kit(bed=20), 0.5 + 3.0),
        (kit(bed=20, lead=1800), 0.5 + 1.8),
        (kit(intro=2.0, bed=20), 0.5 + 2.0 + 1.5),
        (kit(intro=2.0, bed=20, lead=1000), 0.5 + 2.0 + 0.5),
        (kit(outro=2.0, between=1.0), 0.5),
    ],
)
def test_the_head_holds_the_silence_the_intro_and_the_bed_s_lead(sounds: Kit, head: float) -> None:
    assert around(sounds).head / RATE == pytest.approx(head)


def test_the_head_s_silence_is_the_station_s() -> None:
    assert around(kit(intro=2.0), Pauses(head=0)).head / RATE == pytest.approx(2.15)


# --- After the last word --------------------------------------------------------------


@pytest.mark.parametrize(
    ("sounds", "tail"),
    [
        (kit(intro=2.0), (0.5, 0.5, 0.5)),
        (kit(outro=2.0), (2.8, 2.8, 2.8)),
        (kit(bed=20), (4.5, 2.5, 15.5)),
        (kit(bed=20, bed_under="all"), (4.5, 2.5, 15.5)),
        (kit(outro=2.0, bed=20), (4.0, 2.8, 17.5)),
    ],
)
def test_the_tail_holds_the_outro_or_the_bed_that_runs_out(
    sounds: Kit, tail: tuple[float, float, float]
) -> None:
    assert seconds(around(sounds).tail) == pytest.approx(tail)


# --- Between stories ------------------------------------------------------------------


def test_the_stories_of_a_newscast_are_told_apart() -> None:
    """Not their blocks, not the station's own words, not a sentence that a person added."""
    ids = [one.id for one in newscast().sentences]
    found = [(ids[place], ids[place + 1]) for place in sorted(between_stories(newscast()))]
    assert found == [("n1.p1.s2", "n2.p1.s1"), ("n2.p4.s1", "n3.p1.s1")]


def test_a_single_story_has_no_next() -> None:
    assert between_stories(script()) == frozenset()
    assert around(kit(between=1.0)) == around(kit())


def test_a_pause_between_stories_is_longer_by_the_sting_and_moves_as_before() -> None:
    of, stings = newscast(), between_stories(newscast())
    plain, with_stings = (frame_of(of, one, PAUSES) for one in (kit(), kit(between=1.0)))
    for place, (before, after) in enumerate(zip(plain.gaps, with_stings.gaps, strict=True)):
        more = RATE if place in stings else 0
        assert after == Gap(
            natural=before.natural + more,
            least=before.least + more,
            most=before.most + more,
            sound=more,
        )


def test_a_sting_is_no_part_of_the_pauses_that_moved() -> None:
    paused = tuple(
        replace(block, sentences=paced(block.sentences, PAUSES)) for block in newscast().blocks
    )
    of = replace(newscast(), blocks=pause_between(paused, PAUSES))
    frame = frame_of(of, kit(between=6.0), PAUSES)
    lengths = (3 * RATE,) * len(of.sentences)
    shorter = Slot(samples=natural(lengths, frame).samples - RATE // 2)
    fitted = fit(lengths, frame, shorter, 3.0)
    assert isinstance(fitted, Fitted)
    (lever,) = fitted.levers
    assert lever.about.endswith(f"({PAUSES.least} to {PAUSES.most} % allowed)")


def test_a_pause_that_a_person_set_stays_as_it_is_around_the_sting() -> None:
    by_hand = tuple(
        replace(block, sentences=tuple(replace(one, pause_ms=1234) for one in block.sentences))
        for block in newscast().blocks
    )
    of = replace(newscast(), blocks=by_hand)
    frame = frame_of(of, kit(between=1.0), PAUSES)
    for place in between_stories(of):
        assert seconds(frame.gaps[place]) == pytest.approx((2.234, 2.234, 2.234))
