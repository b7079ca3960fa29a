"""A server of the tests' own, on this machine, that can fail in all the ways that servers do."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from enum import Enum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, unquote, urlsplit

SLOW_S = 0.9
"""Of a server that answers too late."""


class Fault(Enum):
    """What goes wrong in a call, before or after the server has done what it was asked."""

    ERROR_BEFORE = "500 and nothing done"
    ERROR_AFTER = "500, though it was done"
    DROPPED_BEFORE = "hung up, nothing done"
    DROPPED_AFTER = "hung up, though it was done"
    HALF_AFTER = "half an answer, though it was done"
    BUSY = "429 with Retry-After"
    GATEWAY = "a proxy's page with 502"
    GARBAGE_AFTER = "200 and no JSON, though it was done"
    LATE = "no answer in time, though it was done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """What was asked."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def changes(self) -> bool:
        return self.method != "GET"

    def json(self) -> dict[str, Any]:
        """The fields; what is sent as anything but JSON has none."""
        if self.headers.get("content-type", "").split(";")[0] != "application/json":
            raise Refused(415, {"detail": "Unsupported media type in request."})
        found = json.loads(self.body)
        assert isinstance(found, dict)
        return found

    def form(self) -> tuple[dict[str, str], dict[str, tuple[str, bytes]]]:
        """The fields, and the files with their names."""
        kind = self.headers.get("content-type", "")
        if not kind.startswith("multipart/form-data; boundary="):
            raise Refused(400, {"message": "no form"})
        head = f"Content-Type: {kind}\r\n\r\n".encode()
        read = BytesParser(policy=HTTP).parsebytes(head + self.body)
        fields, files = {}, {}
        for part in read.iter_parts():
            name = part.get_param("name", header="content-disposition")
            content = part.get_payload(decode=True)
            assert isinstance(name, str)
            assert isinstance(content, bytes)
            filename = part.get_filename()
            if filename is None:
                fields[name] = content.decode()
            else:
                files[name] = (filename, content)
        return fields, files


class Refused(Exception):  # noqa: N818 - an answer, not an error of the test's
    """An answer that ends the call."""

    def __init__(self, status: int, told: object) -> None:
        super().__init__(status, told)
        self.status, self.told = status, told


class System(Protocol):
    """A playout system: what it answers, a status and JSON, or bytes for what is none."""

    def answer(self, call: Call) -> tuple[int, object]: ...


@dataclass(slots=True, kw_only=True)
class Running:
    """A system that answers on a port of its own. `faults` come by the number of the call."""

    address: str
    faults: dict[int, Fault] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)

    @property
    def changes(self) -> list[str]:
        return [f"{call.method} {call.path}" for call in self.calls if call.changes]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    system: System
    running: Running
    lock: threading.Lock

    def handle_call(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"] or 0))
        parts = urlsplit(self.path)
        call = Call(
            method=self.command,
            path=unquote(parts.path),
            query={name: values[0] for name, values in parse_qs(parts.query).items()},
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )
        with self.lock:
            number = len(self.running.calls)
            self.running.calls.append(call)
            fault = self.running.faults.get(number)
            early = _EARLY.get(fault) if fault else None
            status, told = early or self._do(call)
        self._tell(status, told, fault)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_call  # noqa: N815 - http.server's

    def _do(self, call: Call) -> tuple[int, object]:
        try:
            return self.system.answer(call)
        except Refused as refused:
            return refused.status, refused.told

    def _tell(self, status: int, told: object, fault: Fault | None) -> None:
        if fault is Fault.LATE:
            time.sleep(SLOW_S)
        if fault in (Fault.DROPPED_BEFORE, Fault.DROPPED_AFTER):
            self.close_connection = True
            return
        if fault is Fault.ERROR_AFTER:
            status, told = 500, {"message": "Error"}
        elif fault is Fault.GARBAGE_AFTER:
            status, told = 200, b"<b>Notice</b>: undefined index\n{}"
        content = told if isinstance(told, bytes) else json.dumps(told).encode()
        if told is None:
            content = b""
        try:
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            if fault is Fault.BUSY:
                self.send_header("Retry-After", "7")
            if fault is Fault.HALF_AFTER:
                self.close_connection = True
                content = content[: len(content) // 2]
            self.end_headers()
            self.wfile.write(content)
            self.wfile.flush()
        except OSError:
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


_EARLY: dict[Fault, tuple[int, object]] = {
    Fault.ERROR_BEFORE: (500, {"message": "Error"}),
    Fault.DROPPED_BEFORE: (500, None),
    Fault.BUSY: (429, {"message": "Too many requests"}),
    Fault.GATEWAY: (502, b"<html><h1>Bad Gateway</h1></html>"),
}


@contextmanager
def running(system: System) -> Iterator[Running]:
    """A system that answers until the block ends."""

    class Handler(_Handler):
        pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found = Running(address=f"http://127.0.0.1:{server.server_port}")
    Handler.system, Handler.running, Handler.lock = system, found, threading.Lock()
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
