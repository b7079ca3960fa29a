"""How the browser tests put a station page on their server and open it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from producer.model import Airs, Playlist, after
from producer.playlist.exports import station_page
from producer.playlist.now_next import now_next
from producer.station import Stream
from tests.chromium import Browser
from tests.playlist.exports.station_server import Site
from tests.playlist.now_next_sample import STATION, Row, place, playlist

NEWS: Row = (Airs.NEWSCAST, 600_000, "News at six", "Dana Whitlow", "Newscast")
FERRY: Row = (Airs.CATEGORY, 109_115, "The ferry returns", "Ruth Okafor", "Local news")
MUSIC: Row = (Airs.FILL, 60_000, "bed-1", "", "Fill")
SHOW: Row = (Airs.FEED, 3_600_000, "Sunday Baroque", "", "Sunday Baroque")
DAY = (NEWS, FERRY, MUSIC, SHOW, NEWS)


def streams(site: Site) -> tuple[Stream, ...]:
    other = f"{site.address}/classical.json"
    return (
        Stream(name="WZQY 91.3", url=f"{site.address}/live.mp3"),
        Stream(name="WZQY Classical", url=f"{site.address}/classical.mp3", now_next=other),
    )


def now(zone: str = "America/New_York") -> datetime:
    return datetime.now(ZoneInfo(zone))


def airing(rows: tuple[Row, ...], begun_ms: int, *, station: str = STATION) -> Playlist:
    """A day whose first row has been on air for so long."""
    return playlist(rows, start=after(now(), -begun_ms), station=station)


def tell(site: Site, day: Playlist, at: datetime | None = None) -> None:
    site.tell("now-next.json", now_next(day, place(at or now(), streams=streams(site))))


def publish(site: Site, day: Playlist, at: datetime | None = None) -> str:
    """Put the page and the documents on the site; the page itself."""
    there = place(at or now(), streams=streams(site))
    page, beside = station_page.write(day, there)
    site.pages |= {page.name: page.text, beside.name: beside.text}
    quartet = airing(((Airs.FEED, 900_000, "A quartet", "", ""), SHOW), 1000, station="WZQY Two")
    site.tell("classical.json", now_next(quartet, there))
    return page.text


def visit(window: Browser, site: Site) -> Browser:
    window.run("location.href = arguments[0]", f"{site.address}/station.html")
    window.wait("document.documentElement.classList.contains('live') && location.port")
    return window


def refresh(page: Browser) -> None:
    """As when the network is back: now, not when it is due."""
    page.run("dispatchEvent(new Event('online'))")
