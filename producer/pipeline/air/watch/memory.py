"""What a watch remembers of what it did, so that one that is started again goes on."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from producer.files import write_atomic

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

FILE_NAME: Final = ".watch.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Kept in the folder of playlists."""

    scheduled: Mapping[str, str] = field(default_factory=dict)
    """By day, from which library its playlist was written."""
    sent: Mapping[str, str] = field(default_factory=dict)
    """By day and format or server, by what it is known which playlist it was given."""
    shown: str = ""
    """Of what the page and now-next.json were written."""
    on_air: str = ""
    """What was told last to be on the air."""


def read(folder: Path) -> Memory:
    """What is remembered; nothing where the file is not there or damaged: then some of what was
    done is done again, and comes out the same."""
    try:
        told: dict[str, Any] = json.loads((folder / FILE_NAME).read_bytes())
        scheduled = {str(day): str(library) for day, library in told["scheduled"].items()}
        sent = {str(one): str(version) for one, version in told["sent"].items()}
        return Memory(
            scheduled=scheduled, sent=sent, shown=str(told["shown"]), on_air=str(told["on_air"])
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Memory()


def unchanged(memory: Memory) -> Memory:
    """For what leaves nothing to be remembered."""
    return memory


def write(folder: Path, memory: Memory) -> None:
    """Raises OutputError."""
    text = json.dumps(asdict(memory), ensure_ascii=False, indent=1)
    write_atomic(folder / FILE_NAME, text + "\n")


def scheduled(memory: Memory, *, day: date, library: str, today: date) -> Memory:
    """With a day's playlist written from a library; days that are over are forgotten."""
    kept = _since(memory.scheduled, today)
    return replace(memory, scheduled=kept | {day.isoformat(): library})


def sent(memory: Memory, *, day: date, to: str, version: str, today: date) -> Memory:
    """With a day's playlist of that version handed on; days that are over are forgotten."""
    return replace(memory, sent=_since(memory.sent, today) | {sent_key(day, to): version})


def shown(memory: Memory, *, page: str, on_air: str) -> Memory:
    """With the page, and what it tells to be on the air."""
    return replace(memory, shown=page, on_air=on_air)


def sent_key(day: date, to: str) -> str:
    return f"{day.isoformat()} {to}"


def _since(told: Mapping[str, str], today: date) -> dict[str, str]:
    """What is told of today and later: keys begin with their days."""
    return {key: value for key, value in told.items() if key[:10] >= today.isoformat()}
