"""What a watch has to do and when next, by how things lie and what time it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from producer.model import Airs, Entry, Filled, Opening, Playlist, Proof, after
from producer.pipeline.air.rolling import Rolling
from producer.pipeline.air.watch.due import (
    Event,
    State,
    Task,
    Try,
    due,
    first,
    forgotten,
    next_moment,
    on_air,
    tried,
)
from producer.playlist.missing import Missing
from producer.station import Category

ZONE = ZoneInfo("America/New_York")
TODAY, TOMORROW = date(2026, 11, 1), date(2026, 11, 2)  # the day of 25 hours
NOON = datetime(2026, 11, 1, 12, 0, tzinfo=ZONE)
MINUTE = timedelta(minutes=1)


def opening(start: datetime) -> Opening:
    return Opening(
        id=start.isoformat(),
        start=start,
        length_ms=60_000,
        hard=True,
        airs=Airs.NEWSCAST,
        name="Newscast",
    )


def playlist(day: date, *starts: datetime) -> Playlist:
    slots = tuple(
        Filled(
            opening=opening(start),
            entries=(Entry(start=start, length_ms=60_000, airs=Airs.NEWSCAST, title="News"),),
        )
        for start in starts
    )
    proof = Proof(dead_ms=0, bound_ms=0, solver="search")
    return Playlist(
        station="", call_letters="", zone="America/New_York", day=day, slots=slots, proof=proof
    )


def state(
    *,
    days: Mapping[date, Playlist] | None = None,
    stale: frozenset[date] = frozenset(),
    missing: tuple[datetime, ...] = (),
    rolling: tuple[Rolling, ...] = (),
    unsent: tuple[tuple[date, str], ...] = (),
    outdated: bool = False,
    shown: bool = True,
    tries: Mapping[str, Try] | None = None,
) -> State:
    return State(
        days={TODAY: playlist(TODAY)} if days is None else days,
        over=False,
        stale=stale,
        missing=tuple(
            Missing(opening=opening(start), length_ms=60_000, soft=False) for start in missing
        ),
        rolling=rolling,
        unsent=unsent,
        outdated=outdated,
        shown=shown,
        tries=tries or {},
        lead_ms=15 * 60_000,
    )


def rolling(*, right: bool, until: datetime | None = None) -> Rolling:
    return Rolling(
        category=Category(name="newscast"),
        file=Path("newscast-latest.mp3"),
        piece=None,
        right=right,
        until=until,
    )


def keys(of: State, now: datetime) -> list[str]:
    return [event.key for event in due(of, now)]


@pytest.mark.parametrize(
    ("of", "now", "expected"),
    [
        pytest.param(state(), NOON, [], id="nothing"),
        pytest.param(state(days={}), NOON, [f"schedule {TODAY}"], id="today has no playlist"),
        pytest.param(replace(state(days={}), over=True), NOON, [], id="today is over without one"),
        pytest.param(
            state(stale=frozenset({TODAY})), NOON, [f"schedule {TODAY}"], id="the library changed"
        ),
        pytest.param(state(), NOON + 599 * MINUTE, [], id="a minute before ten"),
        pytest.param(state(), NOON + 600 * MINUTE, [f"schedule {TOMORROW}"], id="ten at night"),
        pytest.param(
            state(days={TODAY: playlist(TODAY), TOMORROW: playlist(TOMORROW)}),
            NOON + 600 * MINUTE,
            [],
            id="tomorrow is there",
        ),
        pytest.param(state(shown=False), NOON, [f"show {TODAY}"], id="something else is on air"),
        pytest.param(
            state(unsent=((TODAY, "liquidsoap"), (TOMORROW, "azuracast"))),
            NOON,
            [f"hand on {TODAY} liquidsoap", f"hand on {TOMORROW} azuracast"],
            id="the playlist changed",
        ),
        pytest.param(state(days={}, shown=False), NOON, [f"schedule {TODAY}"], id="first things"),
        pytest.param(state(rolling=(rolling(right=False),)), NOON, ["roll newscast"], id="roll"),
        pytest.param(state(rolling=(rolling(right=True),)), NOON, [], id="it lies there already"),
        pytest.param(
            state(missing=(NOON + 15 * MINUTE,)),
            NOON,
            ["make 2026-11-01T12:15:00-05:00"],
            id="in fifteen minutes",
        ),
        pytest.param(state(missing=(NOON + 16 * MINUTE,)), NOON, [], id="in sixteen"),
        pytest.param(state(missing=(NOON,)), NOON, [], id="it has begun"),
    ],
)
def test_what_is_due(of: State, now: datetime, expected: list[str]) -> None:
    assert keys(of, now) == expected


def test_what_is_on_air_comes_before_what_will_be() -> None:
    all_of_it = state(
        stale=frozenset({TODAY}),
        missing=(NOON + MINUTE,),
        rolling=(rolling(right=False),),
        unsent=((TODAY, "liquidsoap"),),
        outdated=True,
        shown=False,
    )
    assert [event.task for event in due(all_of_it, NOON)] == [
        Task.ROLL,
        Task.SCHEDULE,
        Task.SHOW,
        Task.HAND_ON,
        Task.MAKE,
        Task.REMOVE,
    ]


@pytest.mark.parametrize(
    ("under_way", "begins"),
    [
        pytest.param((), Task.SCHEDULE, id="the most urgent"),
        pytest.param((Task.SCHEDULE,), Task.SHOW, id="what is on air does not wait"),
        pytest.param((Task.MAKE, Task.HAND_ON), Task.SCHEDULE, id="nor do the days"),
    ],
)
def test_what_may_begin_while_something_is_under_way(
    under_way: tuple[Task, ...], begins: Task
) -> None:
    events = tuple(Event(task=task) for task in Task if task is not Task.ROLL)
    event = first(events, lambda task: task not in under_way)
    assert event is not None
    assert event.task is begins


@pytest.mark.parametrize("task", [Task.HAND_ON, Task.MAKE, Task.REMOVE])
def test_what_a_new_schedule_may_change_waits_for_it(task: Task) -> None:
    event = Event(task=task)
    assert first((event,), lambda _: True) is event
    assert first((event,), lambda each: each is not task) is None
    assert first((event,), lambda each: each is not Task.SCHEDULE) is None
    waiting = first((Event(task=Task.SCHEDULE), event), lambda each: each is not Task.SCHEDULE)
    assert waiting is None


def test_a_try_of_the_day_before_is_forgotten() -> None:
    old = Try(count=1, again=NOON)
    assert not forgotten(old, NOON + 1439 * MINUTE)
    assert forgotten(old, NOON + 1441 * MINUTE)


def test_what_failed_waits_and_the_rest_goes_on() -> None:
    failed = {f"schedule {TODAY}": Try(count=1, again=NOON + MINUTE)}
    of = state(stale=frozenset({TODAY}), rolling=(rolling(right=False),), tries=failed)
    assert keys(of, NOON) == ["roll newscast"]
    assert keys(of, NOON + MINUTE) == ["roll newscast", f"schedule {TODAY}"]


def test_a_clock_that_was_set_back_holds_nothing_up() -> None:
    failed = {f"schedule {TODAY}": Try(count=1, again=NOON + MINUTE)}
    of = state(stale=frozenset({TODAY}), tries=failed)
    assert keys(of, NOON - 10 * MINUTE) == []
    assert keys(of, NOON - 60 * MINUTE) == [f"schedule {TODAY}"]


def test_each_failure_waits_twice_as_long_up_to_a_quarter_of_an_hour() -> None:
    waits, one = [], None
    for _ in range(8):
        one = tried(one, NOON)
        waits.append((one.again - NOON).total_seconds())
    assert waits == [30, 60, 120, 240, 480, 900, 900, 900]


@pytest.mark.parametrize(
    ("of", "now", "expected"),
    [
        pytest.param(state(), NOON, NOON + timedelta(seconds=30), id="the library is looked at"),
        pytest.param(
            state(days={TODAY: playlist(TODAY, NOON + timedelta(seconds=9))}),
            NOON,
            NOON + timedelta(seconds=9),
            id="an entry starts",
        ),
        pytest.param(
            state(days={TODAY: playlist(TODAY, NOON - timedelta(seconds=51))}),
            NOON,
            NOON + timedelta(seconds=9),
            id="the last entry ends",
        ),
        pytest.param(
            state(missing=(NOON + 15 * MINUTE + timedelta(seconds=9),)),
            NOON,
            NOON + timedelta(seconds=9),
            id="something must be made",
        ),
        pytest.param(
            state(rolling=(rolling(right=True, until=NOON + timedelta(seconds=9)),)),
            NOON,
            NOON + timedelta(seconds=9),
            id="a rolling file expires",
        ),
        pytest.param(
            state(tries={"x": Try(count=1, again=NOON + timedelta(seconds=9))}),
            NOON,
            NOON + timedelta(seconds=9),
            id="a failed one is tried again",
        ),
        pytest.param(
            state(),
            NOON + timedelta(hours=9, minutes=59, seconds=51),
            NOON + timedelta(hours=10),
            id="ten at night",
        ),
        pytest.param(
            state(),
            NOON + timedelta(hours=11, minutes=59, seconds=51),
            NOON + timedelta(hours=12),
            id="midnight",
        ),
    ],
)
def test_when_there_may_be_something_next(of: State, now: datetime, expected: datetime) -> None:
    assert next_moment(of, now) == expected


ONE = datetime(2026, 11, 1, 1, 0, tzinfo=ZONE)
AGAIN = ONE.replace(fold=1)


def test_the_hour_that_comes_twice_is_two_hours() -> None:
    days = {TODAY: playlist(TODAY, ONE, AGAIN)}
    first, second = on_air(days, ONE), on_air(days, AGAIN)
    assert first is not None
    assert second is not None
    assert first.start.utcoffset() != second.start.utcoffset()
    assert on_air(days, after(ONE, 60_000)) is None
    missing = state(missing=(AGAIN,))
    assert keys(missing, after(ONE, 44 * 60_000)) == []
    assert keys(missing, after(ONE, 45 * 60_000)) == ["make 2026-11-01T01:00:00-05:00"]
    assert keys(missing, AGAIN) == []


def test_waiting_runs_by_the_clock_of_the_world() -> None:
    last = after(AGAIN, -10_000)
    assert next_moment(state(), last).astimezone(UTC) == after(last, 30_000).astimezone(UTC)
    waiting = tried(None, last)
    assert waiting.again.isoformat() == "2026-11-01T01:00:20-05:00"
    of = state(stale=frozenset({TODAY}), tries={f"schedule {TODAY}": waiting})
    assert keys(of, after(last, 29_000)) == []
    assert keys(of, after(last, 30_000)) == [f"schedule {TODAY}"]
