"""The station file's `clocks:`, `week:` and `dates:`, read and checked.

A clock that can be read may still be bad radio: the checker of `playlist/clocks` says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from producer.errors import InputError
from producer.model import Airs
from producer.station.air import FILL, HOUR_MS, LEGAL_ID, NEWSCAST, NO_CLOCK, Clock, Dated, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from producer.yamlfile import Item

_SLOT: Final = frozenset({"at", "length", "airs", "name", "category", "source", "edge"})
_KINDS: Final = (Airs.LEGAL_ID, Airs.NEWSCAST, Airs.FEED, Airs.FILL)
_CATEGORIES: Final = {Airs.LEGAL_ID: LEGAL_ID, Airs.NEWSCAST: NEWSCAST, Airs.FILL: FILL}
"""What those kinds of slots take from where they name no other."""
_NAMES: Final = {
    Airs.LEGAL_ID: "Legal ID",
    Airs.NEWSCAST: "Newscast",
    Airs.FEED: "Feed",
    Airs.FILL: "Fill",
}
_EDGES: Final = ("hard", "soft")
_HARD: Final = frozenset({Airs.LEGAL_ID, Airs.NEWSCAST, Airs.FEED})
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS_FORM: Final = "days such as mon, mon-fri, sat,sun or daily"
_HOURS_FORM: Final = "hours such as 6, 0-5 or 6,18, from 0 to 23"


def clocks(item: Item, categories: tuple[str, ...]) -> tuple[Clock, ...]:
    """The clocks by their names; their slots air what `categories` holds, or their own kinds."""
    return tuple(
        Clock(name=key.words(), slots=_slots(group, categories), line=key.line)
        for key, group in item.keyed()
    )


def week(item: Item, names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Monday to Sunday, 24 names of clocks each; no hour of a day may be told twice."""
    days: list[dict[int, str]] = [{} for _ in _DAYS]
    for key, group in item.keyed():
        for day in _days(key):
            _tell(days[day], group, names)
    return tuple(tuple(told.get(hour, NO_CLOCK) for hour in range(24)) for told in days)


def dates(
    item: Item, names: tuple[str, ...], usual: tuple[tuple[str, ...], ...]
) -> tuple[Dated, ...]:
    """The days that differ; what they don't tell is as in the week `usual`."""
    found = []
    for key, group in item.keyed():
        day = key.day()
        told: dict[int, str] = {}
        _tell(told, group, names)
        rest = usual[day.weekday()] if usual else (NO_CLOCK,) * 24
        hours = tuple(told.get(hour, rest[hour]) for hour in range(24))
        found.append(Dated(day=day, hours=hours, line=key.line))
    return tuple(found)


def _slots(item: Item, categories: tuple[str, ...]) -> tuple[Slot, ...]:
    members = item.items()
    written = tuple(member.fields(_SLOT, frozenset({"airs"})) for member in members)
    told = tuple(one["at"].time_ms() if "at" in one else None for one in written)
    slots: list[Slot] = []
    for at, (member, fields) in enumerate(zip(members, written, strict=True)):
        start = told[at]
        if start is None:
            start = slots[-1].end_ms if slots else 0
        nxt = told[at + 1] if at + 1 < len(told) else HOUR_MS
        length = _length(member, fields, start, nxt)
        slots.append(_slot(member, fields, (start, length), categories))
    return tuple(slots)


def _length(member: Item, fields: Mapping[str, Item], start: int, nxt: int | None) -> int:
    """As told, else to where the next slot starts (None where that is not told)."""
    if "length" in fields:
        return fields["length"].length_ms()
    if nxt is None:
        raise InputError(
            f"{member.file}:{member.line}: where this slot ends can't be told",
            "Give it a `length`, or the next slot an `at`.",
        )
    return max(0, nxt - start)


def _slot(
    member: Item, fields: Mapping[str, Item], place: tuple[int, int], categories: tuple[str, ...]
) -> Slot:
    told = fields["airs"].choice((*_KINDS, *(one for one in categories if one not in _KINDS)))
    airs = Airs(told) if told in _KINDS else Airs.CATEGORY
    if "source" in fields and airs is not Airs.FEED:
        raise fields["source"].wrong("a `source` in a slot that airs a feed alone")
    hard = fields["edge"].choice(_EDGES) == "hard" if "edge" in fields else airs in _HARD
    name = _NAMES.get(airs) or told[0].upper() + told[1:]
    return Slot(
        start_ms=place[0],
        length_ms=place[1],
        hard=hard,
        airs=airs,
        name=fields["name"].words() if "name" in fields else name,
        category=_taken_from(fields, airs, told, categories),
        source=fields["source"].words() if "source" in fields else "",
        line=member.line,
    )


def _taken_from(
    fields: Mapping[str, Item], airs: Airs, told: str, categories: tuple[str, ...]
) -> str:
    """The category that fills a slot; empty for a feed."""
    if "category" in fields:
        if airs not in _CATEGORIES:
            kinds = ", ".join(_CATEGORIES)
            raise fields["category"].wrong(f"a `category` beside {kinds} alone")
        known = (*categories, _CATEGORIES[airs])
        return fields["category"].choice(tuple(dict.fromkeys(known)))
    return told if airs is Airs.CATEGORY else _CATEGORIES.get(airs, "")


def _tell(hours: dict[int, str], group: Item, names: tuple[str, ...]) -> None:
    """Put the clocks of a group such as `{0-5: night, 6: day}` into a day's hours."""
    for key, value in group.keyed():
        if not names:
            raise value.wrong("a clock that stands under `clocks`")
        name = value.choice(names)
        for hour in _hours(key):
            if hour in hours:
                raise key.wrong(f"the hour {hour} of a day once")
            hours[hour] = name


def _days(key: Item) -> tuple[int, ...]:
    """The days of the week, 0 for Monday, that a key such as `mon-fri` means."""
    text = key.text().replace(" ", "").lower()
    if text == "daily":
        return tuple(range(7))
    found: list[int] = []
    for part in text.split(","):
        first, dash, last = part.partition("-")
        if first not in _DAYS or (dash and last not in _DAYS):
            raise key.wrong(_DAYS_FORM)
        low, high = _DAYS.index(first), _DAYS.index(last or first)
        found += range(low, high + 1) if low <= high else (*range(low, 7), *range(high + 1))
    return tuple(found)


def _hours(key: Item) -> tuple[int, ...]:
    found: list[int] = []
    for part in key.text().split(","):
        match = re.fullmatch(r"(\d{1,2})(?:-(\d{1,2}))?", part.strip(), re.ASCII)
        if not match:
            raise key.wrong(_HOURS_FORM)
        low, high = int(match[1]), int(match[2] or match[1])
        if not low <= high <= 23:
            raise key.wrong(_HOURS_FORM)
        found += range(low, high + 1)
    return tuple(found)
