"""Results to stdout; progress and complaints to stderr, progress on a terminal alone."""

from __future__ import annotations

import json
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from producer.markup import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.errors import ProducerError


def say(text: str, *, end: str = "\n") -> None:
    """A line of the result."""
    print(text, end=end)


def say_json(document: Any, *, one_line: bool = False) -> None:
    """A JSON document of the result."""
    print(json.dumps(document, ensure_ascii=False, indent=None if one_line else 2))


def note(text: str) -> None:
    """A remark beside the result; a title or a file name in it moves no terminal's cursor."""
    print(printable(f"producer: {text}"), file=sys.stderr)


def complain(error: ProducerError) -> None:
    """What happened, and what to type next."""
    print(printable(f"producer: {error.message}"), file=sys.stderr)
    if error.hint:
        print(printable(f"  {error.hint}"), file=sys.stderr)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar on a terminal, silent in a pipe; the value is told the stage, done and total."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield _silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, count="")

        def tell(stage: str, done: int, total: int) -> None:
            count = f"{done}/{total}" if total else ""
            bar.update(task, description=stage, completed=done, total=total or None, count=count)
            bar.refresh()

        yield tell


def _silent(stage: str, done: int, total: int) -> None:
    del stage, done, total


def duration(ms: int) -> str:
    """m:ss.t, or h:mm:ss.t from an hour on: a TRT as a rundown shows it."""
    tenths = round(ms / 100)
    minutes, rest = divmod(tenths, 600)
    hours, minutes = divmod(minutes, 60)
    clock = f"{minutes:02}" if hours else f"{minutes}"
    return f"{f'{hours}:' if hours else ''}{clock}:{rest // 10:02}.{rest % 10}"
