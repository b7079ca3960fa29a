"""MP3, M4A, Opus and HLS: what they say of the segment, as ffprobe and mediainfo read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest

from producer.segment.formats.marking import marking
from producer.segment.labels import Mark
from tests.coded import (
    CODED,
    RATE,
    Coded,
    every_one,
    heard,
    speech,
    those_with_chapters,
    written,
)
from tests.labels_builder import HOSTILE, labels
from tests.readers import ffprobe, mediainfo, needs

if TYPE_CHECKING:
    from pathlib import Path

SHOWN: Final = {
    "title": ("title", "Track"),
    "artist": ("artist", "Performer"),
    "station": ("album", "Album"),
    "disclosure": ("comment", "Comment"),
    "copyright": ("copyright", "Copyright"),
    "approver": ("approver", "approver"),
    "byline": ("byline", "byline"),
    "voice": ("voice", "voice"),
}
"""What ffprobe and mediainfo call what the labels know."""


def said(coded: Coded, folder: Path) -> dict[str, str]:
    """The tags that ffprobe reads, wherever it finds them; ID3 words carry their language."""
    found = ffprobe(folder / coded.said_by)
    tags = dict(found["format"].get("tags", {}))
    for stream in found["streams"]:
        if stream["codec_type"] == "audio":
            tags |= stream.get("tags", {})
    return {name.lower().removesuffix("-eng"): value for name, value in tags.items()}


def cut(title: str) -> str:
    """As a chapter of an MP3 has it: 126 bytes, which all readers take."""
    whole = title.encode()
    return title if len(whole) <= 126 else whole[:123].decode(errors="ignore").rstrip() + "…"


@needs("ffprobe")
@every_one
def test_ffprobe_reads_every_tag(coded: Coded, tmp_path: Path) -> None:
    told = labels()
    written(coded, speech(), tmp_path)
    found = said(coded, tmp_path)
    assert found["title"] == told.title
    assert found["artist"] == told.artist
    assert found["album"] == told.station
    assert found["date"] == "2026-05-04T05:30:07"
    assert found["genre"] == "News"
    assert found["comment"] == told.disclosure
    assert found["copyright"] == told.copyright
    assert found["language"] == "eng"
    assert marking(told).items() <= found.items()
    if coded.name != "hls":
        assert found["lyrics"] == told.script


@needs("mediainfo")
@every_one
def test_mediainfo_reads_every_tag(coded: Coded, tmp_path: Path) -> None:
    told = labels()
    written(coded, speech(), tmp_path)
    found = mediainfo(tmp_path / coded.said_by)["General"]
    assert found["Track"] == told.title
    assert found["Performer"] == told.artist
    assert found["Album"] == told.station
    assert found["Recorded_Date"].startswith("2026-05-04 05:30:07")
    assert found[coded.renamed.get("Comment", "Comment")] == told.disclosure
    assert found["Copyright"] == told.copyright
    for name, value in marking(told).items():
        assert found[coded.renamed.get(name, name)] == value


@needs("ffprobe")
@needs("mediainfo")
@every_one
def test_hostile_texts_are_read_back_on_one_line(coded: Coded, tmp_path: Path) -> None:
    hostile = dict(zip(SHOWN, HOSTILE.values(), strict=True))
    wanted = {name: " ".join(text.replace("\0", " ").split()) for name, text in hostile.items()}
    chapters = tuple(
        Mark(title=text, start=number * RATE // 5) for number, text in enumerate(hostile.values())
    )
    told = labels(**hostile, script="\n".join(hostile.values()), chapters=chapters)
    path = written(coded, speech(), tmp_path, told)
    found, shown = said(coded, tmp_path), mediainfo(tmp_path / coded.said_by)["General"]
    for known, (probed, informed) in SHOWN.items():
        assert found[probed] == wanted[known]
        assert shown[coded.renamed.get(informed, informed)] == wanted[known]
    if coded.chapters:
        titles = [each["tags"]["title"] for each in ffprobe(path)["chapters"]]
        assert titles == [cut(text) if coded.name == "mp3" else text for text in wanted.values()]
    assert len(heard(path)) == len(speech())


@needs("ffprobe")
@every_one
def test_what_nobody_knows_is_not_said(coded: Coded, tmp_path: Path) -> None:
    nothing = labels(
        artist="", station="", disclosure="", copyright="", url="", approver="", expires="",
        language="", script="", byline="", published="", chapters=(),
    )  # fmt: skip
    written(coded, speech(), tmp_path, nothing)
    found = said(coded, tmp_path)
    assert "" not in found.values()
    absent = {"artist", "album", "comment", "copyright", "source_url", "approver", "lyrics"}
    assert not absent & set(found)


@needs("ffprobe")
@those_with_chapters
def test_ffprobe_finds_the_chapters(coded: Coded, tmp_path: Path) -> None:
    told = labels()
    found = ffprobe(written(coded, speech(), tmp_path))["chapters"]
    assert [each["tags"]["title"] for each in found] == [mark.title for mark in told.chapters]
    assert [float(each["start_time"]) for each in found] == [0.0, 1.0]
    assert [float(each["end_time"]) for each in found] == pytest.approx([1.0, 2.0], abs=0.01)


@needs("mediainfo")
@pytest.mark.parametrize("coded", CODED[1:3], ids=lambda coded: coded.name)
def test_mediainfo_finds_the_chapters(coded: Coded, tmp_path: Path) -> None:
    menu: dict[str, Any] = mediainfo(written(coded, speech(), tmp_path))["Menu"]
    found = {name: value for name, value in menu.items() if name.startswith("_00_")}
    assert found == {
        "_00_00_00_000": "The Larkin Island ferry sails again",
        "_00_00_01_000": "“We counted the days”",
    }
