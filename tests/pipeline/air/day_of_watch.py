"""What a watch is run with where nobody waits for it: a clock of its own, and works in turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from producer.pipeline.air.watch.lanes import outcome
from tests.pipeline.air.station_of_air import ZONE

if TYPE_CHECKING:
    from producer.pipeline.air.watch.due import Event, Task
    from producer.pipeline.air.watch.lanes import Outcome, Work

NEW_YORK = ZoneInfo(ZONE)


@dataclass(slots=True, kw_only=True)
class Time:
    """A clock that runs when it is slept by, and at its end ends who sleeps."""

    now_is: datetime
    ends: datetime
    at: dict[datetime, Callable[[], object]] = field(default_factory=dict)
    """What happens in the world, and when."""

    def now(self) -> datetime:
        return self.now_is.astimezone(NEW_YORK)

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.now_is = self.now_is.astimezone(UTC) + timedelta(seconds=seconds)
        for moment in [one for one in self.at if one.astimezone(UTC) <= self.now_is]:
            self.at.pop(moment)()
        if self.now_is >= self.ends.astimezone(UTC):
            raise KeyboardInterrupt


class InTurn:
    """Lanes in which everything is done at once, by the clock of the tests."""

    def __init__(self) -> None:
        self._outcomes: list[Outcome] = []

    @property
    def busy(self) -> bool:
        return bool(self._outcomes)

    @property
    def any_ended(self) -> bool:
        return bool(self._outcomes)

    def free(self, task: Task) -> bool:
        return all(one.event.task is not task for one in self._outcomes)

    def begin(self, event: Event, work: Work) -> None:
        self._outcomes.append(outcome(event, work))

    def ended(self) -> tuple[Outcome, ...]:
        found = tuple(self._outcomes)
        self._outcomes.clear()
        return found

    def end(self) -> None:
        pass


class Slow:
    """Lanes in which one kind of work takes its time by the clock of the tests."""

    def __init__(self, time: Time, slow: Task, takes: timedelta) -> None:
        self._time, self._slow, self._takes = time, slow, takes
        self._others = InTurn()
        self._under_way: tuple[Event, Work, datetime] | None = None

    @property
    def busy(self) -> bool:
        return self._under_way is not None or self._others.busy

    @property
    def any_ended(self) -> bool:
        return self._is_over() or self._others.any_ended

    def free(self, task: Task) -> bool:
        if task is self._slow:
            return self._under_way is None
        return self._others.free(task)

    def begin(self, event: Event, work: Work) -> None:
        if event.task is self._slow:
            ends = self._time.now().astimezone(UTC) + self._takes
            self._under_way = event, work, ends
        else:
            self._others.begin(event, work)

    def ended(self) -> tuple[Outcome, ...]:
        found = self._others.ended()
        if self._under_way is None or not self._is_over():
            return found
        event, work, _ = self._under_way
        self._under_way = None
        return (*found, outcome(event, work))

    def end(self) -> None:
        pass

    def _is_over(self) -> bool:
        return self._under_way is not None and self._time.now_is >= self._under_way[2]


def told(log: list[str], *kinds: str) -> list[str]:
    """When, as the wall showed it, and what: of the lines of these kinds."""
    lines = (re.fullmatch(r"\S+T(\S+) ([\w ]+): (.*)", line) for line in log)
    return [
        f"{line[1]} {line[2]}: {line[3].partition(',')[0]}"
        for line in lines
        if line is not None and line[2] in kinds and not line[3].startswith("fill")
    ]
