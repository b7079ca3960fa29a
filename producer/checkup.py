"""What a station needs on this machine, what is here, and what mends the rest."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from producer.errors import InputError, ProducerError
from producer.files import try_folder
from producer.playlist.clocks.checks import findings as clock_faults
from producer.playlist.exports import table
from producer.segment import formats, profiles, signing
from producer.segment.sound import kit
from producer.speech import engines
from producer.speech.cache import default_folder
from producer.station import DEFAULT_PLAYLISTS, keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from producer.speech.engine import Engine
    from producer.station import Air, Signing, Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing looked at; `needed` where the station can't work without it."""

    name: str
    ok: bool
    needed: bool
    found: str
    mend: str = ""


def examine(station: Station) -> tuple[Finding, ...]:
    """Every engine, the station's voice, profile, formats, sounds, key, folders and clocks."""
    cache = station.cache or default_folder()
    return (
        *(_engine(engine, station) for engine in engines.ENGINES),
        _looked_at("voice", lambda: _voice(station)),
        _looked_at("profile", lambda: _profile(station)),
        *(_format(name) for name in station.formats),
        _looked_at("sounds", lambda: _sounds(station)),
        *(_signing(each) for each in (station.signing,) if each is not None),
        _looked_at("segments folder", lambda: _writable(station.out)),
        _looked_at("takes folder", lambda: _writable(cache)),
        *(_air(station.air) if station.air.clocks else ()),
    )


def _engine(engine: Engine, station: Station) -> Finding:
    missing = engine.available()
    name, needed = f"engine {engine.name}", engine.name == station.engine
    if missing is not None:
        return Finding(name=name, ok=False, needed=needed, found=missing.reason, mend=missing.mend)
    return replace(_looked_at(name, lambda: f"version {engine.version()}"), needed=needed)


def _format(name: str) -> Finding:
    return _looked_at(f"format {name}", lambda: formats.find(name).media_type)


def _profile(station: Station) -> str:
    return f"{station.profile}, {profiles.find(station.profile, station.own).about}"


def _sounds(station: Station) -> str:
    loaded = kit.load(station.sounds, channels=1)
    roles = ("intro", "between", "outro", "bed")
    return ", ".join(role for role in roles if getattr(loaded, role) is not None) or "none"


def _signing(asked: Signing) -> Finding:
    def look() -> str:
        signing.check(asked, datetime.now().astimezone())
        return str(asked.certificate)

    return _looked_at("signing", look)


def _air(air: Air) -> Iterator[Finding]:
    """What a station needs that has its days scheduled."""
    yield _looked_at("clocks", lambda: _clocks(air))
    yield _looked_at("playlists folder", lambda: _writable(air.playlists or DEFAULT_PLAYLISTS))
    for name in air.exports:
        yield _looked_at(f"export {name}", partial(_export, name))


def _clocks(air: Air) -> str:
    wrong = tuple(one for one in clock_faults(air) if one.severity == "error")
    if wrong:
        raise InputError(
            f"line {wrong[0].line}: {wrong[0].message}",
            "See all that is wrong with: producer schedule STATION --check",
        )
    return f"{len(air.clocks)}, {air.zone}"


def _export(name: str) -> str:
    if name in keys.SERVERS:
        keys.key(keys.SERVERS[name], os.environ)
        return f"{keys.SERVERS[name]} is set"
    return table.find(name).about


def _voice(station: Station) -> str:
    engine = engines.find(station.engine)
    engines.ready(engine)
    voice = engines.voice(engine, station.voice)
    return f"{voice.engine} {voice.name}, {voice.about}"


def _writable(folder: Path) -> str:
    try_folder(folder)
    return str(folder)


def _looked_at(name: str, look: Callable[[], str]) -> Finding:
    """What a look finds; a complaint becomes the finding."""
    try:
        return Finding(name=name, ok=True, needed=True, found=look())
    except ProducerError as error:
        return Finding(name=name, ok=False, needed=True, found=error.message, mend=error.hint)
