"""The waveform as a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.waveform import HEIGHT, INK, MARK, WIDTH, to_png
from tests.chromium import contrast

if TYPE_CHECKING:
    from numpy.typing import NDArray


def picture(extremes: NDArray[np.int16], marks: tuple[float, ...] = ()) -> NDArray[np.uint8]:
    """The picture's colours: rows by columns by red, green, blue and alpha."""
    from PIL import Image

    with Image.open(io.BytesIO(to_png(extremes, marks))) as read:
        assert (read.format, read.mode, read.size) == ("PNG", "RGBA", (WIDTH, HEIGHT))
        return np.asarray(read)


def inked(extremes: NDArray[np.int16], marks: tuple[float, ...] = ()) -> NDArray[np.bool_]:
    """Where the picture has the wave's ink: rows by columns."""
    ink: NDArray[np.bool_] = (picture(extremes, marks) == INK).all(axis=2)
    return ink


def wave(*parts: tuple[int, int]) -> NDArray[np.int16]:
    """So many pixels of so high a wave, part by part."""
    return np.concatenate(
        [np.tile(np.array([[-high, high]], np.int16), (n, 1)) for n, high in parts]
    )


@pytest.mark.parametrize("pixels", [1, 7, 100, 1599, 1600, 1601, 180_003])
def test_the_picture_is_the_whole_sound_from_edge_to_edge(pixels: int) -> None:
    """Sound in the last tenth alone is ink in the last tenth of the columns alone."""
    last = max(1, pixels // 10)
    ink = inked(wave((pixels - last, 0), (last, 9000)))
    assert ink.any(axis=0).all(), "every column has ink"
    tall = np.flatnonzero(ink.sum(axis=0) > 4)
    assert tall[-1] == WIDTH - 1
    assert tall[0] == pytest.approx(WIDTH * (pixels - last) / pixels, abs=1)


def test_there_is_nothing_but_the_wave() -> None:
    told = picture(wave((500, 9000)))
    colours = {tuple(colour) for colour in told.reshape(-1, 4).tolist()}
    assert colours == {INK, (0, 0, 0, 0)}


def test_silence_is_a_line_in_the_middle() -> None:
    ink = inked(wave((200, 0)))
    assert np.flatnonzero(ink.any(axis=1)).tolist() == [HEIGHT // 2 - 1, HEIGHT // 2]


@pytest.mark.parametrize("peak", [328, 2067, 32_767])
def test_the_loudest_moment_nearly_fills_the_height(peak: int) -> None:
    rows = np.flatnonzero(inked(wave((100, 10), (100, peak))).any(axis=1))
    assert 0.9 < len(rows) / HEIGHT < 0.97
    assert rows[0] + rows[-1] == HEIGHT - 1


def test_halves_of_different_level_have_different_heights() -> None:
    heights = inked(wave((200, 16_000), (200, 8000))).sum(axis=0)
    assert int(heights[100]) == pytest.approx(2 * int(heights[-100]), abs=4)


def test_positive_samples_are_above_the_middle() -> None:
    ink = inked(np.full((100, 2), 12_000, np.int16))
    assert ink[: HEIGHT // 2].sum() > 0
    assert ink[HEIGHT // 2 + 1 :].sum() == 0


def test_the_same_sound_is_the_same_picture() -> None:
    sound = wave((123, 4000), (77, 900))
    assert to_png(sound, (0.5,)) == to_png(sound, (0.5,))


# --- Marks ----------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [0.0, 0.25, 0.731, 1.0])
def test_a_mark_is_a_thin_line_from_top_to_bottom(mark: float) -> None:
    told = (picture(wave((300, 5000)), (mark,)) == MARK).all(axis=2)
    columns = np.flatnonzero(told[0]).tolist()
    assert len(columns) == 2
    assert columns[0] == pytest.approx(mark * WIDTH, abs=2)
    assert told[0].tolist() == told[-1].tolist()


def test_the_wave_lies_over_the_marks() -> None:
    sound = wave((300, 5000))
    assert np.array_equal(inked(sound), inked(sound, (0.1, 0.5, 0.9)))


@pytest.mark.parametrize("page", [(255, 255, 255), (18, 18, 18)], ids=["white", "dark"])
def test_the_wave_stands_out_on_any_page_and_a_mark_less(page: tuple[int, int, int]) -> None:
    """3 to 1 is what WCAG 2.2 (1.4.11) asks of graphics that matter."""
    through = MARK[3] / 255
    mixed = [round(m * through + p * (1 - through)) for m, p in zip(MARK[:3], page, strict=True)]
    wave_, mark = (contrast(f"{colour}", f"{page}") for colour in (INK[:3], mixed))
    assert wave_ >= 3
    assert 1.3 <= mark < wave_
