"""Which stories were refused before: asked again they would be refused again."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from producer.files import write_atomic

if TYPE_CHECKING:
    from pathlib import Path

FILE_NAME: Final = ".refused.json"
_KEPT: Final = timedelta(days=2)
"""A page may be mended, and a feed's number may come to mean another story."""
_FAULTS = (OSError, ValueError, KeyError, TypeError, AttributeError)
"""What a file that is none of ours, or damaged, makes of a look at it: nothing was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """That a story could not be made."""

    story: str
    length_ms: int | None
    """The length that it could not be brought to; None for any."""
    at: str
    """ISO 8601, UTC."""


def read(folder: Path, now: datetime) -> tuple[Refusal, ...]:
    """What was refused in the last two days, as a folder's file keeps it."""
    try:
        told = json.loads((folder / FILE_NAME).read_bytes())["refused"]
        found = tuple(Refusal(**each) for each in told)
        since = now.astimezone(UTC) - _KEPT
        return tuple(one for one in found if datetime.fromisoformat(one.at) > since)
    except _FAULTS:
        return ()


def add(
    folder: Path, told: tuple[Refusal, ...], story: str, length_ms: int | None, now: datetime
) -> tuple[Refusal, ...]:
    """With one more refusal, kept in the folder's file. Raises OutputError."""
    at = now.astimezone(UTC).isoformat(timespec="seconds")
    more = (*told, Refusal(story=story, length_ms=length_ms, at=at))
    text = json.dumps({"refused": [asdict(one) for one in more]}, ensure_ascii=False, indent=1)
    write_atomic(folder / FILE_NAME, text + "\n")
    return more


def refused(told: tuple[Refusal, ...], story: str, length_ms: int) -> bool:
    """Whether a story was refused at that length or at any; with 0, at any alone."""
    return any(one.story == story and one.length_ms in (None, length_ms) for one in told)
