"""What a segment was asked to be: what its report holds it to, kept in its manifest."""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from producer.segment.profiles import Profile
from producer.station import Pauses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from producer.segment.delivery import Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The wishes that can be measured."""

    profile: Profile
    pauses: Pauses
    tempo: float
    """Percent by which speech may be faster or slower."""
    length_ms: int | None = None
    post_ms: int | None = None
    soft: bool = False
    """Whether the slot gives."""
    disclosure: str = ""
    notice: str = ""
    """Why it is not the voice that was asked for, or nothing."""


def asked_of(delivery: Delivery) -> Asked:
    return Asked(
        profile=delivery.profile,
        pauses=delivery.pauses,
        tempo=delivery.tempo,
        length_ms=delivery.length_ms,
        post_ms=delivery.post_ms,
        soft=delivery.soft,
        disclosure=delivery.disclosure,
        notice=delivery.notice,
    )


def to_document(asked: Asked) -> dict[str, Any]:
    """As the manifest keeps it."""
    return {key: _renamed(value, _camel) for key, value in _renamed(asdict(asked), _camel).items()}


def from_document(told: Mapping[str, Any]) -> Asked:
    """As `to_document` gave it. Raises KeyError, TypeError or ValueError for anything else."""
    return Asked(
        profile=Profile(**_renamed(told["profile"], _snake)),
        pauses=Pauses(**_renamed(told["pauses"], _snake)),
        tempo=float(told["tempo"]),
        length_ms=_whole(told["lengthMs"]),
        post_ms=_whole(told["postMs"]),
        soft=bool(told["soft"]),
        disclosure=str(told["disclosure"]),
        notice=str(told["notice"]),
    )


def _whole(told: Any) -> int | None:
    return None if told is None else int(told)


def _renamed(told: Any, rename: Callable[[str], str]) -> Any:
    """A group under other keys; anything else as it is."""
    return {rename(key): value for key, value in told.items()} if isinstance(told, dict) else told


def _camel(key: str) -> str:
    first, *rest = key.split("_")
    return first + "".join(map(str.capitalize, rest))


def _snake(key: str) -> str:
    return re.sub(r"[A-Z]", lambda found: f"_{found[0].lower()}", key)
