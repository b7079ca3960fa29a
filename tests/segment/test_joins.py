"""No join is heard: takes of the default voice, mixed, and measured where one ends or begins."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.audio import read, resample
from producer.model import Sound
from producer.segment.timeline import RATE, length_of
from producer.speech import hibari
from tests.builders import script, take, takes, timeline
from tests.mixing import whole

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.model import Samples, Take
    from producer.segment.timeline import Timeline

MS = RATE // 1000
NEAR = 5 * MS
BURST = 5 * MS
NEIGHBOURS = 100 * MS
"""How far from a join the speech is with which a burst at it is compared."""
FLOOR_DB = -96.0
"""What 16 bits can't hold is no burst."""


@cache
def read_by_the_default_voice() -> tuple[Take, ...]:
    return takes(script(), engine=hibari, voice=hibari.voices()[0])


@cache
def cut_inside_words() -> tuple[Take, ...]:
    """The same takes without their quiet edges: each begins and ends at its loudest."""
    cut = []
    for sentence, one in zip(script().sentences, read_by_the_default_voice(), strict=True):
        samples = as_read(one)
        loud = np.abs(samples) > 0.4 * np.abs(samples).max()
        first, last = np.flatnonzero(loud)[[0, -1]]
        cut.append(take(sentence, Sound(samples=samples[first:last], rate=one.rate)))
    return tuple(cut)


def placed(read: tuple[Take, ...], share: float = 1.0) -> Timeline:
    """On a timeline where sentences of a paragraph follow each other without a pause."""
    lengths = tuple(round(length_of(one) * share) for one in read)
    return timeline(script(pause_ms=0), lengths)


def bare(read: tuple[Take, ...], at: Timeline) -> Samples:
    """How not to do it: the takes put where they belong, edges and all."""
    out = np.zeros(at.samples, np.float32)
    for one, place in zip(read, at.places, strict=True):
        samples = resample(as_read(one), one.rate, RATE)[: place.end - place.start]
        out[place.start : place.start + len(samples)] = samples
    return out


def as_read(one: Take) -> Samples:
    return read(one.file, one.start, one.end)


def clicks(joined: Samples, at: Timeline) -> list[str]:
    """What is wrong at each join: a step, or a burst of high frequencies."""
    found = []
    for place in at.places:
        speech = joined[place.start + 2 * NEAR : place.end - 2 * NEAR]
        largest = float(np.abs(np.diff(speech)).max())
        for edge in (place.start, place.end):
            step = float(np.abs(np.diff(joined[edge - NEAR : edge + NEAR])).max())
            if step > largest:
                found.append(f"{place.sentence} at {edge}: a step of {step:.3f}")
            burst = above_8_khz(joined[edge - BURST : edge + BURST])
            before = above_8_khz(joined[edge - BURST - NEIGHBOURS : edge - BURST])
            after = above_8_khz(joined[edge + BURST : edge + BURST + NEIGHBOURS])
            if burst > max(before, after, FLOOR_DB):
                found.append(f"{place.sentence} at {edge}: a burst of {burst:.0f} dB")
    return found


def above_8_khz(samples: Samples) -> float:
    """The most energy over 8 kHz that 5 ms of these samples have, in decibels."""
    windows = np.lib.stride_tricks.sliding_window_view(samples, BURST)[:: BURST // 10]
    spectra = np.square(np.abs(np.fft.rfft(windows * np.hanning(BURST))))
    energies = spectra[:, 8000 * BURST // RATE :].sum(axis=1) / BURST**2
    return 10 * float(np.log10(energies.max() + 1e-20))


@pytest.mark.parametrize("share", [1.0, 0.97, 1.03])
@pytest.mark.parametrize("read", [read_by_the_default_voice, cut_inside_words])
def test_no_join_clicks(read: Callable[[], tuple[Take, ...]], share: float) -> None:
    """Not where sentences run together, nor where a take begins and ends inside a word."""
    at = placed(read(), share)
    assert clicks(whole(read(), at)[:, 0], at) == []


def test_takes_without_a_fade_click_and_are_found_out() -> None:
    at = placed(cut_inside_words())
    found = clicks(bare(cut_inside_words(), at), at)
    assert sum("step" in each for each in found) >= len(at.places)
    assert sum("burst" in each for each in found) >= len(at.places)
