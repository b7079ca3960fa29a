"""Takes laid on the timeline as one sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.model import Sound
from producer.segment.stitch import at_rate, from_pcm, stitch, to_pcm, to_segment
from producer.segment.timeline import RATE, lay_out
from producer.speech import hibari, tone
from producer.speech.engine import Engine
from producer.station import Pauses
from tests.builders import script, sentence, sine, take, takes

if TYPE_CHECKING:
    from producer.model import Samples


def largest_step(samples: Samples) -> float:
    return float(np.abs(np.diff(samples)).max())


# --- At the segment's rate ------------------------------------------------------------


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_take_of_any_rate_keeps_its_length_and_pitch(rate: int) -> None:
    seconds = np.arange(rate) / rate
    tone_500 = (0.5 * np.sin(2 * np.pi * 500 * seconds)).astype(np.float32)
    samples = at_rate(take(sentence(), Sound(samples=tone_500, rate=rate)))
    assert len(samples) == RATE
    middle = samples[RATE // 4 : 3 * RATE // 4]
    assert int(np.argmax(np.abs(np.fft.rfft(middle)))) * 2 == 500
    assert float(np.abs(middle).max()) == pytest.approx(0.5, abs=0.001)


def test_edges_fade_over_4_ms_and_nothing_else_changes() -> None:
    level = np.full(RATE, 0.5, np.float32)
    samples = at_rate(take(sentence(), Sound(samples=level, rate=RATE)))
    assert samples[0] == samples[-1] == 0.0
    assert np.array_equal(samples, samples[::-1])
    assert np.array_equal(samples[192:-192], level[192:-192])
    assert np.all(np.diff(samples[:193]) > 0)
    assert np.all(level == 0.5), "the take itself, which others may hold, was changed"


@pytest.mark.parametrize("length", [0, 1, 2, 3, 100, 384])
def test_a_take_shorter_than_its_fades_is_faded_all_the_same(length: int) -> None:
    samples = at_rate(take(sentence(), Sound(samples=np.ones(length, np.float32), rate=RATE)))
    assert len(samples) == length
    assert float(np.abs(samples).max(initial=0.0)) <= 1.0


# --- On the timeline ------------------------------------------------------------------


def test_sounds_lie_at_their_places_in_silence() -> None:
    small = script([["One.", "Two."]], (), pause_ms=1)
    first, second = np.full(5, 0.25, np.float32), np.full(7, -0.5, np.float32)
    timeline = lay_out(small, (5, 7), Pauses(head=1, tail=1))
    assert stitch((first, second), timeline).tolist() == (
        [0.0] * 48 + [0.25] * 5 + [0.0] * 48 + [-0.5] * 7 + [0.0] * 48
    )


@pytest.mark.parametrize("engine", [tone, hibari], ids=lambda engine: engine.name)
def test_no_join_clicks(engine: Engine) -> None:
    """A step at a join is no larger than the voice makes anywhere else; even the bare edge
    of a take that starts at its loudest."""
    whole = script()
    sounds = [at_rate(each) for each in takes(whole, engine=engine, voice=engine.voices()[0])]
    bare = sine(150, -10, 0.5, degrees=90)
    sounds[2] = at_rate(take(whole.sentences[2], Sound(samples=bare, rate=RATE)))
    timeline = lay_out(whole, tuple(map(len, sounds)), Pauses(sentence=0))
    joined = stitch(tuple(sounds), timeline)
    for place in timeline.places:
        speech = largest_step(joined[place.start + 480 : place.end - 480])
        for edge in (place.start, place.end):
            assert largest_step(joined[edge - 240 : edge + 240]) <= speech


# --- Whole numbers --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sample", "pcm"),
    [
        (0.0, 0),
        (0.5, 16_384),
        (-0.5, -16_384),
        (1.4 / 32768, 1),
        (1.6 / 32768, 2),
        (-1.6 / 32768, -2),
        (32767 / 32768, 32_767),
        (-32767 / 32768, -32_767),
    ],
)
def test_samples_are_rounded_to_16_bits(sample: float, pcm: int) -> None:
    assert to_pcm(np.array([sample], np.float32)).tolist() == [pcm]


@pytest.mark.parametrize("sample", [1.0, -1.0, 0.99999, 1.5, -3.0, np.inf, -np.inf, np.nan])
def test_full_scale_and_what_is_no_number_is_refused(sample: float) -> None:
    with pytest.raises(ValueError, match="full scale"):
        to_pcm(np.array([0.0, sample, 0.0], np.float32))


@given(st.lists(st.integers(-32_767, 32_767), max_size=50))
def test_16_bits_there_and_back_are_the_same(pcm: list[int]) -> None:
    assert to_pcm(from_pcm(np.array(pcm, np.int16))).tolist() == pcm


def test_pydub_is_handed_the_same_samples() -> None:
    pcm = to_pcm(sine(440, -6, 0.1))
    segment = to_segment(pcm)
    assert (segment.frame_rate, segment.channels, segment.sample_width) == (RATE, 1, 2)
    assert np.array_equal(np.array(segment.get_array_of_samples()), pcm)
