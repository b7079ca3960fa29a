"""What can go wrong, for people: what happened, to which input, and what to type next.

Each kind carries the exit code of the command that it ends.
"""

from __future__ import annotations


class ProducerError(Exception):
    """Base of every expected failure; `message` and `hint` are a line each."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    @property
    def in_a_line(self) -> str:
        """Message and hint as one line of a log."""
        return f"{self.message.rstrip('.')}. {self.hint}".rstrip()

    def __str__(self) -> str:
        return f"{self.message}\n{self.hint}" if self.hint else self.message


class UsageError(ProducerError):
    """The command's words are wrong."""

    exit_code = 2


class InputError(ProducerError):
    """The input can't be used."""

    exit_code = 3


class MissingError(ProducerError):
    """An engine, voice or codec is not here."""

    exit_code = 4


class EngineError(ProducerError):
    """An engine or the network failed."""

    exit_code = 5


class BusyError(EngineError):
    """An engine failed in a way that may pass: worth another try.

    `retry_after` is what the engine asked for, in seconds, or None.
    """

    def __init__(self, message: str, hint: str = "", *, retry_after: float | None = None) -> None:
        super().__init__(message, hint)
        self.retry_after = retry_after


class OutputError(ProducerError):
    """The output can't be written."""

    exit_code = 6


class RuleError(ProducerError):
    """The result would break a rule that was asked for."""

    exit_code = 7
