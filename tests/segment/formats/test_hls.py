"""HLS: a list that keeps the rules of RFC 8216, and fragments that are the whole sound."""

from __future__ import annotations

import re
import shutil
import struct
from typing import TYPE_CHECKING, Final

import numpy as np
import pytest

from producer.segment.formats import hls
from tests.coded import heard, speech
from tests.labels_builder import labels, mastered
from tests.readers import ffmpeg, needs

if TYPE_CHECKING:
    from pathlib import Path

RATE: Final = 48_000
LENGTH: Final = 14 * RATE + 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A segment of 14 s and 5 samples."""
    place = tmp_path_factory.mktemp("hls")
    sound = mastered(speech(LENGTH), place / "segment.pcm")
    hls.write(sound, place / "hls" / "index.m3u8", labels(samples=LENGTH))
    return place / "hls"


def tags(folder: Path) -> dict[str, str]:
    """The tags of the list that come once, by name, without those of each segment."""
    lines = (folder / "index.m3u8").read_text(encoding="utf-8").splitlines()
    found = [line.partition(":") for line in lines if line.startswith("#EXT-X")]
    assert len({name for name, _, _ in found}) == len(found)
    return {name: value for name, _, value in found}


def segments(folder: Path) -> list[tuple[float, str]]:
    """The segments in order: seconds, and the name after the line that tells them."""
    text = (folder / "index.m3u8").read_text(encoding="utf-8")
    return [
        (float(one), name) for one, name in re.findall(r"^#EXTINF:([\d.]+),\n(.+)$", text, re.M)
    ]


def test_the_list_begins_and_ends_as_one_on_demand_does(folder: Path) -> None:
    text = (folder / "index.m3u8").read_text(encoding="utf-8")
    assert text.startswith("#EXTM3U\n")  # RFC 8216, 4.3.1.1
    assert text.endswith("\n#EXT-X-ENDLIST\n")  # 4.3.3.4
    assert tags(folder)["#EXT-X-PLAYLIST-TYPE"] == "VOD"  # 4.3.3.5


def test_its_version_has_the_tags_that_it_uses(folder: Path) -> None:
    assert int(tags(folder)["#EXT-X-VERSION"]) >= 6  # RFC 8216, 7: EXT-X-MAP
    assert tags(folder)["#EXT-X-MAP"] == 'URI="init.mp4"'
    assert "#EXT-X-INDEPENDENT-SEGMENTS" in tags(folder)


def test_no_segment_is_longer_than_the_list_says(folder: Path) -> None:
    target = int(tags(folder)["#EXT-X-TARGETDURATION"])
    assert target == 6
    assert all(round(seconds) <= target for seconds, _ in segments(folder))  # RFC 8216, 4.3.3.1


def test_the_segments_are_as_long_as_the_sound(folder: Path) -> None:
    assert sum(seconds for seconds, _ in segments(folder)) == pytest.approx(LENGTH / RATE, abs=1e-5)


def test_the_list_names_all_that_lies_there_and_by_its_name_alone(folder: Path) -> None:
    names = ["index.m3u8", "init.mp4", *(name for _, name in segments(folder))]
    assert sorted(names) == sorted(path.name for path in folder.iterdir())


def test_each_segment_is_one_fragment_that_says_when_it_starts(folder: Path) -> None:
    """RFC 8216, 3.3: `moof` with `tfdt` and `mdat`; nothing of the index."""
    starts = []
    for _, name in segments(folder):
        data = (folder / name).read_bytes()
        size = struct.unpack(">I", data[:4])[0]
        assert data[4:8] == b"moof"
        assert data[size + 4 : size + 8] == b"mdat"
        assert size + struct.unpack(">I", data[size : size + 4])[0] == len(data)
        place = data.index(b"tfdt")
        starts.append(struct.unpack(">Q", data[place + 8 : place + 16])[0])
    hidden = -LENGTH % 1024 + 1024
    told = np.cumsum([0, *(seconds for seconds, _ in segments(folder)[:-1])]) * RATE
    assert np.maximum(np.array(starts) - hidden, 0) == pytest.approx(told, abs=0.5)


def test_it_decodes_to_the_sound(folder: Path) -> None:
    found = heard(folder / "index.m3u8")
    assert found.shape == (LENGTH, 1)
    wanted = speech(LENGTH) / 32768
    assert np.sqrt(np.mean((found[:, 0] - wanted) ** 2)) < 0.1 * np.sqrt(np.mean(wanted**2))


def test_it_may_be_moved(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "elsewhere")
    assert len(heard(tmp_path / "elsewhere" / "index.m3u8")) == LENGTH


@needs("ffmpeg")
def test_the_program_ffmpeg_plays_it(folder: Path) -> None:
    """Before version 8 it does not hide the encoder's delay and the silence before the sound."""
    assert 0 <= len(ffmpeg(folder / "index.m3u8", 1)) - LENGTH < 2048


@pytest.mark.parametrize(
    ("starts", "samples", "target"),
    [
        ((0,), RATE // 4, 1),
        ((0,), 6 * RATE, 6),
        ((0, 288_000), 288_000 + 26_400, 6),
        ((0, 311_999), 400_000, 6),
        ((0, 312_001), 400_000, 7),
    ],
)
def test_the_target_is_the_longest_rounded(
    starts: tuple[int, ...], samples: int, target: int
) -> None:
    assert f"#EXT-X-TARGETDURATION:{target}\n" in hls.playlist(starts, samples)
