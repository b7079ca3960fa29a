"""The finished sound as files: as loud as it was, under the profile's peaks, examined."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from producer.errors import RuleError, UsageError
from producer.files import sha256
from producer.segment import encode as module
from producer.segment.encode import encode, encode_all
from producer.segment.examine import Examined, examine
from producer.segment.formats import FORMATS, Format, find
from producer.segment.loudness import measure
from producer.segment.master import master
from producer.segment.mastered import Mastered
from producer.segment.profiles import PROFILES
from producer.segment.stitch import from_pcm, to_pcm
from tests.builders import programme
from tests.labels_builder import labels, mastered
from tests.readers import needs

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from producer.model import AudioFile, Samples
    from producer.segment.labels import Labels

RATE: Final = 48_000
PRSS, SPOTIFY = (
    next(each for each in PROFILES if each.name == name) for name in ("prss", "spotify")
)
LOSSY: Final = tuple(each for each in FORMATS if each.lossy)

every_format = pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.name)


def quiet(folder: Path) -> tuple[Mastered, Labels]:
    """Speech that no profile's ceilings are near, and labels that are true of it."""
    pcm = to_pcm(programme("tone")[RATE // 4 :][: 2 * RATE + 7])
    sound = mastered(pcm, folder / "segment.pcm")
    return sound, labels(samples=sound.samples, loudness=measure(from_pcm(pcm)))


@pytest.fixture(scope="module", params=[1, 2], ids=["mono", "stereo"])
def loud(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Mastered, Labels]:
    """The voice at -14 LUFS, right under its ceiling."""
    voice = programme("hibari")[: 10 * RATE]
    samples = np.stack([voice, np.roll(voice, 20) * np.float32(0.9)][: request.param], axis=1)

    def mix() -> Iterator[Samples]:
        yield samples

    path = tmp_path_factory.mktemp("loud") / "segment.pcm"
    sound, loudness = master(mix, SPOTIFY, request.param, path)
    return sound, labels(samples=sound.samples, loudness=loudness)


@every_format
def test_what_is_told_is_what_lies_there(format: Format, tmp_path: Path) -> None:
    sound, told = quiet(tmp_path)
    out = tmp_path / "out"
    out.mkdir()
    file, heard = encode(sound, format, out, told, PRSS)
    written = [path for path in out.rglob("*") if path.is_file()]
    assert out / file.name in written
    assert (file.name, file.media_type) == (format.file_name, format.media_type)
    assert file.size == sum(path.stat().st_size for path in written)
    assert file.sha256 == sha256(out / file.name)
    assert heard == examine(out / file.name)
    assert (file.samples, file.rate, file.channels) == (heard.samples, heard.rate, 1)
    assert file.loudness == heard.loudness
    assert 0 <= file.samples - sound.samples * file.rate / RATE <= format.slack + 1


def test_several_formats_are_the_same_as_one_after_another(tmp_path: Path) -> None:
    sound, told = quiet(tmp_path)
    for name in ("together", "apart"):
        (tmp_path / name).mkdir()
    found = encode_all(sound, FORMATS, tmp_path / "together", told, PRSS)
    assert found == tuple(encode(sound, each, tmp_path / "apart", told, PRSS) for each in FORMATS)


def test_one_format_that_fails_fails_them_all(tmp_path: Path) -> None:
    sound, told = quiet(tmp_path)
    with pytest.raises(OSError, match="No such file"):
        encode_all(sound, FORMATS, tmp_path / "gone", told, PRSS)


@pytest.fixture(scope="module", params=LOSSY, ids=lambda format: format.name)
def delivered(
    request: pytest.FixtureRequest,
    loud: tuple[Mastered, Labels],
    tmp_path_factory: pytest.TempPathFactory,
) -> tuple[Path, AudioFile]:
    """The loud sound in each lossy format: its folder, and what is told of it."""
    folder = tmp_path_factory.mktemp("delivered")
    return folder, encode(loud[0], request.param, folder, loud[1], SPOTIFY)[0]


def test_a_loud_sound_keeps_its_loudness_and_its_ceilings(
    delivered: tuple[Path, AudioFile],
) -> None:
    folder, file = delivered
    assert file.loudness.integrated_lufs == pytest.approx(-14, abs=0.1)
    assert file.loudness.true_peak_dbtp <= SPOTIFY.true_peak_dbtp
    assert file.loudness.sample_peak_dbfs <= SPOTIFY.sample_peak_dbfs
    assert not list(folder.rglob(".*"))


@needs("ffmpeg")
def test_ffmpeg_measures_that_too(delivered: tuple[Path, AudioFile]) -> None:
    folder, file = delivered
    said = subprocess.run(
        [
            *("ffmpeg", "-hide_banner", "-nostats", "-i", str(folder / file.name)),
            *("-af", "ebur128=peak=true", "-f", "null", "-"),
        ],
        capture_output=True,
        check=True,
        text=True,
    ).stderr.rpartition("Summary:")[2]
    measured = {name: float(value) for name, value in re.findall(r"(I|Peak):\s+(\S+)", said)}
    assert measured["I"] == pytest.approx(-14, abs=0.11)  # it rounds to a tenth
    assert measured["Peak"] <= SPOTIFY.true_peak_dbtp


def test_a_level_that_an_encoder_changed_is_set_again(tmp_path: Path) -> None:
    sound, told = quiet(tmp_path)
    wanted = replace(told.loudness, integrated_lufs=told.loudness.integrated_lufs + 0.5)
    file, _ = encode(sound, find("mp3"), tmp_path, replace(told, loudness=wanted), PRSS)
    assert file.loudness.integrated_lufs == pytest.approx(wanted.integrated_lufs, abs=0.1)


def test_peaks_that_stay_too_high_are_an_error_that_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(path: Path) -> Examined:
        heard = examine(path)
        return replace(heard, loudness=replace(heard.loudness, true_peak_dbtp=-0.5))

    monkeypatch.setattr(module, "examine", over)
    sound, told = quiet(tmp_path)
    with pytest.raises(RuleError, match=r"segment\.opus is 0\.50 dB over the peaks") as caught:
        encode(sound, find("opus"), tmp_path, told, SPOTIFY)
    assert "--profile" in caught.value.hint
    assert not list(tmp_path.glob(".*"))


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="'ogg'") as caught:
        find("ogg")
    assert "wav, flac, mp3" in caught.value.hint
