"""The station page in a browser, served as a station serves it, with a stream that never ends."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from producer.model import Airs, after
from producer.playlist.exports import station_page
from tests.chromium import Browser, chromium, contrast, needs_chromium
from tests.playlist.exports.station_server import Site, serving
from tests.playlist.exports.station_visit import (
    DAY,
    FERRY,
    NEWS,
    SHOW,
    airing,
    now,
    publish,
    refresh,
    tell,
    visit,
)
from tests.playlist.now_next_sample import STATION, Row, place, playlist

HOUR = timedelta(hours=1)
TITLE = "document.getElementById('title').textContent"
ELAPSED = "document.getElementById('elapsed').textContent"
NEXT = "[...document.querySelectorAll('#next .name')].map((e) => e.textContent)"
AUDIO = "document.getElementById('audio')"


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("chromium") / "profile") as browser:
        yield browser


@pytest.fixture
def site(window: Browser) -> Iterator[Site]:
    """Whatever a test does, the page must not complain in the console."""
    window.screen(width=1100, height=800)
    with serving() as site:
        yield site
        window.run("location.href = 'about:blank'")
    assert window.console() == []


@needs_chromium
def test_it_tells_what_is_on_air_and_ticks(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 65_000))
    page = visit(window, site)
    assert page.run(f"return {TITLE}") == "News at six"
    assert page.run("return document.title") == f"News at six · {STATION}"
    assert page.run(f"return {NEXT}") == ["The ferry returns", "Sunday Baroque", "News at six"]
    assert page.run("return document.getElementById('total').textContent") == "10:00"
    assert page.run(f"return {ELAPSED}") in ("1:05", "1:06")
    before = page.run(f"return {ELAPSED}")
    page.wait(f"{ELAPSED} !== '{before}'")
    assert page.run("return document.getElementById('as-of').hidden")
    assert not site.asked["live.mp3"], "nothing plays before it is asked for"


@needs_chromium
def test_titles_change_when_the_entry_ends_and_are_announced(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    page.run(
        """const title = document.getElementById('title');
        const told = () => title.textContent.includes('ferry') && (window.changed ??= Date.now());
        new MutationObserver(told).observe(title, { childList: true })"""
    )
    day = airing(DAY, NEWS[1] - 2_000)
    tell(site, day)
    refresh(page)
    page.wait(f"{ELAPSED} >= '9:58' && {TITLE} === 'News at six'")
    page.wait(f"{TITLE} === 'The ferry returns'")
    due = day.entries[1].start.timestamp() * 1000
    assert abs(page.run("return window.changed") - due) < 500
    assert page.run("return document.getElementById('news').textContent") == (
        "On air: The ferry returns, Ruth Okafor"
    )
    page.wait(f"{ELAPSED} === '0:02'")
    assert site.asked["now-next.json"] == 3, "a change of entry asks what is new"


@needs_chromium
def test_it_plays_live_stops_for_good_and_tells_the_system(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    page.click("#toggle")
    page.wait(f"{AUDIO}.currentTime > 0.3")
    assert page.run("return document.getElementById('toggle').innerText") == "Stop"
    assert page.run("return document.getElementById('status').textContent") == "Live"
    system = "return [navigator.mediaSession.playbackState, navigator.mediaSession.metadata.title]"
    assert page.run(system) == ["playing", "News at six"]
    page.click("#toggle")
    page.wait(f"{AUDIO}.paused && !{AUDIO}.hasAttribute('src') && {AUDIO}.buffered.length === 0")
    assert page.run("return document.getElementById('toggle').innerText") == "Play Live Radio"
    page.click("#toggle")
    page.wait(f"{AUDIO}.currentTime > 0.3")
    assert site.asked["live.mp3"] == 2, "played again, it is live again"
    assert page.run("return document.getElementById('trouble').hidden")


@needs_chromium
def test_a_stream_that_breaks_off_is_taken_up_again(window: Browser, site: Site) -> None:
    site.breaking = True
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    page.click("#toggle")
    page.wait("document.getElementById('status').textContent.includes('trying again')")
    assert page.run("return document.getElementById('toggle').innerText") == "Stop"
    site.breaking = False
    page.wait(
        f"{AUDIO}.currentTime > 0.5 && document.getElementById('status').innerText === 'Live'"
    )
    assert site.asked["live.mp3"] == 2


@needs_chromium
def test_without_a_stream_it_still_tells_what_is_on_air(window: Browser, site: Site) -> None:
    page, beside = station_page.write(airing(DAY, 65_000), place(now(), streams=()))
    site.pages |= {page.name: page.text, beside.name: beside.text}
    visit(window, site).wait(f"{ELAPSED} > '1:05'")
    assert window.run("return document.getElementById('toggle').hidden")
    assert window.run("return document.getElementById('stations').hidden")
    assert site.asked["now-next.json"] == 1


@needs_chromium
def test_another_station_brings_its_stream_and_its_programme(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    captions = "[...document.querySelectorAll('.caption')].map((e) => e.textContent)"
    page.wait(f"{captions}.join() === 'News at six,A quartet'")
    page.click("#toggle")
    page.wait(f"{AUDIO}.currentTime > 0.3")
    page.run("document.getElementById('station-0').focus()")
    page.press("ArrowDown")
    page.wait(f"{TITLE} === 'A quartet'")
    assert page.run("return document.getElementById('station-name').textContent") == "WZQY Two"
    assert page.run(f"return {NEXT}") == ["Sunday Baroque"]
    page.wait(f"{AUDIO}.src.endsWith('/classical.mp3') && {AUDIO}.currentTime > 0.3")
    page.press("ArrowUp")
    page.wait(f"{TITLE} === 'News at six'")


@needs_chromium
def test_a_new_document_is_taken_over(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    page.wait(f"{TITLE} === 'News at six'")
    hostile = "</script><img src=x onerror='window.harmed = 1'> \u202egnivom"
    tell(site, airing(((Airs.NEWSCAST, 600_000, hostile, "", "Extra"), FERRY), 1_000))
    refresh(page)
    page.wait(f"{TITLE} === {json.dumps(hostile)}")
    assert page.run("return window.harmed === undefined && !document.querySelector('h1 img')")


@needs_chromium
def test_a_document_that_is_none_changes_nothing(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    for broken in ("{", "[]", '{"at": "today"}', '{"at": "2026-11-22T06:00Z"}'):
        site.pages["now-next.json"] = broken
        asked = site.asked["now-next.json"]
        refresh(page)
        while site.asked["now-next.json"] == asked:
            time.sleep(0.01)
        page.run("return new Promise((done) => setTimeout(done, 100))")
        assert page.run(f"return {TITLE}") == "News at six"


@needs_chromium
def test_a_server_in_trouble_is_left_its_time_and_the_page_goes_on(
    window: Browser, site: Site
) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    tell(site, airing(DAY, NEWS[1] - 1_500))
    refresh(page)
    page.wait(f"{ELAPSED} >= '9:58'")
    site.status = 503
    asked = site.asked["now-next.json"]
    refresh(page)
    page.wait(f"{TITLE} === 'The ferry returns' && {ELAPSED} === '0:01'")
    assert site.asked["now-next.json"] == asked + 1
    assert all("503" in line for line in page.console())


@needs_chromium
def test_a_document_that_missed_a_change_says_as_of_when(window: Browser, site: Site) -> None:
    day = airing((NEWS, SHOW), 1_500_000)
    publish(site, day, at=now() - timedelta(minutes=20))
    page = visit(window, site)
    assert page.wait("document.getElementById('as-of').innerText").startswith("As of ")
    assert page.run(f"return {TITLE}") == "Sunday Baroque"
    # Told at its start, an hour-long programme needs no more.
    tell(site, day, at=now() - timedelta(minutes=14))
    refresh(page)
    page.wait("document.getElementById('as-of').hidden")


@needs_chromium
def test_from_the_file_system_it_tells_what_it_was_given(
    window: Browser, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "station.html").write_text(publish(site, airing(DAY, 65_000)), encoding="utf-8")
    window.open(tmp_path / "station.html")
    window.wait(f"{ELAPSED} > '1:05'")
    assert window.run(f"return {TITLE}") == "News at six"
    assert window.run("return document.getElementById('as-of').innerText").startswith("As of ")
    window.click("#toggle")
    window.wait(f"{AUDIO}.currentTime > 0.3")
    # Another station's document can't be read from there unless its server allows it.
    assert all("classical.json" in line for line in window.console())


@needs_chromium
@pytest.mark.parametrize(
    ("ahead", "written"),
    [(HOUR, HOUR - timedelta(minutes=30)), (None, HOUR)],
    ids=["by the server's Date", "by the document's moment"],
)
def test_a_listener_s_wrong_clock_is_put_right(
    window: Browser, site: Site, ahead: timedelta | None, written: timedelta
) -> None:
    site.ahead = ahead
    day = playlist(DAY, start=after(now(), 3_600_000 - 65_000))
    publish(site, day, at=now() + written)
    page = visit(window, site)
    page.wait(f"{TITLE} === 'News at six' && {ELAPSED} > '1:03' && {ELAPSED} < '1:10'")


@needs_chromium
@pytest.mark.parametrize("away", [True, False])
def test_the_zone_is_told_where_it_is_not_the_listener_s(
    window: Browser, site: Site, away: bool
) -> None:
    here = window.run("return Intl.DateTimeFormat().resolvedOptions().timeZone")
    there = "Asia/Kathmandu" if here != "Asia/Kathmandu" else "Asia/Tokyo"
    publish(site, airing(DAY, 1_000))
    document: dict[str, Any] = json.loads(site.pages["now-next.json"])
    site.tell("now-next.json", document | {"zone": there if away else here})
    page = visit(window, site)
    refresh(page)
    page.wait(f"document.getElementById('zone').hidden === {json.dumps(not away)}")
    if away:
        told = page.run("return document.getElementById('zone').textContent")
        assert told.startswith("Times are yours: ")
        assert "The station keeps " in told


@needs_chromium
def test_the_keyboard_reaches_everything_in_order(window: Browser, site: Site) -> None:
    publish(site, airing(DAY, 1_000))
    page = visit(window, site)
    order = []
    for _ in range(5):
        page.press("Tab")
        order.append(page.run("return document.activeElement.id || 'skip'"))
    assert order == ["skip", "toggle", "mute", "volume", "station-0"]
    page.run("document.getElementById('toggle').focus()")
    page.press("Enter")
    page.wait(f"{AUDIO}.currentTime > 0")


SMALL = """[...document.querySelectorAll('button, input, .station, a:not(.skip)')]
  .filter((e) => e.offsetParent && (e.offsetHeight < 24 || e.offsetWidth < 24))
  .map((e) => e.outerHTML)"""
COLOURS = """const back = (e) => {
    const own = getComputedStyle(e).backgroundColor;
    return own !== 'rgba(0, 0, 0, 0)' || !e.parentElement ? own : back(e.parentElement);
  };
  return [...document.querySelectorAll('h1, h2, legend, p, a, time, span, bdi, #toggle')]
    .filter((e) => e.offsetParent && !e.closest('[aria-hidden]'))
    .map((e) => [e.outerHTML.slice(0, 60), getComputedStyle(e).color, back(e)])"""


@needs_chromium
def test_it_fits_can_be_hit_and_can_be_read(window: Browser, site: Site) -> None:
    long: Row = (Airs.CATEGORY, 600_000, "w" * 500, "b" * 200, "Local news")
    publish(site, airing((NEWS, FERRY, long, SHOW), 1_000))
    page = visit(window, site)
    page.click("#toggle")
    page.wait("document.getElementById('status').textContent === 'Live'")
    for scheme, width in product(("light", "dark"), (360, 1100)):
        page.screen(width=width, height=800, prefers_color_scheme=scheme)
        assert page.run("return document.documentElement.scrollWidth") <= width
        assert page.run(f"return {SMALL}") == []
        colours = page.run(COLOURS)
        assert len(colours) > 30
        assert [c for c in colours if contrast(c[1], c[2]) < 4.5] == [], (scheme, width)
