"""Works beside the watch: what hangs holds up its own kind alone, and ^C leaves nothing behind."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event as Signal

import pytest

from producer.errors import EngineError
from producer.files import atomic_folder
from producer.pipeline.air.watch import works
from producer.pipeline.air.watch.due import Event, Task
from producer.pipeline.air.watch.lanes import Outcome, Threads
from producer.pipeline.air.watch.watching import Clock, watch
from producer.pipeline.air.watch.works import Done
from producer.segment.folder import owned
from tests.pipeline.air.day_of_watch import NEW_YORK, told
from tests.pipeline.air.station_of_air import music, station, write_story

MAKE, HAND_ON = Event(task=Task.MAKE), Event(task=Task.HAND_ON)
_PATIENCE_S = 30.0
"""Longer than a busy machine ever takes."""


@pytest.fixture
def lanes() -> Iterator[Threads]:
    found = Threads()
    yield found
    found.end()


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def collected(lanes: Threads) -> tuple[Outcome, ...]:
    until(lambda: lanes.any_ended)
    return lanes.ended()


def test_a_work_that_hangs_holds_up_its_own_kind_alone(lanes: Threads) -> None:
    hangs, done = Signal(), Done()

    def hanging() -> Done:
        hangs.wait(_PATIENCE_S)
        return done

    lanes.begin(MAKE, hanging)
    assert (lanes.free(Task.MAKE), lanes.free(Task.HAND_ON)) == (False, True)
    lanes.begin(HAND_ON, lambda: done)
    assert [one.event for one in collected(lanes)] == [HAND_ON]
    assert (lanes.busy, lanes.free(Task.MAKE), lanes.free(Task.HAND_ON)) == (True, False, True)
    hangs.set()
    (outcome,) = collected(lanes)
    assert (outcome.event, outcome.done) == (MAKE, done)
    assert (lanes.busy, lanes.any_ended, lanes.free(Task.MAKE)) == (False, False, True)


@pytest.mark.parametrize("error", [EngineError("no answer"), ZeroDivisionError(), SystemExit(3)])
def test_an_error_comes_out_where_it_is_collected(lanes: Threads, error: BaseException) -> None:
    def fails() -> Done:
        raise error

    lanes.begin(MAKE, fails)
    (outcome,) = collected(lanes)
    assert (outcome.done, outcome.error) == (None, error)


def test_the_end_of_the_watch_clears_away_what_is_half_made(own_place: Path) -> None:
    """As ^C does where the first thread makes a segment."""
    at_work, out = Signal(), own_place / "audio"

    def endless(*args: object, **named: object) -> tuple[()]:
        with atomic_folder(out / "segment", owned=owned) as folder:
            (folder / "segment.wav").write_bytes(b"half")
            at_work.set()
            while True:
                time.sleep(0.01)

    clock_now = datetime(2026, 11, 22, 23, 50, tzinfo=NEW_YORK)
    write_story(own_place, "bridge", clock_now, sentences=4)
    write_story(own_place, "school", clock_now - timedelta(minutes=1), sentences=4)
    of = station(own_place, fill=music(own_place / "music"))

    def sleep(seconds: float) -> None:
        time.sleep(min(seconds, 0.05))
        if at_work.is_set():
            assert [path.name for path in out.rglob("*.wav")] == ["segment.wav"]
            raise KeyboardInterrupt

    log: list[str] = []
    with pytest.MonkeyPatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(works, "make_missing", endless)
        watch(of, Clock(now=lambda: clock_now, sleep=sleep), log.append)
    assert list(out.rglob("*")) == []
    assert " ended: " in log[-1]
    assert told(log, "failed") == []
