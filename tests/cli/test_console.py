"""What a terminal shows that a pipe does not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from producer.cli.console import complain, duration, note
from producer.errors import InputError
from tests.paths import PIER


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are POSIX")
def test_a_terminal_shows_the_stages_and_how_far_they_are(own_place: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "producer", "make", str(PIER), "--engine", "tone"],
        stdout=subprocess.PIPE,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "COLUMNS": "80"},
    )
    os.close(theirs)
    seen = b""
    while True:
        try:
            chunk = os.read(ours, 65536)
        except OSError:  # Linux says so when the other end has gone
            break
        if not chunk:
            break
        seen += chunk
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert b"speaking" in seen
    assert b"5/5" in seen
    assert b"mastering" in seen
    assert b"speaking" not in out


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (0, "0:00.0"),
        (49, "0:00.0"),
        (50, "0:00.0"),
        (51, "0:00.1"),
        (59_949, "0:59.9"),
        (59_960, "1:00.0"),
        (95_400, "1:35.4"),
        (3_599_960, "1:00:00.0"),
        (3_661_200, "1:01:01.2"),
    ],
)
def test_a_trt_is_shown_as_in_a_rundown(ms: int, shown: str) -> None:
    assert duration(ms) == shown


def test_no_title_moves_the_cursor_of_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    note("a title \x1b]0;owned\x07")
    complain(InputError("a \x1b[31mtitle", "type \x9bthis"))
    told = "producer: a title  ]0;owned \nproducer: a  [31mtitle\n  type  this\n"
    assert capsys.readouterr().err == told
