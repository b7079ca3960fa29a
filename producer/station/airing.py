"""The station file's keys of what airs, and where it is heard, read and checked.

Whether a station's days are good radio is not seen here: the checker of `playlist/clocks` says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from producer.model import Airs
from producer.station.air import Air, AzuraCast, Category, LibreTime, Stream, default_separation
from producer.station.grid import clocks, dates, week
from producer.station.paths import path
from producer.station.zones import zone

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from producer.yamlfile import Item

AIR_KEYS: Final = frozenset(
    {"call-letters", "community", "time-zone", "categories", "clocks", "week", "dates"}
    | {"playlists", "exports", "streams", "site", "azuracast", "libretime"}
)
"""The keys at the top of the station file that are read here."""
_CATEGORY: Final = frozenset(
    {"separation", "folder", "make-from", "text", "stale-after", "rolling", "standby"}
)
_STREAM: Final = frozenset({"name", "url", "now-next"})
_AZURACAST: Final = frozenset({"url", "station", "playlist"})
_ADDRESS: Final = re.compile(r"https?://[^\s/]\S*")
_MOST_NUMBER: Final = 2**31 - 1
"""Of a playlist: servers count in 32 bits."""


def air(fields: Mapping[str, Item], base: Path) -> Air:
    """What airs, from the top of the station file; relative paths start at `base`.

    Raises InputError, with the line, where something can't be read.
    """
    told: dict[str, Any] = {}
    if "call-letters" in fields:
        told["call_letters"] = _call_letters(fields["call-letters"])
    if "community" in fields:
        told["community"] = fields["community"].words()
    if "time-zone" in fields:
        told["zone"] = zone(fields["time-zone"])
    if "playlists" in fields:
        told["playlists"] = path(fields["playlists"], base)
    if "exports" in fields:
        told["exports"] = tuple(one.words() for one in fields["exports"].items())
    if "site" in fields:
        told["site"] = _root(fields["site"])
    if "streams" in fields:
        told["streams"] = tuple(_stream(one) for one in fields["streams"].items())
    if "azuracast" in fields:
        told["azuracast"] = _azuracast(fields["azuracast"])
    if "libretime" in fields:
        told["libretime"] = _libretime(fields["libretime"])
    return Air(**told, **_hours(fields, base))


def _hours(fields: Mapping[str, Item], base: Path) -> dict[str, Any]:
    """What a clock airs stands under the categories, and the clocks of a week under the clocks."""
    told: dict[str, Any] = {"categories": (), "clocks": (), "week": (), "dates": ()}
    if "categories" in fields:
        pairs = fields["categories"].keyed()
        told["categories"] = tuple(_category(key, item, base) for key, item in pairs)
        for number, (_, item) in enumerate(pairs):
            _check_rolling(item, told["categories"][number], told["categories"])
    if "clocks" in fields:
        told["clocks"] = clocks(fields["clocks"], tuple(one.name for one in told["categories"]))
    names = tuple(one.name for one in told["clocks"])
    if "week" in fields:
        told["week"] = week(fields["week"], names)
    if "dates" in fields:
        told["dates"] = dates(fields["dates"], names, told["week"])
    return told


def _call_letters(item: Item) -> str:
    """Any that has a letter: not all of the world's begin with K or W."""
    text = item.words()
    if not any(map(str.isalpha, text)):
        raise item.wrong("call letters such as WZQY")
    return text


def _category(key: Item, item: Item, base: Path) -> Category:
    name = key.words()
    if name == Airs.FEED:
        raise key.wrong("a category's name; `feed` is what comes from outside")
    told: dict[str, Any] = {"separation_ms": default_separation(name)}
    fields = {} if item.is_null else item.fields(_CATEGORY, frozenset())
    if "separation" in fields:
        told["separation_ms"] = fields["separation"].time_ms()
    if "stale-after" in fields:
        told["stale_after_ms"] = fields["stale-after"].length_ms()
    if "text" in fields:
        told["text"] = fields["text"].words()
    if "make-from" in fields:
        told["sources"] = tuple(_source(one, base) for one in fields["make-from"].items())
    for place in fields.keys() & {"folder", "rolling", "standby"}:
        told[place] = path(fields[place], base)
    return Category(name=name, **told)


def _check_rolling(item: Item, category: Category, all_of: tuple[Category, ...]) -> None:
    """Raises InputError where a rolling file would take another's place, or air as a sound."""
    file = category.rolling
    if file is None:
        return
    if any(other.rolling == file for other in all_of if other is not category):
        raise item.wrong("a `rolling` of its own, not another category's")
    if any(other.standby == file for other in all_of):
        raise item.wrong("a `rolling` that is no `standby` file")
    if any(other.folder is not None and file.is_relative_to(other.folder) for other in all_of):
        raise item.wrong(
            "a `rolling` outside the categories' folders, where it would air as a sound"
        )


def _source(item: Item, base: Path) -> str:
    """An address as it is, or a file or folder."""
    text = item.words()
    return text if _ADDRESS.fullmatch(text) else str(path(item, base))


def _stream(item: Item) -> Stream:
    fields = item.fields(_STREAM, frozenset({"name", "url"}))
    return Stream(
        name=fields["name"].words(),
        url=_address(fields["url"]),
        now_next=_address(fields["now-next"]) if "now-next" in fields else "",
    )


def _azuracast(item: Item) -> AzuraCast:
    fields = item.fields(_AZURACAST | {"folder"}, _AZURACAST)
    told = {"folder": fields["folder"].words().strip("/")} if "folder" in fields else {}
    return AzuraCast(
        url=_root(fields["url"]),
        station=fields["station"].words(),
        playlist=fields["playlist"].integer(1, _MOST_NUMBER),
        **told,
    )


def _libretime(item: Item) -> LibreTime:
    keys = frozenset({"url"})
    return LibreTime(url=_root(item.fields(keys, keys)["url"]))


def _address(item: Item) -> str:
    text = item.words()
    if not _ADDRESS.fullmatch(text):
        raise item.wrong("an address such as https://radio.example/live.mp3")
    return text


def _root(item: Item) -> str:
    """An address that others are written below."""
    return _address(item).rstrip("/")
