"""What is wrong with a station's clocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

WHOLE_FILE: Final = 1
"""The line of what the station file leaves out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault at a line of the station file."""

    line: int
    severity: Literal["error", "warning"]
    rule: str
    """Which rule it breaks: "gap", "overlap", "legal ID"…"""
    message: str


def error(line: int, rule: str, message: str) -> Finding:
    """What can't go on the air so."""
    return Finding(line=line, severity="error", rule=rule, message=message)


def warning(line: int, rule: str, message: str) -> Finding:
    """What may be meant so."""
    return Finding(line=line, severity="warning", rule=rule, message=message)


def minutes(ms: int) -> str:
    """A time in an hour, or a length, as clocks are written: "58:00", "0:10.5"."""
    seconds, rest = divmod(ms, 1000)
    fraction = f".{rest:03}".rstrip("0") if rest else ""
    return f"{seconds // 60}:{seconds % 60:02}{fraction}"
