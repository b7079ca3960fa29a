"""What holds for WAV, FLAC and MP2 alike: streamed, the same each time, and honest failures."""

from __future__ import annotations

import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from producer.segment.formats import find
from tests.labels_builder import labels, mastered, noise

if TYPE_CHECKING:
    from producer.segment.formats import Format

RATE = 48_000

each = pytest.mark.parametrize(
    "format", [find(name) for name in ("wav", "flac", "mp2")], ids=lambda format: format.name
)


@each
def test_the_same_sound_and_labels_are_the_same_bytes(format: Format, tmp_path: Path) -> None:
    sound = mastered(noise(RATE, 2), tmp_path / "segment.pcm")
    for name in ("one", "two"):
        format.write(sound, tmp_path / name, labels())
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


@each
def test_a_writer_leaves_one_file(format: Format, tmp_path: Path) -> None:
    sound = mastered(noise(RATE), tmp_path / "segment.pcm")
    format.write(sound, tmp_path / format.file_name, labels())
    assert {path.name for path in tmp_path.iterdir()} == {"segment.pcm", format.file_name}


@each
def test_a_long_sound_is_never_held_whole(format: Format, tmp_path: Path) -> None:
    sound = mastered(np.tile(noise(RATE), (180, 1)), tmp_path / "segment.pcm")
    format.write(mastered(noise(1), tmp_path / "short.pcm"), tmp_path / "short", labels())
    tracemalloc.start()
    try:
        format.write(sound, tmp_path / "long", labels(samples=sound.samples))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < sound.path.stat().st_size / 2


@each
def test_a_folder_that_is_not_there_is_an_os_error(format: Format, tmp_path: Path) -> None:
    sound = mastered(noise(RATE), tmp_path / "segment.pcm")
    with pytest.raises(OSError, match="No such file"):
        format.write(sound, tmp_path / "gone" / format.file_name, labels())


@each
def test_a_sound_that_is_gone_is_an_os_error(format: Format, tmp_path: Path) -> None:
    sound = mastered(noise(RATE), tmp_path / "segment.pcm")
    sound.path.unlink()
    with pytest.raises(FileNotFoundError, match=r"segment\.pcm"):
        format.write(sound, tmp_path / format.file_name, labels())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@each
@pytest.mark.parametrize("seconds", [0.1, 30])
def test_a_full_disk_is_an_os_error_and_no_more_words(
    format: Format, seconds: float, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sound = mastered(noise(round(seconds * RATE)), tmp_path / "segment.pcm")
    path = tmp_path / format.file_name
    path.symlink_to("/dev/full")
    with pytest.raises(OSError, match="No space left"):
        format.write(sound, path, labels())
    assert capfd.readouterr() == ("", "")
