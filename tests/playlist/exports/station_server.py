"""A web server on loopback that serves the station page, its now-next.json and live streams."""

from __future__ import annotations

import io
import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import av
import numpy as np

RATE = 48_000


@dataclass(slots=True, kw_only=True)
class Site:
    """What is served now, and what was asked for; a test changes the one and reads the other."""

    address: str
    pages: dict[str, str] = field(default_factory=dict)
    """By path; JSON where it ends so, else HTML."""
    status: int = 200
    """Of every page."""
    ahead: timedelta | None = timedelta()
    """How far the server's clock is ahead; None for a server that does not tell the time."""
    breaking: bool = False
    """Whether a stream ends after its first seconds."""
    asked: Counter[str] = field(default_factory=Counter)
    listening: Counter[str] = field(default_factory=Counter)
    """How many hear a stream, by its path; any path that ends in .mp3 is one."""

    def tell(self, path: str, document: dict[str, Any]) -> None:
        self.pages[path] = json.dumps(document)


@contextmanager
def serving() -> Iterator[Site]:
    """A site until the block is left; its streams end then."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    site = Site(address=f"http://127.0.0.1:{server.server_port}")
    server.site = site  # type: ignore[attr-defined]  # where a handler finds it
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]  # set by serving()
        path = self.path.lstrip("/")
        site.asked[path] += 1
        if path.endswith(".mp3"):
            self._stream(site, path)
        else:
            self._page(site, path)

    def _page(self, site: Site, path: str) -> None:
        body = site.pages.get(path, "").encode()
        self.send_response_only(site.status if path in site.pages else 404)
        if site.ahead is not None:
            moment = datetime.now(UTC) + site.ahead
            self.send_header("Date", format_datetime(moment, usegmt=True))
        kind = "application/json" if path.endswith(".json") else "text/html; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _stream(self, site: Site, path: str) -> None:
        self.send_response_only(200)
        self.send_header("Content-Type", "audio/mpeg")
        self.end_headers()
        site.listening[path] += 1
        try:
            if site.breaking:
                self.wfile.write(_two_seconds()[:4000])
                return
            self.wfile.write(_two_seconds() * 5)  # a burst, as Icecast gives one
            while True:
                self.wfile.write(_two_seconds())
                time.sleep(0.5)
        except OSError:
            self.close_connection = True  # the listener has left
        finally:
            site.listening[path] -= 1

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: tests read `asked`."""


@cache
def _two_seconds() -> bytes:
    tone = (np.sin(np.arange(2 * RATE) * 2 * np.pi * 330 / RATE) * 3000).astype(np.int16)
    out = io.BytesIO()
    with av.open(out, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as mp3:
        stream = mp3.add_stream("mp3", rate=RATE, layout="mono")
        frame = av.AudioFrame.from_ndarray(tone.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate = RATE
        mp3.mux(stream.encode(frame))
        mp3.mux(stream.encode(None))
    return out.getvalue()
