"""Takes and music laid on the timeline as one sound, piece by piece."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import active_count
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from producer.errors import InputError
from producer.segment.loop import Loop
from producer.segment.stitch import PIECE, from_pcm, mix, placed, to_pcm
from producer.segment.timeline import RATE, length_of
from tests.builders import sine
from tests.mixing import SILENT, laid, music, pcm, spoken, whole

if TYPE_CHECKING:
    from producer.model import Pcm, Samples


def noise(samples: int, seed: int = 1) -> Samples:
    return np.random.default_rng(seed).normal(0, 0.1, samples).astype(np.float32)


# --- A take at its place --------------------------------------------------------------


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 48_000])
def test_a_take_of_any_rate_keeps_its_length_and_pitch(rate: int) -> None:
    seconds = np.arange(rate) / rate
    tone_500 = (0.5 * np.sin(2 * np.pi * 500 * seconds)).astype(np.float32)
    (one,) = spoken(tone_500, rate=rate)
    samples = placed(one, length_of(one))
    assert len(samples) == RATE
    middle = samples[RATE // 4 : 3 * RATE // 4]
    assert int(np.argmax(np.abs(np.fft.rfft(middle)))) * 2 == 500
    assert float(np.abs(middle).max()) == pytest.approx(0.5, abs=0.001)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from([16_000, 22_050, 24_000, 44_100, 48_000]),
    st.integers(0, 3000),
    st.sampled_from([0.95, 0.97, 1.0, 1.0, 1.03, 1.05]),
)
def test_a_take_is_as_long_as_its_place_to_the_sample(
    rate: int, samples: int, tempo: float
) -> None:
    (one,) = spoken(noise(samples), rate=rate)
    length = round(length_of(one) * tempo)
    out = placed(one, length)
    assert out.shape == (length,)
    assert np.isfinite(out).all()


def test_a_place_of_another_length_stretches_the_take_and_keeps_its_pitch() -> None:
    (one,) = spoken(sine(500, -6, 1.0)[::2].copy(), rate=24_000)
    samples = placed(one, RATE * 97 // 100)
    spectrum = np.abs(np.fft.rfft(samples * np.hanning(len(samples)), 4 * RATE))
    assert int(np.argmax(spectrum)) / 4 == pytest.approx(500, abs=0.5)


def test_only_the_takes_part_of_its_file_is_heard() -> None:
    (one,) = spoken(np.arange(1000, dtype=np.float32))
    part = replace(one, start=300, end=900)
    assert placed(part, 600)[192:-192].tolist() == list(range(492, 708))


def test_edges_fade_over_4_ms_and_nothing_else_changes() -> None:
    (one,) = spoken(np.full(RATE, 0.5, np.float32))
    samples = placed(one, RATE)
    assert samples[0] == samples[-1] == 0.0
    assert np.array_equal(samples, samples[::-1])
    assert np.all(samples[192:-192] == 0.5)
    assert np.all(np.diff(samples[:193]) > 0)


@pytest.mark.parametrize("length", [0, 1, 2, 3, 100, 384])
def test_a_take_shorter_than_its_fades_is_faded_all_the_same(length: int) -> None:
    (one,) = spoken(np.ones(length, np.float32))
    samples = placed(one, length)
    assert len(samples) == length
    assert float(np.abs(samples).max(initial=0.0)) <= 1.0


@pytest.mark.parametrize("broken", [b"", b"no sound", None], ids=["empty", "text", "gone"])
def test_a_take_that_can_not_be_read_is_named(broken: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "take.flac"
    if broken is not None:
        path.write_bytes(broken)
    (one,) = spoken(noise(1000))
    with pytest.raises(InputError, match=r"sentence p1\.s1 can't be read.*take\.flac") as error:
        whole((replace(one, file=path),), laid((0, 1000), samples=1000))
    assert "Run the same command again" in error.value.hint


# --- On the timeline ------------------------------------------------------------------


def test_takes_lie_at_their_places_in_silence() -> None:
    takes = spoken(noise(5000), noise(7000, seed=2))
    out = whole(takes, laid((480, 5480), (6000, 13_000), samples=14_000))[:, 0]
    assert np.array_equal(out[480:5480], placed(takes[0], 5000))
    assert np.array_equal(out[6000:13_000], placed(takes[1], 7000))
    for silent in (out[:480], out[5480:6000], out[13_000:]):
        assert not silent.any()


@pytest.mark.parametrize("samples", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 7])
def test_pieces_are_of_one_size_and_add_up(samples: int) -> None:
    lengths = [len(piece) for piece in mix((), laid(samples=samples), (), 1)]
    assert sum(lengths) == samples
    assert set(lengths[:-1]) <= {PIECE}


@pytest.mark.parametrize("start", [PIECE - 30_000, PIECE - 1, PIECE, PIECE + 1])
def test_a_take_that_lies_across_pieces_is_whole(start: int) -> None:
    takes = spoken(noise(2 * PIECE))
    out = whole(takes, laid((start, start + 2 * PIECE), samples=4 * PIECE))[:, 0]
    assert np.array_equal(out[start : start + 2 * PIECE], placed(takes[0], 2 * PIECE))
    assert np.count_nonzero(out) <= 2 * PIECE


def test_nothing_is_scaled_or_clipped() -> None:
    takes = spoken(np.full(2000, 1.5, np.float32), np.full(2000, 0.01, np.float32))
    out = whole(takes, laid((0, 2000), (3000, 5000), samples=5000))[:, 0]
    assert out[1000] == np.float32(1.5)
    assert out[4000] == np.float32(0.01)


def test_the_same_every_time() -> None:
    takes = spoken(*(noise(30_000, seed) for seed in range(8)), rate=24_000)
    timeline = laid(*((at * 70_000, at * 70_000 + 59_000) for at in range(8)), samples=600_000)
    assert np.array_equal(whole(takes, timeline), whole(takes, timeline))


def test_a_mix_that_is_left_early_leaves_no_thread() -> None:
    before = active_count()
    pieces = mix(spoken(noise(1000)), laid((0, 1000), samples=5 * PIECE), (), 1)
    next(iter(pieces))
    del pieces
    assert active_count() == before


# --- Music and channels ---------------------------------------------------------------


def test_both_channels_hear_the_take() -> None:
    takes = spoken(noise(5000))
    timeline = laid((100, 5100), samples=6000)
    both = whole(takes, timeline, channels=2)
    assert both.shape == (6000, 2)
    assert np.array_equal(both[:, 0], both[:, 1])
    assert np.array_equal(both[:, :1], whole(takes, timeline))


@pytest.mark.parametrize(
    ("sound", "channels", "heard"),
    [
        (pcm([8192] * 9), 1, [0.25]),
        (pcm([8192] * 9), 2, [0.25, 0.25]),
        (pcm([8192] * 9, [-4096] * 9), 2, [0.25, -0.125]),
        (pcm([8192] * 9, [-4096] * 9), 1, [0.0625]),
    ],
    ids=["mono in mono", "mono in stereo", "stereo in stereo", "stereo in mono"],
)
def test_music_is_heard_in_the_channels_there_are(
    sound: Pcm, channels: int, heard: list[float]
) -> None:
    out = whole((), SILENT, (music(sound, 100, 109),), channels)
    assert out[104].tolist() == heard
    assert not out[:100].any()
    assert not out[109:].any()


def test_music_is_added_to_the_takes_and_to_other_music() -> None:
    takes = spoken(np.full(2000, 0.5, np.float32))
    level = pcm([8192] * 2000)
    sounds = (music(level, 0, 2000), music(level, 1000, 3000, ((0, -20.0),)))
    out = whole(takes, laid((0, 2000), samples=3000), sounds)[:, 0]
    assert out[500] == 0.75
    assert out[1500] == pytest.approx(0.775)
    assert out[2500] == pytest.approx(0.025)


def test_a_bed_across_pieces_is_as_in_one() -> None:
    bed = (noise(RATE, seed=4)[:, None] * 32_768).astype(np.int16)
    end = 3 * PIECE
    laid_bed = music(bed, 7, end - 7, ((PIECE - 50, 0.0), (PIECE + 9000, -60.0), (end, 0.0)))
    across = whole((), laid(samples=end), (laid_bed,))
    at_once = np.concatenate([np.zeros((7, 1)), Loop(laid_bed).heard(7, end - 7), np.zeros((7, 1))])
    assert np.allclose(across, at_once, rtol=1e-5)


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
