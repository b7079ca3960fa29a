"""Moments and lengths as LibreTime's API writes them (Django REST framework's fields)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

_LENGTH = re.compile(r"(?:(\d+) )?(\d+):(\d\d):(\d\d)(?:\.(\d{1,6}))?")


def length(ms: int) -> str:
    """Of a DurationField or a TimeField: "00:01:02.500000"."""
    seconds, rest = divmod(ms, 1000)
    minutes, second = divmod(seconds, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{second:02}.{rest * 1000:06}"


def length_ms(text: object) -> int | None:
    """What such a field holds, in milliseconds; None where it holds nothing."""
    found = _LENGTH.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        return None
    days, hours, minutes, seconds, part = found.groups(default="0")
    whole = ((int(days) * 24 + int(hours)) * 60 + int(minutes)) * 60 + int(seconds)
    return whole * 1000 + round(int(part.ljust(6, "0")) / 1000)


def moment(when: datetime) -> str:
    """In UTC: "2026-11-22T11:00:00.000000Z"."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_moment(text: object) -> datetime | None:
    """What such a field holds; None where it holds nothing."""
    if not isinstance(text, str):
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
