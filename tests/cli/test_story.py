"""producer story: several sources, the whole ledger, feeds."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.command import producer
from tests.paths import EXAMPLE
from tests.story.site import Site, running

TEXT = "The old pier opened again on Monday after a long winter, the mayor said.\n"
FEED = """<rss version="2.0"><channel><title>Harbor News</title><link>https://harbor.example/</link>
<item><title>Pier opens</title><link>https://harbor.example/pier</link>
<pubDate>Mon, 12 Aug 2024 16:45:00 GMT</pubDate></item>
<item><title>No date</title><description>{text}</description></item></channel></rss>"""


@pytest.fixture
def plain(own_place: Path) -> Path:
    path = own_place / "pier.txt"
    path.write_text(TEXT)
    return path


@pytest.fixture
def feed(own_place: Path) -> Path:
    path = own_place / "feed.xml"
    path.write_text(FEED.format(text=TEXT))
    return path


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as started:
        yield started


class TestSeveralSources:
    def test_a_bad_one_is_told_and_the_others_are_read(
        self, capsys: pytest.CaptureFixture[str], own_place: Path, plain: Path
    ) -> None:
        (own_place / "empty.txt").write_text("")
        outcome = producer(
            capsys, "story", plain, "nothing.txt", EXAMPLE, "ftp://x/", "empty.txt", "--json"
        )
        stories = [json.loads(line) for line in outcome.out.splitlines()]
        assert [story["source"] for story in stories] == [str(plain), str(EXAMPLE)]
        told = [line for line in outcome.err.splitlines() if line.startswith("producer: ")]
        assert [line.split(": ")[1] for line in told] == ["nothing.txt", "ftp://x/", "empty.txt"]
        assert outcome.code == 3

    @pytest.mark.loopback
    @pytest.mark.allow_hosts(["127.0.0.1"])
    def test_the_exit_code_is_the_first_error_s(
        self, capsys: pytest.CaptureFixture[str], site: Site, plain: Path
    ) -> None:
        lost = f"{site.address}/status/404"
        sources = (plain, lost, "nothing.txt")
        assert producer(capsys, "story", *sources, "--allow-private").code == 5
        assert producer(capsys, "story", *sources[::-1], "--allow-private").code == 3

    def test_one_bad_source_is_told_once(self, capsys: pytest.CaptureFixture[str]) -> None:
        outcome = producer(capsys, "story", "nothing.txt")
        assert (outcome.code, outcome.err.count("no such file"), outcome.out) == (3, 1, "")


class TestExplain:
    def test_every_line_of_the_page_in_its_order(self, capsys: pytest.CaptureFixture[str]) -> None:
        lines = json.loads(producer(capsys, "story", EXAMPLE, "--json").out)["lines"]
        rows = producer(capsys, "story", "--explain", EXAMPLE).out.splitlines()
        assert len(rows) == len(lines) + 1
        for row, line in zip(rows, lines, strict=False):
            label = line["paragraph"] or (
                line["reason"] if line["fate"] == "dropped" else line["fate"]
            )
            assert re.fullmatch(rf" *{line['number']}  {re.escape(label)} +.*", row)
            assert row.endswith(line["text"])
        aired = sum(line["fate"] == "paragraph" for line in lines)
        assert rows[-1] == f"{aired} of {len(lines)} lines are the story."

    def test_a_row_fits_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        monkeypatch.setenv("COLUMNS", "60")
        rows = producer(capsys, "story", "--explain", EXAMPLE).out.splitlines()
        assert max(len(row) for row in rows) == 60
        assert any(row.endswith("…") for row in rows)


class TestFeeds:
    def test_its_list(self, capsys: pytest.CaptureFixture[str], feed: Path) -> None:
        rows = producer(capsys, "story", feed).out.splitlines()
        assert rows[:4] == [
            "Harbor News",
            "   1  2024-08-12 16:45  Pier opens",
            "                        https://harbor.example/pier",
            "   2                    No date",
        ]
        assert rows[-1] == f"Read one with: producer story {feed} --item 1"

    def test_its_list_as_json(self, capsys: pytest.CaptureFixture[str], feed: Path) -> None:
        told = json.loads(producer(capsys, "story", feed, "--json").out)
        assert (told["feed"], told["url"]) == ("Harbor News", "https://harbor.example/")
        assert told["items"][0] == {
            "number": 1,
            "title": "Pier opens",
            "published": "2024-08-12T16:45:00+00:00",
            "url": "https://harbor.example/pier",
        }
        assert told["items"][1]["published"] is None

    def test_an_item(self, capsys: pytest.CaptureFixture[str], feed: Path) -> None:
        story = json.loads(producer(capsys, "story", feed, "--item", "2", "--json").out)
        assert (story["headline"], story["paragraphs"][0]["text"]) == ("No date", TEXT.strip())

    def test_an_item_as_a_script(self, capsys: pytest.CaptureFixture[str], feed: Path) -> None:
        outcome = producer(capsys, "script", feed, "--item", "2")
        assert outcome.code == 0
        assert "title: No date" in outcome.out

    def test_an_empty_feed(self, capsys: pytest.CaptureFixture[str], own_place: Path) -> None:
        (own_place / "feed.xml").write_text("<rss><channel><title>Quiet</title></channel></rss>")
        assert producer(capsys, "story", "feed.xml").out == "Quiet\nThere is no story in it.\n"

    @pytest.mark.parametrize("command", ["script", "preview", "make"])
    def test_other_commands_ask_for_an_item(
        self, capsys: pytest.CaptureFixture[str], feed: Path, command: str
    ) -> None:
        outcome = producer(capsys, command, feed)
        assert outcome.code == 3
        assert "this is a feed, not a page: add --item N" in outcome.err

    def test_a_number_below_one(self, capsys: pytest.CaptureFixture[str], feed: Path) -> None:
        assert producer(capsys, "story", feed, "--item", "0").code == 2

    @pytest.mark.loopback
    @pytest.mark.allow_hosts(["127.0.0.1"])
    def test_where_the_feed_s_text_stands_for_the_page_it_is_told(
        self, capsys: pytest.CaptureFixture[str], site: Site, own_place: Path
    ) -> None:
        item = {
            "title": "Pier opens",
            "url": f"{site.address}/status/410",
            "content_html": f"<p>{TEXT}</p>",
        }
        told = {"version": "https://jsonfeed.org/version/1", "title": "H", "items": [item]}
        (own_place / "feed.json").write_text(json.dumps(told))
        outcome = producer(capsys, "story", "feed.json", "--item", "1", "--allow-private")
        assert outcome.code == 0
        assert "410 Gone. The text in the feed is read instead." in outcome.err
        assert TEXT.strip() in outcome.out


@pytest.mark.loopback
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_this_machine_is_asked_with_the_flag_alone(
    capsys: pytest.CaptureFixture[str], site: Site
) -> None:
    site.pages["/pier"] = ("text/plain", TEXT.encode())
    refused = producer(capsys, "story", f"{site.address}/pier")
    assert refused.code == 3
    assert "add --allow-private" in refused.err
    allowed = producer(capsys, "story", f"{site.address}/pier", "--allow-private")
    assert (allowed.code, allowed.err) == (0, "")
