"""Levels over time."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.segment.sound.envelope import (
    SILENCE,
    Envelope,
    crossfade,
    fade_in,
    fade_out,
    together,
)

faders = st.lists(
    st.tuples(st.integers(-500, 1500), st.floats(-100, 10)), min_size=1, max_size=6
).map(lambda points: tuple(sorted(dict(points).items())))


def level(envelope: Envelope, at: int) -> float:
    return float(np.interp(at, [x for x, _ in envelope], [db for _, db in envelope]))


@pytest.mark.parametrize("length", [2, 96, 240_000])
def test_a_fade_goes_from_silence_to_the_level_and_back(length: int) -> None:
    up, down = fade_in(100, 100 + length), fade_out(100, 100 + length)
    assert (up[0], up[-1]) == ((100, SILENCE), (100 + length, 0.0))
    assert (down[0], down[-1]) == ((100, 0.0), (100 + length, SILENCE))
    assert [db for _, db in up] == sorted(db for _, db in up)
    assert [db for _, db in down] == sorted((db for _, db in down), reverse=True)


def test_the_first_part_of_a_fade_out_is_slow_enough_to_be_heard() -> None:
    fade = fade_out(0, 1000)
    assert level(fade, 350) == pytest.approx(-12)
    assert level(fade, 700) == pytest.approx(-24)


def test_a_cross_fade_keeps_the_power() -> None:
    goes, comes = crossfade(0, 96_000)
    powers = [
        10 ** (level(goes, at) / 10) + 10 ** (level(comes, at) / 10) for at in range(0, 96_001, 250)
    ]
    assert 10 * np.log10(powers) == pytest.approx(0, abs=0.5)
    assert (goes[-1][1], comes[0][1]) == (SILENCE, SILENCE)


@given(given_faders=st.lists(faders, max_size=4), base=st.floats(-40, 40))
def test_faders_in_a_row_add(given_faders: list[Envelope], base: float) -> None:
    whole = together(0, 1000, base, *given_faders)
    assert (whole[0][0], whole[-1][0]) == (0, 1000)
    assert all(one[0] < two[0] for one, two in pairwise(whole))
    for at in (0, 1, 333, 500, 999, 1000):
        expected = base + sum(level(one, at) for one in given_faders)
        assert level(whole, at) == pytest.approx(expected, abs=1e-6)
