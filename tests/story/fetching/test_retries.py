"""What a server asks for, and how long it is waited for."""

from __future__ import annotations

import threading
import time

import pytest

from producer.errors import BusyError
from producer.story.fetching import retries
from producer.story.fetching.retries import Passing, persistently, retry_after


@pytest.mark.parametrize(
    ("value", "date", "seconds"),
    [
        (None, None, None),
        ("7", None, 7.0),
        (" 0 ", None, 0.0),
        ("soon", None, None),
        ("-5", None, None),
        ("1.5", None, None),
        ("²", None, None),
        ("Sun, 01 Dec 2024 10:00:30 GMT", "Sun, 01 Dec 2024 10:00:00 GMT", 30.0),
        ("Sunday, 01-Dec-24 10:02:00 GMT", "Sun, 01 Dec 2024 10:00:00 GMT", 120.0),
        ("Sun, 01 Dec 2024 09:00:00 GMT", "Sun, 01 Dec 2024 10:00:00 GMT", 0.0),
        ("Sun, 01 Dec 2024 09:00:00 GMT", None, 0.0),
        ("Sun, 99 Dec 2024 09:00:00 GMT", None, None),
        ("9" * 40, None, 366 * 86400.0),
    ],
)
def test_retry_after(value: str | None, date: str | None, seconds: float | None) -> None:
    assert retry_after(value, date) == seconds


class Server:
    """Fails as told, then answers."""

    def __init__(self, *failures: Passing) -> None:
        self.failures = list(failures)
        self.tries = 0

    def __call__(self) -> str:
        self.tries += 1
        if self.failures:
            raise self.failures.pop(0)
        return "page"


class Clock(threading.Event):
    """Does not wait: keeps how long it was asked to."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout or 0.0)
        return self.is_set()


def ask(server: Server, clock: Clock, seconds: float = 120.0) -> str:
    return persistently(server, "page", stop=clock, deadline=time.monotonic() + seconds)


def test_two_more_tries_with_longer_waits() -> None:
    clock = Clock()
    assert ask(Server(Passing("busy"), Passing("busy")), clock) == "page"
    assert clock.waits == list(retries.BACK_OFF_S)


def test_no_third() -> None:
    server = Server(*[Passing("busy")] * 3)
    with pytest.raises(BusyError, match=r"page: busy \(tried 3 times\)"):
        ask(server, Clock())
    assert server.tries == 3


def test_what_the_server_asks_for_goes_before_our_own_wait() -> None:
    clock = Clock()
    ask(Server(Passing("busy", retry_after=7.0), Passing("busy", retry_after=0.0)), clock)
    assert clock.waits == [7.0, 0.0]


@pytest.mark.parametrize(
    ("seconds", "told"),
    [(61.0, "61 seconds"), (600.0, "10 minutes"), (7200.0, "2 hours"), (9e5, "10 days")],
)
def test_a_long_wait_is_told_and_not_waited(seconds: float, told: str) -> None:
    clock = Clock()
    server = Server(Passing("the server answered 429", retry_after=seconds))
    with pytest.raises(BusyError, match=f"429 and asks for {told} of peace") as caught:
        ask(server, clock)
    assert (server.tries, clock.waits) == (1, [])
    assert "Type the same command again after " in caught.value.hint
    assert caught.value.retry_after == seconds


def test_a_wait_is_told_where_no_try_is_left() -> None:
    server = Server(*[Passing("busy", retry_after=1.0)] * 3)
    with pytest.raises(BusyError, match="asks for 1 second of peace"):
        ask(server, Clock())


def test_no_wait_goes_past_the_deadline() -> None:
    clock = Clock()
    with pytest.raises(BusyError, match="tried once"):
        ask(Server(Passing("busy")), clock, seconds=0.5)
    assert clock.waits == []


def test_whoever_stops_waits_no_longer() -> None:
    clock = Clock()
    clock.set()
    server = Server(Passing("busy"))
    with pytest.raises(BusyError):
        ask(server, clock)
    assert server.tries == 1
