"""The station file's `time-zone:`."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from producer.errors import InputError

if TYPE_CHECKING:
    from producer.yamlfile import Item

_OF_NO_PLACE: Final = frozenset({"localtime", "posixrules", "Factory"})
"""They are read, and mean another zone on another machine, or none."""


def zone(item: Item) -> str:
    """The IANA name of a time zone. Raises InputError, with those that may have been meant."""
    name = item.words()
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "America" is a folder of them
        known = False
    else:
        known = name not in _OF_NO_PLACE
    if not known:
        message = item.wrong("a time zone such as America/New_York").message
        raise InputError(message, _hint(name))
    return name


def _hint(name: str) -> str:
    alike = _alike(name.strip().replace(" ", "_").lower())
    return f"Did you mean {' or '.join(alike)}?" if alike else "A city of your zone tells its name."


def _alike(name: str) -> tuple[str, ...]:
    """Three zones at most: of that city, else with a name like it."""
    zones = {one.lower(): one for one in sorted(available_timezones())}
    same = [low for low in zones if low.rpartition("/")[2] == name.rpartition("/")[2]]
    near = difflib.get_close_matches(name, zones, n=3, cutoff=0.85)
    cities = {low.rpartition("/")[2]: low for low in zones}
    last = difflib.get_close_matches(name.rpartition("/")[2], cities, n=3, cutoff=0.85)
    found = same or near or [cities[city] for city in last]
    return tuple(zones[low] for low in found[:3])
