"""Another try where a server may do better in a moment, and no sooner than it asks for."""

from __future__ import annotations

import threading
import time
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from producer.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

BACK_OFF_S = (1.0, 2.0)
"""Before the second try and the third, where the server asks for nothing else."""
LONGEST_WAIT_S = 60.0
"""A server that asks for more than this is not waited for: a person comes back."""
_LATER = "Try again in a while, or save the page and hand over the file."
_YEAR_S = 366 * 86400.0


class Passing(Exception):  # noqa: N818 - caught here, and told to people as a BusyError
    """A failure that may pass; `retry_after` is what the server asked for, in seconds."""

    def __init__(self, what: str, *, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after


def persistently(
    attempt: Callable[[], T], source: str, *, stop: threading.Event, deadline: float
) -> T:
    """What `attempt` gives, tried again after each Passing while there are tries and time.

    `deadline` is of the monotonic clock; `stop` ends a wait. Raises BusyError in the end.
    """
    for tries, pause in enumerate((*BACK_OFF_S, None), start=1):
        try:
            return attempt()
        except Passing as failure:
            asked = failure.retry_after
            wait = pause if asked is None else asked
            if asked is not None and (asked > LONGEST_WAIT_S or pause is None):
                raise _come_back(source, failure.what, asked) from failure
            if pause is None or wait is None or time.monotonic() + wait > deadline:
                raise _tried(source, failure.what, tries, asked) from failure
            if stop.wait(wait):
                raise _tried(source, failure.what, tries, asked) from failure
    raise AssertionError("unreachable")


def retry_after(value: str | None, date: str | None) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3): a number of them, or a
    date, which is told from the server's own Date where it gives one. None where it says nothing.
    """
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _YEAR_S)
    then = _date(value)
    if then is None:
        return None
    now = (_date(date) if date else None) or datetime.now(UTC)
    return min(max(0.0, (then - now).total_seconds()), _YEAR_S)


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except ValueError:  # a server's own idea of a date: as if it had not said anything
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _tried(source: str, what: str, tries: int, asked: float | None) -> BusyError:
    times = "once" if tries == 1 else f"{tries} times"
    return BusyError(f"{source}: {what} (tried {times}).", _LATER, retry_after=asked)


def _come_back(source: str, what: str, seconds: float) -> BusyError:
    now = datetime.now().astimezone()
    then = now + timedelta(seconds=seconds + 1)
    clock = f"{then:%H:%M:%S}" if then.date() == now.date() else f"{then:%Y-%m-%d %H:%M}"
    return BusyError(
        f"{source}: {what} and asks for {_duration(seconds)} of peace.",
        f"Type the same command again after {clock}, or save the page and hand over the file.",
        retry_after=seconds,
    )


def _duration(seconds: float) -> str:
    whole = max(1, round(seconds))
    for name, length in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if whole >= 2 * length:
            return f"{round(whole / length)} {name}s"
    return f"{whole} second" + "s" * (whole != 1)
