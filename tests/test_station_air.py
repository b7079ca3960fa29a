"""What a station airs, as its file tells it; and every way to get it wrong."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest

from producer.errors import InputError
from producer.model import Airs
from producer.station import (
    Air,
    AzuraCast,
    Category,
    Clock,
    Dated,
    LibreTime,
    Slot,
    Station,
    Stream,
    read,
)

HOUR = 3_600_000


def air(folder: Path, text: str) -> Air:
    file = folder / "station.yaml"
    file.write_text(textwrap.dedent(text), encoding="utf-8")
    return read(file).air


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        air(folder, text)
    return str(caught.value).removeprefix(str(folder)).removeprefix("/station.yaml:")


# --- What it says ---------------------------------------------------------------------

FULL = """\
call-letters: WZQY
community: Harlow
time-zone: America/New_York
playlists: days
site: https://wzqy.example/audio/
categories:
  news: {separation: "1:30:00", make-from: [https://wzqy.example/feed, stories/]}
  newscast: {stale-after: "1:00:00", rolling: newscast-latest.mp3, standby: sorry.mp3}
  legal-id: {text: "WZQY, Harlow."}
  fill: {folder: music}
clocks:
  day: [{airs: news, name: Local news}]
week: {mon: {0-23: day}}
dates: {2026-12-25: {12: day}}
streams:
  - {name: WZQY, url: https://wzqy.example/live.mp3, now-next: https://wzqy.example/now.json}
azuracast: {url: https://radio.example/, station: wzqy, playlist: 3, folder: /air/}
libretime: {url: https://libre.example}
"""


def test_everything_is_read(tmp_path: Path) -> None:
    assert air(tmp_path, FULL) == Air(
        call_letters="WZQY",
        community="Harlow",
        zone="America/New_York",
        playlists=tmp_path / "days",
        site="https://wzqy.example/audio",
        categories=(
            Category(
                name="news",
                separation_ms=5_400_000,
                sources=("https://wzqy.example/feed", str(tmp_path / "stories")),
            ),
            Category(
                name="newscast",
                separation_ms=0,
                stale_after_ms=HOUR,
                rolling=tmp_path / "newscast-latest.mp3",
                standby=tmp_path / "sorry.mp3",
            ),
            Category(name="legal-id", separation_ms=0, text="WZQY, Harlow."),
            Category(name="fill", separation_ms=0, folder=tmp_path / "music"),
        ),
        clocks=(
            Clock(
                name="day",
                line=12,
                slots=(
                    Slot(
                        start_ms=0,
                        length_ms=HOUR,
                        hard=False,
                        airs=Airs.CATEGORY,
                        name="Local news",
                        category="news",
                        line=12,
                    ),
                ),
            ),
        ),
        week=(("day",) * 24, *((("",) * 24,) * 6)),
        dates=(Dated(day=date(2026, 12, 25), hours=("",) * 12 + ("day",) + ("",) * 11, line=14),),
        streams=(
            Stream(
                name="WZQY",
                url="https://wzqy.example/live.mp3",
                now_next="https://wzqy.example/now.json",
            ),
        ),
        azuracast=AzuraCast(url="https://radio.example", station="wzqy", playlist=3, folder="air"),
        libretime=LibreTime(url="https://libre.example"),
    )


def test_everything_may_be_left_out(tmp_path: Path) -> None:
    assert air(tmp_path, "name: WZQY") == Air() == Station().air


@pytest.mark.parametrize(
    ("category", "hours"), [("news", 3), ("newscast", 0), ("legal-id", 0), ("fill", 0)]
)
def test_a_category_is_kept_apart_as_one_is_where_it_is_not_told(
    tmp_path: Path, category: str, hours: int
) -> None:
    (told,) = air(tmp_path, f"categories: {{{category}: }}").categories
    assert told == Air().category(category)
    assert told.separation_ms == hours * HOUR


def test_a_separation_may_be_nothing(tmp_path: Path) -> None:
    (told,) = air(tmp_path, 'categories: {news: {separation: "0:00"}}').categories
    assert told.separation_ms == 0


# --- What is wrong with it ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("call-letters: ''", "1: expected a text that is not empty, found ''"),
        ("call-letters: 893", "1: expected call letters such as WZQY, found '893'"),
        (
            "\ntime-zone: America/New York",
            "2: expected a time zone such as America/New_York, found 'America/New York'\n"
            "Did you mean America/New_York?",
        ),
        (
            "time-zone: Berlin",
            "1: expected a time zone such as America/New_York, found 'Berlin'\n"
            "Did you mean Europe/Berlin?",
        ),
        (
            "time-zone: Europe/Lodnon",
            "1: expected a time zone such as America/New_York, found 'Europe/Lodnon'\n"
            "Did you mean Europe/London?",
        ),
        (
            "time-zone: ''",
            "1: expected a text that is not empty, found ''",
        ),
        (
            "time-zone: ../xyz12",
            "1: expected a time zone such as America/New_York, found '../xyz12'\n"
            "A city of your zone tells its name.",
        ),
        ("site: wzqy.example", "1: expected an address such as https://radio.example/live.mp3"),
        ("streams: [{name: A}]", "1: expected the key 'url' in this group"),
        ("streams: [{name: A, url: ftp://x}]", "1: expected an address such as https://"),
        ("azuracast: {url: https://x.example, station: 1}", "1: expected the key 'playlist'"),
        ("libretime: {}", "1: expected the key 'url' in this group"),
        ("categories:\n  feed: {}", "2: expected a category's name; `feed` is what comes from"),
        ("categories:\n  news: {every: 1}", "2: expected one of the keys folder, make-from"),
        ("categories: {news: {stale-after: '0:00'}}", "1: expected a length (2:00, 1:02:30"),
        (
            "categories:\n  a: {rolling: x.mp3}\n  b: {rolling: x.mp3}",
            "2: expected a `rolling` of its own, not another category's",
        ),
        (
            "categories:\n  a: {rolling: x.mp3, standby: x.mp3}",
            "2: expected a `rolling` that is no `standby` file",
        ),
        (
            "categories:\n  fill: {folder: music}\n  a: {rolling: music/new/x.mp3}",
            "3: expected a `rolling` outside the categories' folders",
        ),
        ("categories: {news: {make-from: stories}}", "1: expected a list, found 'stories'"),
    ],
)
def test_what_can_t_be_read_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    assert complaint(tmp_path, text).startswith(message)
