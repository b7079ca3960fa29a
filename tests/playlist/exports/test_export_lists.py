"""M3U, PLS and XSPF, read by readers that we did not write."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from typing import Any

import m3u8 as reader
import pytest
from hypothesis import given
from lxml import etree

from producer.model import Airs, Playlist
from producer.playlist.exports import m3u8, pls, xspf
from producer.playlist.exports.export import Place, Write
from tests.playlist.exports.day import (
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
    titled,
    titles,
)

NS = {"x": "http://xspf.org/ns/0/"}
RULES = etree.RelaxNG(etree.parse(Path(__file__).parents[2] / "data" / "playlist" / "xspf.rng"))

Told = tuple[str, str]
"""What a reader finds: an entry's title, and where its sound is."""


def text_of(write: Write, day: Playlist, where: Place) -> str:
    (sheet,) = write(day, where)
    return sheet.text


def from_m3u8(text: str) -> list[Told]:
    # The reader takes this tag out of a line wherever it stands; only ours begins one.
    hidden = re.sub("(?<!\n)#EXTINF:", "\uffff", text)
    segments = reader.loads(hidden).segments
    return [(one.title.replace("\uffff", "#EXTINF:"), one.uri) for one in segments]


def from_pls(text: str) -> list[Told]:
    parser = configparser.RawConfigParser(
        delimiters=("=",), comment_prefixes=(), strict=True, empty_lines_in_values=False
    )
    parser.read_string(text)
    told = parser["playlist"]
    assert told["Version"] == "2"
    numbers = range(1, 1 + int(told["NumberOfEntries"]))
    assert len(told) == 2 + 3 * len(numbers)
    return [(told[f"Title{n}"], told[f"File{n}"]) for n in numbers]


def tree(text: str) -> Any:
    document = etree.fromstring(text.encode())
    RULES.assertValid(document)
    return document


def from_xspf(text: str) -> list[Told]:
    return [
        (one.findtext("x:title", "", NS), one.findtext("x:location", "", NS))
        for one in tree(text).iterfind(".//x:track", NS)
    ]


READERS = ((m3u8.write, from_m3u8), (pls.write, from_pls), (xspf.write, from_xspf))
formats = pytest.mark.parametrize(("write", "read"), READERS, ids=("m3u8", "pls", "xspf"))


@formats
@given(title=titles)
def test_a_title_comes_back_as_it_went_in(write: Write, read: Any, title: str) -> None:
    ((found, _),) = read(text_of(write, titled(title, artist="Al"), place()))
    assert found.removeprefix("Al - ") == plain(title)


@formats
@pytest.mark.parametrize("title", HOSTILE)
def test_hostile_titles_stay_one_entry(write: Write, read: Any, title: str) -> None:
    ((found, where),) = read(text_of(write, titled(title, artist=title), place()))
    assert where == f"{BASE}/one/segment.wav"
    assert plain(title)[-20:] in found


@given(artist=titles, title=titles)
def test_players_split_artist_from_title_where_we_joined_them(artist: str, title: str) -> None:
    ((found, _),) = from_m3u8(text_of(m3u8.write, titled(title, artist), place()))
    first, _, second = found.partition(" - ")
    assert second == plain(title)
    assert first.replace("–", "-") == plain(artist).replace("–", "-")


@pytest.mark.parametrize(
    ("title", "artist", "told"),
    [
        ("Ferry - back - at sea", "", "Ferry – back – at sea"),
        ("\n", "Odile - Marsh", "Odile – Marsh"),
        ("\n", "\t", ""),
    ],
)
def test_what_stands_alone_is_not_split(title: str, artist: str, told: str) -> None:
    ((found, _),) = from_m3u8(text_of(m3u8.write, titled(title, artist), place()))
    assert found == told


@formats
@pytest.mark.parametrize(
    ("file", "m3u", "uri"),
    [
        ("/srv/audio/a b#1/ö.wav", f"{BASE}/a%20b%231/%C3%B6.wav", None),
        ("/music/a b#1%.wav", "/music/a b#1%.wav", "file:///music/a%20b%231%25.wav"),
        ("/srv/day/#1 ö.wav", "./#1 ö.wav", "./%231%20%C3%B6.wav"),
        ("/music/two\nlines.wav", "file:///music/two%0Alines.wav", None),
        ("/music/ends in a blank.wav ", "file:///music/ends%20in%20a%20blank.wav%20", None),
    ],
    ids=("served", "elsewhere", "beside the playlist", "line break", "blank at its end"),
)
def test_where_a_sound_is(write: Write, read: Any, file: str, m3u: str, uri: str | None) -> None:
    sound = piece("one", file=Path(file))
    day = playlist(slot(entry(sound, at("06:00:00"))))
    ((_, found),) = read(text_of(write, day, place()))
    assert found == (uri or m3u if write is xspf.write else m3u)


def test_a_station_that_is_not_served_has_paths() -> None:
    text = text_of(m3u8.write, titled("a"), place(base_url=""))
    assert from_m3u8(text) == [("a", "/srv/audio/one/segment.wav")]


@formats
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("https://a.example/live?x=1&y=2", ["https://a.example/live?x=1&y=2"]),
        ("http://a.example/ö", ["http://a.example/%C3%B6"]),
        ("https://a.example/\nfile:///etc/passwd", []),
        ("studio-2", []),
        ("", []),
    ],
)
def test_a_feed_is_listed_where_it_has_an_address(
    write: Write, read: Any, source: str, found: list[str]
) -> None:
    feed = entry(None, at("06:00:00"), airs=Airs.FEED, title="Li -- ve\n#--", source=source)
    text = text_of(write, playlist(slot(feed)), place())
    assert [where for _, where in read(text)] == found
    assert write is pls.write or "ve" in text


def test_m3u8_tells_whole_seconds() -> None:
    told = [
        entry(piece("one"), at("06:00:00"), length_ms=ms) for ms in (44_499, 44_500, 45_200, 400)
    ]
    found = reader.loads(text_of(m3u8.write, playlist(slot(*told)), place()))
    assert [one.duration for one in found.segments] == [44, 44, 45, 0]


def test_xspf_tells_moments_with_their_zone_and_lengths_in_ms(tmp_path: Path) -> None:
    document = tree(text_of(xspf.write, morning(tmp_path), place(tmp_path)))
    first = document.find(".//x:track", NS)
    assert first.findtext("x:duration", "", NS) == "9000"
    assert first.findtext("x:meta", "", NS) == "2026-11-22T06:00:00.000-05:00"
    (second,) = document.xpath("//x:track[x:title='Slow bed'][1]", namespaces=NS)[:1]
    assert second.findtext("x:identifier", "", NS) == "file:fill/slow%20bed.wav"


def test_a_part_of_a_file_is_told_to_vlc_and_a_whole_one_is_not() -> None:
    sound = piece("one", length_ms=180_000)
    part = entry(sound, at("06:00:00"), cue_in_ms=4_000, length_ms=1_500)
    whole = entry(sound, at("06:01:00"))
    day = playlist(slot(part, whole))
    lines = text_of(m3u8.write, day, place()).splitlines()
    assert [line for line in lines if "VLC" in line] == [
        "#EXTVLCOPT:start-time=4.000",
        "#EXTVLCOPT:stop-time=5.500",
    ]
    names = {"v": "http://www.videolan.org/vlc/playlist/ns/0/"} | NS
    first, second = tree(text_of(xspf.write, day, place())).iterfind(".//x:track", names)
    assert [one.text for one in first.iterfind("x:extension/v:option", names)] == [
        "start-time=4.000",
        "stop-time=5.500",
    ]
    assert second.find("x:extension", names) is None


def test_the_schema_refuses_what_is_no_xspf() -> None:
    good = text_of(xspf.write, titled("a"), place())
    for bad in (
        good.replace("<trackList>", "<list>").replace("</trackList>", "</list>"),
        good.replace("one/segment", "one two/segment"),
        good.replace("60000<", "a minute<"),
        good.replace('version="1"', 'version="2"'),
    ):
        assert bad != good
        assert not RULES.validate(etree.fromstring(bad.encode()))
