"""The podcast's feed, as feedparser and podcastparser read it."""

from __future__ import annotations

import io
from calendar import timegm
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import podcastparser
import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from producer.errors import OutputError, UsageError
from producer.model import Airs, Playlist
from producer.playlist.exports import podcast
from tests.playlist.exports.day import (
    AT,
    BASE,
    HOSTILE,
    at,
    entry,
    morning,
    piece,
    place,
    plain,
    playlist,
    slot,
    titles,
    write_folder,
)

PODCAST = "{https://podcastindex.org/namespace/1.0}"


def feed(day: Playlist, root: Path, **changes: Any) -> str:
    (sheet,) = podcast.write(day, replace(place(root), **changes))
    assert sheet.name == "podcast.xml"
    return sheet.text


def items(day: Playlist, root: Path, **changes: Any) -> list[Any]:
    found = feedparser.parse(feed(day, root, **changes).encode())
    assert not found.bozo, found.bozo_exception
    return list(found.entries)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A station's folder with one segment in it."""
    root = tmp_path_factory.mktemp("station")
    write_folder(piece("one", audio=root / "audio"), "at seven.")
    return root


def one(root: Path, **changes: Any) -> Playlist:
    return playlist(slot(entry(piece("one", audio=root / "audio", **changes), at("06:00:00"))))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(title=titles)
def test_a_title_comes_back_as_it_went_in(root: Path, title: str) -> None:
    text = feed(one(root, title=title), root)
    assert etree.fromstring(text.encode()).findtext("channel/item/title") == plain(title)


@pytest.mark.parametrize("title", HOSTILE)
def test_two_feed_readers_agree_on_hostile_titles(root: Path, title: str) -> None:
    text = feed(one(root, title=title), root)
    (item,) = podcastparser.parse("https://radio.example/", io.BytesIO(text.encode()))["episodes"]
    assert item["title"] == " ".join(plain(title).split())
    (entry_,) = feedparser.parse(text.encode(), sanitize_html=False).entries
    assert entry_.enclosures[0].href == f"{BASE}/one/segment.wav"
    if "<" not in title and "&" not in title:
        assert entry_.title == plain(title)


def test_an_episode_has_all_that_a_player_asks_for(tmp_path: Path) -> None:
    text = feed(morning(tmp_path), tmp_path)
    told = podcastparser.parse("https://radio.example/", io.BytesIO(text.encode()))
    news = told["episodes"][0]
    assert told["title"] == "Harbor Public Radio"
    assert told["language"] == "en-US"
    assert not told["explicit"]
    assert news["title"] == 'Six o’clock: "all quiet" - almost'
    assert news["guid"] == "urn:uuid:5f3c1f4e-0000-5000-8000-00006e657773"
    assert news["link"] == "https://packet.example/news"
    assert news["published"] == timegm((2026, 11, 22, 10, 41, 0))
    assert news["total_time"] == 285
    assert news["enclosures"] == [
        {"file_size": 1234, "mime_type": "audio/wav", "url": f"{BASE}/news/segment.wav"}
    ]
    assert "A synthetic voice read this." in news["description"]


def test_chapters_and_transcripts_are_linked_where_they_lie_in_the_folder(tmp_path: Path) -> None:
    # podcastparser knows the namespace by an older name alone; hence lxml.
    day = morning(tmp_path)
    (tmp_path / "audio" / "ferry" / "chapters.json").unlink()
    (tmp_path / "audio" / "ferry" / "transcript.srt").touch()
    news, ferry = etree.fromstring(feed(day, tmp_path).encode()).iterfind("channel/item")

    def linked(item: Any) -> list[tuple[str, str]]:
        found = (*item.iterfind(f"{PODCAST}chapters"), *item.iterfind(f"{PODCAST}transcript"))
        return [(one.get("url").removeprefix(BASE), one.get("type")) for one in found]

    assert linked(news) == [
        ("/news/chapters.json", "application/json+chapters"),
        ("/news/transcript.vtt", "text/vtt"),
    ]
    assert linked(ferry) == [
        ("/ferry/transcript.vtt", "text/vtt"),
        ("/ferry/transcript.srt", "application/x-subrip"),
    ]


def test_it_has_the_segments_of_the_day_once_each_and_newest_first(tmp_path: Path) -> None:
    found = items(morning(tmp_path), tmp_path)
    assert [one.title for one in found] == [
        'Six o’clock: "all quiet" - almost',
        "=Ferry | back, again; 🌉 الجسر",
    ]


def test_a_synthetic_voice_is_marked_on_feed_and_episode(tmp_path: Path) -> None:
    channel = etree.fromstring(feed(morning(tmp_path), tmp_path).encode()).find("channel")
    for told in (channel, *channel.iterfind("item")):
        mark = told.find(f"{PODCAST}txt")
        assert (mark.get("purpose"), mark.text) == ("ai-content", "true")


@pytest.mark.parametrize(
    ("address", "guid"),
    [
        # The examples of the namespace's own page.
        ("https://mp3s.nashownotes.com/pc20rss.xml", "917393e3-1b1e-5cef-ace4-edaa54e1f810"),
        ("https://podnews.net/rss/", "9b024349-ccf0-5f69-a609-6b82873eab3c"),
    ],
)
def test_a_feed_is_known_by_its_address(address: str, guid: str) -> None:
    assert str(podcast.feed_guid(address)) == guid


@pytest.mark.parametrize(
    ("folder", "address"),
    [("audio/feeds", f"{BASE}/feeds/podcast.xml"), ("elsewhere", f"{BASE}/podcast.xml")],
)
def test_it_tells_its_own_address(root: Path, folder: str, address: str) -> None:
    document = etree.fromstring(feed(one(root), root, folder=root / folder).encode())
    link = document.find("channel/{http://www.w3.org/2005/Atom}link")
    assert (link.get("rel"), link.get("href")) == ("self", address)


def test_an_mp3_is_offered_before_the_wav_that_airs(root: Path, tmp_path: Path) -> None:
    sound = piece("two", audio=tmp_path / "audio")
    write_folder(sound, "")
    assert sound.folder
    (sound.folder / "segment.mp3").write_bytes(b"1" * 77)
    (found,) = items(playlist(slot(entry(sound, at("06:00:00")))), tmp_path)
    (enclosure,) = found.enclosures
    assert (enclosure.href, enclosure.length, enclosure.type) == (
        f"{BASE}/two/segment.mp3",
        "77",
        "audio/mpeg",
    )


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({}, True),
        ({"not_before": AT}, True),
        ({"not_before": AT + timedelta(seconds=1)}, False),
        ({"kill": AT}, False),
        ({"kill": AT + timedelta(seconds=1)}, True),
    ],
)
def test_embargo_and_kill_time_hold_on_the_web_too(
    root: Path, changes: dict[str, datetime], shown: bool
) -> None:
    assert len(items(one(root, **changes), root)) == shown


@pytest.mark.parametrize("airs", [Airs.LEGAL_ID, Airs.FILL])
def test_ids_and_fill_are_no_episodes(root: Path, airs: Airs) -> None:
    sound = piece("one", audio=root / "audio")
    assert not items(playlist(slot(entry(sound, at("06:00:00"), airs=airs))), root)


def test_what_nobody_dated_is_dated_by_its_first_airing(root: Path) -> None:
    (found,) = items(one(root), root)
    assert timegm(found.published_parsed) == at("06:00:00").timestamp()


def test_without_an_address_it_says_what_to_write(root: Path) -> None:
    with pytest.raises(UsageError, match="site: https://"):
        feed(one(root), root, base_url="")


def test_a_sound_that_has_gone_is_named(root: Path) -> None:
    with pytest.raises(OutputError, match=r"gone\.wav"):
        feed(one(root, file=root / "audio" / "one" / "gone.wav"), root)


def test_a_sound_outside_the_served_folder_is_named(root: Path, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="isn't in the segments' folder"):
        feed(one(root), root, audio=tmp_path)
