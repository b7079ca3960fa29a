"""Segments on shelves: real ones made once, and copies that tell other things."""

from __future__ import annotations

import json
import shutil
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from producer.playlist.library.shelves import Shelves, library
from producer.segment import seal
from producer.station import Air, Category, Station
from tests.finished import short

if TYPE_CHECKING:
    from collections.abc import Sequence

ZONE = ZoneInfo("America/New_York")
NOON = datetime(2026, 11, 22, 12, tzinfo=ZONE)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A station's folder of segments, with its index and its playlists beside it."""

    place: Path
    pattern: Path
    """A finished segment, WAV and MP3, to copy."""

    @property
    def out(self) -> Path:
        return self.place / "audio"

    @property
    def index(self) -> Path:
        return self.place / "cache" / "library.sqlite"

    def put(self, name: str = "ferry", **ours: Any) -> Path:
        """A copy of the segment, with these in our part of its manifest, and an id of its own."""
        folder = self.out / name
        shutil.copytree(self.pattern, folder)
        self.tell(folder, id=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, name)}", ours=ours)
        return folder

    @staticmethod
    def tell(folder: Path, *, ours: dict[str, Any] | None = None, **whole: Any) -> None:
        """Change a manifest, and seal it again; None takes a key out."""
        file = folder / "manifest.json"
        told = json.loads(file.read_bytes())
        for group, changes in ((told, whole), (told["x-producer"], ours or {})):
            for key, value in changes.items():
                group.pop(key, None)
                if value is not None:
                    group[key] = value
        file.write_text(seal.sealed(json.dumps(told)), encoding="utf-8")

    @staticmethod
    def report(folder: Path, *failed: str) -> None:
        """Have the report say that these checks failed."""
        file = folder / "report.json"
        told = json.loads(file.read_bytes())
        for name in failed:
            told["checks"].append({"name": name, "expected": "a", "measured": "b", "passed": False})
        told["passed"] = not failed
        file.write_text(json.dumps(told, indent=1), encoding="utf-8")

    def library(
        self,
        now: datetime = NOON,
        *,
        categories: Sequence[Category] = (),
        name: str = "WZQY",
        **options: Any,
    ) -> Shelves:
        station = Station(name=name, out=self.out, air=Air(categories=tuple(categories)))
        return library(
            station,
            now,
            **{"index": self.index, "playlists": self.place / "playlists"} | options,
        )


def pattern(folder: Path) -> Path:
    """A finished segment of a few seconds."""
    return short(folder / "pattern").folder
