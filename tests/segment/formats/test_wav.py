"""A broadcast WAV: its chunks, its cue points and what it says, by other readers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from wavinfo import WavInfoReader

from producer import __version__
from producer.errors import RuleError
from producer.segment.formats import wav
from producer.segment.formats.marking import marking
from producer.segment.labels import Mark
from producer.segment.mastered import Mastered
from tests.labels_builder import HOSTILE, labels, mastered, noise
from tests.readers import chunks, ffprobe, mediainfo, needs, subchunks

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels

RATE: Final = 48_000

CUES: Final = {
    0: "The Larkin Island ferry sails again",
    RATE // 2: "Speech starts",
    RATE: '"We counted the days"',
    3 * RATE // 2: "Speech ends",
}
"""What stands at which sample."""


def file(told: Labels, folder: Path, channels: int = 1) -> Path:
    path = folder / "segment.wav"
    wav.write(mastered(noise(told.samples, channels), folder / "segment.pcm"), path, told)
    return path


@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("samples", [1, 2, RATE + 7])
def test_the_sound_is_the_samples_themselves(channels: int, samples: int, tmp_path: Path) -> None:
    import soundfile

    path = file(labels(samples=samples), tmp_path, channels)
    found, rate = soundfile.read(path, dtype="int16", always_2d=True)
    assert rate == RATE
    assert np.array_equal(found, noise(samples, channels))
    assert soundfile.info(path).subtype == "PCM_16"


def test_the_chunks_fill_the_file_in_an_order_that_is_known_before_the_sound_plays(
    tmp_path: Path,
) -> None:
    found = chunks(file(labels(), tmp_path).read_bytes())
    assert [name for name, _ in found] == [
        "bext", "fmt ", "cart", "LIST INFO", "cue ", "LIST adtl", "data",
    ]  # fmt: skip


@pytest.mark.parametrize("script", ["", "x", "xy"])
def test_chunks_of_odd_length_are_padded(script: str, tmp_path: Path) -> None:
    told = labels(script=script, title=f"T{script}", samples=3)
    assert dict(chunks(file(told, tmp_path).read_bytes()))["data"] == noise(3).tobytes()


def test_cue_points_have_names_and_places(tmp_path: Path) -> None:
    read = WavInfoReader(file(labels(), tmp_path)).cues
    assert {place: read.label_and_note(name)[0] for name, place in read.each_cue()} == CUES
    assert all(cue.chunk_id == b"data" for cue in read.cues)
    assert all(cue.position == cue.sample_offset for cue in read.cues)


@needs("ffprobe")
def test_ffprobe_reads_the_cue_points_as_chapters(tmp_path: Path) -> None:
    found = ffprobe(file(labels(), tmp_path))["chapters"]
    assert {each["start"]: each["tags"]["title"] for each in found} == CUES
    assert {each["time_base"] for each in found} == {f"1/{RATE}"}


def test_cue_points_in_one_place_are_all_there(tmp_path: Path) -> None:
    told = labels(chapters=(Mark(title="One", start=0),), speech_start=0)
    read = WavInfoReader(file(told, tmp_path)).cues
    assert [place for _, place in read.each_cue()] == [0, 0, told.speech_end]


def test_info_is_read_by_wavinfo(tmp_path: Path) -> None:
    info = WavInfoReader(file(labels(), tmp_path)).info
    assert info.title == "The Larkin Island ferry sails again"
    assert info.artist == "Harbour Public Radio"
    assert info.album == "Harbour Public Radio"
    assert info.copyright == "(c) 2026 Harbour Public Radio"
    assert info.created_date == "2026-05-04"
    assert info.genre == "News"
    assert info.software == f"producer {__version__}"
    assert info.source == "https://harbour.example/2026/ferry"


@needs("ffprobe")
def test_info_is_read_by_ffprobe(tmp_path: Path) -> None:
    tags = ffprobe(file(labels(), tmp_path))["format"]["tags"]
    assert tags["title"] == "The Larkin Island ferry sails again"
    assert tags["artist"] == tags["album"] == "Harbour Public Radio"
    assert tags["copyright"] == "(c) 2026 Harbour Public Radio"
    assert tags["date"] == "2026-05-04"
    assert tags["genre"] == "News"
    assert tags["language"] == "en"
    assert tags["encoder"] == f"producer {__version__}"
    assert tags["ISRC"] == "https://harbour.example/2026/ferry"


def test_the_marking_is_read_by_wavinfo(tmp_path: Path) -> None:
    first, *marked = WavInfoReader(file(labels(), tmp_path)).info.comment.split("\r\n")
    assert first == "It was read by a synthetic voice."
    assert marked == [*(f"{name}: {told}" for name, told in marking(labels()).items()), ""]


@needs("ffprobe")
def test_the_marking_is_read_by_ffprobe(tmp_path: Path) -> None:
    comment = ffprobe(file(labels(), tmp_path))["format"]["tags"]["comment"].split("\r\n")
    assert {f"{name}: {told}" for name, told in marking(labels()).items()} <= set(comment)


@needs("mediainfo")
def test_the_marking_is_read_by_mediainfo(tmp_path: Path) -> None:
    comment = mediainfo(file(labels(), tmp_path))["General"]["Comment"].split(" / ")
    assert {f"{name}: {told}" for name, told in marking(labels()).items()} <= set(comment)


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_hostile_titles_spoil_nothing_else(title: str, tmp_path: Path) -> None:
    told = labels(
        title=title,
        artist=title,
        voice=title,
        script=title,
        out_cue=title,
        chapters=(Mark(title=title, start=0),),
    )
    path = file(told, tmp_path)
    found = dict(chunks(path.read_bytes()))
    assert found["data"] == noise(told.samples).tobytes()
    assert all(text.isascii() for _, text in subchunks(found["LIST INFO"]))
    read = WavInfoReader(path)
    assert read.info.title.isprintable()
    assert any(map(str.isalnum, read.info.title))
    assert read.cues.label_and_note(1)[0].isprintable()
    assert read.info.genre == "News"
    assert f"script_sha256: {told.script_sha256}" in read.info.comment.split("\r\n")


def test_what_nobody_knows_is_left_out(tmp_path: Path) -> None:
    told = labels(copyright="", url="", disclosure="", approver="")
    info = WavInfoReader(file(told, tmp_path)).info
    assert info.copyright is None
    assert info.source is None
    assert info.comment.startswith("digital_source_type: ")
    assert "approver" not in info.comment


@pytest.mark.parametrize(("channels", "hours"), [(1, "12.4"), (2, "6.2")])
def test_more_than_four_gibibytes_are_refused_before_a_byte_is_written(
    channels: int, hours: str, tmp_path: Path
) -> None:
    sound = Mastered(path=tmp_path / "gone", samples=2**32 // (2 * channels), channels=channels)
    with pytest.raises(RuleError, match=f"{hours} hours of sound are more than the 4 GiB") as told:
        wav.write(sound, tmp_path / "segment.wav", labels())
    assert "--format flac" in told.value.hint
    assert not (tmp_path / "segment.wav").exists()


def test_a_sound_that_just_fits_is_not_refused(tmp_path: Path) -> None:
    sound = Mastered(path=tmp_path / "gone", samples=2**31 - 4000, channels=1)
    with pytest.raises(FileNotFoundError, match="gone"):
        wav.write(sound, tmp_path / "segment.wav", labels())
