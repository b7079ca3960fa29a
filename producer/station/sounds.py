"""The station file's `sound:`, read and checked; whether the files are there is seen when a
segment is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from producer.station.paths import path
from producer.station.settings import BEDS_UNDER, HOUSE, Sounds

if TYPE_CHECKING:
    from pathlib import Path

    from producer.yamlfile import Item

_FILES = frozenset({"intro", "between", "outro", "bed"})
_OF_THE_BED = frozenset({"bed-under", "duck", "lead"})
_DUCK_LU = (10, 40)
_LEAD_MS = (500, 15_000)


def sounds(item: Item, base: Path) -> Sounds:
    """The sounds of a group of keys; relative paths start at `base`. Raises InputError."""
    fields = item.fields(_FILES | _OF_THE_BED, frozenset())
    told: dict[str, Any] = {name: _source(fields[name], base) for name in _FILES & fields.keys()}
    for name in sorted(_OF_THE_BED & fields.keys()):
        if "bed" not in fields:
            raise fields[name].wrong(f"a `bed` beside `{name}`")
    if "bed-under" in fields:
        told["bed_under"] = fields["bed-under"].choice(BEDS_UNDER)
    if "duck" in fields:
        told["duck"] = fields["duck"].integer(*_DUCK_LU)
    if "lead" in fields:
        told["lead"] = fields["lead"].integer(*_LEAD_MS)
    return Sounds(**told)


def _source(item: Item, base: Path) -> Path | str:
    return HOUSE if item.words() == HOUSE else path(item, base)
