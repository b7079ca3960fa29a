"""The broadcast extension chunk, against the layout of EBU Tech 3285 v2 and other readers."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

import pytest
from wavinfo import WavInfoReader

from producer import __version__
from producer.segment.formats import wav
from producer.segment.formats.bext import bext
from tests.labels_builder import HOSTILE, labels, mastered, noise
from tests.readers import ffprobe, mediainfo, needs

if TYPE_CHECKING:
    from pathlib import Path

    from producer.segment.labels import Labels

FIELDS: Final = {
    "Description": (0, 256),
    "Originator": (256, 32),
    "OriginatorReference": (288, 32),
    "OriginationDate": (320, 10),
    "OriginationTime": (330, 8),
}
"""Where each text begins in the chunk, and how many bytes it has."""
LOUDNESS: Final = {
    "LoudnessValue": 412,
    "LoudnessRange": 414,
    "MaxTruePeakLevel": 416,
    "MaxMomentaryLoudness": 418,
    "MaxShortTermLoudness": 420,
}
SOURCE_TYPE: Final = labels().digital_source_type


def held(told: Labels, channels: int = 1) -> bytes:
    """The chunk's data."""
    whole = bext(told, channels)
    assert whole[:4] == b"bext"
    return whole[8 : 8 + int.from_bytes(whole[4:8], "little")]


def text(data: bytes, name: str) -> str:
    start, size = FIELDS[name]
    found, _, rest = data[start : start + size].partition(b"\0")
    assert not rest.strip(b"\0"), f"{name} goes on after its end"
    return found.decode("ascii")


def file(told: Labels, folder: Path) -> Path:
    path = folder / "segment.wav"
    wav.write(mastered(noise(told.samples), folder / "segment.pcm"), path, told)
    return path


def test_every_field_lies_where_the_standard_has_it() -> None:
    data = held(labels())
    assert {name: text(data, name) for name in FIELDS} == {
        "Description": "The Larkin Island ferry sails again | "
        f"It was read by a synthetic voice. | {SOURCE_TYPE}",
        "Originator": "Harbour Public Radio",
        "OriginatorReference": "0123456789abcdef0123456789abcdef",
        "OriginationDate": "2026-05-04",
        "OriginationTime": "05:30:07",
    }
    assert data[338:346] == bytes(8), "TimeReference"
    assert data[346:348] == b"\x02\x00", "Version"
    assert data[348:412] == bytes(64), "UMID"
    measured = {
        name: int.from_bytes(data[place : place + 2], "little", signed=True)
        for name, place in LOUDNESS.items()
    }
    assert measured == {
        "LoudnessValue": -2402,
        "LoudnessRange": 320,
        "MaxTruePeakLevel": -407,
        "MaxMomentaryLoudness": -2013,
        "MaxShortTermLoudness": -2250,
    }
    assert data[422:602] == bytes(180), "Reserved"
    assert data[602:] == f"A=PCM,F=48000,W=16,M=mono,T=producer {__version__}\r\n".encode()


def test_two_channels_are_called_stereo() -> None:
    assert b",M=stereo," in held(labels(), 2)


def test_times_are_those_of_the_stations_clock() -> None:
    made = datetime(2026, 5, 4, 23, 5, 9, tzinfo=timezone(timedelta(hours=-4)))
    data = held(labels(made=made))
    assert text(data, "OriginationDate") == "2026-05-04"
    assert text(data, "OriginationTime") == "23:05:09"


@pytest.mark.parametrize("measured", [-math.inf, math.nan])
def test_what_silence_has_not_got_is_marked_as_not_measured(measured: float) -> None:
    told = labels(loudness=replace(labels().loudness, integrated_lufs=measured))
    assert held(told)[412:414] == b"\xff\x7f"


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_no_title_pushes_the_marking_out_of_the_description(title: str) -> None:
    description = text(held(labels(title=title, disclosure=title)), "Description")
    assert description.endswith(SOURCE_TYPE)
    assert description.isprintable()


@pytest.mark.parametrize("title", HOSTILE.values(), ids=HOSTILE)
def test_wavinfo_reads_it(title: str, tmp_path: Path) -> None:
    told = labels(title=title)
    read = WavInfoReader(file(told, tmp_path)).bext
    assert read.description.endswith(f"It was read by a synthetic voice. | {SOURCE_TYPE}")
    assert (read.originator, read.originator_ref) == (told.station, told.reference)
    assert (read.originator_date, read.originator_time) == ("2026-05-04", "05:30:07")
    assert (read.version, read.time_reference) == (2, 0)
    assert read.loudness_value == pytest.approx(-24.02)
    assert read.loudness_range == pytest.approx(3.2)
    assert read.max_true_peak == pytest.approx(-4.07)
    assert read.max_momentary_loudness == pytest.approx(-20.13)
    assert read.max_shortterm_loudness == pytest.approx(-22.5)
    assert read.coding_history.startswith("A=PCM,F=48000,W=16,M=mono,")


@needs("mediainfo")
def test_mediainfo_reads_it(tmp_path: Path) -> None:
    found = mediainfo(file(labels(), tmp_path))
    general: dict[str, Any] = found["General"]
    assert general["bext_Version"] == "2"
    assert general["Description"].endswith(SOURCE_TYPE)
    assert general["Producer"] == "Harbour Public Radio"
    assert general["Producer_Reference"] == labels().reference
    assert general["Encoded_Date"] == "2026-05-04 05:30:07"
    assert {name: float(found["Audio"][name]) for name in LOUDNESS} == {
        "LoudnessValue": -24.02,
        "LoudnessRange": 3.2,
        "MaxTruePeakLevel": -4.07,
        "MaxMomentaryLoudness": -20.13,
        "MaxShortTermLoudness": -22.5,
    }


@needs("ffprobe")
def test_ffprobe_reads_it(tmp_path: Path) -> None:
    tags = ffprobe(file(labels(), tmp_path))["format"]["tags"]
    assert tags["originator_reference"] == labels().reference
    assert tags["encoded_by"] == "Harbour Public Radio"
    assert tags["creation_time"] == "05:30:07"
    assert tags["coding_history"].startswith("A=PCM,F=48000,W=16,M=mono,")
