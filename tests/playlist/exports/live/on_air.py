"""Icecast and Liquidsoap on this machine, and a listener who notes what arrives and when.

    with icecast(tmp_path) as server, liquidsoap(script, server):
        heard = listen(server, seconds=20)

A file of tests that uses them is marked with `pytestmark = marks()`.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

PROGRAMS: Final = ("icecast2", "liquidsoap")
MOUNT: Final = "/day.mp3"
PASSWORD: Final = "harbor"
BYTES_A_SECOND: Final = 128_000 // 8
_INTERVAL: Final = 512
"""Bytes of sound between two places for a title: 32 ms."""
_PATIENCE: Final = 120.0
"""Seconds that a program may take to answer, which Liquidsoap spends on its own library."""


def marks() -> list[pytest.MarkDecorator]:
    """What a file of tests needs that starts them."""
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    reason = f"no {' or '.join(missing)} on the path (Debian: icecast2, liquidsoap)"
    return [
        pytest.mark.skipif(bool(missing), reason=reason),
        pytest.mark.loopback,
        pytest.mark.allow_hosts(["127.0.0.1"]),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What a listener received."""

    sound: bytes
    """MP3, from the first whole read on."""
    arrived: tuple[tuple[int, float], ...]
    """When how many bytes of it had arrived: seconds of the epoch."""
    titles: tuple[tuple[float, str], ...]
    """When each title arrived."""

    def moment(self, second: float) -> float:
        """When a second of the sound arrived."""
        wanted = second * BYTES_A_SECOND
        for (before, then), (after, now) in pairwise(self.arrived):
            if after >= wanted:
                return then + (now - then) * (wanted - before) / max(after - before, 1)
        return self.arrived[-1][1]

    def held_up(self) -> float:
        """How far the sound fell behind the clock, in seconds.

        It is sent as it is made, and made up for after a halt: for so long whoever makes it, or
        we, had no turn on the machine, and what was due then came that much later.
        """
        behind = [when - size / BYTES_A_SECOND for size, when in self.arrived[1:]]
        return max(behind) - min(behind)


@contextmanager
def icecast(folder: Path) -> Iterator[int]:
    """A server on a port of the loopback, which is given; its mount takes titles in UTF-8."""
    port = free_port()
    config = folder / "icecast.xml"
    config.write_text(_CONFIG.format(port=port, owner=_OWNER if os.geteuid() == 0 else ""))
    with _running(["icecast2", "-c", str(config)], folder / "icecast.log", {}):
        _await_port(port)
        yield port


@contextmanager
def first_in_line() -> Iterator[None]:
    """What this thread and what it starts do goes before other work, where that is allowed."""
    before = os.getpriority(os.PRIO_PROCESS, 0)
    try:
        os.setpriority(os.PRIO_PROCESS, 0, before - 10)
    except PermissionError:
        yield
        return
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, before)


@contextmanager
def liquidsoap(script: Path, port: int) -> Iterator[int]:
    """A script on the air, and the id of its process."""
    told = {
        "ICECAST_HOST": "127.0.0.1",
        "ICECAST_PORT": str(port),
        "ICECAST_MOUNT": MOUNT,
        "ICECAST_PASSWORD": PASSWORD,
    }
    with _running([*command(), str(script)], script.parent / "liquidsoap.log", told) as process:
        yield process


def waited_s(process: int) -> float:
    """Seconds that a process's threads could have worked and had no turn; 0 where none can tell.

    The second figure of Linux's /proc/PID/task/TID/schedstat, in nanoseconds.
    """
    told = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(file.read_text().split()[1]) for file in told) / 1e9


def command() -> list[str]:
    """Liquidsoap, which has to be told twice where it runs as root."""
    root = ["settings.init.allow_root.set(true)"] if os.geteuid() == 0 else []
    return ["liquidsoap", *root]


def listen(port: int, *, until: float) -> Heard:
    """Everything on the mount from now to a moment of the epoch, as a player asks for it."""
    with _tuned_in(port) as (stream, interval):
        sound = bytearray()
        arrived, titles = [(0, time.time())], []
        while time.time() < until:
            sound += stream.read(interval)
            arrived.append((len(sound), time.time()))
            told = stream.read(stream.read(1)[0] * 16).rstrip(b"\0").decode()
            if told:
                titles.append((time.time(), told))
    return Heard(sound=bytes(sound), arrived=tuple(arrived), titles=tuple(titles))


def await_stream(port: int) -> None:
    """Until the mount can be heard."""
    with _tuned_in(port):
        return


class _Stream:
    """Whole reads of a connection."""

    def __init__(self, connection: socket.socket) -> None:
        self._file = connection.makefile("rb")

    def line(self) -> bytes:
        return self._file.readline().strip()

    def read(self, size: int) -> bytes:
        told = self._file.read(size)
        assert len(told) == size, "the stream ended"
        return told


@contextmanager
def _tuned_in(port: int) -> Iterator[tuple[_Stream, int]]:
    """The stream after its headers, and its interval, once the mount is there."""
    end = time.time() + _PATIENCE
    while True:
        with socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE) as connection:
            ask = f"GET {MOUNT} HTTP/1.0\r\nIcy-MetaData: 1\r\n\r\n"
            connection.sendall(ask.encode())
            stream = _Stream(connection)
            status, headers = stream.line(), {}
            while line := stream.line():
                name, _, value = line.partition(b":")
                headers[name.lower()] = value.strip()
            if status.split()[1] == b"200":
                yield stream, int(headers[b"icy-metaint"])
                return
        assert time.time() < end, f"no {MOUNT} on the server: {status!r}"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _await_port(port: int) -> None:
    end = time.time() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.time() < end, f"nothing listens on {port}"
            time.sleep(0.05)


@contextmanager
def _running(words: list[str], log: Path, told: dict[str, str]) -> Iterator[int]:
    with (
        log.open("wb") as out,
        subprocess.Popen(words, stdout=out, stderr=out, env={**os.environ, **told}) as process,
    ):
        try:
            yield process.pid
            assert process.poll() is None, log.read_text(errors="replace")[-2000:]
        finally:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()


_OWNER: Final = "<changeowner><user>icecast2</user><group>icecast</group></changeowner>"
_CONFIG: Final = f"""<icecast>
  <limits><clients>10</clients><sources>2</sources><burst-size>0</burst-size></limits>
  <authentication>
    <source-password>{PASSWORD}</source-password>
    <admin-user>admin</admin-user><admin-password>{PASSWORD}</admin-password>
  </authentication>
  <hostname>localhost</hostname>
  <listen-socket><port>{{port}}</port><bind-address>127.0.0.1</bind-address></listen-socket>
  <mount type="normal">
    <mount-name>{MOUNT}</mount-name>
    <charset>UTF-8</charset>
    <mp3-metadata-interval>{_INTERVAL}</mp3-metadata-interval>
  </mount>
  <fileserve>0</fileserve>
  <paths>
    <basedir>/usr/share/icecast2</basedir><logdir>/tmp</logdir>
    <webroot>/usr/share/icecast2/web</webroot><adminroot>/usr/share/icecast2/admin</adminroot>
  </paths>
  <logging><accesslog>-</accesslog><errorlog>-</errorlog><loglevel>3</loglevel></logging>
  <security><chroot>0</chroot>{{owner}}</security>
</icecast>
"""
