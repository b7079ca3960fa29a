"""The command `producer`: its commands, and the one place where errors become exit codes."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from typing import TYPE_CHECKING, Annotated

import typer
from typer.exceptions import TyperException

from producer import __version__
from producer.cli import doctor, make, preview, script, spoken, story, voices
from producer.cli.console import complain
from producer.errors import EngineError, ProducerError

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
    signal.signal(signal.SIGTERM, _ended)
    code = run(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has gone; without this Python complains about it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if code in (EXIT_INTERRUPTED, EngineError.exit_code):
        # A thread may still wait for an engine's answer: the user has waited enough.
        os._exit(code)
    sys.exit(code)


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
