"""A web site of the tests' own, on this machine: it answers by the path that is asked for."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import trustme

STORY = b"The ferry is back."


@dataclass(slots=True, kw_only=True)
class Site:
    """A running site. `pages` are answered with 200; `flaky` holds answers (a status, or None
    to hang up) that a path gives before it gives its page."""

    address: str
    port: int
    pages: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    flaky: dict[str, list[int | None]] = field(default_factory=dict)
    retry_after: str | None = None
    elsewhere: str = ""
    """Where /away redirects to."""
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    """Path, Host and User-Agent of each request."""


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, self.headers["Host"], self.headers["User-Agent"]))
        if waiting := self.site.flaky.get(self.path):
            self._fail(waiting.pop(0))
        elif self.path in self.site.pages:
            kind, content = self.site.pages[self.path]
            self.answer(200, content, **{"Content-Type": kind})
        else:
            name, _, rest = self.path[1:].partition("/")
            act = getattr(self, f"get_{name.replace('-', '_')}", None)
            if act is None:
                self.answer(200, STORY, **{"Content-Type": "text/html; charset=ISO-8859-2"})
            else:
                act(rest)

    def _fail(self, status: int | None) -> None:
        if status is None:
            self.close_connection = True
        elif self.site.retry_after is not None:
            self.answer(status, b"no", **{"Retry-After": self.site.retry_after})
        else:
            self.answer(status, b"no")

    def get_status(self, rest: str) -> None:
        self._fail(int(rest))

    def get_moved(self, _: str) -> None:
        self.answer(301, b"", Location="/story")

    def get_round(self, _: str) -> None:
        self.answer(302, b"", Location="/round")

    def get_no_page(self, _: str) -> None:
        self.answer(302, b"", Location="ftp://127.0.0.1/story")

    def get_no_address(self, _: str) -> None:
        self.answer(302, b"", Location="http://[")

    def get_away(self, _: str) -> None:
        self.answer(302, b"", Location=self.site.elsewhere)

    def get_cookie(self, _: str) -> None:
        self.answer(302, b"", **{"Location": "/guarded", "Set-Cookie": "seen=yes"})

    def get_guarded(self, _: str) -> None:
        self.answer(200 if self.headers["Cookie"] == "seen=yes" else 403, STORY)

    def get_endless_redirect(self, _: str) -> None:
        self.send_response(302)
        self.send_header("Location", "/story")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 65536)
                time.sleep(0.02)
        except OSError:
            self.close_connection = True

    def get_says_huge(self, _: str) -> None:
        self.answer(200, b"", **{"Content-Length": "50000000"})

    def get_stream(self, _: str) -> None:
        self.answer(200, b"x" * 3000)

    def get_broken(self, _: str) -> None:
        self.answer(200, b"half", **{"Content-Length": "4000"})

    def get_untold(self, _: str) -> None:
        self.answer(200, STORY, **{"Content-Type": "text/html"})

    def get_never(self, _: str) -> None:
        time.sleep(2)

    def get_drip(self, _: str) -> None:
        self.answer(200, b"", **{"Content-Length": "1000"})
        self._drip(b"x")

    def get_drip_headers(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.0 200 OK\r\nX-Long: ")
        self._drip(b"x")

    def _drip(self, piece: bytes) -> None:
        try:
            for _ in range(60):
                self.wfile.write(piece)
                self.wfile.flush()
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def get_packed(self, rest: str) -> None:
        packed = gzip.compress(STORY * 500)
        part = packed[: len(packed) * int(rest) // 100]
        self.answer(200, part, **{"Content-Encoding": "gzip"})

    def get_bomb(self, _: str) -> None:
        self.answer(200, gzip.compress(bytes(3_000_000)), **{"Content-Encoding": "gzip"})

    def get_brotli(self, _: str) -> None:
        self.answer(200, STORY, **{"Content-Encoding": "br"})

    def get_empty(self, _: str) -> None:
        self.answer(200, b" ")

    def answer(self, status: int, content: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


@contextmanager
def running(host: str = "127.0.0.1", tls: trustme.LeafCert | None = None) -> Iterator[Site]:
    """A site that runs on a port of its own until the block ends, with TLS where it has a
    certificate."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.configure_cert(context)
        server.socket = context.wrap_socket(
            server.socket, server_side=True, do_handshake_on_connect=False
        )
    site = Site(address=f"http://{host}:{server.server_port}", port=server.server_port)
    Handler.site = site
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
