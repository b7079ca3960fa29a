"""Any common format in, 16 bits at 48 kHz out, as pydub has it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import soundfile
from pydub import AudioSegment

from producer.errors import InputError
from producer.segment.sound.importing import from_file, from_segment, to_segment
from producer.segment.timeline import RATE
from tests.segment.sound.sound_sample import chord, encoded

FORMATS = [
    ("wav", "pcm_u8", 11_025, 1),
    ("wav", "pcm_u8", 48_000, 2),
    ("wav", "pcm_s16le", 44_100, 2),
    ("wav", "pcm_s24le", 48_000, 2),
    ("wav", "pcm_s24le", 96_000, 1),
    ("wav", "pcm_s32le", 48_000, 1),
    ("wav", "pcm_f32le", 22_050, 2),
    ("aiff", "pcm_s16be", 44_100, 2),
    ("flac", "flac", 44_100, 2),
    ("flac", "flac", 96_000, 1),
    ("mp3", "libmp3lame", 44_100, 2),
    ("mp3", "libmp3lame", 48_000, 1),
    ("ogg", "libopus", 48_000, 2),
    ("opus", "libopus", 48_000, 1),
    ("m4a", "aac", 44_100, 2),
    ("mp2", "mp2", 48_000, 2),
]
LOSSY = 2 * 1152 / 44_100
"""Seconds that an encoder may add."""


@pytest.mark.parametrize(("suffix", "codec", "rate", "channels"), FORMATS)
def test_a_common_format_keeps_its_length_pitch_and_level(
    tmp_path: Path, suffix: str, codec: str, rate: int, channels: int
) -> None:
    sound = chord(2.0, rate=rate, channels=channels)
    path = encoded(tmp_path / f"sting.{suffix}", sound, rate, codec)
    found = from_file(path, 60 * RATE)
    assert isinstance(found, AudioSegment)
    assert (found.frame_rate, found.sample_width, found.channels) == (RATE, 2, channels)
    samples = from_segment(found, 60 * RATE)
    assert samples.dtype == np.int16
    lossless = "pcm" in codec or codec == "flac"
    assert len(samples) / RATE == pytest.approx(2.0, abs=2 / RATE if lossless else LOSSY)
    middle = samples[RATE // 2 : 3 * RATE // 2]
    for channel, hertz in enumerate((500, 700)[:channels]):
        spectrum = np.abs(np.fft.rfft(middle[:, channel]))
        assert int(np.argmax(spectrum)) == hertz
        level = spectrum[hertz] * 2 / RATE / 32768
        assert level == pytest.approx(10 ** (-12 / 20), rel=0.02 if lossless else 0.06)


def test_vorbis_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "sting.ogg"
    soundfile.write(path, chord(2.0, rate=44_100), 44_100, format="OGG", subtype="VORBIS")
    samples = from_segment(from_file(path, 60 * RATE), 60 * RATE)
    assert len(samples) / RATE == pytest.approx(2.0, abs=LOSSY)
    assert int(np.argmax(np.abs(np.fft.rfft(samples[RATE // 2 : 3 * RATE // 2, 0])))) == 500


def test_no_more_is_read_than_was_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "long.flac"
    soundfile.write(path, chord(20.0), RATE)
    assert len(from_segment(from_file(path, 3 * RATE), 3 * RATE)) == 3 * RATE


def test_what_is_over_full_scale_is_clipped_and_never_wraps(tmp_path: Path) -> None:
    path = tmp_path / "hot.wav"
    soundfile.write(path, chord(1.0, dbfs=6.0), RATE, subtype="FLOAT")
    samples = from_segment(from_file(path, RATE), RATE)[:, 0]
    assert (samples.max(), samples.min()) == (32767, -32768)
    # The first whole period of 500 Hz is 96 samples: up, then down.
    assert np.all(samples[1:48] > 0)
    assert np.all(samples[49:96] < 0)


@pytest.mark.parametrize("width", [1, 2, 4])
@pytest.mark.parametrize("rate", [22_050, 48_000])
def test_a_sound_of_pydub_s_of_any_width_and_rate(width: int, rate: int) -> None:
    wave = chord(1.0, rate=rate, channels=2)
    whole = np.rint(wave * (2 ** (8 * width - 1) - 1)).astype(f"<i{width}")
    given = AudioSegment(data=whole.tobytes(), sample_width=width, frame_rate=rate, channels=2)
    samples = from_segment(given, RATE)
    assert samples.shape == (RATE, 2)
    spectrum = np.abs(np.fft.rfft(samples[:, 1]))
    assert int(np.argmax(spectrum)) == 700
    assert spectrum[700] * 2 / RATE / 32768 == pytest.approx(10 ** (-12 / 20), rel=0.03)


def test_what_pydub_is_given_comes_back_to_the_bit() -> None:
    whole = np.arange(-3000, 3000, dtype=np.int16).reshape(-1, 2)
    assert np.array_equal(from_segment(to_segment(whole), RATE), whole)


# --- What can't be used ---------------------------------------------------------------


def test_a_file_that_is_not_there_is_told_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        from_file(tmp_path / "gone.wav", RATE)
    assert caught.value.message == f"{tmp_path}/gone.wav: there is no such sound file"
    assert "`sound:` in the station file" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"This is no sound.\n" * 50, b"RIFF\x10\0\0\0WAVEfmt "])
def test_a_file_that_is_no_sound_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.wav"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"notes\.wav: this sound can't be used: ") as caught:
        from_file(path, RATE)
    assert caught.value.hint.startswith("Save it as WAV, FLAC, MP3, M4A or Ogg")


def test_more_than_two_channels_are_told(tmp_path: Path) -> None:
    path = encoded(tmp_path / "three.wav", chord(1.0, channels=3), RATE, "pcm_s16le")
    with pytest.raises(InputError, match="it has 3 channels"):
        from_file(path, RATE)


def test_more_than_two_channels_of_pydub_s_are_told() -> None:
    given = AudioSegment(data=bytes(120), sample_width=2, frame_rate=RATE, channels=6)
    with pytest.raises(InputError, match="of 6 channels"):
        from_segment(given, RATE)
