"""The station's sounds, decoded, trimmed and measured; and every way to give a wrong one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from pydub import AudioSegment

from producer.errors import InputError
from producer.segment.loudness import measure
from producer.segment.sound import house
from producer.segment.sound.kit import load
from producer.segment.timeline import RATE
from producer.station import Sounds
from tests.segment.sound.sound_sample import chord


def file(folder: Path, seconds: float, *, dbfs: float = -12.0, channels: int = 1) -> Path:
    path = folder / "sound.wav"
    soundfile.write(path, chord(seconds, channels=channels, dbfs=dbfs), RATE)
    return path


# --- What it holds --------------------------------------------------------------------


def test_a_station_without_sounds_has_none() -> None:
    kit = load(Sounds(), 1)
    assert (kit.intro, kit.between, kit.outro, kit.bed) == (None, None, None, None)


def test_the_sounds_that_ship_are_there_by_name() -> None:
    kit = load(Sounds(intro="house", bed="house"), 2)
    assert kit.intro is not None
    assert kit.bed is not None
    assert kit.between is None
    assert kit.bed.loops
    assert not kit.intro.loops
    assert np.abs(kit.intro.sound / 32767 - house.intro()).max() < 1 / 32767
    assert len(kit.bed.sound) == len(house.bed()), "a bed that was trimmed loses its beat"


@pytest.mark.parametrize(
    ("given", "delivered", "held"), [(1, 1, 1), (2, 1, 1), (1, 2, 1), (2, 2, 2)]
)
def test_stereo_is_folded_where_the_segment_is_mono(
    tmp_path: Path, given: int, delivered: int, held: int
) -> None:
    kit = load(Sounds(intro=file(tmp_path, 2.0, channels=given)), delivered)
    assert kit.intro is not None
    assert kit.intro.sound.shape[1] == held
    assert kit.intro.sound.dtype == np.int16


@pytest.mark.parametrize("channels", [1, 2])
def test_loudness_compares_with_speech_on_one_channel(tmp_path: Path, channels: int) -> None:
    """The same on both channels of stereo is as loud as on the one of mono."""
    path = tmp_path / "both.wav"
    mono = chord(2.0)
    soundfile.write(path, np.repeat(mono, channels, axis=1), RATE, subtype="PCM_24")
    kit = load(Sounds(outro=path), channels)
    assert kit.outro is not None
    assert kit.outro.lufs == pytest.approx(measure(mono).integrated_lufs, abs=0.05)


def test_silence_before_and_after_is_trimmed(tmp_path: Path) -> None:
    quiet = np.zeros((RATE, 1), np.float32)
    path = tmp_path / "padded.wav"
    soundfile.write(path, np.concatenate([quiet, chord(2.0), quiet]), RATE)
    kit = load(Sounds(intro=path), 1)
    assert kit.intro is not None
    assert len(kit.intro.sound) / RATE == pytest.approx(2.0, abs=0.011)


def test_a_sound_of_pydub_s_may_be_given() -> None:
    pcm = np.rint(chord(1.0) * 32767).astype(np.int16)
    given = AudioSegment(data=pcm.tobytes(), sample_width=2, frame_rate=RATE, channels=1)
    kit = load(Sounds(between=given), 1)
    assert kit.between is not None
    assert len(kit.between.sound) == pytest.approx(RATE, abs=RATE * 0.01)


def test_a_long_bed_is_held_for_three_minutes_alone(tmp_path: Path) -> None:
    path = tmp_path / "long.flac"
    soundfile.write(path, chord(190.0, rate=8000), 8000)
    kit = load(Sounds(bed=path), 1)
    assert kit.bed is not None
    assert len(kit.bed.sound) == pytest.approx(180 * RATE, abs=RATE * 0.01)


# --- What is wrong --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "seconds", "message"),
    [
        ("intro", 31.0, r"too long for `intro` \(30 s at most\)"),
        ("between", 31.0, r"too long for `between` \(30 s at most\)"),
        ("outro", 0.3, r"0\.3 s is too short for `outro` \(0\.5 s at least\)"),
        ("bed", 3.0, r"3\.0 s is too short for `bed` \(4 s at least\)"),
    ],
)
def test_a_length_that_can_t_be_meant(
    tmp_path: Path, role: str, seconds: float, message: str
) -> None:
    sounds: dict[str, Any] = {role: file(tmp_path, seconds)}
    with pytest.raises(InputError, match=rf"sound\.wav: {message}") as caught:
        load(Sounds(**sounds), 1)
    assert caught.value.hint


def test_an_empty_sound_of_pydub_s_is_told() -> None:
    with pytest.raises(InputError, match=r"the sound `intro`: 0\.0 s is too short"):
        load(Sounds(intro=AudioSegment.empty()), 1)


def test_a_sting_is_heard_whole_or_refused(tmp_path: Path) -> None:
    """Never cut: the silence before it counts."""
    path = tmp_path / "late.wav"
    quiet = np.zeros((5 * RATE, 1), np.float32)
    soundfile.write(path, np.concatenate([quiet, chord(28.0)]), RATE)
    with pytest.raises(InputError, match=r"too long for `intro` \(30 s at most\)"):
        load(Sounds(intro=path), 1)


@pytest.mark.parametrize("dbfs", [-300.0, -70.0])
def test_a_silent_file_is_told(tmp_path: Path, dbfs: float) -> None:
    path = file(tmp_path, 2.0, dbfs=dbfs)
    with pytest.raises(InputError, match=r"sound\.wav: -\d+ LUFS: this sound is silent"):
        load(Sounds(intro=path), 1)


def test_stereo_that_cancels_out_in_mono_is_told(tmp_path: Path) -> None:
    path = tmp_path / "wide.wav"
    mono = chord(2.0)
    soundfile.write(path, np.concatenate([mono, -mono], axis=1), RATE)
    assert load(Sounds(intro=path), 2).intro is not None
    with pytest.raises(InputError, match="silent"):
        load(Sounds(intro=path), 1)


def test_a_name_that_does_not_ship_is_told() -> None:
    with pytest.raises(InputError, match="no sound named 'jazz' that ships") as caught:
        load(Sounds(bed="jazz"), 1)
    assert "pathlib.Path" in caught.value.hint


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="there is no such sound file"):
        load(Sounds(bed=tmp_path / "gone.wav"), 1)
