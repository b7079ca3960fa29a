"""Each kind of failure ends a command with a code of its own, and tells people what to do."""

from __future__ import annotations

import pytest

from producer import errors


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.ProducerError, 1),
        (errors.UsageError, 2),
        (errors.InputError, 3),
        (errors.MissingError, 4),
        (errors.EngineError, 5),
        (errors.BusyError, 5),
        (errors.OutputError, 6),
        (errors.RuleError, 7),
    ],
)
def test_a_kind_has_the_exit_code_that_the_commands_promise(
    kind: type[errors.ProducerError], code: int
) -> None:
    assert kind("It failed.").exit_code == code


def test_it_prints_what_happened_and_then_what_to_type() -> None:
    assert str(errors.InputError("x.html: no story in it", "Try another page.")) == (
        "x.html: no story in it\nTry another page."
    )
    assert str(errors.InputError("x.html: no story in it")) == "x.html: no story in it"


def test_a_busy_engine_says_when_to_try_again_where_it_was_told() -> None:
    assert errors.BusyError("busy", retry_after=7.5).retry_after == 7.5
    assert errors.BusyError("busy").retry_after is None


@pytest.mark.parametrize(
    ("message", "hint", "line"),
    [
        ("no story in it", "Try another page.", "no story in it. Try another page."),
        ("There is none.", "Try another.", "There is none. Try another."),
        ("there is none", "", "there is none."),
    ],
)
def test_it_is_a_line_of_a_log(message: str, hint: str, line: str) -> None:
    assert errors.InputError(message, hint).in_a_line == line
