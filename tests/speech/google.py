"""A Google Translate of our own, on this machine, that does what a script tells it.

    with google(tmp_path, "429 Retry-After: 1", "ok") as service:
        subprocess.run([...], env={**os.environ, **service.env})
    assert [heard.text for heard in service.heard] == ["Good morning.", "Good morning."]

It is reached as the real one is through a station's proxy: HTTPS_PROXY names a CONNECT proxy
on 127.0.0.1 that ends the TLS of whatever host is asked for, with a certificate of a throw-away
CA which REQUESTS_CA_BUNDLE names. `service.env` holds both. A test that uses it needs

    pytestmark = [pytest.mark.loopback, pytest.mark.allow_hosts(["127.0.0.1"])]

Each connection takes the next entry of the script; the last one stays for all that follow:

    ok                the sound of the text, as the service answers
    ok in chunks      the same as it answers when asked with rt=c
    429, 500, ...     that status; "429 Retry-After: 7" with a header
    tunnel 407        the proxy refuses with that status
    no handshake      the connection ends where TLS would begin
    no answer         the connection ends after the request
    never             nothing is sent after the request
    drip              a byte of the answer now and then
    drip headers      a byte of the headers now and then
    half              the answer ends half way, before its Content-Length
    cut               the last frame of the MP3 is cut
    flood             an answer without end
    bytes             200 with that body
"""

from __future__ import annotations

import base64
import io
import json
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import parse_qs

import av
import numpy as np
import trustme

PATH: Final = "/_/TranslateWebserverUi/data/batchexecute"
RPC: Final = "jQ1olc"
RATE: Final = 24000
"""Of the MP3, in hertz: as the real service sends it, mono, without any tag."""
MS_PER_CHARACTER: Final = 60
"""The length of the sound tells the text it was made for, and keeps a test of lengths honest."""
_DRIP_S: Final = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A request as it arrived."""

    host: str
    text: str
    language: str
    slow: bool
    headers: dict[str, str]


@dataclass(slots=True, kw_only=True)
class Google:
    """The running service: what to tell the client, and what came in."""

    env: dict[str, str]
    heard: list[Heard] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)
    """Requests that the real service would not understand, and errors of the server itself."""


class Serve(Protocol):
    """The fixture `serve`: the service, with this process's own environment set for it."""

    def __call__(self, *script: str | bytes, trusted: bool = True) -> Google: ...


@contextmanager
def google(folder: Path, *script: str | bytes, trusted: bool = True) -> Iterator[Google]:
    """Run the service; its certificate is written to `folder`, and named if `trusted`.

    On leaving, raises AssertionError where a request did not have the service's form.
    """
    authority = trustme.CA()
    bundle = folder / "station-ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with _Server(authority, script) as server:
        proxy = f"http://127.0.0.1:{server.server_port}"
        no_proxy = dict.fromkeys(("NO_PROXY", "no_proxy", "CURL_CA_BUNDLE", "SSL_CERT_FILE"), "")
        trust = {"REQUESTS_CA_BUNDLE": str(bundle) if trusted else ""}
        service = Google(env={"HTTPS_PROXY": proxy, "https_proxy": proxy, **no_proxy, **trust})
        server.service = service
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield service
        finally:
            server.stopping.set()
            server.shutdown()
            thread.join()
    assert not service.faults, service.faults


@cache
def spoken_mp3(text: str) -> bytes:
    """A tone as an MP3 of bare frames, MS_PER_CHARACTER for each character of `text`."""
    count = RATE * MS_PER_CHARACTER * len(text) // 1000
    return tone_mp3(count, RATE, {"write_xing": "0", "id3v2_version": "0"})


def tone_mp3(count: int, rate: int, options: dict[str, str]) -> bytes:
    """A tone of 440 Hz, `count` samples long, as FFmpeg's muxer writes it with `options`."""
    tone = 0.3 * np.sin(2 * np.pi * 440 * np.arange(count) / rate)
    frame = av.AudioFrame.from_ndarray(tone.astype(np.float32)[np.newaxis], "fltp", "mono")
    frame.sample_rate = rate
    out = io.BytesIO()
    with av.open(out, "w", format="mp3", container_options=options) as container:
        stream = container.add_stream("libmp3lame", rate=rate, bit_rate=32000, layout="mono")
        assert isinstance(stream, av.AudioStream)
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return out.getvalue()


def answer(payload: str | None) -> bytes:
    """What the service answers; `payload` is what the RPC gave, JSON in a string."""
    row = ["wrb.fr", RPC, payload, None, None, None, "generic"]
    rest = '\n,["di",52]\n,["af.httprm",51,"8692744518077823928",2]\n]'
    return f")]}}'\n\n[{_compact(row)}{rest}".encode()


def sound_answer(mp3: bytes) -> bytes:
    return answer(_compact([base64.b64encode(mp3).decode("ascii")]))


def _chunks_answer(mp3: bytes) -> bytes:
    payload = _compact([base64.b64encode(mp3).decode("ascii")]) + "\n"
    row = _compact(["wrb.fr", RPC, payload, None, None, None, "generic"])
    chunks = (f"[{row}\n]\n", '[["di",37]\n]\n', '[["e",4,null,null,5662]\n]\n')
    return (")]}'\n\n" + "".join(f"{len(chunk) + 1}\n{chunk}" for chunk in chunks)).encode()


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    service: Google

    def __init__(self, authority: trustme.CA, script: tuple[str | bytes, ...]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.authority = authority
        self.stopping = threading.Event()
        self._script = script
        self._next = iter(script)
        self._lock = threading.Lock()

    def take(self) -> str | bytes:
        with self._lock:
            return next(self._next, self._script[-1])

    def handle_error(self, request: object, client_address: object) -> None:
        error = sys.exception()
        # A client that hangs up, or refuses the certificate, is what many tests are about.
        if error is not None and not isinstance(error, ssl.SSLError | ConnectionError):
            self.service.faults.append(error)


class _Handler(BaseHTTPRequestHandler):
    """One connection: CONNECT, TLS, one POST."""

    server: _Server
    protocol_version = "HTTP/1.1"
    timeout = 10

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: the test tells what went wrong."""

    def do_CONNECT(self) -> None:
        self.behaviour = self.server.take()
        if isinstance(self.behaviour, str) and self.behaviour.startswith("tunnel "):
            self._reply(int(self.behaviour.removeprefix("tunnel ")), b"")
            return
        self.send_response_only(200, "Connection established")
        self.end_headers()
        if self.behaviour == "no handshake":
            self.close_connection = True
            return
        self.host = self.path.rsplit(":", 1)[0]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.server.authority.issue_cert(self.host).configure_cert(context)
        self.connection = context.wrap_socket(self.connection, server_side=True)
        self.rfile = self.connection.makefile("rb")
        self.wfile = self.connection.makefile("wb", buffering=0)
        self.close_connection = False

    def do_POST(self) -> None:
        heard = self._heard()
        self.server.service.heard.append(heard)
        self.close_connection = True
        self._behave(spoken_mp3(heard.text))

    def finish(self) -> None:
        super().finish()
        self.connection.close()

    def _heard(self) -> Heard:
        """Read the request as the service does. Raises AssertionError for any other form."""
        body = self.rfile.read(int(self.headers["Content-Length"])).decode("ascii")
        assert self.path == PATH, self.path
        kind = self.headers["Content-Type"]
        assert kind == "application/x-www-form-urlencoded;charset=utf-8", kind
        form = parse_qs(body, strict_parsing=False, keep_blank_values=True)
        assert list(form) == ["f.req"], form
        (((rpc, parameters, nothing, generic),),) = json.loads(form["f.req"][0])
        assert (rpc, nothing, generic) == (RPC, None, "generic"), form
        text, language, slow, null = json.loads(parameters)
        assert null == "null" and slow in (True, None), parameters
        assert 0 < len(text) <= 100, text
        return Heard(
            host=self.host,
            text=text,
            language=language,
            slow=slow is True,
            headers=dict(self.headers.items()),
        )

    def _behave(self, mp3: bytes) -> None:
        whole = sound_answer(mp3)
        match self.behaviour:
            case bytes(body):
                self._reply(200, body)
            case "ok":
                self._reply(200, whole)
            case "ok in chunks":
                self._reply(200, _chunks_answer(mp3))
            case "cut":
                self._reply(200, sound_answer(mp3[:-20]))
            case "half":
                self._head(200, {"Content-Length": str(len(whole))})
                self.wfile.write(whole[: len(whole) // 2])
            case "no answer":
                pass
            case "never":
                self.server.stopping.wait(self.timeout)
            case "drip":
                self._head(200, {"Content-Length": str(len(whole))})
                self._drip(whole)
            case "drip headers":
                self._drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"z" * 1000)
            case "flood":
                self._head(200, {"Content-Length": str(2**30)})
                while not self.server.stopping.is_set():
                    self.wfile.write(bytes(2**16))
            case str(status):
                code, _, header = status.partition(" ")
                key, _, value = header.partition(": ")
                self._reply(int(code), b"<html>No.</html>", {key: value} if key else {})

    def _drip(self, data: bytes) -> None:
        for byte in data:
            if self.server.stopping.wait(_DRIP_S):
                return
            self.wfile.write(bytes([byte]))

    def _reply(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self._head(status, {"Content-Length": str(len(body)), **(headers or {})})
        self.wfile.write(body)

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for key, value in headers.items():
            self.send_header(key, value)
        self.end_headers()
