"""station.html as it is written: whole, alone, and nothing in a text can become markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from producer.markup import csp_hash
from producer.model import Airs, Playlist, after
from producer.playlist.exports import now_next, station_page
from producer.playlist.exports.export import Place
from producer.station import Stream
from tests.playlist.now_next_sample import HOUR, SIX, STATION, STREAMS, Row, place, playlist

FERRY = after(SIX, 310_000)

HOSTILE = (
    "</script><script>alert(1)</script>",
    "<!-- <script>",
    "]]></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "&lt;b&gt; &amp; &#60; &copy",
    "🌉 bridge 👩🏽‍🚒 opens",
    "الجسر يفتح من جديد",
    "\u202egnihtyna dna \u2066everything",
    "${title} $script $$ \\u003c",
    "x" * 500,
)


def page(day: Playlist, there: Place) -> str:
    sheet, data = station_page.write(day, there)
    assert sheet.name == "station.html"
    assert (data,) == now_next.write(day, there), "the document lies beside the page"
    return sheet.text


def parsed(day: Playlist, there: Place) -> Any:
    utf8 = lxml.html.HTMLParser(encoding="utf-8")
    return lxml.html.document_fromstring(page(day, there).encode(), parser=utf8)


def words(document: Any, name: str) -> str:
    return " ".join(document.get_element_by_id(name).text_content().split())


def tags(document: Any) -> list[str]:
    return [element.tag for element in document.iter() if isinstance(element.tag, str)]


def policy(document: Any) -> dict[str, str]:
    (content,) = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    return dict(rule.strip().split(" ", 1) for rule in content.split(";"))


def test_without_its_script_it_tells_the_moment_that_it_was_written() -> None:
    document = parsed(playlist(), place(FERRY))
    assert document.findtext("head/title") == f"Harlow Point ferry returns · {STATION}"
    assert words(document, "title") == "Harlow Point ferry returns"
    assert words(document, "meta") == "Dana WhitlowLocal news"
    assert words(document, "as-of") == "As of 6:05 AM"
    assert words(document, "next").startswith("6:10 AM Sunday Baroque 7:00 AM Weekend Edition")
    audio = document.get_element_by_id("audio")
    assert audio.get("src") == "https://stream.wzqy.example/live.mp3"
    assert audio.get("preload") == "none"
    assert audio.get("autoplay") is None


def test_what_the_sample_page_promises_is_there() -> None:
    text = parsed(playlist(), place(FERRY)).text_content()
    for promise in ("Play Live Radio", "Next Up", "Available On Air Stations", "On air"):
        assert promise in text


def test_the_stations_are_one_group_of_radio_buttons_the_own_one_chosen() -> None:
    document = parsed(playlist(), place(FERRY))
    assert words(document, "stations") == (
        "Available On Air Stations WZQY 91.3 Harlow Point ferry returns WZQY Classical"
    )
    radios = document.xpath("//input[@type='radio']")
    assert [radio.get("checked") is not None for radio in radios] == [True, False]
    assert len({radio.get("name") for radio in radios}) == 1


def test_the_policy_lets_in_this_script_and_this_style_and_nothing_else() -> None:
    document = parsed(playlist(), place(FERRY))
    (script,) = document.xpath("//script[not(@type)]/text()")
    (style,) = document.xpath("//style/text()")
    assert policy(document) == {
        "default-src": "'none'",
        "script-src": f"'{csp_hash(script)}'",
        "style-src": f"'{csp_hash(style)}'",
        "img-src": "data:",
        "media-src": "http: https:",
        "connect-src": "'self' https://classical.wzqy.example",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


@pytest.mark.parametrize(
    "address",
    [
        "https://a.example; script-src *",
        "http://a.example 'unsafe-inline'/x",
        "http://[",
        "http://user:word@a.example/x.json",
        "javascript:alert(1)",
        "//a.example/x.json",
    ],
)
def test_an_odd_address_adds_nothing_to_the_policy(address: str) -> None:
    streams = (*STREAMS[:1], Stream(name="Odd", url=address, now_next=address))
    document = parsed(playlist(), place(FERRY, streams=streams))
    assert policy(document)["connect-src"] == "'self'"
    assert len(policy(document)) == 8


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "data:audio/mp3,x"])
def test_only_addresses_of_the_web_are_played(url: str) -> None:
    document = parsed(playlist(), place(FERRY, streams=(Stream(name="Odd", url=url),)))
    assert document.get_element_by_id("audio").get("src") is None


def test_it_asks_for_nothing_outside() -> None:
    document = parsed(playlist(), place(FERRY))
    assert document.xpath("//link/@href") == ["data:,"]
    assert document.xpath("//*[@src]/@src") == ["https://stream.wzqy.example/live.mp3"]
    (style,) = document.xpath("//style/text()")
    assert not re.search(r"@import|url\(", style)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    rows: tuple[Row, ...] = tuple((airs, ms, text, "A", "B") for airs, ms, *_ in HOUR[1:3])
    plain = parsed(playlist(tuple((*row[:2], "Plain", *row[3:]) for row in rows)), place(SIX))
    streams = tuple(replace(stream, name=text) for stream in STREAMS)
    document = parsed(playlist(rows), place(SIX, streams=streams))
    assert document.findtext("head/title") == f"{text} · {STATION}"
    assert document.xpath("string(//h1)") == text
    assert document.xpath("//p[@class='name']/bdi/text()") == [text]
    assert document.xpath("//*[@class='called']/bdi/text()") == [text, text]
    data = json.loads(document.get_element_by_id("now-next").text)
    assert data["onAir"]["title"] == text
    assert tags(document) == tags(plain)
    assert document.xpath("//@*[starts-with(name(), 'on')]") == []


@given(title=st.text(), station=st.text(min_size=1))
def test_any_text_makes_a_page(title: str, station: str) -> None:
    rows: tuple[Row, ...] = ((Airs.CATEGORY, 60_000, title, title, title),)
    text = page(playlist(rows, station=station), place(SIX))
    text.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", text)


def test_a_long_title_is_set_smaller() -> None:
    rows: tuple[Row, ...] = ((Airs.CATEGORY, 60_000, "word " * 60, "", "Local news"),)
    (heading,) = parsed(playlist(rows), place(SIX)).iter("h1")
    assert heading.get("class") == "long"


def test_off_the_air_and_without_streams_it_is_still_a_page() -> None:
    document = parsed(playlist(HOUR[:1]), place(SIX + timedelta(days=1), streams=()))
    assert words(document, "title") == STATION
    assert document.get_element_by_id("badge").get("hidden") is not None
    assert document.get_element_by_id("nothing").get("hidden") is None
    assert document.get_element_by_id("audio").get("src") is None


def test_the_same_day_makes_the_same_bytes() -> None:
    assert page(playlist(), place(FERRY)) == page(playlist(), place(FERRY))
