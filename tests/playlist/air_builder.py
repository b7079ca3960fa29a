"""Days to fill: slots by hand, libraries by chance, and a station's week."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from producer.model import Airs, Opening, Piece, Play, after
from producer.station import Air, Category, Clock, Slot

ZONE = ZoneInfo("America/New_York")
MORNING = datetime(2026, 11, 23, 6, tzinfo=ZONE)
MINUTE = 60_000
HOUR = 60 * MINUTE


def piece(name: str, length_ms: int, category: str = "local", **told: Any) -> Piece:
    return Piece(
        id=name,
        title=name.title(),
        category=category,
        length_ms=length_ms,
        file=Path("/audio") / f"{name}.wav",
        media_type="audio/wav",
        **told,
    )


def row(start: datetime, *slots: tuple[str, int], hard: bool = True) -> tuple[Opening, ...]:
    """Slots one after the other: a category and milliseconds each; "feed", "fill", "newscast" and
    "legal-id" are kinds of their own, and a "~" before a name makes it soft."""
    found = []
    for name, length_ms in slots:
        category = name.lstrip("~")
        airs = Airs(category) if category in tuple(Airs) else Airs.CATEGORY
        found.append(
            Opening(
                id=start.isoformat(),
                start=start,
                length_ms=length_ms,
                hard=hard and not name.startswith("~"),
                airs=airs,
                name=category.title(),
                category="" if airs is Airs.FEED else category,
                source="net" if airs is Airs.FEED else "",
            )
        )
        start = after(start, length_ms)
    return tuple(found)


def music(*lengths_ms: int) -> tuple[Piece, ...]:
    return tuple(
        piece(f"music {number}", length, "fill") for number, length in enumerate(lengths_ms)
    )


@dataclass(frozen=True, kw_only=True)
class Hour:
    """What fill_day is given."""

    openings: tuple[Opening, ...]
    pieces: tuple[Piece, ...]
    air: Air
    plays: tuple[Play, ...] = ()


def random_hour(seed: int) -> Hour:
    """Two to eight slots of an hour and 3 to 40 pieces of two categories: scarce or rich in turn,
    some with windows, kill times, stories in common and a history."""
    dice = random.Random(seed)
    fewest, longest = (3, 420_000) if seed % 2 else (15, 240_000)
    count = dice.randint(2, 8)
    marks = sorted(dice.sample(range(1, 120), count - 1))
    edges = [0, *(mark * 30_000 for mark in marks), HOUR]
    slots = []
    for low, high in pairwise(edges):
        name = dice.choice(("local", "local", "local", "feature"))
        slots.append((("~" if dice.random() < 0.5 else "") + name, high - low))
    pieces = []
    for number in range(dice.randint(fewest, 40)):
        told: dict[str, Any] = {
            "priority": dice.randint(1, 5),
            "made": MORNING - timedelta(minutes=dice.randint(1, 5000)),
        }
        if dice.random() < 0.15:
            told["kill"] = MORNING + timedelta(minutes=dice.randint(5, 60))
        if dice.random() < 0.1:
            told["not_before"] = MORNING + timedelta(minutes=dice.randint(1, 50))
        if dice.random() < 0.1:
            told["hours"] = (6 * HOUR + dice.randint(0, 30) * MINUTE, 8 * HOUR)
        if dice.random() < 0.2:
            told["story"] = f"story {dice.randint(1, 4)}"
        category = dice.choice(("local", "local", "feature"))
        pieces.append(piece(f"p{number}", dice.randint(20_000, longest), category, **told))
    plays = tuple(
        Play(piece=one.id, start=MORNING - timedelta(minutes=dice.randint(5, 300)))
        for one in pieces
        if dice.random() < 0.2
    )
    return Hour(
        openings=row(MORNING, *slots),
        pieces=(*pieces, *music(150_000, 240_000, 95_000)),
        air=Air(zone=ZONE.key),
        plays=plays,
    )


# --- A week ---------------------------------------------------------------------------

_HARD = Airs.LEGAL_ID, Airs.NEWSCAST, Airs.FEED


def _clock(name: str, *slots: tuple[str, int, str]) -> Clock:
    start, told = 0, []
    for what, seconds, kind in slots:
        airs = Airs(what) if what in tuple(Airs) else Airs.CATEGORY
        told.append(
            Slot(
                start_ms=start,
                length_ms=seconds * 1000,
                hard=kind == "hard",
                airs=airs,
                name=what,
                category="" if airs is Airs.FEED else what,
                source="net" if airs is Airs.FEED else "",
            )
        )
        start += seconds * 1000
    assert start == HOUR, (name, start)
    return Clock(name=name, slots=tuple(told))


CLOCKS = (
    _clock(
        "drive",
        ("legal-id", 10, "hard"),
        ("newscast", 290, "hard"),
        ("local", 480, "hard"),
        ("weather", 120, "hard"),
        ("feature", 900, "hard"),
        ("local", 420, "soft"),
        ("feature", 540, "soft"),
        ("fill", 240, "soft"),
        ("arts", 600, "hard"),
    ),
    _clock(
        "day",
        ("legal-id", 10, "hard"),
        ("newscast", 290, "hard"),
        ("feed", 1500, "hard"),
        ("feature", 900, "hard"),
        ("arts", 900, "soft"),
    ),
    _clock(
        "night",
        ("legal-id", 15, "hard"),
        ("newscast", 285, "hard"),
        ("feature", 1500, "hard"),
        ("local", 600, "soft"),
        ("fill", 1200, "soft"),
    ),
)
AIR = Air(
    call_letters="WXYZ",
    community="Harlow Point",
    zone=ZONE.key,
    categories=(
        Category(name="newscast", separation_ms=0, stale_after_ms=2 * HOUR),
        Category(name="legal-id", separation_ms=0),
        Category(name="weather", separation_ms=HOUR),
        Category(name="local", separation_ms=3 * HOUR),
        Category(name="feature", separation_ms=6 * HOUR),
        Category(name="arts", separation_ms=4 * HOUR),
    ),
    clocks=CLOCKS,
    week=tuple(
        ("night",) * 6 + ("drive",) * 4 + ("day",) * 6 + ("drive",) * 4 + ("night",) * 4
        for _ in range(7)
    ),
)


def week_library(first: datetime, *, days: int = 7) -> tuple[Piece, ...]:
    """200 segments, a newscast every hour, two legal IDs and music."""
    dice = random.Random(7)
    kinds = (("local", 70, 25, 150), ("feature", 70, 90, 420), ("arts", 50, 60, 300))
    found = [
        piece(
            f"{category} {number}",
            dice.randint(low * 1000, high * 1000),
            category,
            priority=dice.randint(2, 4),
            made=first - timedelta(hours=dice.randint(1, 200)),
            story=f"{category} story {number // 2}" if number < 10 else "",
            kill=first + timedelta(hours=dice.randint(30, 160)) if number % 9 == 0 else None,
            not_before=first + timedelta(hours=dice.randint(3, 90)) if number % 8 == 0 else None,
            hours=(5 * HOUR, 22 * HOUR) if number % 7 == 0 else None,
        )
        for category, count, low, high in kinds
        for number in range(count)
    ]
    found += [piece(f"weather {n}", 60_000 + 7_000 * n, "weather", made=first) for n in range(10)]
    found += [
        piece(
            f"newscast {hour}",
            dice.randint(240_000, 295_000),
            "newscast",
            made=after(first, hour * HOUR - 10 * MINUTE),
            not_before=after(first, hour * HOUR - 10 * MINUTE),
        )
        for hour in range(24 * days + 2)
    ]
    found += [piece("id a", 9_600, "legal-id"), piece("id b", 9_900, "legal-id")]
    return (*found, *music(31_000, 120_000, 185_500, 240_000))
