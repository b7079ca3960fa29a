"""The command `producer`: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

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
from producer.cli import doctor, lexicon, make, preview, script, spoken, story, voices
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
for command in (make, story, script, preview, spoken, voices, doctor):
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
    """The console script: runs a command and ends the process with its exit code."""
    for name in ("SIGTERM", "SIGHUP"):  # Windows has no closed terminals to tell of
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _ended)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    code = _flushed(run(sys.argv[1:]))
    _let_writers_end()
    if code in (EXIT_INTERRUPTED, EngineError.exit_code):
        # A thread may still wait for an engine's answer: the user has waited enough.
        os._exit(code)
    sys.exit(code)


def _flushed(code: int) -> int:
    """The exit code after the last of the output has gone out, or could not."""
    if sys.stdout is None:  # closed by whoever started us
        return code
    try:
        sys.stdout.flush()
    except OSError as error:
        # Without this Python tries again at its end, and complains.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            complain(OutputError(f"can't write the result: {error.strerror}"))
            return OutputError.exit_code
    return code


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
    except ProducerError as error:
        _trace(verbose)
        complain(error)
        return error.exit_code
    except TyperException as error:
        message = error.format_message().rstrip(".")
        complain(ProducerError(message, f"Type: {_help_of(error)}"))
        return EXIT_USAGE
    except OSError as error:
        _trace(verbose)
        what = error.filename or "the result"
        complain(OutputError(f"can't write {what}: {error.strerror}"))
        return OutputError.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort: a bug, told as one
        _trace(verbose)
        name = type(error).__name__
        hint = "Run it with -v after `producer` and report what it prints."
        complain(ProducerError(f"this is a bug in producer: {name}: {error}", hint))
        return EXIT_BUG
    if code == EXIT_INTERRUPTED:
        print("\nproducer: interrupted; type the same command to go on", file=sys.stderr)
    return code if isinstance(code, int) else 0


def _ended(number: int, frame: FrameType | None) -> None:
    """SIGTERM ends a run as ^C does: nothing half-made stays behind."""
    del number, frame
    raise KeyboardInterrupt


def _trace(verbose: bool) -> None:
    if verbose:
        traceback.print_exc()


def _help_of(error: TyperException) -> str:
    context = getattr(error, "ctx", None)
    return f"{context.command_path} --help" if context else "producer --help"
