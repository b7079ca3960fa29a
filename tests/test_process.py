"""Other programs: what they print, how they fail, and that none can hang us."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from producer import process

PYTHON = sys.executable


def python(code: str, *arguments: str) -> tuple[str, ...]:
    return (PYTHON, "-c", code, *arguments)


def test_it_gives_what_the_program_printed_and_nothing_of_its_complaints() -> None:
    code = "import sys; print('out'); print('noise', file=sys.stderr)"
    assert process.run(python(code)).split() == [b"out"]


def test_bytes_go_in_and_come_out_as_they_are() -> None:
    code = "import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())"
    data = bytes(range(256)) * 1000
    assert process.run(python(code), stdin=data) == data


def test_a_program_that_reads_nothing_is_no_fault() -> None:
    assert process.run(python("pass"), stdin=b"x" * 1_000_000) == b""


def test_arguments_never_pass_through_a_shell(tmp_path: Path) -> None:
    argument = f"$HOME `id` ; touch {tmp_path}/x | * 'quoted'"
    said = process.run(python("import sys; print(sys.argv[1], end='')", argument))
    assert said.decode() == argument
    assert not any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("import sys; print('first\\nlast', file=sys.stderr); sys.exit(3)", "last"),
        ("import sys; sys.exit(3)", "it ended with code 3"),
        ("import sys; sys.stderr.buffer.write(b'\\xff bad\\n'); sys.exit(1)", "\ufffd bad"),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", "it ended with code -9"),
    ],
    ids=["complains", "says nothing", "not UTF-8", "killed"],
)
def test_a_program_that_fails_is_told_in_its_last_words(code: str, words: str) -> None:
    with pytest.raises(ChildProcessError) as caught:
        process.run(python(code))
    assert str(caught.value) == words


def test_a_program_that_hangs_is_ended() -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=r"did not end within 0\.3 s"):
        process.run(python("import time; time.sleep(60)"), timeout_s=0.3)
    assert time.monotonic() - started < 30


def test_a_child_that_keeps_the_pipe_open_can_not_hang_us() -> None:
    child = "import time; time.sleep(60)"
    code = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}])"
    started = time.monotonic()
    with pytest.raises(TimeoutError):
        process.run(python(f"{code}; time.sleep(60)"), timeout_s=0.5)
    assert time.monotonic() - started < 30


def test_a_program_that_is_not_here_is_an_oserror() -> None:
    with pytest.raises(FileNotFoundError):
        process.run(("no-such-program-on-any-machine",))


def test_it_finds_the_full_path_of_a_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "speaker"
    program.write_text("#!/bin/sh\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert process.find("speaker") is None
    program.chmod(0o755)
    assert process.find("speaker") == str(program)
    assert process.find("no-such-program-on-any-machine") is None
