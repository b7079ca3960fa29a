"""Pages from the web: a server of the tests' own, and addresses that are none."""

from __future__ import annotations

import socket
import sys
import threading
import time
from collections.abc import Iterator
from concurrent import futures
from pathlib import Path
from typing import Any

import pytest
import trustme

from producer import __version__
from producer.errors import BusyError, EngineError, InputError
from producer.model import Page
from producer.story.fetching import addresses, retries, size, web
from producer.story.fetching.fetch import fetch, fetch_web
from tests.story.site import STORY, Site, running

HERE = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
linux = pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is there on Linux alone")


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as started:
        yield started


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retries, "BACK_OFF_S", (0.0, 0.0))


def read(url: str) -> Page:
    return fetch(url, allow_private=True)


@pytest.mark.loopback
@pytest.mark.allow_hosts(HERE)
class TestPages:
    def test_a_page(self, site: Site) -> None:
        page = read(f"{site.address}/story")
        assert (page.source, page.url) == (f"{site.address}/story", f"{site.address}/story")
        assert (page.content, page.charset) == (STORY, "ISO-8859-2")
        assert [agent for _, _, agent in site.asked] == [f"producer/{__version__}"]

    def test_a_page_that_moved(self, site: Site) -> None:
        page = read(f"{site.address}/moved")
        assert (page.source, page.url) == (f"{site.address}/moved", f"{site.address}/story")

    def test_a_cookie_is_kept_on_the_way(self, site: Site) -> None:
        assert read(f"{site.address}/cookie").content == STORY

    def test_the_body_of_a_redirect_is_not_read(self, site: Site) -> None:
        assert read(f"{site.address}/endless-redirect").content == STORY

    def test_a_server_that_declares_no_character_set(self, site: Site) -> None:
        assert read(f"{site.address}/untold").charset is None

    def test_a_password_does_not_get_into_the_page(self, site: Site) -> None:
        page = read(f"http://ann:secret@127.0.0.1:{site.port}/story")
        assert page.url == f"{site.address}/story"

    @pytest.mark.usefixtures("at_once")
    @pytest.mark.parametrize(
        ("path", "message", "tries"),
        [
            ("/status/404", "the server answered 404 Not Found", 1),
            ("/status/500", "the server answered 500", 1),
            ("/status/503", r"the server answered 503 Service Unavailable \(tried 3 times\)", 3),
            ("/round", "more than 10 redirects", 11),
            ("/no-page", "no web page", 1),
            ("/no-address", "no web address", 1),
            ("/broken", "broke off", 3),
            ("/packed/50", "broke off", 3),
            ("/packed/95", "broke off", 3),
            ("/brotli", "packed its answer as br", 1),
        ],
    )
    def test_failures(self, site: Site, path: str, message: str, tries: int) -> None:
        with pytest.raises(EngineError, match=message) as caught:
            read(site.address + path)
        assert caught.value.exit_code == 5
        assert "\n" not in caught.value.message
        assert caught.value.hint
        assert len(site.asked) == tries

    def test_an_empty_page(self, site: Site) -> None:
        with pytest.raises(InputError, match="empty"):
            read(f"{site.address}/empty")

    def test_a_packed_answer_is_unpacked_whole(self, site: Site) -> None:
        assert read(f"{site.address}/packed/100").content == STORY * 500

    def test_a_page_that_says_it_is_too_large(self, site: Site) -> None:
        with pytest.raises(InputError, match="50 MB, larger than the 20 MB"):
            read(f"{site.address}/says-huge")

    @pytest.mark.parametrize("path", ["/stream", "/bomb"])
    def test_a_page_that_turns_out_too_large(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        monkeypatch.setattr(size, "CAP", 2000)
        with pytest.raises(InputError, match="larger than"):
            read(site.address + path)


@pytest.mark.loopback
@pytest.mark.allow_hosts(HERE)
class TestTime:
    def test_a_server_that_does_not_answer(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(web, "READ_SECONDS", 0.2)
        with pytest.raises(EngineError, match="no answer in"):
            read(f"{site.address}/never")
        assert len(site.asked) == 1

    @pytest.mark.parametrize("path", ["/drip", "/drip-headers"])
    def test_a_server_that_drips_does_not_hold_us(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, path: str
    ) -> None:
        monkeypatch.setattr(web, "TOTAL_SECONDS", 0.4)
        with pytest.raises(EngineError, match="not done after"):
            read(site.address + path)

    def test_nobody_listens(self) -> None:
        with pytest.raises(EngineError, match="no connection to the server"):
            read("http://127.0.0.1:9/story")

    def test_an_interrupt_ends_a_wait(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        """^C comes while the server is waited for: nobody asks it again."""

        class Interrupted(futures.Future[web.Answer]):
            def result(self, timeout: float | None = None) -> web.Answer:
                while not site.asked:
                    time.sleep(0.01)
                raise KeyboardInterrupt

        site.flaky["/story"] = [503] * 3
        monkeypatch.setattr(retries, "BACK_OFF_S", (0.3, 0.3))
        monkeypatch.setattr(futures, "Future", Interrupted)
        before = set(threading.enumerate())
        with pytest.raises(KeyboardInterrupt):
            read(f"{site.address}/story")
        for thread in set(threading.enumerate()) - before:
            thread.join(2)
        assert len(site.asked) == 1


@pytest.mark.loopback
@pytest.mark.allow_hosts(HERE)
class TestRetries:
    @pytest.mark.usefixtures("at_once")
    @pytest.mark.parametrize("failures", [[429], [502, 503], [504, None], [None, None]])
    def test_what_may_pass_is_tried_again(self, site: Site, failures: list[int | None]) -> None:
        site.flaky["/story"] = [*failures]
        assert read(f"{site.address}/story").content == STORY
        assert len(site.asked) == len(failures) + 1

    def test_the_server_says_when(self, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(retries, "BACK_OFF_S", (30.0, 30.0))
        site.flaky["/story"] = [503, 429]
        site.retry_after = "0"
        assert read(f"{site.address}/story").content == STORY

    def test_a_wait_too_long_is_told(self, site: Site) -> None:
        site.flaky["/story"] = [429]
        site.retry_after = "3600"
        with pytest.raises(BusyError, match="429 Too Many Requests and asks for 60 min") as caught:
            read(f"{site.address}/story")
        assert caught.value.exit_code == 5
        assert "again after" in caught.value.hint
        assert len(site.asked) == 1


@pytest.mark.loopback
@pytest.mark.allow_hosts(HERE)
class TestPrivateAddresses:
    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f000001"])
    def test_this_machine_is_not_asked(self, site: Site, host: str) -> None:
        with pytest.raises(InputError, match="not on the public internet") as caught:
            fetch(f"http://{host}:{site.port}/story")
        assert caught.value.hint == "If you trust it, add --allow-private."
        assert site.asked == []

    @linux
    @pytest.mark.parametrize("to", ["http://127.0.0.1:{port}/story", "//127.0.0.1:{port}/story"])
    def test_nor_after_a_redirect_from_a_public_one(
        self, site: Site, monkeypatch: pytest.MonkeyPatch, to: str
    ) -> None:
        only_public(monkeypatch, "127.0.0.2")
        with running("127.0.0.2") as outside:
            assert fetch(f"{outside.address}/moved").content == STORY
            outside.elsewhere = to.format(port=site.port)
            with pytest.raises(InputError, match=r"leads to one that is not .*127\.0\.0\.1"):
                fetch(f"{outside.address}/away")
        assert site.asked == []

    @linux
    def test_a_name_is_looked_up_once_and_that_address_is_asked(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A name server that answers with this machine the second time gets no second time."""
        only_public(monkeypatch, "127.0.0.2")
        with running("127.0.0.2") as outside:
            answers = iter(["127.0.0.2"])
            look_up = socket.getaddrinfo

            def rebinding(host: str, *rest: Any, **more: Any) -> Any:
                named = next(answers, "127.0.0.1") if host == "news.example" else host
                return look_up(named, *rest, **more)

            monkeypatch.setattr(socket, "getaddrinfo", rebinding)
            page = fetch(f"http://news.example:{outside.port}/story")
            assert page.content == STORY
            assert [host for _, host, _ in outside.asked] == [f"news.example:{outside.port}"]
            with pytest.raises(InputError, match=r"news\.example, 127\.0\.0\.1"):
                fetch(f"http://news.example:{outside.port}/story")
        assert site.asked == []

    @linux
    def test_the_next_address_is_tried_where_one_does_not_answer(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        only_public(monkeypatch, "127.0.0.2", "127.0.0.3")
        with running("127.0.0.2") as outside:
            given = ("127.0.0.3", "127.0.0.2")
            monkeypatch.setattr(addresses, "_look_up", lambda host, port: given)
            page = fetch(f"http://news.example:{outside.port}/story")
        assert page.content == STORY

    def test_a_proxy_is_not_sent_there_either(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", site.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        for host in ("10.0.0.1", "localhost", "2130706433"):
            with pytest.raises(InputError, match="not on the public internet"):
                fetch(f"http://{host}/story")
        assert site.asked == []

    def test_a_proxy_of_the_station_may_be_private(
        self, site: Site, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("http_proxy", site.address)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert fetch("http://news.invalid/story").content == STORY
        assert [host for _, host, _ in site.asked] == ["news.invalid"]


@linux
@pytest.mark.loopback
@pytest.mark.allow_hosts(HERE)
def test_tls_is_checked_against_the_name_and_not_the_address(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    authority = trustme.CA()
    trusted = tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(trusted))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(trusted))
    only_public(monkeypatch, "127.0.0.2")
    monkeypatch.setattr(addresses, "_look_up", lambda host, port: ("127.0.0.2",))
    with running("127.0.0.2", tls=authority.issue_cert("news.example")) as outside:
        page = fetch(f"https://news.example:{outside.port}/story")
        assert (page.content, page.url) == (STORY, f"https://news.example:{outside.port}/story")
        with pytest.raises(EngineError, match="no secure connection"):
            fetch(f"https://other.example:{outside.port}/story")
    assert [host for _, host, _ in outside.asked] == [f"news.example:{outside.port}"]


def only_public(monkeypatch: pytest.MonkeyPatch, *public: str) -> None:
    """Let these addresses of this machine stand for the public internet."""
    monkeypatch.setattr(addresses, "is_public", lambda address: address in public)


@pytest.mark.enable_socket  # the test answers for the name server
def test_a_name_that_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for allowed in (False, True):
        with pytest.raises(EngineError, match="no server of that name"):
            fetch("http://wzqy.invalid/story", allow_private=allowed)


@pytest.mark.parametrize("url", ["http:///story", "http://[", "http://a..b/", "https://"])
@pytest.mark.parametrize("allowed", [False, True])
def test_what_only_looks_like_an_address(url: str, allowed: bool) -> None:
    with pytest.raises(EngineError, match="not a web address"):
        fetch(url, allow_private=allowed)


def test_an_address_is_never_a_file() -> None:
    with pytest.raises(EngineError, match="not a web address"):
        fetch_web("/etc/hosts")
