"""Works that take their time, done beside the watch: one of a kind at a time.

A feed that hangs holds up the next newscast, and not the file that has to expire on its second.
"""

from __future__ import annotations

import ctypes
import threading
import time
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.pipeline.air.watch.due import Event, Task
    from producer.pipeline.air.watch.works import Done

    Work = Callable[[], Done]

_LAST_S: Final = 3.0
"""How long works may take to clear away what they have half made. One that waits for a network
can't be told, has nothing half made, and ends with the process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a work: `done`, or the error that ended it."""

    event: Event
    done: Done | None = None
    error: BaseException | None = None


class Lanes(Protocol):
    """A lane for each kind of work."""

    @property
    def busy(self) -> bool:
        """Whether a work is under way, or has ended and is not collected yet."""

    @property
    def any_ended(self) -> bool:
        """Whether one has ended that is not collected yet."""

    def free(self, task: Task) -> bool:
        """Whether none of a kind is under way or not collected yet."""

    def begin(self, event: Event, work: Work) -> None:
        """Do a work in the lane of its kind, which is free."""

    def ended(self) -> tuple[Outcome, ...]:
        """The works that have ended since this was asked last."""

    def end(self) -> None:
        """End all works that are under way, as ^C would."""


def outcome(event: Event, work: Work) -> Outcome:
    """Do a work here and now. Raises what is no Exception."""
    try:
        return Outcome(event=event, done=work())
    except Exception as error:  # noqa: BLE001 - the watch tells it, and goes on
        return Outcome(event=event, error=error)


class Threads:
    """Lanes that are threads of this process."""

    def __init__(self) -> None:
        self._running: dict[Task, threading.Thread] = {}
        self._outcomes: SimpleQueue[Outcome] = SimpleQueue()

    @property
    def busy(self) -> bool:
        return bool(self._running)

    @property
    def any_ended(self) -> bool:
        return not self._outcomes.empty()

    def free(self, task: Task) -> bool:
        return task not in self._running

    def begin(self, event: Event, work: Work) -> None:
        def run() -> None:
            try:
                self._outcomes.put(outcome(event, work))
            except BaseException as error:  # noqa: BLE001 - it is raised again in the watch
                self._outcomes.put(Outcome(event=event, error=error))

        # A daemon: one that waits for a network must not hold up the end of the process.
        thread = threading.Thread(target=run, name=str(event.task), daemon=True)
        self._running[event.task] = thread
        thread.start()

    def ended(self) -> tuple[Outcome, ...]:
        found = tuple(self._collected())
        for one in found:
            self._running.pop(one.event.task).join()
        return found

    def end(self) -> None:
        for thread in self._running.values():
            _interrupt(thread)
        deadline = time.monotonic() + _LAST_S
        for thread in self._running.values():
            thread.join(max(0.0, deadline - time.monotonic()))

    def _collected(self) -> Iterator[Outcome]:
        while True:
            try:
                yield self._outcomes.get_nowait()
            except Empty:
                return


def _interrupt(thread: threading.Thread) -> None:
    """Raise KeyboardInterrupt in a thread, as the system does in the first one alone (Python/C API,
    PyThreadState_SetAsyncExc): what is half made is cleared away as it always is."""
    if thread.ident is not None:
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(KeyboardInterrupt)
        )
