"""MP3, M4A, Opus and HLS: as long, as loud and as true as the sound, or an error that says why."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.segment.formats import find
from producer.segment.loudness import integrated_lufs
from producer.segment.stitch import from_pcm, to_pcm
from tests.builders import sine
from tests.coded import CODED, RATE, Coded, either, every_one, heard, speech, written
from tests.labels_builder import labels, mastered
from tests.readers import ffmpeg, ffprobe, needs


@every_one
@pytest.mark.parametrize("rest", [0, 1, 2, 23, 45, 46, 47, 576, 960, 1023, 1105, 1151])
def test_it_decodes_to_the_same_length_wherever_its_last_frame_ends(
    coded: Coded, rest: int, tmp_path: Path
) -> None:
    length = 18 * 1152 + rest
    assert len(heard(written(coded, speech(length), tmp_path))) == length


@every_one
@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(length=st.integers(2 * RATE // 5, RATE))
def test_it_decodes_to_the_same_length(coded: Coded, length: int, tmp_path: Path) -> None:
    assert len(heard(written(coded, speech(length), tmp_path))) == length


@needs("ffmpeg")
@pytest.mark.parametrize("coded", CODED[:3], ids=lambda coded: coded.name)
@either
def test_the_program_ffmpeg_decodes_it_to_the_same_length(
    coded: Coded, channels: int, tmp_path: Path
) -> None:
    sound = np.repeat(speech(RATE + 501)[:, None], channels, axis=1)
    assert len(ffmpeg(written(coded, sound, tmp_path), channels)) == RATE + 501


@every_one
def test_a_click_is_heard_where_it_was_put(coded: Coded, tmp_path: Path) -> None:
    click = np.zeros(RATE + 77, np.int16)
    click[30_011] = 20_000
    found = heard(written(coded, click, tmp_path))
    assert int(np.argmax(np.abs(found))) == 30_011


@every_one
@either
def test_it_sounds_like_the_original(coded: Coded, channels: int, tmp_path: Path) -> None:
    original = np.stack([sine(997, -20, 1), sine(331, -26, 1)][:channels], axis=1)
    found = heard(written(coded, to_pcm(original), tmp_path))
    assert found.shape == original.shape
    middle = slice(RATE // 4, -RATE // 4)
    for channel in range(channels):
        difference = found[middle, channel] - original[middle, channel]
        signal = np.mean(original[middle, channel] ** 2)
        assert 10 * np.log10(np.mean(difference**2) / signal) < -20


@every_one
@either
def test_it_is_as_loud_as_the_original(coded: Coded, channels: int, tmp_path: Path) -> None:
    original = speech(6 * RATE)
    found = heard(written(coded, np.repeat(original[:, None], channels, axis=1), tmp_path))
    wanted = integrated_lufs(from_pcm(original))
    for channel in range(channels):
        loudness = integrated_lufs(np.ascontiguousarray(found[:, channel]))
        assert loudness == pytest.approx(wanted, abs=0.08)


@needs("ffprobe")
@every_one
@either
def test_ffprobe_finds_the_codec(coded: Coded, channels: int, tmp_path: Path) -> None:
    sound = np.repeat(speech(4 * RATE)[:, None], channels, axis=1)
    found = ffprobe(written(coded, sound, tmp_path, labels(samples=len(sound))))
    stream = next(each for each in found["streams"] if each["codec_type"] == "audio")
    assert (stream["codec_name"], stream["channels"]) == (coded.codec, channels)
    assert int(stream["sample_rate"]) == RATE
    assert float(found["format"]["duration"]) == pytest.approx(4, abs=0.06)
    size = sum(each.stat().st_size for each in tmp_path.rglob("*") if each.suffix != ".pcm")
    assert 0.5 < size * 8 / 4 / coded.bit_rates[channels - 1] < 1.5


@every_one
def test_the_same_sound_is_the_same_bytes(coded: Coded, tmp_path: Path) -> None:
    found: list[dict[Path, bytes]] = []
    for run in ("one", "two"):
        folder = tmp_path / run
        folder.mkdir()
        written(coded, speech(), folder)
        files = (each for each in folder.rglob("*") if each.is_file())
        found.append({each.relative_to(folder): each.read_bytes() for each in files})
    assert found[0] == found[1]


# --- What can go wrong ----------------------------------------------------------------


@every_one
def test_a_folder_that_is_not_there_is_an_os_error(coded: Coded, tmp_path: Path) -> None:
    sound = mastered(speech(RATE), tmp_path / "segment.pcm")
    format = find(coded.name)
    with pytest.raises(OSError, match="No such file"):
        format.write(sound, tmp_path / "gone" / format.file_name, labels())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@every_one
def test_a_full_disk_is_an_os_error_without_complaints(
    coded: Coded, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / coded.said_by
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        written(coded, speech(10 * RATE), tmp_path)
    assert capfd.readouterr() == ("", "")


@every_one
def test_a_sound_that_is_gone_is_an_os_error(coded: Coded, tmp_path: Path) -> None:
    sound = mastered(speech(RATE), tmp_path / "segment.pcm")
    sound.path.unlink()
    format = find(coded.name)
    with pytest.raises(OSError, match="No such file"):
        format.write(sound, tmp_path / format.file_name, labels())
