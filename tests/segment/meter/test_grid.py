"""A sound cut into the same windows, whatever the pieces it comes in."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.segment.meter.grid import Grid


@settings(deadline=None)
@given(
    sizes=st.lists(st.integers(0, 40), max_size=12),
    size=st.integers(1, 16),
    before=st.integers(0, 9),
    after=st.integers(0, 9),
    channels=st.integers(1, 2),
)
def test_windows_are_those_of_the_whole(
    sizes: list[int], size: int, before: int, after: int, channels: int
) -> None:
    total = sum(sizes)
    sound = np.arange(1, total * channels + 1, dtype=np.float32).reshape(total, channels)
    grid = Grid(channels, size=size, before=before, after=after)
    found = []
    start = 0
    for piece in sizes:
        found += [window.copy() for window in grid.push(sound[start : start + piece])]
        start += piece
    assert grid.pushed == total
    assert len(found) == max(0, (total - after) // size)
    rest = list(grid.rest(after))
    assert [one.tolist() for one in rest] == [one.tolist() for one in grid.rest(after)]
    padded = np.concatenate(
        [np.zeros((before, channels)), sound, np.zeros((size + after + 1, channels))]
    )
    for number, window in enumerate([*found, *rest]):
        expected = padded[number * size : number * size + before + size + after].T
        assert window.shape == (channels, before + size + after)
        assert np.array_equal(window[:, : expected.shape[1]], expected)
    assert len(found) + len(rest) >= -(-total // size)
