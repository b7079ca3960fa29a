"""A network's live stream on this machine: one tone as MP3, as fast as it is heard."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import numpy as np
import soundfile

_RATE = 44_100
_SECONDS = 30
_PIECE_S = 0.1
_BURST_S = 3.0
"""Sent at once, as streaming servers do."""


@contextmanager
def network(hertz: int) -> Iterator[str]:
    """The address of the stream."""
    moments = np.arange(_RATE * _SECONDS) / _RATE
    coded = io.BytesIO()
    soundfile.write(coded, 0.3 * np.sin(2 * np.pi * hertz * moments), _RATE, format="MP3")
    sound = coded.getvalue()
    ended = threading.Event()

    class Stream(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "audio/mpeg")
            self.end_headers()
            piece = round(len(sound) * _PIECE_S / _SECONDS)
            begun = time.monotonic() - _BURST_S
            try:
                for count, start in enumerate(range(0, len(sound), piece)):
                    if ended.wait(max(0.0, begun + count * _PIECE_S - time.monotonic())):
                        return
                    self.wfile.write(sound[start : start + piece])
            except OSError:
                return  # whoever listened has gone

        def log_message(self, format: str, *args: object) -> None:
            """Nothing on stderr."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Stream)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/live"
    finally:
        ended.set()
        server.shutdown()
        server.server_close()
        thread.join()
