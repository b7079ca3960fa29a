"""When something is tried again, and how long that waits."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from producer.errors import BusyError
from producer.playlist.uploads.retries import (
    Passing,
    Patience,
    once,
    persistently,
    retry_after,
)


class _Failing:
    """Fails as often as told, then gives its number of calls."""

    def __init__(self, times: int, asks_for: float | None = None) -> None:
        self.left, self.calls, self.asks_for = times, 0, asks_for

    def __call__(self) -> int:
        self.calls += 1
        if self.left:
            self.left -= 1
            raise Passing("The server is away", retry_after=self.asks_for)
        return self.calls


def _patience(asked: list[float], **told: float) -> Patience:
    return Patience(pauses_s=(1.0, 2.0), sleep=asked.append, **told)


@pytest.mark.parametrize(
    ("failures", "asks_for", "waited"),
    [(0, None, []), (1, None, [1.0]), (2, None, [1.0, 2.0]), (2, 30.0, [30.0, 30.0])],
)
def test_it_waits_as_long_as_asked_else_longer_each_time(
    failures: int, asks_for: float | None, waited: list[float]
) -> None:
    asked: list[float] = []
    assert persistently(_Failing(failures, asks_for), _patience(asked)) == failures + 1
    assert asked == waited


def test_it_gives_up_in_the_end_and_says_how_to_go_on() -> None:
    with pytest.raises(BusyError) as raised:
        persistently(_Failing(9), _patience([]))
    assert raised.value.message == "The server is away (tried 3 times)."
    assert raised.value.hint == (
        "Type the same command again in a while: it goes on where it stopped."
    )


def test_who_asks_for_too_much_is_not_waited_for() -> None:
    asked: list[float] = []
    with pytest.raises(BusyError, match="again in 3600 seconds") as raised:
        persistently(_Failing(1, 3600.0), _patience(asked))
    assert raised.value.retry_after == 3600.0
    assert asked == []


@pytest.mark.parametrize("done", [True, False])
def test_before_something_is_made_again_it_is_looked_for(done: bool) -> None:
    make = _Failing(1)
    find: Callable[[], int | None] = (lambda: 77) if done else (lambda: None)
    assert once(make, find, _patience([])) == (77 if done else 2)
    assert make.calls == (1 if done else 2)


def test_it_is_not_looked_for_before_it_was_asked_for() -> None:
    def find() -> int:
        raise AssertionError("too early")

    assert once(_Failing(0), find, _patience([])) == 1


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        (None, None, None),
        ("120", None, 120.0),
        (" 5 ", None, 5.0),
        ("-5", None, None),
        ("soon", None, None),
        ("Mon, 23 Nov 2026 06:01:00 GMT", "Mon, 23 Nov 2026 06:00:00 GMT", 60.0),
        ("Mon, 23 Nov 2026 05:00:00 GMT", "Mon, 23 Nov 2026 06:00:00 GMT", 0.0),
        ("Mon, 23 Nov 2026 06:01:00 GMT", None, None),
        ("9" * 400, None, 999_999_999.0),
    ],
)
def test_what_retry_after_asks_for(
    value: str | None, date: str | None, seconds: float | None
) -> None:
    assert retry_after(value, date) == seconds
