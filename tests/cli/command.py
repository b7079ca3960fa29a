"""Runs the command as a user does: in this process where that is enough, or in its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from producer.cli import app

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True)
class Outcome:
    code: int
    out: str
    err: str


def producer(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Outcome:
    """Run a command in this process."""
    capsys.readouterr()
    code = app.run([str(argument) for argument in arguments])
    told = capsys.readouterr()
    return Outcome(code, told.out, told.err)


def producer_process(
    *arguments: str | Path,
    stdin: bytes = b"",
    environment: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> Outcome:
    """Run a command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "producer", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        env={**os.environ, **(environment or {})},
        cwd=cwd,
        check=False,
        timeout=120,
    )
    return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())
