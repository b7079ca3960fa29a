"""Results to stdout; progress and complaints to stderr, progress on a terminal alone."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.errors import ProducerError


def say(text: str = "") -> None:
    """A line of the result."""
    print(text)


def say_json(document: Any, *, one_line: bool = False) -> None:
    """A JSON document of the result."""
    print(json.dumps(document, ensure_ascii=False, indent=None if one_line else 2))


def note(text: str) -> None:
    """A remark beside the result."""
    print(f"producer: {text}", file=sys.stderr)


def complain(error: ProducerError) -> None:
    """What happened, and what to type next."""
    print(f"producer: {error.message}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, silent in a pipe; the value is told done and total."""
    if not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _silent(done: int, total: int) -> None:
    del done, total


def duration(ms: int) -> str:
    """m:ss.t, or h:mm:ss.t from an hour on: a TRT as a rundown shows it."""
    tenths = round(ms / 100)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    clock = f"{minutes:02}" if hours else f"{minutes}"
    return f"{f'{hours}:' if hours else ''}{clock}:{rest // 10:02}.{rest % 10}"
