"""The one place that starts other programs."""

from __future__ import annotations

import shutil
import subprocess


def find(program: str) -> str | None:
    """The full path of a program on this machine, or None."""
    return shutil.which(program)


def run(arguments: tuple[str, ...], *, stdin: bytes = b"", timeout_s: float = 60.0) -> bytes:
    """Run a program to its end and give what it printed; no shell.

    Raises ChildProcessError with its last words where it fails, TimeoutError where it hangs,
    OSError where it can't be started.
    """
    try:
        done = subprocess.run(  # noqa: S603 - arguments are ours, and there is no shell
            arguments, input=stdin, capture_output=True, timeout=timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise TimeoutError(f"{arguments[0]} did not end within {timeout_s:g} s") from error
    if done.returncode != 0:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise ChildProcessError(said[-1] if said else f"it ended with code {done.returncode}")
    return done.stdout
