"""Waiting, on a clock of our own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from producer.errors import BusyError, EngineError
from producer.speech.patience import BACK_OFF_S, LONGEST_WAIT_S, Pace, Stopped, persistently


class Clock(threading.Event):
    """A stop event that writes down every wait instead of waiting; the wait numbered
    `stop_at` (from 1) is stopped."""

    def __init__(self, stop_at: int = 0) -> None:
        super().__init__()
        self.waits: list[float] = []
        self.stop_at = stop_at

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waits.append(timeout)
        if len(self.waits) == self.stop_at:
            self.set()
        return self.is_set()


def busy(times: int, *, retry_after: float | None = None) -> Callable[[], str]:
    """A call that is busy so many times, and then gives "sound"."""
    left = iter(range(times))

    def call() -> str:
        if next(left, None) is not None:
            raise BusyError("too many requests", "Try later.", retry_after=retry_after)
        return "sound"

    return call


# --- Trying again ---------------------------------------------------------------------


@pytest.mark.parametrize("failures", range(5))
def test_each_failure_is_waited_for_as_the_back_off_says(failures: int) -> None:
    clock = Clock()
    assert persistently(busy(failures), clock) == "sound"
    assert clock.waits == list(BACK_OFF_S[:failures])


@pytest.mark.parametrize(
    ("back_off", "told"), [((), "tried once"), ((1.0,), "2 times"), (BACK_OFF_S, "5 times")]
)
def test_when_the_back_off_is_used_up_it_is_an_error(
    back_off: tuple[float, ...], told: str
) -> None:
    clock = Clock()
    with pytest.raises(EngineError, match=told) as caught:
        persistently(busy(99), clock, back_off)
    assert not isinstance(caught.value, BusyError)
    assert caught.value.message.startswith("too many requests")
    assert caught.value.hint == "Try later."
    assert clock.waits == list(back_off)


@pytest.mark.parametrize("asked", [0.0, 0.5, 17.0, LONGEST_WAIT_S])
def test_what_the_engine_asks_for_goes_before_the_back_off(asked: float) -> None:
    clock = Clock()
    assert persistently(busy(3, retry_after=asked), clock) == "sound"
    assert clock.waits == [asked] * 3


def test_asking_does_not_give_more_tries() -> None:
    clock = Clock()
    with pytest.raises(EngineError, match="5 times"):
        persistently(busy(99, retry_after=1.0), clock)
    assert len(clock.waits) == len(BACK_OFF_S)


@pytest.mark.parametrize("asked", [60.5, 3600.0, float("inf")])
def test_more_than_a_minute_is_not_waited_for(asked: float) -> None:
    clock = Clock()
    with pytest.raises(EngineError, match="tried once"):
        persistently(busy(1, retry_after=asked), clock)
    assert clock.waits == []


@pytest.mark.parametrize("error", [EngineError("broken"), ValueError("bug")])
def test_other_errors_are_not_tried_again(error: Exception) -> None:
    calls: list[int] = []

    def call() -> str:
        calls.append(1)
        raise error

    with pytest.raises(type(error)) as caught:
        persistently(call, Clock())
    assert caught.value is error
    assert len(calls) == 1


@pytest.mark.parametrize("stop_at", [1, 2, 3])
def test_a_stop_ends_the_tries(stop_at: int) -> None:
    clock = Clock(stop_at)
    with pytest.raises(Stopped):
        persistently(busy(99), clock)
    assert clock.waits == list(BACK_OFF_S[:stop_at])


def test_a_stop_ends_a_wait_at_once() -> None:
    stop = threading.Event()
    threading.Timer(0.05, stop.set).start()
    with pytest.raises(Stopped):
        persistently(busy(99, retry_after=LONGEST_WAIT_S), stop)


# --- Pace -----------------------------------------------------------------------------


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The time of patience: `now.s`, in seconds."""
    time = SimpleNamespace(s=1000.0)
    monkeypatch.setattr("producer.speech.patience.time", SimpleNamespace(monotonic=lambda: time.s))
    return time


def test_calls_at_the_same_moment_are_spaced_evenly(now: SimpleNamespace) -> None:
    clock = Clock()
    pace = Pace(calls_per_minute=120, stop=clock)
    for _ in range(4):
        pace.wait()
    assert clock.waits == pytest.approx([0.0, 0.5, 1.0, 1.5])


def test_a_late_call_starts_at_once_and_nothing_is_saved_up(now: SimpleNamespace) -> None:
    clock = Clock()
    pace = Pace(calls_per_minute=60, stop=clock)
    for moment in (1000.0, 1000.4, 1010.0, 1010.0):
        now.s = moment
        pace.wait()
    assert clock.waits == pytest.approx([0.0, 0.6, 0.0, 1.0])


def test_without_a_limit_nothing_waits() -> None:
    clock = Clock()
    pace = Pace(calls_per_minute=None, stop=clock)
    for _ in range(9):
        pace.wait()
    assert clock.waits == []


def test_a_stop_ends_the_wait_for_ones_turn(now: SimpleNamespace) -> None:
    pace = Pace(calls_per_minute=1, stop=Clock(stop_at=2))
    pace.wait()
    with pytest.raises(Stopped):
        pace.wait()


def test_threads_share_one_pace(now: SimpleNamespace) -> None:
    clock = Clock()
    pace = Pace(calls_per_minute=60, stop=clock)
    threads = [threading.Thread(target=pace.wait) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(clock.waits) == pytest.approx([float(second) for second in range(8)])
