"""A small station whose days are quick to make: tones for voices, short slots, invented stories."""

from __future__ import annotations

import os
import wave
from pathlib import Path
from typing import TYPE_CHECKING, Final

from producer.model import Airs
from producer.station import (
    FILL,
    LEGAL_ID,
    NEWSCAST,
    NO_CLOCK,
    Air,
    Category,
    Clock,
    Slot,
    Station,
)

if TYPE_CHECKING:
    from datetime import datetime

ZONE: Final = "America/New_York"
NEWS: Final = "news"
_MINUTE_MS: Final = 60_000
_PAGE: Final = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta property="article:published_time" content="{published}">
<link rel="canonical" href="https://harlow.example/{slug}"></head>
<body><article><h1>{title}</h1>
{paragraphs}
</article></body></html>
"""
_SENTENCES: Final = (
    "{what} is open again.",
    "A crew of four worked on it through the night.",
    "The city paid for half of it.",
    "Nobody was hurt.",
    "The mayor came by bus.",
    "It rained until noon.",
    "The next work is planned for May.",
    "Bring a coat.",
)
_LATER: Final = "On {day} a second crew comes to look at the paint and the lamps."
_DAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def slot(start_s: int, length_s: int, airs: Airs, *, category: str, hard: bool = True) -> Slot:
    return Slot(
        start_ms=start_s * 1000,
        length_ms=length_s * 1000,
        hard=hard,
        airs=airs,
        name=category.capitalize(),
        category=category,
    )


FULL: Final = Clock(
    name="full",
    slots=(
        slot(0, 10, Airs.LEGAL_ID, category=LEGAL_ID),
        slot(10, 30, Airs.NEWSCAST, category=NEWSCAST),
        slot(40, 60, Airs.CATEGORY, category=NEWS),
        slot(100, 3500, Airs.FILL, category="fill", hard=False),
    ),
)


def station(
    place: Path,
    *,
    hours: tuple[int, ...] = tuple(range(24)),
    clock: Clock = FULL,
    stale_ms: int | None = 60 * _MINUTE_MS,
    rolling: str | None = "newscast-latest.wav",
    sources: tuple[str, ...] = (),
    fill: Path | None = None,
) -> Station:
    """A station whose every day has this clock in these hours, and makes all of it from `sources`,
    or from a folder `stories` in `place`."""
    stories = sources or (str(place / "stories"),)
    day = tuple(clock.name if hour in hours else NO_CLOCK for hour in range(24))
    return Station(
        name="Harlow Radio",
        engine="tone",
        formats=("wav",),
        out=place / "audio",
        air=Air(
            call_letters="WZQY",
            community="Harlow",
            zone=ZONE,
            playlists=place / "playlists",
            categories=(
                Category(
                    name=NEWSCAST,
                    separation_ms=0,
                    sources=stories,
                    stale_after_ms=stale_ms,
                    rolling=place / rolling if rolling else None,
                ),
                Category(name=LEGAL_ID, separation_ms=0, text="WZQY, Harlow."),
                Category(name=NEWS, sources=stories),
                *((Category(name=FILL, separation_ms=0, folder=fill),) if fill else ()),
            ),
            clocks=(clock,),
            week=(day,) * 7,
        ),
    )


def music(folder: Path) -> Path:
    """A folder with an hour of silence, in one small file."""
    if not folder.is_dir():
        folder.mkdir()
        with wave.open(str(folder / "hour.wav"), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(1)
            sound.setframerate(1000)
            sound.writeframes(b"\x80" * 3_600_000)
    return folder


def write_story(place: Path, slug: str, published: datetime, *, sentences: int = 8) -> Path:
    """A page of a story, a paragraph a sentence, as old as it was published."""
    what = f"The {slug}"
    more = [_LATER.format(day=day) for day in _DAYS][: max(0, sentences - len(_SENTENCES))]
    told = [text.format(what=what) for text in _SENTENCES[:sentences]] + more
    file = place / "stories" / f"{slug}.html"
    file.parent.mkdir(exist_ok=True)
    page = _PAGE.format(
        title=f"{what} opens",
        slug=slug,
        published=published.isoformat(),
        paragraphs="\n".join(f"<p>{text}</p>" for text in told),
    )
    file.write_text(page, encoding="utf-8")
    os.utime(file, (published.timestamp(), published.timestamp()))
    return file
