"""The command's first step: ^C while it loads."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.cli.command import producer_process
from tests.paths import EXAMPLE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="POSIX signals")

WHILE_IT_LOADS = "import os, signal, time\nos.kill(os.getpid(), signal.SIGINT)\ntime.sleep(5)\n"
AS_A_MODULE_OF_C = """\
import os, signal, time
try:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(5)
except KeyboardInterrupt:
    raise ImportError("initialization failed") from None
"""


@pytest.mark.parametrize(
    ("module", "code"),
    [
        ("typer", WHILE_IT_LOADS),
        ("lxml", WHILE_IT_LOADS),
        ("lxml", AS_A_MODULE_OF_C),
    ],
    ids=["the command", "a library", "a library in C"],
)
def test_an_interrupt_while_modules_load_is_told_in_a_line(
    module: str, code: str, tmp_path: Path
) -> None:
    (tmp_path / f"{module}.py").write_text(code)
    outcome = producer_process("story", EXAMPLE, environment={"PYTHONPATH": str(tmp_path)})
    assert outcome.code == 130
    assert outcome.err == "\nproducer: interrupted; type the same command to go on\n"


def test_an_interrupt_that_a_shell_ignores_for_us_is_ignored(tmp_path: Path) -> None:
    told = "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nraise ImportError('here')\n"
    (tmp_path / "lxml.py").write_text(told)
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        outcome = producer_process("story", EXAMPLE, environment={"PYTHONPATH": str(tmp_path)})
    finally:
        signal.signal(signal.SIGINT, before)
    assert outcome.code == 1
    assert "here" in outcome.err
