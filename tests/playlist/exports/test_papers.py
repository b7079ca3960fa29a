"""What an export reads of a segment's folder, from a folder as segments are written."""

from __future__ import annotations

from pathlib import Path

import feedparser

from producer.playlist.exports import podcast
from producer.playlist.exports.papers import Paper, paper
from tests.finished import OUTRO, short
from tests.playlist.exports.day import at, entry, piece, place, playlist, slot


def test_a_finished_segment_tells_all_of_it(tmp_path: Path) -> None:
    made = short(tmp_path / "audio" / "ferry")
    origin = made.segment.script.origin
    sound = piece("ferry", audio=tmp_path / "audio")
    assert paper(sound) == Paper(
        out_cue=made.segment.script.blocks[-1].out_cue,
        language=made.segment.script.language,
        byline=origin.byline or "",
        publisher=origin.publisher or "",
        url=origin.url or "",
        disclosure=OUTRO[1],
        synthetic=True,
    )
    assert paper(sound).out_cue.endswith("synthetic voice.")
    (sheet,) = podcast.write(playlist(slot(entry(sound, at("06:00:00")))), place(tmp_path))
    (item,) = feedparser.parse(sheet.text.encode()).entries
    assert int(item.enclosures[0].length) == (made.folder / "segment.mp3").stat().st_size
    assert all(name in sheet.text for name in ("/ferry/chapters.json", "/ferry/transcript.srt"))


def test_a_plain_file_tells_nothing() -> None:
    assert paper(piece("bed", folder=None)) == Paper()
