"""What looking through a library of segments costs, beside reading every manifest as JSON.

    .venv/bin/python -m benchmarks.library [SEGMENTS] [RUNS]

One segment is made of the example by the default voice, and copied SEGMENTS times (default
10,000), each with an id, a title, a category, a kill time and hours of its own; its sound is a
file of the same size that takes no room. Every figure is the least of RUNS (default 3), in turn,
so that a machine whose speed drifts slows them all. The first scan knows nothing, the second
everything; a question is one category's list with its plays, of what was scanned. Files are read
from the system's memory: a cold disk adds its own time to every line alike.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
import uuid
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zoneinfo import ZoneInfo

from producer import pipeline
from producer.model import Play
from producer.playlist.library.listing import listed
from producer.playlist.library.shelves import library
from producer.segment import seal
from producer.station import Station

if TYPE_CHECKING:
    from collections.abc import Callable

    from producer.playlist.library.shelves import Shelves

ROOT: Final = Path(__file__).resolve().parents[1]
EXAMPLE: Final = ROOT / "examples" / "ferry.html"
NOW: Final = datetime(2026, 11, 22, 12, tzinfo=ZoneInfo("America/New_York"))
CATEGORIES: Final = ("local", "arts", "weather", "sport", "features")
AIMS_S: Final = {"first scan": 2.0, "second scan": 1.0, "a question": 0.1}


def shelve(pattern: Path, out: Path, count: int) -> None:
    """`count` copies of a segment's manifest and report, each another segment's."""
    manifest: dict[str, Any] = json.loads((pattern / "manifest.json").read_bytes())
    report = (pattern / "report.json").read_bytes()
    sizes = {file["name"]: file["size"] for file in manifest["x-producer"]["files"]}
    for number in range(count):
        folder = out / f"segment-{number:05}"
        folder.mkdir(parents=True)
        told = manifest | {
            "id": f"urn:uuid:{uuid.UUID(int=number)}",
            "name": f"{manifest['name']}, part {number}",
        }
        told["x-producer"] = manifest["x-producer"] | {
            "expires": (NOW + timedelta(hours=number % 96 - 12)).isoformat(),
            "airing": {
                "category": CATEGORIES[number % len(CATEGORIES)],
                "priority": 1 + number % 5,
                "hours": "06:00-10:00",
            },
        }
        (folder / "manifest.json").write_text(seal.sealed(json.dumps(told)), encoding="utf-8")
        (folder / "report.json").write_bytes(report)
        for name, size in sizes.items():
            with (folder / name).open("wb") as file:
                file.truncate(size)


def plainly(out: Path) -> None:
    """Every manifest as JSON, and nothing made of it."""
    for folder in sorted(out.iterdir()):
        json.loads((folder / "manifest.json").read_bytes())


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the clock and of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def measured(place: Path, runs: int) -> dict[str, tuple[float, float]]:
    out, index = place / "audio", place / "library.sqlite"
    station = Station(name="WZQY", out=out)
    scanned: list[Shelves] = []

    def scan() -> None:
        scanned.append(library(station, NOW, index=index, playlists=place / "playlists"))

    def ask() -> None:
        listed(scanned[-1], NOW, CATEGORIES[0])

    found: dict[str, list[tuple[float, float]]] = {}
    for _ in range(runs):
        index.unlink(missing_ok=True)
        for name, work in (
            ("plain json.loads", lambda: plainly(out)),
            ("first scan", scan),
            ("second scan", scan),
        ):
            found.setdefault(name, []).append(took(work))
        aired = tuple(Play(piece=piece.id, start=NOW) for piece in scanned[-1].pieces)
        scanned[-1] = replace(scanned[-1], plays=aired)
        found.setdefault("a question", []).append(took(ask))
    last = scanned[-1]
    assert not last.remarks, last.remarks[:3]
    print(f"{len(last.pieces)} may air, {len(last.held)} are killed")
    return {name: min(each) for name, each in found.items()}


def main(count: int, runs: int) -> None:
    with tempfile.TemporaryDirectory(prefix="library-") as folder:
        place = Path(folder)
        made = pipeline.make((str(EXAMPLE),), Station(out=place / "made", cache=place / "cache"))
        size = (made.folder / "manifest.json").stat().st_size
        shelve(made.folder, place / "audio", count)
        print(f"{count} segments, manifests of {size / 1000:.1f} kB, best of {runs}")
        told = measured(place, runs)
    _, plain = told["plain json.loads"]
    for name, (wall, cpu) in told.items():
        aim = f"  (aim: {AIMS_S[name]:g} s)" if name in AIMS_S and count == 10_000 else ""
        print(f"{name:<18} {wall:7.3f} s  CPU {cpu:7.3f} s  {cpu / plain:6.3f} of plain{aim}")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    main(*(given + [10_000, 3][len(given) :]))
