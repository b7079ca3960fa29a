"""The finished sound as files, read back by other readers than the writer."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.audio import decode
from producer.errors import UsageError
from producer.files import sha256
from producer.segment.encode import encode
from producer.segment.formats import FORMATS, MP3_BIT_RATE, Format, find
from producer.segment.loudness import integrated_lufs
from producer.segment.stitch import from_pcm, to_pcm
from producer.segment.timeline import RATE
from tests.builders import programme, sine

if TYPE_CHECKING:
    from producer.model import Pcm

TAGS = {
    "title": "The ferry “sails” again — naïve & <bold>",
    "artist": "Harbour Public Radio",
    "comment": "It was read by a synthetic voice.",
}
WAV, MP3 = find("wav"), find("mp3")

every_format = pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)


def speech(samples: int = 2 * RATE + 7) -> Pcm:
    return to_pcm(programme("tone")[RATE // 4 :][:samples])


@every_format
def test_what_is_told_is_what_lies_there(format: Format, tmp_path: Path) -> None:
    told = encode(speech(), format, tmp_path, TAGS)
    path = tmp_path / told.name
    assert [path] == list(tmp_path.iterdir())
    assert told.name == f"segment.{format.name}"
    assert told.media_type == format.media_type
    assert told.size == path.stat().st_size
    assert told.sha256 == sha256(path)
    assert (told.samples, told.rate) == (len(speech()), RATE)


def test_a_wav_is_the_samples_themselves(tmp_path: Path) -> None:
    import soundfile

    encode(speech(), WAV, tmp_path, TAGS)
    found, rate = soundfile.read(tmp_path / "segment.wav", dtype="int16")
    assert rate == RATE
    assert np.array_equal(found, speech())
    assert np.array_equal(decode(tmp_path / "segment.wav").samples, from_pcm(speech()))


@every_format
def test_the_same_sound_is_the_same_bytes(format: Format, tmp_path: Path) -> None:
    hashes = set()
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        hashes.add(encode(speech(), format, tmp_path / run, TAGS).sha256)
    assert len(hashes) == 1


def test_a_wav_has_no_tags_so_that_words_do_not_change_its_bytes(tmp_path: Path) -> None:
    first = encode(speech(), WAV, tmp_path, TAGS)
    assert encode(speech(), WAV, tmp_path, {}).sha256 == first.sha256


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(length=st.integers(RATE, 3 * RATE))
def test_an_mp3_decodes_to_the_same_length(length: int, tmp_path: Path) -> None:
    told = encode(speech(length), MP3, tmp_path, {})
    assert told.samples == length
    assert len(decode(tmp_path / told.name).samples) == length


@pytest.mark.parametrize("rest", [0, 1, 2, 23, 45, 46, 47, 576, 1104, 1105, 1106, 1151])
def test_an_mp3_decodes_to_the_same_length_wherever_its_last_frame_ends(
    rest: int, tmp_path: Path
) -> None:
    length = 42 * 1152 + rest
    assert encode(speech(length), MP3, tmp_path, {}).samples == length


def test_an_mp3_is_not_shifted(tmp_path: Path) -> None:
    """A click is heard where it was put, to the sample, by a reader of another kind too."""
    import soundfile

    click = np.zeros(RATE, np.int16)
    click[30_011] = 20_000
    encode(click, MP3, tmp_path, {})
    path = tmp_path / "segment.mp3"
    for samples in (decode(path).samples, soundfile.read(path, dtype="float32")[0]):
        assert int(np.argmax(np.abs(samples))) == 30_011


def test_an_mp3_sounds_like_the_original(tmp_path: Path) -> None:
    original = sine(997, -20, 2)
    encode(to_pcm(original), MP3, tmp_path, {})
    difference = decode(tmp_path / "segment.mp3").samples - original
    noise = 10 * np.log10(np.mean(difference[RATE // 2 : -RATE // 2] ** 2))
    assert noise < -60


def test_an_mp3_is_as_loud_as_the_original(tmp_path: Path) -> None:
    encode(speech(10 * RATE), MP3, tmp_path, {})
    original = integrated_lufs(from_pcm(speech(10 * RATE)))
    assert integrated_lufs(decode(tmp_path / "segment.mp3").samples) == pytest.approx(
        original, abs=0.1
    )


def test_an_mp3_carries_its_tags(tmp_path: Path) -> None:
    import av

    encode(speech(), MP3, tmp_path, TAGS)
    with av.open(str(tmp_path / "segment.mp3")) as container:
        assert TAGS.items() <= dict(container.metadata).items()


@pytest.mark.skipif(shutil.which("ffprobe") is None, reason="ffprobe is not installed")
@pytest.mark.parametrize(("format", "codec"), [(WAV, "pcm_s16le"), (MP3, "mp3")])
def test_ffprobe_agrees(format: Format, codec: str, tmp_path: Path) -> None:
    told = encode(speech(), format, tmp_path, TAGS)
    said = subprocess.run(
        ["ffprobe", "-v", "error", "-show_streams", "-of", "json", str(tmp_path / told.name)],
        capture_output=True,
        check=True,
    ).stdout
    (stream,) = json.loads(said)["streams"]
    assert (stream["codec_name"], stream["channels"]) == (codec, 1)
    assert int(stream["sample_rate"]) == RATE
    assert float(stream["duration"]) == pytest.approx(len(speech()) / RATE, abs=0.06)
    if format is MP3:
        assert int(stream["bit_rate"]) == MP3_BIT_RATE


@every_format
def test_a_folder_that_is_not_there_is_an_os_error(format: Format, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        encode(speech(RATE), format, tmp_path / "gone", {})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@every_format
def test_a_full_disk_is_an_os_error(format: Format, tmp_path: Path) -> None:
    (tmp_path / format.file_name).symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        encode(to_pcm(programme("tone")), format, tmp_path, {})


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'ogg'") as caught:
        find("ogg")
    assert "wav, mp3" in caught.value.hint
