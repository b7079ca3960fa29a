"""A morning in every format, as it has always been written: tests/data/playlist has it."""

from __future__ import annotations

from pathlib import Path

import pytest

from producer.playlist.exports import (
    icalendar,
    liquidsoap,
    m3u8,
    pls,
    podcast,
    rivendell,
    rundown_csv,
    rundown_html,
    rundown_json,
    xspf,
)
from producer.playlist.exports.export import Write
from tests.playlist.exports.day import morning, place

GOLDEN = Path(__file__).parents[2] / "data" / "playlist"


@pytest.mark.parametrize(
    "write",
    [
        icalendar.write,
        liquidsoap.write,
        m3u8.write,
        pls.write,
        podcast.write,
        rivendell.write,
        rundown_csv.write,
        rundown_html.write,
        rundown_json.write,
        xspf.write,
    ],
    ids=lambda write: write.__module__.rpartition(".")[2],
)
def test_it_is_written_as_before(write: Write, tmp_path: Path) -> None:
    for sheet in write(morning(tmp_path), place(tmp_path)):
        told = sheet.text.replace(str(tmp_path), "/srv")
        # The page's style changes more often than what it tells.
        told = (
            told[: told.find("<style>")] + told[told.find("</style>") :]
            if "<style>" in told
            else told
        )
        assert told.encode() == (GOLDEN / sheet.name).read_bytes(), sheet.name


@pytest.mark.parametrize("write", [rundown_html.write, podcast.write, rivendell.write, xspf.write])
def test_the_same_day_gives_the_same_bytes(write: Write, tmp_path: Path) -> None:
    day = morning(tmp_path)
    assert write(day, place(tmp_path)) == write(day, place(tmp_path))
