"""The command `producer`: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
import time
import traceback
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from producer import __version__
from producer.cli import (
    check,
    doctor,
    export,
    lexicon,
    library,
    make,
    preview,
    schedule,
    script,
    spoken,
    story,
    voices,
)
from producer.cli.console import complain
from producer.errors import EngineError, OutputError, ProducerError

if TYPE_CHECKING:
    from types import FrameType

app = typer.Typer(
    name="producer",
    help="Turns an article into a timed, mastered radio segment.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for command in (
    make,
    check,
    story,
    script,
    preview,
    spoken,
    library,
    schedule,
    export,
    voices,
    doctor,
):
    app.command(name=command.__name__.rsplit(".", 1)[-1])(command.run)
app.add_typer(lexicon.app, name="lexicon")

EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_INTERRUPTED = 130


def _version(wanted: bool) -> None:
    if wanted:
        print(f"producer {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    verbose: Annotated[
        bool, typer.Option("-v", "--verbose", help="Show the traceback of an error.")
    ] = False,
    version: Annotated[  # noqa: ARG001 - its callback does the work
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    context.obj = verbose


def main() -> None:
    """Runs a command and ends the process with its exit code."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows has no closed terminals to tell of
        number = getattr(signal, name, None)
        # Who ignores it for us means it: nohup, a shell's background.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _ended)
    try:
        _stand_in_for_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        code = _flushed(run(sys.argv[1:]))
        _let_writers_end()
    except KeyboardInterrupt:
        code = _interrupted()
    if code in (EXIT_INTERRUPTED, EngineError.exit_code):
        # A thread may still wait for an engine's answer: the user has waited enough.
        os._exit(code)
    sys.exit(code)


def _stand_in_for_closed_streams() -> None:
    """Give the streams that were closed by whoever started us a place of their own.

    Else the first file that is opened gets their number, and what a library prints goes into it.
    The stand-ins fail where something is read or is written that somebody wants.
    """
    for name, flags, mode in (
        ("stdin", os.O_WRONLY, "r"),
        ("stdout", os.O_RDONLY, "w"),
        ("stderr", os.O_WRONLY, "w"),
    ):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, flags), mode, encoding="utf-8"))


def _flushed(code: int) -> int:
    """The exit code after the last of the output has gone out, or could not."""
    try:
        sys.stdout.flush()
    except OSError as error:
        # Without this Python tries again at its end, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if code != OutputError.exit_code and not isinstance(error, BrokenPipeError):
            return _unwritable(error)
    return code


def _unwritable(error: OSError) -> int:
    why = "standard output is closed" if error.errno == errno.EBADF else error.strerror
    complain(OutputError(f"can't write {error.filename or 'the result'}: {why}"))
    return OutputError.exit_code


def _let_writers_end() -> None:
    """Give threads a moment to put a take in its place; one that waits for a network is left."""
    deadline = time.monotonic() + _MOMENT_S
    for thread in threading.enumerate():
        if thread is not threading.current_thread():
            thread.join(max(0.0, deadline - time.monotonic()))


_MOMENT_S = 2.0


def run(arguments: list[str]) -> int:
    """Run a command and give its exit code; every failure is told in a line or two."""
    verbose = bool({"-v", "--verbose"} & set(arguments[:1]))
    try:
        command = typer.main.get_command(app)
        code = command.main(args=arguments, prog_name="producer", standalone_mode=False)
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - told in a line or two, whatever it is
        _trace(verbose)
        return _interrupted() if _comes_of_interrupt(error) else _told(error)
    return _interrupted() if code == EXIT_INTERRUPTED else code if isinstance(code, int) else 0


def _told(error: Exception) -> int:
    """The exit code of a failure, once the user knows of it."""
    if isinstance(error, ProducerError):
        complain(error)
        return error.exit_code
    if isinstance(error, TyperException):
        message = error.format_message().rstrip(".")
        complain(ProducerError(message, f"Type: {_help_of(error)}"))
        return EXIT_USAGE
    if isinstance(error, OSError):
        return _unwritable(error)
    name = type(error).__name__
    hint = "Run it with -v after `producer` and report what it prints."
    complain(ProducerError(f"this is a bug in producer: {name}: {error}", hint))
    return EXIT_BUG


_interrupts = threading.Event()
"""Set by the first signal that ends the run."""


def _comes_of_interrupt(error: BaseException | None) -> bool:
    """Whether ^C came before it: a module of C that is interrupted as it loads says only that it
    could not be initialized."""
    while error is not None:
        if isinstance(error, KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return _interrupts.is_set()


def _interrupted() -> int:
    print("\nproducer: interrupted; type the same command to go on", file=sys.stderr)
    return EXIT_INTERRUPTED


def _ended(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a run as ^C does: nothing half-made stays behind."""
    del number, frame
    _interrupts.set()
    raise KeyboardInterrupt


def _trace(verbose: bool) -> None:
    if verbose:
        traceback.print_exc()


def _help_of(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help" if context else "producer --help"
