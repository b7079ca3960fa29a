"""The stages in order: an article goes in, a segment comes out.

from producer import pipeline, station
made = pipeline.make("story.html", station.Station())
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import partial
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from producer.errors import EngineError, InputError, MissingError, OutputError
from producer.files import write_atomic
from producer.model import Page, Rewrite, Script, Segment, Story, Take, Voice
from producer.script import document
from producer.script.spoken import speak_out
from producer.script.write import readable, write
from producer.segment import formats, profiles, unchanged
from producer.segment.delivery import Delivery, check_writable
from producer.segment.manifest import is_of, owned
from producer.speech import engines
from producer.story import read
from producer.story.decode import decode
from producer.story.fetch import fetch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from producer.speech.engine import Engine
    from producer.station import Station

    Progress = Callable[[str, int, int], None]


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


def story_of(source: str) -> Story:
    """The clean story of a page: a path, a URL, or "-". Raises InputError for a script."""
    page = fetch(source)
    if _is_script(page):
        raise InputError(
            f"{source}: this is a script, not a page", f"Type: producer preview {source}"
        )
    return read(page)


def script_of(source: str, station: Station) -> Script:
    """The script of a page, or of a script that was written before."""
    page = fetch(source)
    if _is_script(page):
        return document.from_yaml(decode(page), page.source, station)
    return write(readable(read(page)), station)


def script_text(source: str, station: Station, *, name: str) -> str:
    """The script of a source as YAML; `name` is the file that its first lines speak of."""
    return document.to_yaml(script_of(source, station), name)


def save(path: Path, text: str, *, replace: bool) -> None:
    """Write a text file whole or not at all.

    Raises OutputError where it can't be written, or is there and must not be replaced.
    """
    if path.exists() and not replace:
        raise OutputError(
            f"{path} is there already, perhaps with somebody's edits: nothing was changed",
            "Name another file, or add --force to replace it.",
        )
    write_atomic(path, text)


def spoken_lines(source: str) -> Iterator[tuple[str, tuple[Rewrite, ...]]]:
    """The spoken form of each line of a text, and the rewrites that made it."""
    for line in decode(fetch(source)).removesuffix("\n").split("\n"):
        yield speak_out(line)


def engines_here() -> tuple[Engine, ...]:
    """The engines that can speak on this machine."""
    return tuple(engine for engine in engines.ENGINES if engine.available() is None)


def make(
    source: str, station: Station, *, fallback: str | None = None, progress: Progress | None = None
) -> Made:
    """Make a segment in `station.out`/slug; `progress` is told the stage, and how much
    of it is done, of how much (of 0 where that is not known).

    Where that very segment is there already, whole, nothing is done. `fallback` names an engine
    that reads the whole segment where the station's own can't. Raises a ProducerError.
    """
    delivery = _delivery(station)
    if fallback is not None:
        engines.find(fallback)
    script = script_of(source, station)
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


def _delivery(station: Station) -> Delivery:
    """What the station asks for, looked up before any work. Raises UsageError."""
    return Delivery(
        profile=profiles.find(station.profile),
        formats=tuple(formats.find(name) for name in dict.fromkeys(station.formats)),
        pauses=station.pauses,
        station=station.name,
        disclosure=station.words.disclosure,
    )


def _unchanged(
    folder: Path, script: Script, text: str, station: Station, delivery: Delivery
) -> Segment | None:
    """The segment in the folder, where it is the one that would be made."""
    engine = engines.find(station.engine)
    if engine.available() is not None:
        return None
    voice = _voice(station)
    try:
        version = engine.version()
    except EngineError:  # it will say so when it is asked to speak, and a fallback may help
        return None
    wanted = unchanged.fingerprint(text, delivery, (voice,), (version,))
    return unchanged.find(folder, wanted, script)


def _voice(station: Station) -> Voice:
    """The station's voice at its speed. Raises UsageError or MissingError."""
    engine = engines.find(station.engine)
    engines.ready(engine)
    return replace(engines.voice(engine, station.voice), speed=station.speed)


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
    from producer.speech.cache import TakeCache, default_folder
    from producer.speech.speak import speak

    voice = _voice(station)
    cache = TakeCache(station.cache or default_folder())
    tell = partial(progress, "speaking") if progress is not None else None
    return speak(script.sentences, engines.find(station.engine), voice, cache, progress=tell)


def _is_script(page: Page) -> bool:
    """By its name, or by its first key: then a fault in it is told as a script's."""
    if page.source.lower().endswith((".yaml", ".yml")):
        return True
    return document.is_script(page.content[:4096].decode("utf-8", "replace"))
