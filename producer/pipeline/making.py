"""Sources → Segment: the script is spoken and built in its folder."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING

from producer.errors import EngineError, MissingError
from producer.pipeline import approval, paces
from producer.pipeline.order import Order
from producer.pipeline.reading import script_of
from producer.pipeline.style import cache_of, voice_of
from producer.script import document
from producer.segment import formats, profiles, unchanged
from producer.segment.delivery import Delivery, check_writable
from producer.segment.manifest import is_of, owned
from producer.speech import engines
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from producer.model import Script, Segment, Take
    from producer.speech.engine import Engine
    from producer.station import Station

    Progress = Callable[[str, int, int], None]

_PLAIN = Order()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A segment, its folder, and what it took."""

    segment: Segment
    folder: Path
    spoken: int
    """Sentences that the engine read in this run; the others came from the cache."""
    notice: str
    """What a person should know, or nothing: that another engine had to speak."""
    unchanged: bool = False
    """The segment was there already, and nothing was written."""


def engines_here() -> tuple[Engine, ...]:
    """The engines that can speak on this machine."""
    return tuple(engine for engine in engines.ENGINES if engine.available() is None)


def make(
    sources: tuple[str, ...],
    station: Station,
    order: Order = _PLAIN,
    *,
    fallback: str | None = None,
    progress: Progress | None = None,
    tell: Callable[[str], None] = silent,
) -> Made:
    """Make a segment in `station.out`/slug, of one source or of several as a newscast.

    `progress` is told the stage, and how much of it is done, of how much (of 0 where that is not
    known). Where that very segment is there already, whole, nothing is done. `fallback` names an
    engine that reads the whole segment where the station's own can't. Raises a ProducerError.
    """
    delivery = _delivery(station, order)
    if fallback is not None:
        engines.find(fallback)
    script = script_of(sources, station, order, tell=tell)
    approval.demand(script, station)
    text = document.to_yaml(script, "script.yaml")
    folder = _folder(station.out, script)
    there = _unchanged(folder, script, text, station, delivery)
    if there is not None:
        return Made(segment=there, folder=folder, spoken=0, notice="", unchanged=True)
    check_writable(folder)
    loading = threading.Thread(target=_load_builders, daemon=True)
    loading.start()
    takes, notice = _takes(script, station, fallback, progress)
    loading.join()
    if progress is not None:
        progress("mastering", 0, 0)
    from producer.segment.build import build

    segment = build(script, text, takes, replace(delivery, notice=notice), folder)
    paces.learn(takes, script.sentences, cache_of(station))
    spoken = sum(take.fresh for take in takes)
    return Made(segment=segment, folder=folder, spoken=spoken, notice=notice)


def _load_builders() -> None:
    """Load what building needs while the engine loads: each takes one core, and half a second."""
    for module in ("producer.segment.build", "av", "soxr", "sf_limiter", "PIL.Image"):
        import_module(module)


def _folder(out: Path, script: Script) -> Path:
    """The folder of a script's segment: its slug, numbered where another story has that already."""
    names = (script.slug if n == 1 else f"{script.slug}-{n}" for n in count(1))
    return next(
        folder for name in names if owned(folder := out / name) is None or is_of(folder, script)
    )


def _delivery(station: Station, order: Order) -> Delivery:
    """What the station asks for, looked up before any work. Raises UsageError."""
    return Delivery(
        profile=profiles.find(station.profile),
        formats=tuple(formats.find(name) for name in dict.fromkeys(station.formats)),
        pauses=station.pauses,
        station=station.name,
        disclosure=station.words.disclosure,
        length_ms=order.length_ms,
    )


def _unchanged(
    folder: Path, script: Script, text: str, station: Station, delivery: Delivery
) -> Segment | None:
    """The segment in the folder, where it is the one that would be made."""
    engine = engines.find(station.engine)
    if engine.available() is not None:
        return None
    voice = voice_of(station)
    try:
        version = engine.version()
    except EngineError:  # it will say so when it is asked to speak, and a fallback may help
        return None
    wanted = unchanged.fingerprint(script, text, delivery, (voice,), (version,))
    return unchanged.find(folder, wanted, script)


def _takes(
    script: Script, station: Station, fallback: str | None, progress: Progress | None
) -> tuple[tuple[Take, ...], str]:
    """The takes, all in one voice, and a notice where it is not the one asked for."""
    try:
        return _spoken(script, station, progress), ""
    except (EngineError, MissingError) as error:
        if fallback is None:
            raise
        notice = f"{fallback} read the whole segment, because: {error.message}"
    return _spoken(script, replace(station, engine=fallback, voice=None), progress), notice


def _spoken(script: Script, station: Station, progress: Progress | None) -> tuple[Take, ...]:
    from producer.speech.cache import TakeCache
    from producer.speech.speak import speak

    voice = voice_of(station)
    cache = TakeCache(cache_of(station))
    tell = partial(progress, "speaking") if progress is not None else None
    return speak(script.sentences, engines.find(station.engine), voice, cache, progress=tell)
