"""Compressed sound into samples: every common format, its length and its level."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest

from producer.audio import decode, resample

if TYPE_CHECKING:
    from producer.model import Samples

LEVEL = 0.5
HERTZ = 440


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A file format and how near its decoded level must come, in decibels."""

    container: str
    codec: str
    layout: str
    rate: int
    within_db: float = 0.01


KINDS = [
    Kind(container="wav", codec="pcm_s16le", layout="mono", rate=24000),
    Kind(container="wav", codec="pcm_s16le", layout="stereo", rate=44100),
    Kind(container="wav", codec="pcm_s24le", layout="stereo", rate=48000),
    Kind(container="wav", codec="pcm_s32le", layout="mono", rate=48000),
    Kind(container="wav", codec="pcm_f32le", layout="stereo", rate=48000),
    Kind(container="wav", codec="pcm_f64le", layout="mono", rate=96000),
    Kind(container="wav", codec="pcm_u8", layout="mono", rate=8000, within_db=0.1),
    Kind(container="wav", codec="pcm_mulaw", layout="mono", rate=8000, within_db=0.2),
    Kind(container="flac", codec="flac", layout="mono", rate=24000),
    Kind(container="flac", codec="flac", layout="stereo", rate=48000),
    # LAME takes 0.45 dB off whatever it is given.
    Kind(container="mp3", codec="libmp3lame", layout="mono", rate=24000, within_db=0.6),
    Kind(container="mp3", codec="libmp3lame", layout="stereo", rate=44100, within_db=0.6),
    Kind(container="ogg", codec="libopus", layout="mono", rate=48000, within_db=0.2),
    Kind(container="ogg", codec="libopus", layout="stereo", rate=48000, within_db=0.2),
]
each_kind = pytest.mark.parametrize(
    "kind", KINDS, ids=lambda kind: f"{kind.codec} {kind.layout} {kind.rate}"
)


def sine(samples: int, rate: int, hertz: float = HERTZ) -> Samples:
    wave = LEVEL * np.sin(2 * np.pi * hertz * np.arange(samples) / rate)
    return wave.astype(np.float32)


def write(kind: Kind, channels: list[Samples]) -> bytes:
    """A whole file with these channels in it, made by FFmpeg's encoders."""
    buffer = io.BytesIO()
    with av.open(buffer, mode="w", format=kind.container) as container:
        stream = container.add_stream(kind.codec, rate=kind.rate, layout=kind.layout)
        assert isinstance(stream, av.AudioStream)
        frame = av.AudioFrame.from_ndarray(np.stack(channels), format="fltp", layout=kind.layout)
        frame.sample_rate = kind.rate
        resampler = av.AudioResampler(
            format=stream.format, layout=kind.layout, rate=kind.rate, frame_size=stream.frame_size
        )
        for piece in (*resampler.resample(frame), *resampler.resample(None)):
            container.mux(stream.encode(piece))
        container.mux(stream.encode(None))
    return buffer.getvalue()


@cache
def one_second(kind: Kind) -> bytes:
    wave = sine(kind.rate, kind.rate)
    return write(kind, [wave] * (2 if kind.layout == "stereo" else 1))


def level_db(samples: Samples) -> float:
    """The level of a sine against the one written, in decibels, measured away from the ends."""
    middle = samples[len(samples) // 4 : -len(samples) // 4].astype(np.float64)
    return float(20 * np.log10(np.sqrt(2 * np.mean(middle**2)) / LEVEL))


# --- Decoding -------------------------------------------------------------------------


@each_kind
def test_a_file_decodes_to_the_samples_and_the_level_that_went_in(kind: Kind) -> None:
    sound = decode(one_second(kind))
    assert (len(sound.samples), sound.rate) == (kind.rate, kind.rate)
    assert sound.samples.ndim == 1
    assert sound.samples.dtype == np.float32
    assert sound.samples.flags.c_contiguous
    assert abs(level_db(sound.samples)) <= kind.within_db
    assert abs(float(sound.samples.mean())) < 0.005


@each_kind
def test_a_file_gives_what_its_bytes_give(tmp_path: Path, kind: Kind) -> None:
    path = tmp_path / f"x.{kind.container}"
    path.write_bytes(one_second(kind))
    assert np.array_equal(decode(path).samples, decode(path.read_bytes()).samples)


@pytest.mark.parametrize("kind", [KINDS[1], KINDS[4], KINDS[9]], ids=lambda kind: kind.codec)
def test_channels_are_averaged(kind: Kind) -> None:
    wave = sine(kind.rate, kind.rate)
    opposite = decode(write(kind, [wave, -wave])).samples
    one_sided = decode(write(kind, [wave, np.zeros_like(wave)])).samples
    assert float(np.abs(opposite).max()) < 1e-4
    assert np.allclose(one_sided, wave / 2, atol=1e-4)


def test_sixteen_bits_come_back_to_the_bit() -> None:
    pcm = np.array([0, 1, -1, 12345, -12345, 32767, -32768], dtype=np.int16)
    sound = decode(write(KINDS[0], [(pcm / 32768).astype(np.float32)]))
    assert np.array_equal(np.round(sound.samples * 32768).astype(np.int32), pcm)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"not a sound at all, " * 100,
        b"<!DOCTYPE html><title>429</title>",
        b"\x89PNG\r\n\x1a\n" + bytes(64),
        one_second(KINDS[0])[:44],
        one_second(KINDS[8])[:200],
    ],
    ids=["nothing", "four letters", "text", "a page", "a picture", "no samples", "a cut head"],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(data)
    (tmp_path / "x.wav").write_bytes(data)
    with pytest.raises(ValueError, match=r"."):
        decode(tmp_path / "x.wav")


@pytest.mark.parametrize("name", [".", "gone.wav"])
def test_what_is_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="directory"):
        decode(tmp_path / name)


def test_a_flac_cut_in_a_frame_is_refused() -> None:
    whole = one_second(KINDS[9])
    with pytest.raises(ValueError, match="broken"):
        decode(whole[: len(whole) // 2])


# --- Resampling -----------------------------------------------------------------------

RATES = [8000, 22050, 24000, 44100, 48000]
PAIRS = [(rate, target) for rate in RATES for target in (24000, 44100, 48000) if rate != target]


@pytest.mark.parametrize(("rate", "target"), PAIRS)
@pytest.mark.parametrize("samples", [0, 1, 2, 7, 100, 24001, 99991])
def test_the_resampled_length_is_exact(rate: int, target: int, samples: int) -> None:
    out = resample(np.zeros(samples, dtype=np.float32), rate, target)
    assert abs(len(out) - samples * target / rate) <= 0.5
    assert out.dtype == np.float32


@pytest.mark.parametrize(("rate", "target"), PAIRS)
@pytest.mark.parametrize("hertz", [100, 1000, 3000])
def test_a_tone_keeps_its_level_its_pitch_and_its_time(rate: int, target: int, hertz: int) -> None:
    out = resample(sine(2 * rate, rate, hertz), rate, target)
    expected = sine(2 * target, target, hertz)
    middle = slice(target // 2, -target // 2)
    assert abs(level_db(out)) < 0.001
    assert float(np.abs(out[middle] - expected[middle]).max()) < 0.0005


def test_what_the_new_rate_can_not_hold_is_gone() -> None:
    out = resample(sine(48000, 48000, 10_000), 48000, 8000)
    assert level_db(out) < -100


def test_at_the_same_rate_nothing_is_touched() -> None:
    wave = sine(1000, 48000)
    assert resample(wave, 48000, 48000) is wave
