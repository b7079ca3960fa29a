"""The station's sounds as they are heard in a segment."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.fit import natural
from producer.segment.loudness import measure
from producer.segment.music import Music
from producer.segment.sound.arranging import music_of
from producer.segment.sound.framing import frame_of
from producer.segment.sound.kit import load
from producer.segment.sound.level import speech_lufs
from producer.segment.stitch import mix
from producer.segment.timeline import RATE, Timeline, lay_out, length_of
from producer.speech import hibari
from producer.station import Pauses, Sounds
from tests.builders import script, takes

if TYPE_CHECKING:
    from producer.model import Samples, Take

PAUSES = Pauses()
HOUSE = Sounds(intro="house", between="house", outro="house", bed="house", bed_under="all")


@cache
def read() -> tuple[Take, ...]:
    return takes(script(), engine=hibari, voice=hibari.voices()[0])


def laid(channels: int) -> tuple[Timeline, tuple[Music, ...]]:
    kit = load(HOUSE, channels)
    fitted = natural(tuple(map(length_of, read())), frame_of(script(), kit, PAUSES))
    timeline = lay_out(script(), fitted)
    return timeline, music_of(script(), timeline, kit, PAUSES, speech_lufs(read()))


@cache
def heard(channels: int, *, music_alone: bool = False) -> Samples:
    timeline, music = laid(channels)
    whole = np.concatenate(list(mix(read(), timeline, music, channels)))
    if music_alone:
        whole -= np.concatenate(list(mix(read(), timeline, (), channels)))
    return whole


@pytest.mark.parametrize("channels", [1, 2])
def test_head_and_tail_are_silent_and_nothing_else_is(channels: int) -> None:
    whole = heard(channels)
    half = RATE // 2
    assert not whole[:half].any()
    assert not whole[-half:].any()
    loud = [np.abs(part).max() for part in np.array_split(whole[half:-half], 100)]
    assert min(loud) > 1e-3, "the bed is gone between the words"


@pytest.mark.parametrize("channels", [1, 2])
def test_the_bed_is_20_lu_below_the_speech_while_there_are_words(channels: int) -> None:
    timeline, _ = laid(channels)
    words = slice(timeline.places[0].start, timeline.places[-1].end)
    music = measure(heard(channels, music_alone=True)[words]).integrated_lufs
    speech = speech_lufs(read()) + 10 * np.log10(channels)
    assert speech - music == pytest.approx(20, abs=1.5)


def test_before_the_words_it_is_nearly_as_loud_as_they_are() -> None:
    timeline, _ = laid(1)
    head = heard(1)[: timeline.places[0].start - RATE]
    assert speech_lufs(read()) - measure(head).integrated_lufs == pytest.approx(3, abs=2)


def test_the_music_never_clicks() -> None:
    """A click is full of highs, and the house sounds have next to none."""
    music = heard(1, music_alone=True)[:, 0]
    assert highest_high(music) < 5e-4
    timeline, _ = laid(1)
    bare = music.copy()
    bare[timeline.places[-1].end + RATE :] = 0.0  # a bed that is cut off
    assert highest_high(bare) > 5e-3, "a click is not found"


def highest_high(sound: Samples) -> float:
    """The highest sample of what is above 8 kHz."""
    size = 1 << len(sound).bit_length()
    spectrum = np.fft.rfft(sound, size)
    spectrum[: round(8000 * size / RATE)] = 0
    return float(np.abs(np.fft.irfft(spectrum, size)).max())
