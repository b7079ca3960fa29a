"""Sources → Segment: the script is spoken and built in its folder."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING

from producer.errors import EngineError, MissingError
from producer.pipeline import approval, paces
from producer.pipeline.fitting.choosing import Clock
from producer.pipeline.fitting.closing import as_it_is, to_the_clock
from producer.pipeline.order import Order, slot_of
from producer.pipeline.reading import draft_of
from producer.pipeline.style import cache_of, voice_of
from producer.script import document
from producer.segment import formats, profiles, signing, unchanged
from producer.segment.checks.airing import EXPIRY, expiry_checks
from producer.segment.delivery import Delivery
from producer.segment.folder import check_writable, is_of, owned
from producer.segment.sound.framing import frame_of
from producer.segment.sound.kit import load
from producer.speech import engines
from producer.station import LAYOUTS
from producer.story.source import silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from producer.model import Check, Script, Segment, Sentence, Take
    from producer.pipeline.fitting.closing import Spoken
    from producer.script.draft import Draft
    from producer.segment.fit import Slot
    from producer.segment.frame import Frame
    from producer.speech.engine import Engine
    from producer.station import Station

    Progress = Callable[[str, int, int], None]
    FrameOf = Callable[[Script], Frame]
    SpeakFor = Callable[[Station, tuple[Sentence, ...]], tuple[Take, ...]]

_PLAIN = Order()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A segment, its folder, and what it took."""

    segment: Segment
    folder: Path
    spoken: int
    """Of its sentences, those that the engine read in this run; the others came from the cache."""
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
    slot = slot_of(order, station)
    if station.signing is not None:
        signing.check(station.signing, delivery.made)
    kit = load(station.sounds, delivery.channels)
    draft = draft_of(sources, station, order, tell=tell)
    script = draft.script(None, {})
    approval.demand(script, station)
    folder = _folder(station.out, script)
    here = partial(_there, folder, station, delivery)
    if slot is None and (there := here(script)) is not None:
        return there
    loading = threading.Thread(target=_load_builders, daemon=True)
    loading.start()
    speak = partial(_takes, folder, progress)
    frame = partial(frame_of, kit=kit, pauses=station.pauses)
    read = (
        partial(_whole, script, frame, speak)
        if slot is None
        else partial(_in_slot, draft, slot, frame, speak)
    )
    spoken, notice = _spoken(read, station, fallback)
    fresh = sum(take.fresh for take in spoken.takes)
    if slot is not None and not notice and (there := here(spoken.script)) is not None:
        return replace(there, spoken=fresh)
    loading.join()
    if progress is not None:
        progress("mastering", 0, 0)
    from producer.segment.build import build

    text = document.to_yaml(spoken.script, "script.yaml")
    delivery = replace(delivery, notice=notice)
    segment = build(spoken.script, text, spoken.takes, spoken.fitted, kit, delivery, folder)
    paces.learn(
        [take for _, take in spoken.heard], [one for one, _ in spoken.heard], cache_of(station)
    )
    return Made(segment=segment, folder=folder, spoken=fresh, notice=notice)


def _load_builders() -> None:
    """Load what building needs while the engine loads: each takes one core, and half a second."""
    for module in ("producer.segment.build", "av", "soxr", "PIL.Image"):
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
        profile=profiles.find(station.profile, station.own),
        formats=tuple(formats.find(name) for name in dict.fromkeys(station.formats)),
        pauses=station.pauses,
        station=station.name,
        disclosure=station.words.disclosure,
        made=datetime.now().astimezone(),
        sounds=station.sounds,
        channels=1 + LAYOUTS.index(station.layout),
        tempo=station.tempo,
        signing=station.signing,
        length_ms=order.length_ms,
        post_ms=order.post_ms,
        soft=order.soft,
    )


def _there(folder: Path, station: Station, delivery: Delivery, script: Script) -> Made | None:
    """The segment in the folder, where it is the one that would be made of the script."""
    engine = engines.find(station.engine)
    if engine.available() is not None:
        return None
    voice = voice_of(station)
    try:
        version = engine.version()
    except EngineError:  # it will say so when it is asked to speak, and a fallback may help
        return None
    text = document.to_yaml(script, "script.yaml")
    wanted = unchanged.fingerprint(script, text, delivery, (voice,), (version,))
    found = unchanged.find(folder, wanted, script)
    if found is None or _expired(found.checks) != _expired(expiry_checks(script, delivery.made)):
        return None  # a kill time that has come since makes another report
    return Made(segment=found, folder=folder, spoken=0, notice="", unchanged=True)


def _expired(checks: tuple[Check, ...]) -> bool:
    return any(check.name == EXPIRY and not check.passed for check in checks)


def _spoken(
    read: Callable[[Station], Spoken], station: Station, fallback: str | None
) -> tuple[Spoken, str]:
    """What was read, all in one voice, and a notice where it is not the one asked for."""
    try:
        return read(station), ""
    except (EngineError, MissingError) as error:
        if fallback is None:
            raise
        notice = f"{fallback} read the whole segment, because: {error.message}"
    return read(replace(station, engine=fallback, voice=None)), notice


def _whole(script: Script, frame: FrameOf, speak: SpeakFor, station: Station) -> Spoken:
    return as_it_is(script, partial(speak, station), frame)


def _in_slot(draft: Draft, slot: Slot, frame: FrameOf, speak: SpeakFor, station: Station) -> Spoken:
    clock = Clock(slot=slot, tempo=station.tempo, frame_of=frame)
    return to_the_clock(draft, clock, partial(speak, station))


def _takes(
    folder: Path, progress: Progress | None, station: Station, sentences: tuple[Sentence, ...]
) -> tuple[Take, ...]:
    check_writable(folder)
    from producer.speech.cache import TakeCache
    from producer.speech.speak import speak

    voice = voice_of(station)
    cache = TakeCache(cache_of(station))
    tell = partial(progress, "speaking") if progress is not None else None
    return speak(sentences, engines.find(station.engine), voice, cache, progress=tell)
