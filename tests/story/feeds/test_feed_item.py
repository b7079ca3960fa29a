"""The page of one story of a feed: its own page, or the feed's text where there is no other."""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from producer.errors import EngineError, InputError
from producer.model import Page
from producer.story import read
from producer.story.feeds.feed import Feed
from producer.story.source import open_page, open_source
from tests.story.pages import told
from tests.story.site import Site, running

FIRST = "The island ferry came back to the harbor on Monday after eleven weeks in the yard."
SECOND = "About 300 people were on the pier to meet it, the harbor master said."
PAGE = f"""<!doctype html><html><head><title>Ferry returns</title></head><body>
<nav><a href="/">Home</a></nav><article>
<h1>Ferry returns</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Footer of the page</footer></body></html>"""
WHOLE = f"<p>{FIRST}</p>\n<p><a href='/x'>{SECOND[:16]}</a>{SECOND[16:]}</p>"


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as started:
        started.pages["/ferry"] = ("text/html", PAGE.encode())
        yield started


def a_feed(folder: Path, **item: str) -> str:
    path = folder / "feed.json"
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Harbor News",
        "items": [{"title": "Another"}, {"title": "Ferry returns", **item}],
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    return str(path)


def open_item(source: str, remarks: list[str] | None = None) -> Page:
    tell = [] if remarks is None else remarks
    return open_page(source, item=2, allow_private=True, tell=tell.append)


@pytest.mark.loopback
@pytest.mark.allow_hosts(["127.0.0.1"])
class TestWithAPage:
    def test_its_page_is_fetched(self, site: Site, own_place: Path) -> None:
        source = a_feed(own_place, url=f"{site.address}/ferry", content_html="<p>Not this.</p>")
        page = open_item(source)
        assert (page.source, page.url) == (f"{site.address}/ferry",) * 2
        assert told(read(page)) == [FIRST, SECOND]

    def test_a_feed_on_the_web_with_a_relative_link(self, site: Site, own_place: Path) -> None:
        text = Path(a_feed(own_place, url="../ferry")).read_bytes()
        site.pages["/news/feed"] = ("application/feed+json", text)
        assert open_item(f"{site.address}/news/feed").url == f"{site.address}/ferry"

    def test_the_feed_s_text_stands_for_a_page_that_can_t_be_had(
        self, site: Site, own_place: Path
    ) -> None:
        source = a_feed(own_place, url=f"{site.address}/status/404", content_html=WHOLE)
        remarks: list[str] = []
        page = open_item(source, remarks)
        assert remarks == [
            f"{site.address}/status/404: the server answered 404 Not Found."
            " The text in the feed is read instead."
        ]
        story = read(page)
        assert told(story) == [FIRST, SECOND]
        assert story.url == f"{site.address}/status/404"

    def test_a_summary_does_not(self, site: Site, own_place: Path) -> None:
        source = a_feed(own_place, url=f"{site.address}/status/404", summary=FIRST)
        with pytest.raises(EngineError, match="404"):
            open_item(source)

    def test_a_link_to_this_machine_is_not_followed(self, site: Site, own_place: Path) -> None:
        source = a_feed(own_place, url=f"{site.address}/ferry")
        with pytest.raises(InputError, match="not on the public internet"):
            open_page(source, item=2)
        assert site.asked == []

    def test_a_feed_of_feeds_is_no_page(self, site: Site, own_place: Path) -> None:
        site.pages["/feed"] = ("application/rss+xml", b"<rss><channel/></rss>")
        with pytest.raises(InputError, match="this is a feed, not a page"):
            open_item(a_feed(own_place, url=f"{site.address}/feed"))


class TestWithoutAPage:
    @pytest.mark.parametrize("link", ["", "/ferry", "file:///etc/hosts", "/etc/hosts", "ftp://h/x"])
    def test_the_feed_s_text_is_the_page_and_no_file_is_read(
        self, own_place: Path, link: str
    ) -> None:
        source = a_feed(own_place, url=link, content_html=WHOLE, date_published="2024-08-12")
        story = read(open_item(source))
        assert told(story) == [FIRST, SECOND]
        assert (story.headline, story.published) == ("Ferry returns", "2024-08-12")
        assert story.source == source

    def test_plain_text(self, own_place: Path) -> None:
        story = read(open_item(a_feed(own_place, content_text=f"{FIRST}\n\n{SECOND}")))
        assert told(story) == [FIRST, SECOND]

    def test_one_sentence_without_any_tag(self, own_place: Path) -> None:
        assert told(read(open_item(a_feed(own_place, content_html=FIRST)))) == [FIRST]

    def test_a_summary_alone(self, own_place: Path) -> None:
        assert told(read(open_item(a_feed(own_place, summary=FIRST)))) == [FIRST]

    def test_nothing(self, own_place: Path) -> None:
        with pytest.raises(InputError, match="item 2 has neither an address nor a text"):
            open_item(a_feed(own_place))


class TestWhatIsAsked:
    def test_without_an_item_the_feed_itself(self, own_place: Path) -> None:
        found = open_source(a_feed(own_place))
        assert isinstance(found, Feed)
        assert [item.title for item in found.items] == ["Another", "Ferry returns"]

    @pytest.mark.parametrize("number", [0, 3])
    def test_an_item_that_is_not_there(self, own_place: Path, number: int) -> None:
        with pytest.raises(InputError, match=f"has 2 items, and none is number {number}") as caught:
            open_page(a_feed(own_place), item=number)
        assert caught.value.hint == "See them with: producer story " + a_feed(own_place)

    def test_an_item_of_a_page(self, own_place: Path) -> None:
        (own_place / "page.txt").write_text(FIRST)
        with pytest.raises(InputError, match=r"page\.txt: this is a page, not a feed"):
            open_page("page.txt", item=1)

    def test_a_feed_where_a_page_must_be(self, own_place: Path) -> None:
        with pytest.raises(InputError, match="a feed, not a page: add --item N") as caught:
            open_page(a_feed(own_place))
        assert "--item" in caught.value.hint

    def test_a_page(self, own_place: Path) -> None:
        (own_place / "page.txt").write_text(FIRST)
        assert open_page("page.txt").content == FIRST.encode()


def test_hints_can_be_typed_whatever_the_name(tmp_path: Path) -> None:
    folder = tmp_path / "Ann's feeds"
    folder.mkdir()
    feed = a_feed(folder)
    with pytest.raises(InputError) as none_of_that_number:
        open_source(feed, item=9)
    with pytest.raises(InputError) as no_page:
        open_page(feed)
    for hint in (none_of_that_number.value.hint, no_page.value.hint):
        assert shlex.split(hint.partition(": ")[2])[:3] == ["producer", "story", feed]
