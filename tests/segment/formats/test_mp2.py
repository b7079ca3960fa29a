"""MP2 for ContentDepot: frames alone, at the right rate, level and place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.audio import pieces
from producer.segment.formats import find, mp2
from tests.labels_builder import labels, mastered, noise
from tests.readers import ffmpeg, ffprobe, mediainfo, needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from producer.model import Pcm, Samples

IN: Final = 48_000
OUT: Final = 44_100
FRAME: Final = 1152

LAYER_2: Final = 0b10
BIT_RATES: Final = {8: 128_000, 12: 256_000}
"""Of Layer II, by the header's index (ISO/IEC 11172-3, 2.4.2.3)."""
MODES: Final = {0: 2, 1: 2, 3: 1}
"""Channels, by the header's mode."""


def file(sound: Pcm, folder: Path) -> Path:
    path = folder / "segment.mp2"
    mp2.write(mastered(sound, folder / "segment.pcm"), path, labels())
    return path


def heard(path: Path) -> Samples:
    return np.concatenate([samples for samples, _ in pieces(path)])


def frames(data: bytes) -> Iterator[tuple[int, int]]:
    """The bit rate and the channels of each frame; nothing else may lie among them."""
    place = 0
    while place < len(data):
        header = int.from_bytes(data[place : place + 4], "big")
        assert header >> 21 == 0x7FF, f"no frame at byte {place}"
        assert header >> 19 & 0b11 == 0b11, "MPEG-1"
        assert header >> 17 & 0b11 == LAYER_2
        assert header >> 10 & 0b11 == 0, "44.1 kHz"
        bit_rate = BIT_RATES[header >> 12 & 0b1111]
        yield bit_rate, MODES[header >> 6 & 0b11]
        place += 144 * bit_rate // OUT + (header >> 9 & 1)
    assert place == len(data), "the last frame is cut short"


@pytest.mark.parametrize(("channels", "bit_rate"), [(1, 128_000), (2, 256_000)])
def test_a_file_is_frames_and_nothing_else(channels: int, bit_rate: int, tmp_path: Path) -> None:
    data = file(noise(IN, channels), tmp_path).read_bytes()
    assert set(frames(data)) == {(bit_rate, channels)}
    for header in (b"ID3", b"TAG", b"APETAG", b"Xing", b"Info"):
        assert header not in (data[:3], data[-128:-125], data[36:40], data[21:25])


@pytest.mark.parametrize(
    ("samples", "decoded"),
    [
        (1, 1),
        (IN, 39),
        (100_310, 80),
        (100_311, 81),
    ],
)
def test_a_file_ends_with_the_frame_in_which_its_sound_ends(samples: int, decoded: int) -> None:
    assert mp2.decoded_length(samples) == decoded * FRAME


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(samples=st.integers(IN // 2, 2 * IN), channels=st.sampled_from([1, 2]))
def test_it_decodes_to_the_length_that_is_told(samples: int, channels: int, tmp_path: Path) -> None:
    path = file(noise(samples, channels), tmp_path)
    found = heard(path)
    assert found.shape == (mp2.decoded_length(samples), channels)
    assert len(list(frames(path.read_bytes()))) * FRAME == len(found)
    assert 0 <= len(found) - samples * OUT / IN < find("mp2").slack


@pytest.mark.parametrize("place", [600, 24_000, 57_613, 95_000])
def test_a_click_is_heard_where_it_was_put(place: int, tmp_path: Path) -> None:
    click = np.zeros(2 * IN, np.int16)
    click[place] = 20_000
    found = heard(file(click, tmp_path))[:, 0]
    assert abs(int(np.argmax(np.abs(found))) - place * OUT / IN) <= 1


@needs("ffmpeg")
def test_ffmpeg_hears_each_channel_in_its_place(tmp_path: Path) -> None:
    clicks = np.zeros((2 * IN, 2), np.int16)
    clicks[30_011, 0] = 20_000
    clicks[60_022, 1] = 20_000
    found = np.abs(ffmpeg(file(clicks, tmp_path), 2).astype(float))
    assert found.argmax(axis=0) == pytest.approx([30_011 * OUT / IN, 60_022 * OUT / IN], abs=1)


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("hertz", [100, 997, 8_000])
def test_the_level_is_unchanged(hertz: int, channels: int, tmp_path: Path) -> None:
    """Within 0.02 dB: so that nothing is to be undone, unlike with MP3."""
    wave = 3000 * np.sin(2 * np.pi * hertz * np.arange(2 * IN) / IN)
    tone = np.repeat(np.rint(wave).astype(np.int16)[:, None], channels, axis=1)
    found = heard(file(tone, tmp_path))[OUT // 2 : -OUT // 2]
    level = 20 * np.log10(np.sqrt(np.mean(found**2, axis=0)) * 32768 / (3000 / np.sqrt(2)))
    assert level == pytest.approx(0, abs=0.02)


def test_it_sounds_like_the_original(tmp_path: Path) -> None:
    """The whole way there and back, resampling included, leaves noise 30 dB under the sound."""
    import soxr

    seconds = np.arange(3 * IN) / IN
    sweep = np.rint(6000 * np.sin(2 * np.pi * (200 + 400 * seconds) * seconds)).astype(np.int16)
    found = heard(file(sweep, tmp_path))[:, 0]
    wanted = soxr.resample(sweep.astype(np.float32) / 32768, IN, OUT)
    middle = slice(OUT // 4, -OUT // 4)
    noise_power = np.mean((found[: len(wanted)][middle] - wanted[middle]) ** 2)
    assert 10 * np.log10(noise_power / np.mean(wanted[middle] ** 2)) < -30


def test_silence_before_and_after_the_sound_stays_silent(tmp_path: Path) -> None:
    sound = noise(2 * IN)
    sound[: IN // 2] = 0
    sound[-IN // 2 :] = 0
    found = heard(file(sound, tmp_path))[:, 0]
    assert not found[: OUT // 2 - 2 * FRAME].any()
    assert not found[2 * OUT - OUT // 2 + 2 * FRAME :].any()
    assert found[OUT // 2 + FRAME : OUT // 2 + 2 * FRAME].any()


@needs("mediainfo")
@needs("ffprobe")
@pytest.mark.parametrize(("channels", "bit_rate"), [(1, "128000"), (2, "256000")])
def test_other_readers_agree(channels: int, bit_rate: str, tmp_path: Path) -> None:
    path = file(noise(IN, channels), tmp_path)
    general, audio = (mediainfo(path)[kind] for kind in ("General", "Audio"))
    assert "Title" not in general
    assert (audio["Format"], audio["Format_Profile"]) == ("MPEG Audio", "Layer 2")
    assert (audio["BitRate_Mode"], audio["BitRate"]) == ("CBR", bit_rate)
    assert (audio["SamplingRate"], audio["Channels"]) == ("44100", str(channels))
    found = ffprobe(path)
    assert found["streams"][0]["codec_name"] == "mp2"
    assert found["streams"][0]["bit_rate"] == bit_rate
    assert "tags" not in found["format"]
