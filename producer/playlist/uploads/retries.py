"""Another try where a server may do better in a moment; nothing is done twice by it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, TypeVar

from producer.errors import BusyError

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class Passing(Exception):  # noqa: N818 - caught here, and told to people as a BusyError
    """A failure that may pass, whether or not the server did what it was asked.

    `retry_after` is what the server asked for, in seconds.
    """

    def __init__(self, what: str, *, retry_after: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often something is tried again, and after how many seconds."""

    pauses_s: tuple[float, ...] = (1.0, 2.0, 5.0, 15.0)
    longest_s: float = 120.0
    """A server that asks for more than this is not waited for: a person comes back."""
    import_s: float = 300.0
    """How long a server may take to look into the files that it was sent."""
    sleep: Callable[[float], None] = time.sleep


PATIENCE = Patience()


def persistently(attempt: Callable[[], T], patience: Patience) -> T:
    """What `attempt` gives, tried again after each Passing; it must be safe to repeat.

    Raises BusyError when the tries are used up.
    """
    for tries, pause in enumerate((*patience.pauses_s, None), start=1):
        try:
            return attempt()
        except Passing as failure:
            asked = failure.retry_after
            if pause is None or (asked is not None and asked > patience.longest_s):
                raise _tried(failure, tries) from failure
            patience.sleep(pause if asked is None else asked)
    raise AssertionError("unreachable")


def once(make: Callable[[], T], find: Callable[[], T | None], patience: Patience) -> T:
    """What `make` gives; before it is tried again, `find` looks whether an answer that was lost
    left it made. Raises BusyError when the tries are used up."""
    started = False

    def attempt() -> T:
        nonlocal started
        if started and (found := find()) is not None:
            return found
        started = True
        return make()

    return persistently(attempt, patience)


def retry_after(value: str | None, date: str | None) -> float | None:
    """The seconds that a Retry-After header asks for (RFC 9110, 10.2.3): a number of them, or a
    date, which is told from the server's own Date. None where it says nothing of use."""
    if value is None:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    then, now = _date(value), _date(date or "")
    return None if then is None or now is None else max(0.0, (then - now).total_seconds())


def _date(value: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(value)
    except ValueError:  # a server's own idea of a date: as if it had not said anything
        return None
    return found if found.tzinfo else None


def _tried(failure: Passing, tries: int) -> BusyError:
    times = "once" if tries == 1 else f"{tries} times"
    asked = failure.retry_after
    later = "" if asked is None else f" in {max(1, round(asked))} seconds"
    return BusyError(
        f"{failure.what} (tried {times}).",
        f"Type the same command again{later or ' in a while'}: it goes on where it stopped.",
        retry_after=asked,
    )
