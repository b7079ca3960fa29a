"""FLAC: the samples themselves, and everything that is told of them in Vorbis comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from producer.segment.formats import flac
from producer.segment.formats.marking import marking
from producer.segment.formats.tags import one_line
from producer.segment.labels import Mark
from tests.labels_builder import HOSTILE, labels, mastered, noise
from tests.readers import ffprobe, mediainfo, needs

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels

RATE: Final = 48_000


def file(told: Labels, folder: Path, channels: int = 1) -> Path:
    path = folder / "segment.flac"
    flac.write(mastered(noise(told.samples, channels), folder / "segment.pcm"), path, told)
    return path


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(samples=st.integers(1, RATE), channels=st.sampled_from([1, 2]))
def test_the_sound_is_the_samples_themselves(samples: int, channels: int, tmp_path: Path) -> None:
    import soundfile

    path = file(labels(samples=samples), tmp_path, channels)
    found, rate = soundfile.read(path, dtype="int16", always_2d=True)
    assert rate == RATE
    assert np.array_equal(found, noise(samples, channels))
    info = soundfile.info(path)
    assert (info.subtype, info.frames) == ("PCM_16", samples)


@needs("ffprobe")
def test_ffprobe_reads_its_tags(tmp_path: Path) -> None:
    found = ffprobe(file(labels(), tmp_path))
    tags = found["format"]["tags"]
    assert tags["title"] == "The Larkin Island ferry sails again"
    assert tags["artist"] == tags["album"] == "Harbour Public Radio"
    assert tags["copyright"] == "© 2026 Harbour Public Radio"
    assert tags["comment"] == "It was read by a synthetic voice."
    assert tags["date"].startswith("2026-05-04")
    assert tags["genre"] == "News"
    assert tags["language"] == "en"
    assert tags["lyrics"] == labels().script
    assert marking(labels()).items() <= tags.items()
    (stream,) = found["streams"]
    assert (stream["codec_name"], stream["bits_per_raw_sample"]) == ("flac", "16")
    assert stream["duration_ts"] == labels().samples


@needs("mediainfo")
def test_mediainfo_reads_its_tags(tmp_path: Path) -> None:
    found = mediainfo(file(labels(), tmp_path))
    general = found["General"]
    assert general["Title"] == "The Larkin Island ferry sails again"
    assert general["Performer"] == general["Album"] == "Harbour Public Radio"
    assert general["Copyright"] == "© 2026 Harbour Public Radio"
    told = marking(labels())
    assert general["Producer_Reference"] == told.pop("reference")
    assert told.items() <= general.items()
    assert found["Audio"]["SamplingCount"] == str(labels().samples)
    assert found["Audio"]["BitDepth"] == "16"


@needs("ffprobe")
def test_ffprobe_reads_its_chapters(tmp_path: Path) -> None:
    marks = tuple(Mark(title=f"Story {n}", start=n * 6001) for n in range(12))
    found = ffprobe(file(labels(chapters=marks), tmp_path))["chapters"]
    assert [each["tags"]["title"] for each in found] == [mark.title for mark in marks]
    starts = [float(each["start_time"]) for each in found]
    assert starts == pytest.approx([mark.start / RATE for mark in marks], abs=0.0006)


@needs("mediainfo")
def test_mediainfo_reads_its_chapters(tmp_path: Path) -> None:
    marks = (Mark(title="One", start=0), Mark(title="Two", start=RATE * 3723 + 24))
    menu = mediainfo(file(labels(chapters=marks), tmp_path))["Menu"]
    assert menu["_00_00_00_000"] == "One"
    assert menu["_01_02_03_000"] == "Two"


@needs("ffprobe")
@needs("mediainfo")
@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_hostile_titles_are_read_as_they_are_written(title: str, tmp_path: Path) -> None:
    told = labels(title=title, voice=title, chapters=(Mark(title=title, start=0),))
    path = file(told, tmp_path)
    found = ffprobe(path)
    assert found["format"]["tags"]["title"] == one_line(title)
    assert found["format"]["tags"]["voice"] == one_line(title)
    assert found["format"]["tags"]["script_sha256"] == told.script_sha256
    assert found["chapters"][0]["tags"]["title"] == one_line(title)
    assert mediainfo(path)["General"]["Title"] == one_line(title)
