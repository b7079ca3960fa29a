"""Pages from files, standard input, and a server of the test's own."""

from __future__ import annotations

import gzip
import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from producer import __version__
from producer.errors import EngineError, InputError
from producer.story import fetch as module
from producer.story.fetch import fetch

web = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]
STORY = b"The ferry is back."


class Site(BaseHTTPRequestHandler):
    """Answers by the path asked for, and remembers who asked."""

    agents: ClassVar[list[str]] = []

    def do_GET(self) -> None:  # noqa: PLR0912 - one branch a path
        self.agents.append(self.headers["User-Agent"])
        if self.path.startswith("/status/"):
            self._answer(int(self.path.rsplit("/", 1)[1]), b"no")
        elif self.path == "/moved":
            self._answer(301, b"", Location="/story")
        elif self.path == "/round":
            self._answer(302, b"", Location="/round")
        elif self.path == "/elsewhere":
            self._answer(302, b"", Location="ftp://127.0.0.1/story")
        elif self.path == "/says-huge":
            self._answer(200, b"", **{"Content-Length": "50000000"})
        elif self.path == "/stream":
            self._answer(200, b"x" * 3000)
        elif self.path == "/broken":
            self._answer(200, b"half", **{"Content-Length": "4000"})
        elif self.path == "/untold":
            self._answer(200, STORY, **{"Content-Type": "text/html"})
        elif self.path == "/drip":
            self._answer(200, b"", **{"Content-Length": "1000"})
            for _ in range(100):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.05)
        elif self.path.startswith("/packed/"):
            packed = gzip.compress(STORY * 500)
            share = int(self.path.rsplit("/", 1)[1])
            part = packed[: len(packed) * share // 100]
            self._answer(200, part, **{"Content-Encoding": "gzip"})
        elif self.path == "/brotli":
            self._answer(200, STORY, **{"Content-Encoding": "br"})
        elif self.path == "/empty":
            self._answer(200, b" ")
        else:
            self._answer(200, STORY, **{"Content-Type": "text/html; charset=ISO-8859-2"})

    def _answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@pytest.fixture
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    Site.agents.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


# --- Files ----------------------------------------------------------------------------


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY)
    page = fetch(str(path))
    assert (page.source, page.content) == (str(path), STORY)
    assert (page.url, page.charset) == (None, None)
    offset = datetime.fromisoformat(page.retrieved).utcoffset()
    assert offset is not None
    assert not offset


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nothing.txt: no such file\.") as caught:
        fetch(str(tmp_path / "nothing.txt"))
    assert caught.value.hint


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        fetch(str(tmp_path))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read anything")
def test_a_file_that_is_not_readable(tmp_path: Path) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY)
    path.chmod(0)
    with pytest.raises(InputError, match="not readable"):
        fetch(str(path))


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_an_empty_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(content)
    with pytest.raises(InputError, match="empty"):
        fetch(str(path))


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "archive.txt"
    with path.open("wb") as stream:
        stream.truncate(31_500_000)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(InputError, match=r"archive.txt: 31.5 MB, larger than the 20 MB"):
        fetch(str(path))


def test_a_path_that_no_file_can_have() -> None:
    with pytest.raises(InputError, match="can't be read"):
        fetch("story\0.txt")


@pytest.mark.parametrize("source", ["ftp://wzqy.example/a", "file:///etc/hosts"])
def test_other_addresses(source: str) -> None:
    with pytest.raises(InputError, match="http and https"):
        fetch(source)


# --- Standard input -------------------------------------------------------------------


def typed(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, STORY)
    page = fetch("-")
    assert (page.source, page.content) == ("-", STORY)


def test_standard_input_stops_at_the_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "CAP", 1_000_000)
    typed(monkeypatch, b"x" * 1_000_001)
    with pytest.raises(InputError, match=r"-: more than 1 MB, larger than the 1 MB"):
        fetch("-")


# --- The web --------------------------------------------------------------------------


class TestWeb:
    pytestmark = web

    def test_a_page(self, site: str) -> None:
        page = fetch(f"{site}/story")
        assert (page.source, page.url) == (f"{site}/story", f"{site}/story")
        assert (page.content, page.charset) == (STORY, "ISO-8859-2")
        assert Site.agents == [f"producer/{__version__}"]

    def test_a_page_that_moved(self, site: str) -> None:
        page = fetch(f"{site}/moved")
        assert (page.source, page.url) == (f"{site}/moved", f"{site}/story")

    def test_a_server_that_declares_no_character_set(self, site: str) -> None:
        assert fetch(f"{site}/untold").charset is None

    @pytest.mark.parametrize(
        ("path", "message"),
        [
            ("/status/404", "the server answered 404 Not Found"),
            ("/status/500", "the server answered 500"),
            ("/round", "more than 10 redirects"),
            ("/elsewhere", "no web page"),
            ("/broken", "broke off"),
        ],
    )
    def test_failures(self, site: str, path: str, message: str) -> None:
        with pytest.raises(EngineError, match=message) as caught:
            fetch(site + path)
        assert caught.value.exit_code == 5
        assert "\n" not in caught.value.message
        assert caught.value.hint

    def test_an_empty_page(self, site: str) -> None:
        with pytest.raises(InputError, match="empty"):
            fetch(f"{site}/empty")

    def test_a_page_that_says_it_is_too_large(self, site: str) -> None:
        with pytest.raises(InputError, match="50 MB, larger than the 20 MB"):
            fetch(f"{site}/says-huge")

    def test_a_page_that_turns_out_too_large(
        self, site: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(module, "CAP", 2000)
        with pytest.raises(InputError, match="larger than"):
            fetch(f"{site}/stream")

    def test_a_server_that_does_not_answer(
        self, site: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        release = threading.Event()
        monkeypatch.setattr(Site, "do_GET", lambda self: release.wait(10))
        monkeypatch.setattr(module, "READ_SECONDS", 0.2)
        try:
            with pytest.raises(EngineError, match="no answer in"):
                fetch(f"{site}/story")
        finally:
            release.set()

    def test_nobody_listens(self) -> None:
        with pytest.raises(EngineError, match="no connection to the server"):
            fetch("http://127.0.0.1:9/story")


def test_a_name_that_is_no_server(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    def lookup(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    with pytest.raises(EngineError, match="no server of that name"):
        fetch("http://wzqy.invalid/story")


@pytest.mark.parametrize("url", ["http:///story", "http://[", "http://a..b/", "https://"])
def test_what_only_looks_like_an_address(url: str) -> None:
    with pytest.raises(EngineError, match="not a web address"):
        fetch(url)


@pytest.mark.loopback
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_server_that_drips_does_not_hold_us(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TOTAL_SECONDS", 0.5)
    started = time.monotonic()
    with pytest.raises(EngineError, match="not done after"):
        fetch(f"{site}/drip")
    assert time.monotonic() - started < 3


@pytest.mark.loopback
@pytest.mark.allow_hosts(["127.0.0.1"])
def test_a_packed_answer_is_unpacked_whole_or_refused(site: str) -> None:
    assert fetch(f"{site}/packed/100").content == STORY * 500
    for share in (50, 80, 95):
        with pytest.raises(EngineError, match="broke off"):
            fetch(f"{site}/packed/{share}")
    with pytest.raises(EngineError, match="packed its answer as br"):
        fetch(f"{site}/brotli")
