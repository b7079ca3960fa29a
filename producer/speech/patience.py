"""Waiting: between calls where an engine asks for it, and before another try."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from producer.errors import BusyError, EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

BACK_OFF_S: Final = (1.0, 2.0, 4.0, 8.0)
"""Before the second try, the third, ...; an engine's own Retry-After goes before."""

LONGEST_WAIT_S: Final = 60.0
"""An engine that asks for more than this is not waited for."""


class Stopped(Exception):  # noqa: N818 - not an error: the run was asked to end
    """The run was interrupted while a thread waited."""


@dataclass(slots=True)
class Pace:
    """Spaces calls evenly, over all threads; `calls_per_minute` None means no limit."""

    calls_per_minute: int | None
    stop: threading.Event
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _next: float = 0.0

    def wait(self) -> None:
        """Return when the next call may start. Raises Stopped."""
        if self.calls_per_minute is None:
            return
        with self._lock:
            now = time.monotonic()
            start = max(now, self._next)
            self._next = start + 60.0 / self.calls_per_minute
        if self.stop.wait(start - now):
            raise Stopped


def persistently(
    call: Callable[[], T], stop: threading.Event, back_off_s: tuple[float, ...] = BACK_OFF_S
) -> T:
    """What `call` gives, tried again after each BusyError until the back-off is used up.

    Raises EngineError then, or Stopped.
    """
    for tries, pause in enumerate((*back_off_s, None), start=1):
        try:
            return call()
        except BusyError as error:
            wait = error.retry_after if error.retry_after is not None else pause
            if pause is None or wait is None or wait > LONGEST_WAIT_S:
                times = "once" if tries == 1 else f"{tries} times"
                raise EngineError(f"{error.message} (tried {times})", error.hint) from error
            if stop.wait(wait):
                raise Stopped from error
    raise AssertionError("unreachable")
