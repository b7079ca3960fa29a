"""Where each of the station's sounds lies, and how loud it is against the speech."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.model import Script
from producer.segment.fit import Fitted, natural
from producer.segment.frame import Gap
from producer.segment.music import Music
from producer.segment.sound.arranging import music_of
from producer.segment.sound.envelope import SILENCE
from producer.segment.sound.framing import frame_of
from producer.segment.sound.kit import Clip, Kit
from producer.segment.timeline import RATE, Timeline, lay_out, samples_of
from producer.station import Pauses, Sounds
from tests.builders import script
from tests.segment.sound.sound_sample import clip, kit, newscast

PAUSES = Pauses()
SPEECH = -26.0
CLIP = -20.0
"""What the sample's clips are said to have, in LUFS."""

kits = st.builds(
    kit,
    intro=st.sampled_from([0, 0.5, 3.0]),
    between=st.sampled_from([0, 0.5, 1.5]),
    outro=st.sampled_from([0, 0.5, 4.0]),
    bed=st.sampled_from([0, 4, 20]),
    bed_under=st.sampled_from(["intro", "all"]),
    duck=st.integers(10, 40),
    lead=st.integers(500, 6000),
)
all_pauses = st.builds(Pauses, head=st.integers(0, 2000), tail=st.integers(0, 2000))


@st.composite
def timelines(draw: st.DrawFn, of: Script, sounds: Kit, pauses: Pauses) -> Timeline:
    """The script laid out with every stretch somewhere within its limits."""

    def within(gap: Gap) -> int:
        return draw(st.integers(gap.least, gap.most))

    frame = frame_of(of, sounds, pauses)
    fitted = Fitted(
        head=frame.head,
        lengths=tuple(draw(st.integers(RATE // 5, 6 * RATE)) for _ in of.sentences),
        gaps=tuple(map(within, frame.gaps)),
        tail=within(frame.tail),
    )
    return lay_out(of, fitted)


def laid(of: Script, sounds: Kit, seconds: float = 3.0) -> Timeline:
    lengths = (round(seconds * RATE),) * len(of.sentences)
    return lay_out(of, natural(lengths, frame_of(of, sounds, PAUSES)))


def lu(music: Music, at: float) -> float:
    """How loud it is against the speech at a second of the timeline."""
    points, levels = zip(*music.envelope, strict=True)
    return float(np.interp(at * RATE, points, levels)) + CLIP - SPEECH


def only(role: str, of: Script, sounds: Kit, timeline: Timeline) -> Music:
    (found,) = (m for m in music_of(of, timeline, sounds, PAUSES, SPEECH) if m.role == role)
    return found


# --- What holds for all ---------------------------------------------------------------


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_music_stays_inside_and_below_the_speech(data: st.DataObject) -> None:
    of = data.draw(st.sampled_from([script(), newscast()]))
    sounds, pauses = data.draw(kits), data.draw(all_pauses)
    timeline = data.draw(timelines(of, sounds, pauses))
    duck = sounds.sounds.duck
    for music in music_of(of, timeline, sounds, pauses, SPEECH):
        points, levels = zip(*music.envelope, strict=True)
        # Head and tail are silent.
        assert music.start >= samples_of(pauses.head)
        assert music.end <= timeline.samples - samples_of(pauses.tail)
        # It starts and ends in silence, and its points are in order and inside.
        assert (points[0], points[-1]) == (music.start, music.end)
        assert all(one < two for one, two in pairwise(points))
        assert max(levels[0], levels[-1]) <= SILENCE + 20
        for place in timeline.places:
            if music.role == "bed":
                # Between two points the level is a straight line: the points and ends tell all.
                inside = [p for p in points if place.start <= p <= place.end]
                heard = [p for p in (place.start, place.end) if music.start <= p <= music.end]
                for at in (*inside, *heard):
                    assert lu(music, at / RATE) <= -duck + 1e-6
            else:
                assert music.end <= place.start or music.start >= place.end


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_level_jumps(data: st.DataObject) -> None:
    """Nothing that is heard moves by more than 60 dB in 1 ms."""
    of = data.draw(st.sampled_from([script(), newscast()]))
    sounds = data.draw(kits)
    timeline = data.draw(timelines(of, sounds, PAUSES))
    for music in music_of(of, timeline, sounds, PAUSES, SPEECH):
        for (one, low), (two, high) in pairwise(music.envelope):
            heard = max(low, high) - SPEECH + CLIP > -60
            assert not heard or abs(high - low) / (two - one) < 60 / 48 * 2.5


# --- Stings ---------------------------------------------------------------------------


def test_the_intro_is_after_the_head_s_silence_and_before_the_first_word() -> None:
    sounds = kit(intro=2.0)
    timeline = laid(script(), sounds)
    intro = only("intro", script(), sounds, timeline)
    assert (intro.start / RATE, intro.end / RATE) == (0.5, 2.5)
    assert timeline.places[0].start / RATE == pytest.approx(2.65)
    assert lu(intro, 1.5) == pytest.approx(-2)


def test_the_outro_follows_the_last_word_whatever_the_tail_grows_by() -> None:
    sounds = kit(outro=2.0)
    timeline = laid(script(), sounds)
    longer = Timeline(places=timeline.places, samples=timeline.samples + RATE)
    for each in (timeline, longer):
        outro = only("outro", script(), sounds, each)
        assert (outro.start - each.places[-1].end) / RATE == pytest.approx(0.3)
        assert outro.end <= each.samples - RATE // 2


def test_a_sting_is_between_stories_nearer_to_what_was_said() -> None:
    of, sounds = newscast(), kit(between=1.0)
    timeline = laid(of, sounds)
    stings = music_of(of, timeline, sounds, PAUSES, SPEECH)
    assert [sting.role for sting in stings] == ["between", "between"]
    before, after = timeline.places[2], timeline.places[3]
    assert 0 < stings[0].start - before.end < after.start - stings[0].end


# --- The bed --------------------------------------------------------------------------


def test_the_bed_plays_ducks_and_fades_out_under_the_story() -> None:
    sounds = kit(bed=20)
    timeline = laid(script(), sounds)
    opening, closing = music_of(script(), timeline, sounds, PAUSES, SPEECH)
    first, last = timeline.places[0], timeline.places[-1]
    assert opening.start / RATE == 0.5
    assert lu(opening, 1.5) == pytest.approx(-4)
    assert lu(opening, first.start / RATE - 0.7) == pytest.approx(-4), "ducked too early"
    assert lu(opening, first.start / RATE - 0.15) == pytest.approx(-20), "not ducked in time"
    assert lu(opening, first.end / RATE) == pytest.approx(-20)
    assert opening.end - first.end == 4 * RATE
    assert closing.start == timeline.places[-2].start, "not with the outro's words"
    assert lu(closing, last.end / RATE) == pytest.approx(-20)
    assert lu(closing, last.end / RATE + 1.0) == pytest.approx(-4)
    assert closing.end == timeline.samples - RATE // 2


def test_the_bed_lies_under_all_the_words_and_never_rises_between_them() -> None:
    sounds = kit(bed=60, bed_under="all", duck=18)
    timeline = laid(script(), sounds)
    bed = only("bed", script(), sounds, timeline)
    first, last = timeline.places[0].start, timeline.places[-1].end
    for at in np.linspace(first, last, 50):
        assert lu(bed, float(at) / RATE) == pytest.approx(-18)
    assert (bed.start, bed.end) == (RATE // 2, timeline.samples - RATE // 2)


def test_a_newscast_s_bed_lies_under_its_intro() -> None:
    of, sounds = newscast(), kit(bed=20)
    timeline = laid(of, sounds)
    opening, _ = music_of(of, timeline, sounds, PAUSES, SPEECH)
    assert opening.end - timeline.places[0].end == 4 * RATE


def test_where_a_script_is_short_the_bed_never_leaves() -> None:
    sounds = kit(bed=20)
    timeline = laid(script(), sounds, seconds=0.5)
    assert len(music_of(script(), timeline, sounds, PAUSES, SPEECH)) == 1


def test_after_an_intro_the_bed_comes_from_below_it() -> None:
    sounds = kit(intro=3.0, bed=20)
    intro, bed, *_ = music_of(script(), laid(script(), sounds), sounds, PAUSES, SPEECH)
    assert (intro.role, bed.role) == ("intro", "bed")
    assert (intro.end - bed.start) / RATE == pytest.approx(1.0)
    assert lu(bed, intro.end / RATE) == pytest.approx(-4)


def test_the_bed_gives_way_to_the_outro() -> None:
    sounds = kit(outro=4.0, bed=60, bed_under="all")
    timeline = laid(script(), sounds)
    bed, outro = music_of(script(), timeline, sounds, PAUSES, SPEECH)
    assert (outro.role, outro.end) == ("outro", timeline.samples - RATE // 2)
    assert bed.end <= outro.end
    assert lu(bed, outro.start / RATE) == pytest.approx(-4)
    assert lu(bed, outro.start / RATE + 3) < -28


def test_a_bed_that_is_shorter_begins_again_over_its_own_end() -> None:
    sounds = kit(bed=10, bed_under="all")
    timeline = laid(script(), sounds)
    times = music_of(script(), timeline, sounds, PAUSES, SPEECH)
    assert len(times) == 4
    assert (times[0].start, times[-1].end) == (RATE // 2, timeline.samples - RATE // 2)
    for one, two in pairwise(times):
        assert one.end - one.start == 10 * RATE
        assert one.end - two.start == 2 * RATE
        powers = [
            sum(10 ** (lu(music, at / RATE) / 10) for music in (one, two))
            for at in range(two.start, one.end + 1, 480)
        ]
        assert 10 * np.log10(powers) == pytest.approx(-20, abs=0.5)


def test_a_bed_that_was_made_to_begin_again_does_so_at_once() -> None:
    bed = Clip(sound=clip(10).sound, lufs=CLIP, loops=True)
    sounds = Kit(sounds=Sounds(bed_under="all"), bed=bed)
    timeline = laid(script(), sounds)
    (music,) = music_of(script(), timeline, sounds, PAUSES, SPEECH)
    assert music.end - music.start > 20 * RATE


@pytest.mark.parametrize("speech", [-18.0, -33.0])
def test_levels_follow_the_speech(speech: float) -> None:
    sounds = kit(intro=2.0)
    timeline = laid(script(), sounds)
    (intro,) = music_of(script(), timeline, sounds, PAUSES, speech)
    assert intro.envelope[2][1] == pytest.approx(speech - 2 - CLIP)
