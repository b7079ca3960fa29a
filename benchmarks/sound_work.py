"""What each process of benchmarks/sound.py does, and how long that took it."""

from __future__ import annotations

import json
import shutil
import time
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from producer.model import Take, Voice
from producer.segment import formats, profiles
from producer.segment.mastered import Mastered
from producer.segment.stitch import mix
from producer.segment.timeline import RATE, Place, Timeline, length_of
from tests.labels_builder import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from producer.model import Samples

TAKES: Final = 800
PAUSE: Final = RATE * 350 // 1000
JOINS: Final = (100, 200, 400)
LONGEST_S: Final = 120
VOICE: Final = Voice(engine="hibari", name="heart", language="en", about="")

Took: TypeAlias = tuple[float, float]
"""Seconds on the wall, and of CPU."""


def copy(folder: Path, source: str) -> Took:
    return timed(lambda: shutil.copyfile(folder / source, folder / "copied"))


def stitch(folder: Path, kind: str) -> Took:
    return timed(lambda: write(mixed(folder, kind), folder / "mix"))


def produce(folder: Path, kind: str) -> Took:
    """Stitched, mastered to the default profile, and encoded."""
    from producer.segment.master import master

    def work() -> None:
        path = folder / "mastered"
        sound, _ = master(lambda: mixed(folder, kind), profiles.find("prss"), 1, path)
        formats.find("mp3").write(sound, folder / "segment.mp3", labels())

    return timed(work)


def encode(folder: Path, mastered: str) -> Took:
    """The encoder alone, on what `produce` has left."""
    path = folder / mastered
    sound = Mastered(path=path, samples=path.stat().st_size // 2, channels=1)
    return timed(lambda: formats.find("mp3").write(sound, folder / "alone.mp3", labels()))


def join(folder: Path, kind: str) -> list[float]:
    """The CPU seconds of the first JOINS naive joins, and of TAKES where that is not long."""
    from pydub import AudioSegment

    started = time.process_time()
    whole = AudioSegment.silent(500, frame_rate=RATE)
    took: list[float] = []
    for number, take in enumerate(takes(folder, kind), start=1):
        whole += AudioSegment.from_wav(take.file)
        whole += AudioSegment.silent(350, frame_rate=RATE)
        if number in (*JOINS, TAKES):
            took.append(time.process_time() - started)
        if number == JOINS[-1] and at_all(took) > LONGEST_S:
            break
    return took


def mixed(folder: Path, kind: str) -> Iterator[Samples]:
    read_before = takes(folder, kind)
    return mix(read_before, laid(read_before), (), 1)


def write(pieces: Iterable[Samples], path: Path) -> None:
    with path.open("wb") as file:
        for piece in pieces:
            file.write(piece.data)


def timed(work: Callable[[], object]) -> Took:
    """The libraries are loaded before the clock starts."""
    for name in ("av", "soundfile", "soxr"):
        import_module(name)
    started, used = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - used


def takes(folder: Path, kind: str) -> tuple[Take, ...]:
    """As `keep` wrote them down."""
    told = json.loads((folder / f"{kind}.json").read_text(encoding="utf-8"))
    return tuple(
        Take(
            sentence=f"p1.s{number}",
            file=Path(file),
            start=start,
            end=end,
            rate=rate,
            voice=VOICE,
            engine_version="1",
            key="",
            fresh=False,
        )
        for number, (file, start, end, rate) in enumerate(told, start=1)
    )


def laid(read_before: tuple[Take, ...]) -> Timeline:
    places: list[Place] = []
    at = RATE // 2
    for take in read_before:
        places.append(Place(sentence=take.sentence, start=at, end=at + length_of(take)))
        at = places[-1].end + PAUSE
    return Timeline(places=tuple(places), samples=at)


def at_all(took: Sequence[float]) -> float:
    """The seconds of TAKES joins: measured, or from a parabola through those of JOINS."""
    if len(took) > len(JOINS):
        return took[-1]
    joins = np.array(JOINS, np.float64)
    linear, square = np.linalg.lstsq(np.stack([joins, joins**2], axis=1), took, rcond=None)[0]
    return float(linear * TAKES + square * TAKES**2)
